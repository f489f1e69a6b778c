"""Loading the page of one area."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import area
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from dashboard.core.text import Lang
from layouts import area as shown
from tests.callbacks.calling import AT_23, caller, commissioner, complaint, items, leaks, recaps
from tests.data.making import wib
from tests.data.queries.stock import recap, roll_up
from tests.data.sampling import sample
from tests.layouts.reading import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

SALATIGA = AT_23.but(area="33.73")


def test_the_area_comes_from_the_path(db: Session) -> None:
    recaps(db)
    view = area.load(commissioner(db), SALATIGA)
    assert view.figures.area.name == "Kota Salatiga"
    assert (view.figures["received"], view.figures["checked"], view.figures["backlog"]) == (120, 60, 60)
    assert {one.party.code: one.received for one in view.parties if one.received} == {"pkb": 100, "pan": 20}
    assert "60 / 120" in words(shown.page(view, Lang.ID))


def test_rows_are_counted_beside_what_is_known_from_recaps_only(db: Session) -> None:
    items(db)
    recap(db, "33.73", "pks", received=10, checked=4)
    roll_up(db)
    view = area.load(commissioner(db), SALATIGA)
    assert (view.itemised, view.figures["backlog"]) == (3, 9)
    assert [bucket.items for bucket in view.ages] == [1, 1, 1, 0, 0]
    assert view.figures["oldest_days"] == 7


def test_the_way_up_can_be_opened_as_far_as_the_scope_reaches(db: Session) -> None:
    def above(*scope: str, code: str = "33.73") -> list[tuple[str, bool]]:
        view = area.load(caller(db, *scope), SALATIGA.but(area=code))
        return [(info.code, may_open) for info, may_open in view.parents]

    assert above("33.73") == [("33", False)]
    assert above("33") == [("33", True)]
    assert above("*") == [("*", True), ("33", True)]
    assert above("*", code="*") == []


def test_a_commissioner_sees_the_provinces_sum_and_nameless_peers_and_nothing_else_of_others(db: Session) -> None:
    recaps(db)
    for number in range(1, 5):
        recap(db, f"33.0{number}", "pkb", received=120, checked=12 * number)
    roll_up(db)
    view = area.load(commissioner(db), SALATIGA)
    assert view.peers is not None
    assert view.peers.shares == (0.1, 1_234 / 7_321, 0.2, 0.3, 0.4)
    assert view.peers.province["received"] == 120 + 7_321 + 480
    assert leaks(view) == []
    assert "33.0" not in repr(view)
    assert leaks([words(shown.page(view, lang)) for lang in Lang]) == []


def test_a_province_has_no_peers(db: Session) -> None:
    recaps(db)
    view = area.load(caller(db, "33"), SALATIGA.but(area="33"))
    assert view.peers is None
    assert len(view.figures.children) == 35


def test_complaints_are_those_of_the_area_up_to_the_moment(db: Session) -> None:
    complaint(db, "33.73", 5, wib(2022, 8, 20))
    complaint(db, "33.73", 9, wib(2022, 8, 24))
    complaint(db, "33.74", 7_321, wib(2022, 8, 20))
    own = area.load(commissioner(db), SALATIGA).complaints
    assert own is not None
    assert (own.received, own.own) == (5, True)
    whole = area.load(caller(db, "33"), SALATIGA.but(area="33")).complaints
    assert whole is not None
    assert (whole.received, whole.areas) == (7_326, 2)
    assert area.load(commissioner(db), SALATIGA.but(as_of_text="2022-08-19")).complaints is None


def test_samples_belong_to_the_area_and_to_members(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=205, ms=180, tms=25, population=440)
    sample(db, "33.74", "pkn", sample=7_321)
    november = Filters(round="verfak", area="33.73").but(as_of_text="2022-11-04")
    view = area.load(commissioner(db), november)
    assert [(one.area_code, one.party, one.sample) for one in view.samples] == [("33.73", "pkn", 205)]
    assert view.standings["pkn"].projected
    assert area.load(commissioner(db), november.but(object="kantor")).samples == ()


def test_a_party_narrows_the_figures_only(db: Session) -> None:
    recaps(db)
    view = area.load(commissioner(db), SALATIGA.but(party="pan"))
    assert view.figures["received"] == 20
    assert len(view.parties) == 24


def test_what_is_not_mine_and_what_does_not_exist_are_both_not_found(db: Session) -> None:
    for code in ("33.74", "33", "*", "99.99", None):
        with pytest.raises(NotFound):
            area.load(commissioner(db), SALATIGA.but(area=code))
    with pytest.raises(NotFound):
        area.load(caller(db), SALATIGA)


def test_rows_may_be_opened_only_by_those_who_may_read_them(db: Session) -> None:
    assert area.load(commissioner(db), SALATIGA).rows
    assert not area.load(caller(db, "33.73", role=Role.PENGAWAS), SALATIGA).rows
