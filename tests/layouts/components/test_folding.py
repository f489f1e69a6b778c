"""Long tables that fold."""

from __future__ import annotations

from dash import html

from dashboard.core.text import Lang
from layouts.components.folding import folding
from tests.layouts.reading import kind, with_class, words

HEADS = [html.Th("Wilayah"), html.Th("MS")]


def rows(count: int) -> list[html.Tr]:
    return [html.Tr([html.Th(f"w{n}"), html.Td(str(n))]) for n in range(count)]


def test_a_few_rows_too_many_are_shown_rather_than_folded() -> None:
    shown = folding(HEADS, rows(16), Lang.ID, more="{n} wilayah lainnya", name="x", shown=14)
    assert with_class(shown, "more") == []
    assert len(kind(shown, "Tr")) == 1 + 16


def test_the_rest_folds_under_its_number_with_the_same_columns() -> None:
    shown = folding(HEADS, rows(17), Lang.ID, more="{n} wilayah lainnya", name="x", shown=14)
    (more,) = with_class(shown, "more")
    assert words(kind(more, "Summary")) == "3 wilayah lainnya"
    assert [len(kind(one, "Tr")) for one in kind(shown, "Table")] == [1 + 14, 1 + 3]
    assert [[col.className for col in kind(one, "Col")] for one in kind(shown, "Table")] == [["col-1", "col-2"]] * 2


def test_nothing_is_an_empty_table() -> None:
    assert len(kind(folding(HEADS, [], Lang.EN, more="{n} wilayah lainnya", name="x"), "Tr")) == 1
