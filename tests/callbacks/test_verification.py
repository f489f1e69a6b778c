"""Loading the verification page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import verification
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from dashboard.core.text import Lang
from data.answers import Reporting
from layouts import verification as shown
from tests.callbacks.calling import AT_23, caller, commissioner, leaks, recaps
from tests.data.queries.stock import recap, roll_up
from tests.layouts.reading import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_it_opens_on_the_callers_own_area_with_all_below_it(db: Session) -> None:
    recaps(db)
    view = verification.load(caller(db, "33"), AT_23)
    assert view.figures.area.code == "33"
    assert len(view.figures.children) == 35
    assert (view.figures["received"], view.figures["checked"]) == (7_441, 1_294)
    assert view.question.round == "vermin"


def test_the_counts_of_one_area_are_those_of_its_parties(db: Session) -> None:
    recaps(db)
    view = verification.load(commissioner(db), AT_23)
    assert [view.figures[name] for name in ("received", "checked", "backlog", "ms", "bms", "tms")] == [
        120, 60, 60, 50, 6, 4,
    ]  # fmt: skip
    assert view.figures.findings["usia"] == 5
    parties = {one.party.code: one for one in view.parties}
    assert (parties["pkb"].received, parties["pkb"].checked, parties["pkb"].bms) == (100, 40, 6)
    states = {cell.party: cell.reporting for cell in view.cells}
    assert (states["pan"], states["prima"], states["pks"]) == (
        Reporting.REPORTED,
        Reporting.NOT_REGISTERED,
        Reporting.NEVER,
    )
    page = words(shown.page(view, Lang.ID))
    assert "40/100" in page
    assert "Tidak terdaftar di sini: Prima." in page


def test_a_party_narrows_the_figures_and_leaves_the_others_beside_it(db: Session) -> None:
    recaps(db)
    view = verification.load(commissioner(db), AT_23.but(party="pkb"))
    assert (view.figures["received"], view.figures["checked"]) == (100, 40)
    assert len(view.parties) == len({cell.party for cell in view.cells}) == 24


def test_a_commissioner_gets_nothing_of_another_area(db: Session) -> None:
    recaps(db)
    view = verification.load(commissioner(db), AT_23)
    assert leaks(view) == []
    assert leaks([words(shown.page(view, lang)) for lang in Lang]) == []
    assert leaks(verification.load(caller(db, "33"), AT_23)) != []


def test_a_day_before_the_first_report_is_silent(db: Session) -> None:
    recaps(db)
    view = verification.load(commissioner(db), AT_23.but(as_of_text="2022-08-22"))
    assert view.is_silent
    assert "Belum ada laporan keanggotaan" in words(shown.page(view, Lang.ID))


def test_another_object_has_counts_of_its_own(db: Session) -> None:
    recaps(db)
    recap(db, "33.73", "pkb", object="kantor", received=1, checked=1)
    roll_up(db)
    view = verification.load(commissioner(db), AT_23.but(object="kantor"))
    assert (view.figures["received"], view.decides) == (1, False)


def test_what_is_not_mine_and_what_does_not_exist_are_both_not_found(db: Session) -> None:
    for filters in (Filters(area="33.74"), Filters(area="33"), Filters(area="99.99"), Filters(round="tiada")):
        with pytest.raises(NotFound):
            verification.load(commissioner(db), filters)
    with pytest.raises(NotFound):
        verification.load(caller(db), Filters())


def test_rows_may_be_opened_only_by_those_who_may_read_them(db: Session) -> None:
    assert verification.load(caller(db, "33.73"), AT_23).rows
    assert not verification.load(caller(db, "33.73", role=Role.PENGAWAS), AT_23).rows
