"""Callers of a page, and rows of three areas that can be counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from callbacks.context import Ctx
from callbacks.filters import Filters
from dashboard.core.permissions import ROLES, Role
from dashboard.core.text import Lang
from data.days import day_of
from data.models import PublicComplaint
from data.scope import Scope
from tests.data.making import make_batch, wib
from tests.data.queries.stock import NOON_23, absent, item, recap, roll_up

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.models import VerificationItem

AT_23: Final = Filters(round="vermin").but(as_of_text="2022-08-23")
ELSEWHERE: Final = (
    "33.74",
    "Semarang",
    "7321",
    "1234",
    "34.71",
    "Yogyakarta",
    "4321",
)  # what nobody in Salatiga may see


def block(start: Any = 0, end: Any = 100, **more: Any) -> dict[str, Any]:
    """What an endless table sends for its rows from `start` to `end`."""
    return {"startRow": start, "endRow": end, "sortModel": [], "filterModel": {}, **more}


def sorted_by(column: Any, way: Any = "asc") -> dict[str, Any]:
    """The first block in another order."""
    return block(sortModel=[{"colId": column, "sort": way}])


def caller(db: Session, *areas: str, role: Role = Role.PIMPINAN, lang: Lang = Lang.ID, at: datetime = NOON_23) -> Ctx:
    """A caller of `role` in these areas."""
    return Ctx(db=db, scope=Scope.of(*areas), lang=lang, user="u", role=role, permissions=ROLES[role], now=at)


def commissioner(db: Session) -> Ctx:
    """The commissioner of Kota Salatiga."""
    return caller(db, "33.73", role=Role.KOMISIONER)


def recaps(db: Session) -> None:
    """Salatiga: PKB 40 of 100 checked, PAN 20 of 20, PRIMA not registered; other areas report much more."""
    recap(db, "33.73", "pkb", received=100, checked=40, ms=30, bms=6, tms=4, usia=5)
    recap(db, "33.73", "pan", received=20, checked=20, ms=20, bms=0, tms=0)
    absent(db, "33.73", "prima")
    recap(db, "33.74", "pkb", received=7_321, checked=1_234, ms=1_234, bms=0, tms=0)
    recap(db, "34.71", "pkb", received=4_321, checked=4_321)
    roll_up(db)


def items(db: Session) -> dict[str, VerificationItem]:
    """Letters -> open items: a, b and c of Salatiga (the oldest first), x and y of other areas; a sixth is decided."""
    made = {
        "a": item(db, "33.73", received=wib(2022, 8, 16, 9), findings=0b100000, team="Tim 1"),
        "b": item(db, "33.73", received=wib(2022, 8, 20, 9), party="pan"),
        "c": item(db, "33.73", received=wib(2022, 8, 22, 9)),
        "x": item(db, "33.74", received=wib(2022, 8, 16, 8), findings=0b100000),
        "y": item(db, "34.71", received=wib(2022, 8, 16, 8)),
    }
    item(db, "33.73", received=wib(2022, 8, 16, 7), decided=wib(2022, 8, 20))
    roll_up(db)
    return made


def complaint(db: Session, area: str, received: int, at: datetime = NOON_23) -> None:
    """Public complaints of an area, of which nothing else is known."""
    db.add(
        PublicComplaint(
            area_code=area,
            as_of_at=at,
            as_of_on=day_of(at),
            received=received,
            in_process=None,
            resolved=None,
            source=None,
            batch_id=make_batch(db, "tanggapan_masyarakat").id,
        )
    )
    db.flush()


def leaks(shown: object) -> list[str]:
    """What of other areas stands anywhere in `shown`."""
    written = repr(shown)
    return [one for one in ELSEWHERE if one in written]
