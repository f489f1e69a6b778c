"""What is kept of a rejected row: codes, numbers, dates and known words; whatever may be a person's is masked."""

from __future__ import annotations

import pytest

from data.importers.coded import coded, vocabulary
from data.importers.kinds import KINDS
from data.importers.privacy import MASK
from tests.data.importers.made import make_lookups

WORDS = vocabulary(KINDS["item_verifikasi"], make_lookups())


@pytest.mark.parametrize(
    "text",
    [
        "", "33.73", "33.1", "-5", "=1+1", "1.234.567", "2022-08-16T09:00", "2022-08-16", "16 Agustus 2022", "16/08/2022 09.00",
        "MS", "belum", "vermin", "pkb", "Kota Salatiga", "Magelang", "ganda_identik;usia", "rapat_1",
    ],
)  # fmt: skip
def test_codes_numbers_dates_and_known_words_stay(text: str) -> None:
    assert coded(text, WORDS) == text


@pytest.mark.parametrize(
    "text",
    [
        "Budi Santoso",
        "BUDI",
        "Siti, S.H.",
        "Jl. Kota 5 Salatiga",
        "081234567890",
        "0812-3456-7890",
        "budi@contoh.id",
        "Sĩti",
    ],
)
def test_what_may_be_a_persons_is_masked(text: str) -> None:
    assert coded(text, WORDS) == MASK
