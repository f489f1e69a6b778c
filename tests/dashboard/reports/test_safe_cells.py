"""Text cells are safe from formulas, long numbers and silent cuts."""

from __future__ import annotations

import pytest

from dashboard.core.errors import InvalidInput
from dashboard.reports.safe_cells import LONGEST_CELL, MASK, safe

FORMULAS = (
    '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "|calc", "\t=1", "\r=1", "\n=1",
    "＝1+1", "＋1", "－1", "＠x", "｜x", " =1", "\u200b=1", "\u202e=1", "\xa0=1", "\ufeff=1", "﹦1", "\x00=1",
    "<r><t>x</t></r></is></c><c><f>1</f></r>",
)  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_what_a_program_could_take_for_a_formula_gets_an_apostrophe(text: str) -> None:
    assert safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "33.10", "Kota Salatiga", "Tim 1 = satu", "(belum)", "0812-1", "é", " tim", "'a"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert safe(text) == text


def test_a_run_of_16_digits_is_masked_wherever_it_stands() -> None:
    assert safe("petugas 3373010101010001 ya") == f"petugas {MASK} ya"
    assert safe("337301010101000") == "337301010101000"


def test_a_cell_excel_would_cut_is_refused() -> None:
    assert len(safe("-" + "x" * (LONGEST_CELL - 2))) == LONGEST_CELL
    with pytest.raises(InvalidInput):
        safe("x" * (LONGEST_CELL + 1))
    with pytest.raises(InvalidInput):
        safe("😀" * (LONGEST_CELL // 2 + 1))  # two units each, as Excel counts
