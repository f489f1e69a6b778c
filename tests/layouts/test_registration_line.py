"""The line on registration, in words, for a party, an area, and both."""

from __future__ import annotations

from typing import Any

from callbacks.filters import Filters
from dashboard.core.text import Lang
from data.registration_counts import Branches, Brief, Documents
from layouts.registration_line import registration_line
from tests.layouts.reading import attribute, walk, words


def found(**more: Any) -> Brief:
    given: dict[str, Any] = {
        "cycle": "2024", "documents": Documents(pairs=30, done=28, complete=5), "areas": 35, "expected": 34, "wanted": 6,
        "branches": Branches(registered=33, absent=1, members=20, members_known=30),
    }  # fmt: skip
    return Brief(**(given | more))


def line(brief: Brief, area: str, party: str | None, lang: Lang = Lang.ID) -> Any:
    return registration_line(brief, Filters(), area, party, lang)


def test_a_party_in_a_province_is_counted_by_kab_kota() -> None:
    shown = line(found(expected=35), "33", "pkb")
    assert "dokumen lengkap di 28 dari 35 kab/kota" in words(shown)
    assert "terdaftar: 33 dari 34 yang dilaporkan" in words(shown)
    assert "anggota mencapai syarat minimal: 20 dari 30" in words(shown)
    links = [href for part in walk(shown) if (href := attribute(part, "href"))]
    assert any(href.startswith("/pendaftaran?") and "partai=pkb" in href for href in links)


def test_a_party_in_one_kab_kota_is_told_by_documents_and_members() -> None:
    here = found(areas=1, expected=1, minimum=199, branches=Branches(registered=1, counted=5_000))
    said = words(line(here, "33.73", "pkb"))
    assert "5 dari 6 dokumen lengkap" in said
    assert "anggota 5.000, minimal 199" in said
    assert "5,000 members, minimum 199" in words(line(here, "33.73", "pkb", Lang.EN))


def test_an_area_is_told_by_its_parties_or_pairs_and_nothing_is_said_without_documents() -> None:
    assert "28 dari 24 partai" in words(line(found(areas=1, expected=24), "33.73", None))
    assert "28 dari 800 pasangan" in words(line(found(expected=800, branches=None), "33", None))
    assert registration_line(None, Filters(), "33", None, Lang.ID) is None
