"""The URL is the state: what is read is what was written, and nothing else is accepted."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.filters import Filters, read
from dashboard.core.errors import InvalidInput
from data.rules import FINDINGS, OBJECTS

codes = st.none() | st.from_regex(r"[a-z0-9_]{1,32}", fullmatch=True)


def test_an_empty_query_is_the_default() -> None:
    assert read("") == Filters() == read("?")
    assert Filters().query() == ""


def test_every_key_is_read() -> None:
    query = "?putaran=vermin&objek=kantor&partai=ummat&wilayah=33.73&umur=4-7&temuan=nik&urut=-age&per=2022-08-23"
    filters = read(query)
    assert filters == Filters(
        round="vermin",
        object="kantor",
        party="ummat",
        area="33.73",
        age="4-7",
        finding="nik",
        sort="-age",
        as_of=datetime(2022, 8, 23, 16, 59, 59, tzinfo=UTC),
        as_of_text="2022-08-23",
    )
    assert filters.query() == query


def test_the_keys_of_the_help_desk_are_read() -> None:
    query = "?masa=7&kanal=whatsapp&kategori=akun&keadaan=lewat&petugas=P-01&tahap=daftar"
    filters = read(query)
    assert filters == Filters(
        period="7", channel="whatsapp", category="akun", state="lewat", officer="P-01", stage="daftar"
    )
    assert filters.query() == query
    assert read("?masa=30") == Filters() == read("")


@given(
    round_=codes,
    object_=st.sampled_from(OBJECTS),
    party=codes,
    age=st.none() | st.sampled_from(["0-1", "2-3", "15-"]),
    finding=st.none() | st.sampled_from(FINDINGS),
    day=st.none() | st.dates(min_value=datetime(2022, 1, 1, tzinfo=UTC).date()).map(str),
)
def test_what_is_written_is_read_back(
    round_: str | None, object_: str, party: str | None, age: str | None, finding: str | None, day: str | None
) -> None:
    filters = Filters(round=round_, object=object_, party=party, age=age, finding=finding).but(as_of_text=day)
    assert read(filters.query()) == filters


@pytest.mark.parametrize(
    "query",
    [
        "?x=1",
        "?putaran=vermin&putaran=verfak",
        "?putaran=" + "v" * 33,
        "?putaran=VERMIN",
        "?objek=semua",
        "?wilayah=33.731",
        "?wilayah=3373",
        "?wilayah=33.73%00",
        "?per=kemarin",
        "?umur=semua",
        "?urut=1;drop",
        "?partai=<script>",
        "?masa=14",
        "?petugas=Budi Santoso",
        "?keadaan=SELESAI",
        "?" + "&".join(f"k{i}=1" for i in range(500)),
        "?partai=" + "a" * 9_000,
    ],
)
def test_anything_else_is_refused_with_one_sentence(query: str) -> None:
    with pytest.raises(InvalidInput):
        read(query)


def test_the_area_of_the_path_wins() -> None:
    assert read("?wilayah=33.74", area="33.73").area == "33.73"


def test_a_link_changes_one_thing_and_keeps_the_rest() -> None:
    assert read("?putaran=verfak&per=2022-10-26").but(party="pkn").query() == (
        "?putaran=verfak&partai=pkn&per=2022-10-26"
    )
