"""Bulk rows: what is loaded is what is read back, on both databases, whatever the text holds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pandas as pd
from sqlalchemy import Column, Integer, LargeBinary, Table, Text, literal, select

from data.bulk import Days, IsoText, Seconds, WibDay, days, fetch, instants, load, temporary
from data.models.base import CodeType, DayType, InstantType

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOON = datetime(2022, 8, 23, 18, 5, 31, tzinfo=UTC)  # 01.05.31 WIB of the 24th
COLUMNS: tuple[Column[Any], ...] = (
    Column("code", CodeType()), Column("words", Text()), Column("count", Integer()), Column("at", InstantType()),
    Column("on", DayType()), Column("hash", LargeBinary()),
)  # fmt: skip
AWKWARD = ['"', "a,b;c", "dua\nbaris", "\\N", "NULL", "", "\\x41", "Ö–…", "'", "= 1"]


def table(db: Session) -> Table:
    return temporary(db, "heap", COLUMNS)


def frame(words: list[str | None]) -> pd.DataFrame:
    many = len(words)
    return pd.DataFrame(
        {
            "words": words,
            "code": ["33.10"] * many,
            "count": pd.array([None if n % 2 else n for n in range(many)], dtype="Int64"),
            "at": pd.Series([pd.Timestamp(NOON) if n % 3 else pd.NaT for n in range(many)]).dt.as_unit("s"),
            "on": pd.Series([pd.NaT if n % 2 else pd.Timestamp("9999-12-31") for n in range(many)]).astype(
                "datetime64[s]"
            ),
            "hash": [bytes([n, 0, 255]) for n in range(many)],
        }
    )


def test_rows_come_back_as_they_went_in(db: Session) -> None:
    heap, words = table(db), [*AWKWARD, None]
    load(db, heap, frame(words))

    found = db.execute(select(heap).order_by(heap.c.hash)).all()

    assert [row.words for row in found] == words
    assert {row.code for row in found} == {"33.10"}
    assert [row[2] for row in found] == [None if n % 2 else n for n in range(len(words))]
    assert [row.at for row in found] == [NOON if n % 3 else None for n in range(len(words))]
    assert [row.on for row in found] == [None if n % 2 else date(9999, 12, 31) for n in range(len(words))]
    assert [bytes(row.hash) for row in found] == [bytes([n, 0, 255]) for n in range(len(words))]


def test_numbers_with_gaps_as_floats_are_whole_numbers_again(db: Session) -> None:
    heap = table(db)
    load(db, heap, pd.DataFrame({"count": [1.0, float("nan"), 1e6]}))
    assert db.scalars(select(heap.c.count)).all() == [1, None, 1_000_000]


def test_more_rows_than_a_portion_all_arrive(db: Session) -> None:
    heap = table(db)
    load(db, heap, pd.DataFrame({"count": range(120_001)}))
    assert fetch(db, select(heap.c.count))["count"].sum() == 120_000 * 120_001 // 2


def test_an_empty_frame_loads_nothing_and_a_table_is_made_anew(db: Session) -> None:
    load(db, table(db), pd.DataFrame({"count": [1]}))
    heap = table(db)
    load(db, heap, pd.DataFrame({"count": []}))
    assert db.execute(select(heap)).all() == []


def test_instants_and_days_are_the_same_numbers_on_both_databases(db: Session) -> None:
    heap = table(db)
    load(db, heap, pd.DataFrame({"at": [pd.Timestamp(NOON), pd.NaT], "on": [pd.Timestamp("2022-08-24"), pd.NaT]}))

    found = fetch(db, select(Seconds(heap.c.at).label("at"), Days(heap.c.on).label("on")).order_by(heap.c.at.is_(None)))

    assert instants(found["at"]).tolist() == [pd.Timestamp(NOON).tz_localize(None), pd.NaT]
    assert days(found["on"]).tolist() == [pd.Timestamp("2022-08-24"), pd.NaT]


def test_the_day_in_wib_and_the_text_of_an_instant_are_the_databases_own(db: Session) -> None:
    moment = literal(NOON, InstantType())
    assert db.scalar(select(WibDay(moment))) == date(2022, 8, 24)
    assert db.scalar(select(IsoText(moment))) == "2022-08-23T18:05:31Z"
