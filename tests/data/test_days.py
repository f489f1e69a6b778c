"""When a day begins, and moments as people write them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from data import days


def test_a_day_begins_at_midnight_in_western_indonesia() -> None:
    assert days.day_of(datetime(2022, 8, 22, 16, 59, 59, tzinfo=UTC)) == date(2022, 8, 22)
    assert days.day_of(datetime(2022, 8, 22, 17, 0, tzinfo=UTC)) == date(2022, 8, 23)


def test_a_date_without_a_time_is_the_end_of_that_day() -> None:
    assert days.parse_moment("2022-08-23") == datetime(2022, 8, 23, 16, 59, 59, tzinfo=UTC)
    assert days.parse_moment("2022-08-23T14:05") == datetime(2022, 8, 23, 7, 5, tzinfo=UTC)
    assert days.parse_moment("2022-08-23T14:05+00:00") == datetime(2022, 8, 23, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize("text", ["2022-02-30", "23/08/2022", "", "besok", "2022-08-23T25:00", "0000-01-01"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        days.parse_moment(text)
