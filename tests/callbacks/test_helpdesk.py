"""Loading the pages of the Help Desks: whose desks, whose officers, which days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from callbacks import area, desk, helpdesk, overview
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from data.service_answers import Period
from tests.callbacks.calling import AT_23, caller
from tests.data.making import wib
from tests.data.queries.serving import roll_up, service

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.fixture
def desks(db: Session) -> Session:
    """Salatiga: one done, one open; Semarang and the province's own desk: one done each; Yogyakarta is not ours."""
    for code in ("33.73", "33.74", "33", "34.71"):
        service(
            db,
            code,
            ("buka", wib(2022, 8, 22, 9)),
            ("respons", wib(2022, 8, 22, 10)),
            ("selesai", wib(2022, 8, 22, 11)),
        )
    service(db, "33.73", ("buka", wib(2022, 8, 22, 12)), channel="telepon", officer="P9")
    roll_up(db)
    return db


def test_it_opens_on_the_callers_own_area(desks: Session) -> None:
    province = helpdesk.load(caller(desks, "33"), Filters())
    assert (province.whole.desks, province.whole.opened, province.desk) == (36, 4, None)
    own = helpdesk.load(caller(desks, "33.73", role=Role.KOMISIONER), Filters())
    assert (own.whole.desks, own.whole.opened, own.desk is not None) == (1, 2, True)


def test_the_path_of_a_desk_is_that_desk_also_the_provinces_own(desks: Session) -> None:
    assert desk.load(caller(desks, "33"), Filters(area="33")).whole.opened == 1
    assert desk.load(caller(desks, "33"), Filters(area="33.73")).whole.opened == 2


def test_officers_are_for_those_whose_scope_is_that_very_desk(desks: Session) -> None:
    def of(scope: str, code: str, role: Role = Role.PIMPINAN) -> tuple[int, bool]:
        found = desk.load(caller(desks, scope, role=role), Filters(area=code)).desk
        assert found is not None
        return len(found.officers), found.owners

    assert of("33.73", "33.73", Role.PETUGAS) == (2, True)
    assert of("33", "33.73") == (0, False)
    assert of("33", "33") == (1, True)
    assert of("*", "33") == (0, False)


def test_another_desk_is_not_found_nor_is_an_unknown_channel(desks: Session) -> None:
    officer = caller(desks, "33.73", role=Role.PETUGAS)
    for asked in (Filters(area="33.74"), Filters(area="33"), Filters(area="*"), Filters(channel="merpati")):
        with pytest.raises(NotFound):
            helpdesk.load(officer, asked)
    for asked in (Filters(area="33.74"), Filters(area="*"), Filters()):
        with pytest.raises(NotFound):
            desk.load(officer, asked)
    with pytest.raises(NotFound):
        helpdesk.load(caller(desks), Filters())


def test_the_period_ends_with_the_moment(desks: Session) -> None:
    found = helpdesk.load(caller(desks, "33"), Filters(period="7").but(as_of_text="2022-08-21"))
    assert (found.service.period, found.whole.opened) == (Period(date(2022, 8, 15), date(2022, 8, 21)), 0)
    assert helpdesk.load(caller(desks, "33"), Filters(period="semua")).service.period.first is None


def test_a_channel_is_a_chip_that_can_be_taken_away(desks: Session) -> None:
    found = helpdesk.load(caller(desks, "33"), Filters(channel="telepon"))
    assert (found.whole.opened, [(one.label, one.without) for one in found.chips]) == (1, [("Telepon", "/helpdesk")])
    assert found.figures.scope_words(caller(desks, "33").lang) == "Jawa Tengah, 36 satker"


def test_rights_decide_on_rows_and_files(desks: Session) -> None:
    bawaslu = helpdesk.load(caller(desks, "33", role=Role.PENGAWAS), Filters())
    assert (bawaslu.rows, bawaslu.exports) == (False, False)


def test_the_overview_and_the_page_of_an_area_have_the_line(desks: Session) -> None:
    line = overview.load(caller(desks, "33"), AT_23).quality
    assert line is not None
    assert (line.service.whole.desks, line.service.whole.opened) == (36, 4)
    one = area.load(caller(desks, "33.73"), Filters(area="33.73", round="vermin")).quality
    assert one is not None
    assert one.service.whole.opened == 2
