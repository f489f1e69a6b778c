"""Loading the page of one party, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from callbacks import party
from callbacks.filters import Filters
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from data.thresholds import Reach
from layouts.party import page
from tests.callbacks.calling import AT_23, ELSEWHERE, caller, commissioner, recaps
from tests.layouts.reading import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

PKB = AT_23.but(party="pkb")


def test_a_commissioner_sees_the_party_in_the_own_area_only(db: Session) -> None:
    recaps(db)
    ctx = commissioner(db)
    view = party.load(ctx, PKB)
    assert (view.party.abbreviation, view.figures.area.code, view.figures["received"]) == ("PKB", "33.73", 100)
    assert [(one.round.code, one.received, one.checked) for one in view.history] == [("vermin", 100, 40)]
    assert view.here is not None
    assert view.here.reach is Reach.OUT  # Salatiga asks for more than the 100 that came in
    said = words(page(view, ctx.lang))
    assert not [word for word in ELSEWHERE if word in said]


def test_the_leadership_sees_the_province_with_its_threshold(db: Session) -> None:
    recaps(db)
    view = party.load(caller(db, "33"), PKB)
    assert (view.figures["received"], len(view.names)) == (7_421, 36)
    assert view.province is not None
    assert (view.province.needed, view.province.areas, view.province.met) == (26, 35, 1)


def test_where_it_is_not_registered_is_told(db: Session) -> None:
    recaps(db)
    view = party.load(caller(db, "33"), AT_23.but(party="prima"))
    assert [area.code for area in view.registered.absent] == ["33.73"]
    assert view.history == ()


def test_parties_of_parliament_take_no_part_in_factual_rounds(db: Session) -> None:
    recaps(db)
    assert party.load(caller(db, "33"), Filters(party="pkb", round="verfak")).exempt
    assert not party.load(caller(db, "33"), Filters(party="psi", round="verfak")).exempt


def test_unknown_parties_and_other_areas_are_not_found(db: Session) -> None:
    for filters in (AT_23.but(party="tidak_ada"), AT_23, AT_23.but(party="pkb", area="33.74")):
        with pytest.raises(NotFound):
            party.load(commissioner(db), filters)
    with pytest.raises(NotFound):
        party.load(caller(db), PKB)


def test_rows_and_files_are_for_those_who_may(db: Session) -> None:
    closed = party.load(caller(db, "33", role=Role.PENGAWAS), PKB)
    assert (closed.rows, closed.exports) == (False, False)
