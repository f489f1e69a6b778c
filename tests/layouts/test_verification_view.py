"""What follows from the figures of the verification page."""

from __future__ import annotations

from dataclasses import replace

from callbacks.filters import Filters
from tests.layouts.crafted import area, values
from tests.layouts.places import PAN, PKB, PRIMA, party, sample, verification


def test_a_later_round_is_about_the_parties_with_data_whether_pairs_are_at_hand_or_not() -> None:
    whole = replace(area("*", "Indonesia", 0, 0), metrics=values(sample=205))
    parties, later = [party(PKB), party(PAN), party(PRIMA, 9)], Filters(round="verfak")
    pairs = verification(whole, parties, samples=[sample("33.73", "pkb", 205, 180, 25)], filters=later)
    drawn = replace(verification(whole, parties, filters=later), drawn=frozenset({"pkb"}))
    assert pairs.taking_part == drawn.taking_part == (PKB, PRIMA)
    assert drawn.without_data == (PAN,)
