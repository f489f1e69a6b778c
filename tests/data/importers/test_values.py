"""Cells: areas, parties, counts, words and texts as offices write them, and what is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.formats import number
from dashboard.core.text import Lang
from data.importers import values
from data.importers.cells import DATE, FAULT, FORMULA, NUMBER, TRUTH, encoded, unmarked
from data.importers.lookups import Lookups
from data.importers.privacy import MASK
from data.importers.problems import CellError
from tests.data.importers.made import NIK, make_lookups, real_areas

LOOKUPS = make_lookups()
FINDING_WORDS = {"gandaidentik": "ganda_identik", "usia": "usia", "nik": "nik"}


def refusal(read: object, *arguments: object) -> str:
    assert callable(read)
    with pytest.raises(CellError) as refused:
        read(*arguments)
    return refused.value.message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("33.73", "33.73"), ("3373", "33.73"), ("33.73 ", "33.73"), ("\u00a033.73", "33.73"), ("33", "33"),
        ("Kota Salatiga", "33.73"), ("KOTA SALATIGA", "33.73"), ("KAB. KULON PROGO", "34.01"), ("kab kulonprogo", "34.01"),
        ("Kabupaten Magelang", "33.08"), ("Kota  Magelang", "33.71"), ("Jawa Tengah", "33"), ("Prov. Jawa Tengah", "33"),
        ("Salatiga", "33.73"), ("", None), ("  ", None),
    ],
)  # fmt: skip
def test_an_area_is_read_by_code_or_unambiguous_name(text: str, code: str | None) -> None:
    assert values.area(text, LOOKUPS) == code


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Magelang", "lebih dari satu wilayah"), ("33.1", "kehilangan angka"), ("33.99", "tidak dikenal"), ("3399", "tidak dikenal"),
        ("*", "tidak dikenal"), ("Wakanda", "tidak dikenal"), ("٣٣.٧٣", "tidak dikenal"), ("３３.７３", "digit 0 sampai 9"),
        ("33.73\u200b", "tak terlihat"), ("\u202e37.33", "tak terlihat"), (NUMBER + "33.1", "sebagai angka"),
        (NUMBER + "3373", "sebagai angka"), ("33,73", "tidak dikenal"), ("33.73.01", "tidak dikenal"), ("=33.73", "tidak dikenal"),
        ("<script>alert(1)</script>", "tidak dikenal"), ('{"type":"Div"}', "tidak dikenal"), ("x" * 100_000, "terlalu panjang"),
        (FAULT + "#REF!", "galat rumus"), (FORMULA, "belum dihitung"), ("33\ufffd", "tidak terbaca"),
    ],
)  # fmt: skip
def test_an_area_that_is_not_certain_is_refused(text: str, part: str) -> None:
    said = refusal(values.area, text, LOOKUPS)
    assert part in said or (text.startswith("٣") and "digit 0 sampai 9" in said)


def test_an_area_outside_the_scope_is_refused_and_its_neighbours_are_not() -> None:
    lookups = make_lookups("33.73")
    assert values.area("33.73", lookups) == "33.73"
    assert "kewenangan" in refusal(values.area, "33.71", lookups)
    assert "kewenangan" in refusal(values.area, "34.01", make_lookups("33"))


def test_every_area_of_the_country_is_found_by_its_code_and_by_its_full_name() -> None:
    areas = real_areas()
    lookups = Lookups(areas=areas, parties={}, rounds=())
    for area in areas:
        assert values.area(area.code, lookups) == area.code
        assert values.area(area.code.replace(".", ""), lookups) == area.code
        full = f"Provinsi {area.name}" if area.kind == "province" else area.name
        assert values.area(full.upper(), lookups) == area.code


@pytest.mark.parametrize(
    "text", ["pkb", "PKB", "Partai Kebangkitan Bangsa", "partai kebangkitan  bangsa", "1", "01", "Partai PKB"]
)
def test_a_party_is_read_by_code_abbreviation_name_or_ballot_number(text: str) -> None:
    assert LOOKUPS.party(text, "2024") == "pkb"


@pytest.mark.parametrize("text", ["Partai Hantu", "99", "", "republi", "٣"])
def test_an_unknown_party_is_refused(text: str) -> None:
    assert "tidak dikenal" in refusal(LOOKUPS.party, text, "2024")


def test_parties_of_similar_names_and_of_other_cycles_are_kept_apart() -> None:
    assert LOOKUPS.party("Republik", "2024") == "republik"
    assert LOOKUPS.party("Republiku", "2024") == "republiku"
    assert LOOKUPS.party("1", "2029") == "baru"
    assert "tidak dikenal" in refusal(LOOKUPS.party, "PKB", "2029")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1717", 1717),
        ("1.717", 1717),
        ("1,717", 1717),
        ("1.234.567", 1234567),
        (" 0 ", 0),
        ("007", 7),
        ("", None),
        (NUMBER + "5", 5),
    ],
)
def test_a_count_is_read_with_thousands_in_groups_of_three(text: str, count: int | None) -> None:
    assert values.count(text) == count


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("1,5", "bilangan bulat"), ("1.5", "bilangan bulat"), ("1.71", "bilangan bulat"), ("17.17", "bilangan bulat"),
        ("1.717,000", "bilangan bulat"), ("0.500", "bilangan bulat"), ("1e3", "bilangan bulat"), ("1e999", "bilangan bulat"),
        ("NaN", "bilangan bulat"), ("∞", "bilangan bulat"), ("+5", "bilangan bulat"), ("-5", "negatif"), ("−5", "negatif"),
        ("٣٣", "digit 0 sampai 9"), ("１２", "digit 0 sampai 9"), ("½", "digit 0 sampai 9"), ("99999999999", "terlalu besar"),
        (NUMBER + "1.717", "bilangan bulat"), (NUMBER + "-1", "negatif"), (TRUTH + "1", "bilangan bulat"),
        (DATE + "2022-08-23", "bilangan bulat"), ("=1+1", "bilangan bulat"), ("1\u200b7", "tak terlihat"), ("-", "bilangan bulat"),
        (NIK, "menyerupai NIK"), ("3373 0112 0590 0001", "menyerupai NIK"), (NUMBER + NIK, "menyerupai NIK"),
    ],
)  # fmt: skip
def test_what_is_not_a_count_is_refused(text: str, part: str) -> None:
    assert part in refusal(values.count, text)


@given(st.integers(0, values.MOST))
def test_a_count_written_in_either_language_reads_back(value: int) -> None:
    for text in (str(value), number(value, Lang.ID), number(value, Lang.EN), encoded(value), encoded(float(value))):
        assert values.count(text) == value


@given(st.text(max_size=30))
def test_any_text_is_a_count_or_refused_with_a_sentence(text: str) -> None:
    try:
        value = values.count(text)
    except CellError as error:
        assert error.message.endswith(".")  # noqa: PT017 - either outcome is fine
    else:
        assert value is None or re.sub(r"[.,\s]", "", text).lstrip("0") in {str(value), ""} or text[:1] == NUMBER


@pytest.mark.parametrize("text", ["ya", "Sudah", "ADA", "1", "true", "✓", TRUTH + "1", NUMBER + "1"])
def test_words_for_yes(text: str) -> None:
    assert values.yes_no(text) == 1


@pytest.mark.parametrize("text", ["tidak", "Belum", "0", "FALSE", "tidak ada", TRUTH + "0", NUMBER + "0"])
def test_words_for_no(text: str) -> None:
    assert values.yes_no(text) == 0


def test_an_empty_answer_is_unknown_and_maybe_is_refused() -> None:
    assert values.yes_no("") is None
    assert "ya atau tidak" in refusal(values.yes_no, "mungkin")


def test_findings_become_a_mask_and_unknown_ones_are_refused() -> None:
    assert values.findings("ganda_identik; Usia", FINDING_WORDS) == 0b010001
    assert values.findings("nik", FINDING_WORDS) == 0b100000
    assert values.findings("", FINDING_WORDS) == 0
    assert "tidak dikenal" in refusal(values.findings, "usia, rambut", FINDING_WORDS)


@pytest.mark.parametrize("text", ["SIPOL-000001", "33.73/2022:7", "a", NIK])
def test_a_source_id_is_kept_as_it_is(text: str) -> None:
    assert values.item_id(text) == text


@pytest.mark.parametrize("text", ["=1", "a b", "x" * 65, "<b>", '{"a":1}', "٣٣"])
def test_a_source_id_of_other_characters_is_refused(text: str) -> None:
    assert "64 karakter" in refusal(values.item_id, text)


def test_a_source_id_stored_as_a_number_is_refused_because_digits_may_be_lost() -> None:
    assert "sebagai angka" in refusal(values.item_id, NUMBER + "12345678901234567000")


@pytest.mark.parametrize(
    "text",
    [
        "=HYPERLINK(1)",
        "@SUM(1)",
        "+1",
        "-2+3",
        "|cmd",
        "＝1",
        "<script>alert(1)</script>",
        "{{7*7}}",
        '{"type": "Div"}',
        "${x}",
    ],
)
def test_a_text_that_is_code_is_refused(text: str) -> None:
    assert "kode program" in refusal(values.prose, text)


@pytest.mark.parametrize(
    "text", ["Solopos 1456144 (57% selesai)", "a < b", "- Murianews", "[1] catatan", "ANTARA 460909 & Medcom"]
)
def test_an_ordinary_remark_is_kept(text: str) -> None:
    assert values.prose(text) == text


def test_a_dash_for_nothing_is_nothing_and_line_breaks_become_spaces() -> None:
    assert values.prose("-") is None
    assert values.prose("dua\nbaris") == "dua baris"


@pytest.mark.parametrize(
    "text", [NIK, "NIK 3373 0112 0590 0001", "3373-0112-0590-0001", "33.73.01.120590.0001", f"x{NIK}y"]
)
def test_a_sixteen_digit_run_in_a_text_is_masked(text: str) -> None:
    kept = values.prose(text) or ""
    assert MASK in kept
    assert "0001" not in kept


def test_codes_and_coordinates() -> None:
    assert values.code("vermin_p") == "vermin_p"
    assert values.code("2026-2") == "2026-2"
    assert "huruf kecil" in refusal(values.code, "PKB")
    assert values.area_code("3373") == "33.73"
    assert "33.73" in refusal(values.area_code, "33.7")
    assert values.real("-7,2611") == pytest.approx(-7.2611)
    assert values.real("") is None
    assert "derajat" in refusal(values.real, "1e999")


def test_marks_in_a_file_are_made_unreadable_so_that_no_text_poses_as_a_number() -> None:
    assert unmarked(f"a{NUMBER}1".encode()).decode() == "a\ufffd1"
    assert encoded(f"{NUMBER}1\nx") == "\ufffd1 x"
    assert unmarked(b"plain") == b"plain"
