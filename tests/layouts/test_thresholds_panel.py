"""Thresholds on the verification page as they are read."""

from __future__ import annotations

from dataclasses import replace

from callbacks.filters import Filters
from dashboard.core.text import Lang
from data.queries.party_thresholds import PartyThresholds
from data.thresholds import of_province
from layouts import verification as shown
from tests.layouts.reading import titles, with_class, words
from tests.layouts.test_verification import UNSAID, hrefs, jateng, table, thresholds


def test_parties_that_reach_enough_areas_are_counted() -> None:
    assert "1 dari 2 partai pasti memenuhi ambang" in titles(shown.page(jateng(needed=1), Lang.ID))
    assert "1 of 2 parties is certain to reach the threshold" in titles(shown.page(jateng(needed=1), Lang.EN))


def test_the_impossible_come_first_with_what_is_short_and_the_nearest_area() -> None:
    page = shown.page(jateng(exports=True), Lang.ID)
    rows = table(page, "1 partai tidak mungkin lagi memenuhi ambang, belum ada yang pasti")
    assert rows == ["PAN T 0 / 3 ✕ tidak mungkin", "PKB M kurang 1; terdekat Brebes (−3) 1 / 3 ? mungkin"]
    assert {"/partai/pkb", "/unduh/ambang.xlsx"} <= hrefs(page)
    assert "/unduh/ambang.xlsx" not in hrefs(shown.page(jateng(), Lang.ID))


def test_thresholds_are_not_said_where_nobody_has_reported_or_nothing_is_decided() -> None:
    silent = PartyThresholds(provinces=(of_province("33", "pkb", 2, [UNSAID] * 3),), areas=(UNSAID,))
    assert with_class(shown.page(jateng(thresholds=silent), Lang.ID), "outlooks") == []
    assert with_class(shown.page(jateng(filters=Filters(object="kantor")), Lang.ID), "outlooks") == []


def test_the_nation_counts_provinces() -> None:
    nation = tuple(replace(one, province="*") for one in thresholds(2).provinces)
    page = shown.page(jateng(thresholds=PartyThresholds(nation=nation, areas=(UNSAID,))), Lang.EN)
    assert "Provinces by the outlook of the party there" in words(page)
    assert "provinces impossible" in words(with_class(page, "outlooks"))
