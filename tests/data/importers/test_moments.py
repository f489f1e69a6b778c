"""Dates and times: every accepted shape, the zone, the end of the day, and what is no date."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.core.formats import WIB, long_day
from dashboard.core.text import Lang
from data.importers.cells import DATE, NUMBER, encoded
from data.importers.moments import SERIAL_ZERO, instant
from data.importers.problems import CellError

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
END = datetime(2022, 8, 23, 16, 59, 59, tzinfo=UTC)
AT_TWO = datetime(2022, 8, 23, 7, 5, tzinfo=UTC)


def read(text: str) -> datetime | None:
    found = instant(text)
    return datetime.fromtimestamp(found[0], UTC) if found else None


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-23", "23/08/2022", "23-08-2022", "23 Agustus 2022", "23 agustus 2022", "23 Agu 2022", "23 Aug 2022", "23-Agt-2022",
        "Selasa, 23 Agustus 2022", "44796", NUMBER + "44796", DATE + "2022-08-23", " 23/8/2022 ",
    ],
)  # fmt: skip
def test_a_date_without_a_time_is_the_end_of_that_day_in_wib(text: str) -> None:
    assert read(text) == END


@pytest.mark.parametrize(
    "text",
    [
        "2022-08-23T14:05", "2022-08-23 14:05:00", "2022-08-23 14.05", "2022-08-23T14:05:00.123", "23/08/2022 14.05 WIB",
        "23 Agustus 2022 14:05", "23 Agustus 2022, pukul 14.05 WIB", "2022-08-23T07:05:00Z", "2022-08-23T07:05:00+00:00",
        "2022-08-23 15:05 WITA", "2022-08-23 16:05 WIT", "2022-08-23T02:05:00-05:00", DATE + "2022-08-23T14:05:00",
    ],
)  # fmt: skip
def test_a_time_without_a_zone_is_wib_and_a_zone_is_heard(text: str) -> None:
    assert read(text) == AT_TWO


def test_an_excel_serial_with_a_fraction_has_a_time() -> None:
    assert read(NUMBER + "44796.5") == datetime(2022, 8, 23, 5, 0, tzinfo=UTC)
    assert read(NUMBER + "44796.999999") == datetime(2022, 8, 24, 16, 59, 59, tzinfo=UTC)  # midnight, so the day


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("31 Februari 2022", "kalender"), ("2022-02-31", "kalender"), ("31/02/2022", "kalender"), ("2022-08-23T25:00", "kalender"),
        ("1900-01-01", "2000"), ("01/01/1900", "2000"), ("2100-01-01", "2000"), ("22-08-23", "tidak terbaca"), ("08/2022", "tidak terbaca"),
        ("23 Foo 2022", "tidak terbaca"), ("besok", "tidak terbaca"), ("1e999", "tidak terbaca"), ("20220823", "tidak terbaca"),
        ("٢٠٢٢-٠٨-٢٣", "digit 0 sampai 9"), ("２０２２-08-23", "digit 0 sampai 9"), ("2022-08-23\u200b", "tak terlihat"),
        (NUMBER + "1", "tidak terbaca"), (NUMBER + "-44796", "tidak terbaca"), ("2022-08-23T07:05+99:00", "Zona"),
        (DATE + "12:00:00", "tidak terbaca"), ("=TODAY()", "tidak terbaca"), ("44796.5.5", "tidak terbaca"), ("10000", "2000"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str, part: str) -> None:
    with pytest.raises(CellError, match=part):
        instant(text)


def test_an_empty_cell_is_unknown() -> None:
    assert instant("") is None
    assert instant("   ") is None


@given(DAYS)
def test_a_day_reads_back_in_every_shape(day: date) -> None:
    expected = datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=WIB)
    shapes = (
        day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%Y}", long_day(day, Lang.ID), long_day(day, Lang.EN), encoded(day),
        str((day - SERIAL_ZERO).days), encoded((day - SERIAL_ZERO).days),
    )  # fmt: skip
    assert {read(shape) for shape in shapes} == {expected}


@given(st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30)))  # noqa: DTZ001 - a wall clock in WIB
def test_a_time_reads_back_to_the_second(wall: datetime) -> None:
    wall = wall.replace(microsecond=0)
    expected = wall.replace(tzinfo=WIB)
    assert read(wall.isoformat()) == expected
    assert read(f"{wall:%d/%m/%Y %H.%M.%S}") == expected
    assert read(expected.astimezone(UTC).isoformat()) == expected
    serial = (wall.replace(tzinfo=None) - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    if wall.time() != datetime.min.time():
        assert read(encoded(serial)) == expected


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_refused_with_a_sentence(text: str) -> None:
    try:
        found = instant(text)
    except CellError as error:
        assert error.message.endswith(".")  # noqa: PT017 - either outcome is fine
    else:
        assert found is None or found[0] > 0
