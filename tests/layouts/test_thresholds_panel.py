"""The panel of party thresholds on the verification page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from callbacks.filters import Filters
from dashboard.core.text import Lang
from data.queries.party_thresholds import PartyThresholds
from data.reference_book import Rule
from data.thresholds import AreaThreshold, Reach, of_nation, of_province
from layouts.thresholds_panel import rule_words, thresholds_panel
from tests.layouts.crafted import area, values
from tests.layouts.places import PKB, party, verification
from tests.layouts.reading import words

if TYPE_CHECKING:
    from layouts.verification_view import View


def nation(round_code: str, *, projected: bool) -> View:
    """The nation, where PKB is out in the only province."""
    out = [AreaThreshold(f"64.{n:02}", "pkb", Reach.OUT, 100) for n in range(10)]
    provinces = (of_province("64", "pkb", 8, out, projected=projected),)
    found = PartyThresholds(provinces, (of_nation("pkb", 1, provinces),), projected=projected)
    whole = replace(area("*", "Indonesia", 0, 0), metrics=values(sample=205))
    return verification(whole, [party(PKB, 9)], filters=Filters(round=round_code), thresholds=found)


@pytest.mark.parametrize(
    ("lang", "caveat"), [(Lang.ID, "Proyeksi, bukan putusan."), (Lang.EN, "A projection, not a verdict.")]
)
def test_the_nation_tells_thresholds_by_samples_as_a_projection(lang: Lang, caveat: str) -> None:
    by_samples, by_members = (
        thresholds_panel(nation(code, projected=code == "verfak"), lang) for code in ("verfak", "vermin")
    )
    assert by_samples is not None
    assert by_members is not None
    assert caveat in words(by_samples)
    assert caveat not in words(by_members)
    assert "PKB" in words(by_samples)


def test_where_nothing_can_be_projected_there_is_no_panel() -> None:
    view = replace(nation("verfak", projected=True), thresholds=PartyThresholds(projected=True))
    assert thresholds_panel(view, Lang.ID) is None


def test_the_nation_names_the_rule_of_its_provinces_too_and_counts_provinces() -> None:
    rules = tuple(Rule(code) for code in ("bagian_provinsi", "bagian_kabkota", "pembulatan"))
    shown = thresholds_panel(replace(nation("vermin", projected=False), rules=rules), Lang.ID)
    assert shown is not None
    said = words(shown)

    assert "Aturan: 100% provinsi, di tiap provinsi 75% kab/kota, dibulatkan terdekat, setengah ke atas" in said
    assert "Provinsi menurut keadaan" in said
    assert "Kab/kota menurut keadaan" not in said
    assert rule_words(rules, Lang.ID, nation=False) == (
        "Aturan: 75% kab/kota, dibulatkan terdekat, setengah ke atas (UU 7/2017 pasal 173 ayat (2), nilai bawaan)."
    )
    assert rule_words((), Lang.ID, nation=True) is None
