"""Service calendars for tests: KPU RI's hours of the 2022 cycle, and made ones for hypothesis."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final

from hypothesis import strategies as st

from data.calendar import Calendar
from data.service_hours import Hours, ServiceCalendar, SpecialDay

EIGHT: Final = 8 * 60
FOUR: Final = 16 * 60
HOUR: Final = 3_600
CYCLE: Final = tuple(Hours(day, EIGHT, FOUR, date(2022, 8, 1), date(2022, 12, 14)) for day in range(7))
OFFICE: Final = tuple(Hours(day, EIGHT, FOUR, date(2000, 1, 1)) for day in range(5))
LAST_DAY: Final = SpecialDay(date(2022, 8, 14), EIGHT, 23 * 60 + 59, "Hari terakhir pendaftaran")
KPU: Final = ServiceCalendar((CYCLE + OFFICE,), (LAST_DAY,))

FIRST: Final = datetime(2022, 6, 1, tzinfo=UTC)
DAYS: Final = st.dates(date(2022, 6, 1), date(2023, 2, 1))


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    """One interval of a weekday, from some day on."""
    opens, closes = sorted(draw(st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True)))
    first = draw(DAYS)
    until = draw(st.none() | st.integers(0, 200).map(lambda days: first + timedelta(days=days)))
    return Hours(draw(st.integers(0, 6)), opens, closes, first, until, draw(st.booleans()))


@st.composite
def special_days(draw: st.DrawFn) -> SpecialDay:
    """A closed day, or one with hours of its own."""
    some = sorted(draw(st.lists(st.integers(0, 1440), min_size=2, max_size=2, unique=True)))
    return SpecialDay(draw(DAYS), some[0], some[1]) if draw(st.booleans()) else SpecialDay(draw(DAYS), None, None)


@st.composite
def calendars(draw: st.DrawFn) -> ServiceCalendar:
    """Several sets of hours, some special days, some own days; or KPU RI's."""
    if draw(st.integers(0, 3)) == 0:
        return KPU
    sets = draw(st.lists(st.lists(hours(), min_size=1, max_size=8).map(tuple), max_size=3))
    special = draw(st.lists(special_days(), max_size=4, unique_by=lambda one: one.day))
    own = draw(st.dictionaries(DAYS, st.booleans(), max_size=4))
    return ServiceCalendar(tuple(sets), tuple(special), Calendar.of(own.items()))


ZONES: Final = st.integers(-12, 14).map(lambda hour: timezone(timedelta(hours=hour)))
MOMENTS: Final = st.builds(
    lambda second, zone: (FIRST + timedelta(seconds=second)).astimezone(zone), st.integers(0, 240 * 86_400), ZONES
)
PAUSES: Final = st.lists(st.tuples(MOMENTS, MOMENTS), max_size=5)
