"""What importers are told of the database."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.queries.lookups import lookups
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def test_all_reference_data_is_there_and_the_scope_is_the_importers(db: Session) -> None:
    known = lookups(db, Scope.of("33.73"))

    assert len(known.codes) == 552
    assert known.codes["33.73"].name == "Kota Salatiga"
    assert {party.code for party in known.parties["2024"]} >= {"pkb", "garuda"}
    assert [each.code for each in known.rounds if each.cycle == "2024"] == ["vermin", "vermin_p", "verfak", "verfak_p"]
    assert (known.holds("33.73"), known.holds("33.74"), known.holds("33")) == (True, False, False)


def test_windows_are_whole_days_in_wib_and_the_newest_revision_rules(db: Session) -> None:
    window = lookups(db, Scope.of("*")).window("2024", "vermin", "33.73")
    assert window is not None
    assert (window.starts_on, window.ends_on, window.revision) == (date(2022, 8, 16), date(2022, 9, 9), 2)
