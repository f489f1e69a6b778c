"""The small shared components."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from urllib.parse import unquote

import pytest

from dashboard.core.text import Lang
from data.answers import Reporting
from layouts.components.as_of import AsOf, Preset, as_of_menu
from layouts.components.attributes import attrs
from layouts.components.badges import reporting_badge, reporting_words
from layouts.components.clock import days_said, stage_clock
from layouts.components.info import info
from layouts.components.key_number import KeyNumber, Move, key_number
from layouts.components.keyboard import keyboard_help
from layouts.components.panel import lead, panel, plain_table
from layouts.components.sparkline import sparkline, svg
from tests.layouts.crafted import NOW, WINDOW
from tests.layouts.reading import attribute, kind, with_class, words


def test_attributes_are_spelled_with_hyphens_and_none_is_left_out() -> None:
    assert attrs(aria_label="Menu", data_do=None) == {"aria-label": "Menu"}


@pytest.mark.parametrize("lang", list(Lang))
def test_the_definition_beside_a_figure_has_name_formula_and_source(lang: Lang) -> None:
    shown = info(("backlog",), lang)
    assert len(kind(shown, "Dd")) == 3
    assert words(kind(shown, "Dt")[0]) in attribute(kind(shown, "Summary")[0], "aria-label")


def test_a_panel_states_its_finding_and_keeps_its_table_behind_a_toggle() -> None:
    twin = plain_table(("Wilayah", "Sisa"), [("Kudus", "12")], caption="Sisa")
    shown = panel("Kudus paling tertinggal", [], Lang.ID, sub="Sisa per wilayah.", metrics=("backlog",), twin=twin)
    assert words(kind(shown, "H2")) == "Kudus paling tertinggal"
    assert words(with_class(shown, "twin")) == "Lihat sebagai tabel Lihat sebagai gambar Sisa Wilayah Sisa Kudus 12"


def test_a_table_has_row_and_column_headers_and_right_aligned_numbers() -> None:
    table = plain_table(("Wilayah", "Sisa"), [("Kudus", "12")], caption="Sisa")
    assert [one.scope for one in kind(table, "Th")] == ["col", "col", "row"]
    assert kind(table, "Td")[0].className == "num"


def test_a_lead_sets_its_weight_by_stars_and_skips_what_is_not_known() -> None:
    shown = lead(["**61,4% diperiksa.** Sisanya belum.", ""])
    assert words(kind(shown, "B")) == "61,4% diperiksa."
    assert len(kind(shown, "P")) == 1


def test_a_number_shows_its_change_with_an_arrow_and_words() -> None:
    move = Move(words="4,1 poin sejak kemarin", way="up", tone="good")
    shown = key_number(KeyNumber(label="Diperiksa", value="61,4%", details=["612 / 998"], move=move), Lang.ID)
    assert words(shown) == "Diperiksa 61,4% 612 / 998 ▲ 4,1 poin sejak kemarin"
    assert with_class(shown, "good")


def test_a_huge_number_is_set_smaller() -> None:
    assert with_class(key_number(KeyNumber(label="Diterima", value="1.002.000.000"), Lang.ID), "is-long")


def test_a_line_breaks_where_a_day_is_missing() -> None:
    assert svg([1, 2, None, 4, 5]).count("<polyline") == 2


def test_a_flat_line_lies_in_the_middle_and_one_point_is_no_line() -> None:
    assert 'points="3.0,12.0 101.0,12.0"' in svg([7, 7])
    assert kind(sparkline([None, 3], "tren"), "Span") == []


def test_a_line_says_in_words_what_it_shows() -> None:
    shown = kind(sparkline([1, 2], "Tunggakan, 2 hari terakhir"), "Span")[0]
    assert attribute(shown, "aria-label") == "Tunggakan, 2 hari terakhir"
    assert "<svg" in unquote(shown.style["--line"])


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, "hari ke-8 · 17 hari lagi"),
        (17, "hari ke-25 · hari terakhir"),
        (18, "berakhir 1 hari lalu"),
        (-10, "mulai 3 hari lagi"),
    ],
)
def test_the_clock_says_the_day_and_what_is_left(days: int, expected: str) -> None:
    assert days_said(WINDOW, NOW + timedelta(days=days), Lang.ID) == expected


def test_english_days_are_singular_and_plural() -> None:
    assert days_said(WINDOW, NOW + timedelta(days=16), Lang.EN) == "day 24 · 1 day left"
    assert days_said(WINDOW, NOW, Lang.EN) == "day 8 · 17 days left"


def test_the_clock_tells_the_last_change_of_schedule() -> None:
    shown = stage_clock([WINDOW], NOW, Lang.ID)
    assert "Revisi ke-2, perpanjangan; semula berakhir 6 Sep" in words(shown)
    assert with_class(shown, "clock-was")


def test_a_window_without_end_has_no_bar_and_no_days_left() -> None:
    endless = replace(WINDOW, ends_at=None, previous_ends_at=None, revision=0)
    shown = stage_clock([endless], NOW, Lang.ID)
    assert "tanpa batas akhir" in words(shown)
    assert with_class(shown, "clock-done") == []


@pytest.mark.parametrize(
    ("reporting", "expected"),
    [
        (Reporting.SILENT, "belum ada laporan sejak Sel 23 Agu 14.05"),
        (Reporting.NEVER, "belum pernah melapor"),
        (Reporting.NOT_REGISTERED, "tidak terdaftar"),
    ],
)
def test_silence_never_and_absence_are_three_things(reporting: Reporting, expected: str) -> None:
    assert reporting_words(reporting, NOW, Lang.ID) == expected
    assert words(reporting_badge(reporting, NOW, Lang.ID)) == expected


def test_what_is_as_it_should_be_needs_no_badge() -> None:
    assert reporting_badge(Reporting.REPORTED, NOW, Lang.ID) is None


def test_the_as_of_control_is_a_date_field_and_links() -> None:
    here = Preset(label="Akhir Vermin", detail="9 September 2022", href="/?per=2022-09-09", current=True)
    shown = as_of_menu(AsOf(moment=NOW, chosen=False, presets=(here,)), Lang.ID)
    field = kind(shown, "Input")[0]
    assert (field.type, field.name, field.value) == ("date", "per", "2022-08-23")
    assert attribute(kind(shown, "A")[0], "aria-current") == "true"


@pytest.mark.parametrize("lang", list(Lang))
def test_the_keys_are_explained_in_a_dialog_with_a_title(lang: Lang) -> None:
    shown = keyboard_help(lang)
    assert attribute(shown, "aria-labelledby") == kind(shown, "H2")[0].id
    assert [words(one) for one in kind(shown, "Kbd")][:2] == ["/", "?"]
