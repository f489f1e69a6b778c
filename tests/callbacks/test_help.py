"""Loading the help page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks import help as help_page
from callbacks.context import Ctx
from callbacks.filters import Filters
from dashboard.core.permissions import ROLES, Role
from dashboard.core.text import Lang
from data.scope import Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_knows_only_who_reads_and_asks_for_no_area(db: Session) -> None:
    role = Role.ADMIN
    nobody = Ctx(db=db, scope=Scope(), lang=Lang.ID, user="u", role=role, permissions=ROLES[role], now=wib(2022, 8, 23))
    assert help_page.load(nobody, Filters()).role is Role.ADMIN
