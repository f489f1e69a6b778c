"""The tile map: links in a grid, readable without colour and without a mouse."""

from __future__ import annotations

import pytest

from dashboard.core.text import Lang
from data.answers import Reporting
from layouts.components.tile_map import Tile, describe, ramp, tile_map
from tests.layouts.crafted import area, silent
from tests.layouts.reading import attribute, kind, with_class, words

BREBES = area("33.29", "Brebes", 24, 100, rate=2, tile=(2, 0))
JEPARA = area("33.20", "Jepara", 100, 100, tile=(0, 7))
KUDUS = silent("33.19", "Kudus", tile=(1, 7))
BLORA = area("33.16", "Blora", 46, 100, reporting=Reporting.SILENT, tile=(2, 9))
ABSENT = silent("33.10", "Klaten", Reporting.NOT_REGISTERED, tile=(5, 6))
ALL = [Tile(figures=one, href=f"/wilayah/{one.area.code}") for one in (BREBES, JEPARA, KUDUS, BLORA, ABSENT)]
SHOWN = tile_map(ALL, Lang.ID, label="Peta")


def test_each_area_is_a_link_to_its_page_in_reading_order() -> None:
    assert [one.href[-5:] for one in kind(SHOWN, "A")] == ["33.20", "33.19", "33.29", "33.16", "33.10"]


def test_name_and_value_are_printed_in_the_tile() -> None:
    assert [words(one) for one in kind(SHOWN, "A")] == [
        "Jepara 100 %", "Kudus belum lapor", "Brebes 24 %", "Blora 46 %", "Klaten tidak terdaftar",
    ]  # fmt: skip


def test_every_state_has_a_mark_of_its_own_besides_colour() -> None:
    classes = {words(kind(one, "Span")[0]): str(one.className) for one in kind(SHOWN, "A")}
    assert "is-risk" in classes["Brebes"]
    assert "is-silent" in classes["Blora"]
    assert "is-muted" in classes["Kudus"]
    assert "is-hatched" in classes["Klaten"]
    assert classes["Jepara"] == "tile ramp-9"


def test_the_label_says_all_that_is_seen_and_the_fraction() -> None:
    assert describe(BREBES, Lang.ID) == (
        "Brebes, 24,0% diperiksa, 24 dari 100, data Sel 23 Agu 14.05, tidak akan selesai pada laju sekarang"
    )
    assert describe(KUDUS, Lang.EN) == "Kudus, never reported"
    assert all(attribute(one, "aria-label") for one in kind(SHOWN, "A"))


def test_the_grid_begins_at_its_first_column_and_row() -> None:
    shifted = tile_map([Tile(figures=BREBES, href="/")], Lang.ID, label="Peta")
    item = kind(shifted, "Li")[0]
    assert (item.style["gridRow"], item.style["gridColumn"]) == (1, 1)
    assert attribute(shifted, "style") == {"--cols": 1}


def test_an_area_without_a_place_is_not_lost() -> None:
    homeless = area("31.71", "Jakarta Selatan", 1, 100, tile=None)
    shown = tile_map([*ALL, Tile(figures=homeless, href="/wilayah/31.71")], Lang.ID, label="Peta")
    assert "Jakarta Selatan" in words(shown)


@pytest.mark.parametrize(("share", "step"), [(0, 0), (0.0999, 0), (0.1, 1), (0.9996, 9), (1, 9)])
def test_the_ramp_has_ten_steps(share: float, step: int) -> None:
    assert ramp(share) == step


def test_nearly_all_is_99_percent() -> None:
    nearly = Tile(figures=area("33.01", "Cilacap", 9_996, 10_000), href="/")
    assert words(kind(tile_map([nearly], Lang.ID, label="Peta"), "A")) == "Cilacap 99 %"


def test_a_long_word_gets_smaller_type_instead_of_a_break() -> None:
    long = Tile(figures=area("33.04", "Banjarnegara", 1, 100), href="/")
    assert with_class(tile_map([long], Lang.ID, label="Peta"), "is-longer")
