"""What counts as an alert, computed on paper: desks serve 08.00-16.00 every day but the holiday of 17 August."""

from __future__ import annotations

from datetime import date

from dashboard.core.text import Lang, t
from data import alerts as rules
from data.alerts import Alert, Condition
from data.answers import AreaInfo
from tests.data.desk_hours import KPU
from tests.data.making import wib

SALATIGA = AreaInfo("33.73", "Kota Salatiga", "Salatiga", "kota", "33", None, None, None)
BLORA = AreaInfo("33.16", "Kabupaten Blora", "Blora", "kabupaten", "33", None, None, None)
AREAS = {one.code: one for one in (SALATIGA, BLORA)}


def test_near_is_one_hour_of_service_over_night_and_holiday() -> None:
    assert rules.soon(KPU, wib(2022, 8, 23, 14)) == wib(2022, 8, 23, 15)
    assert rules.soon(KPU, wib(2022, 8, 16, 15, 30)) == wib(2022, 8, 18, 8, 30)  # 30 minutes before, 30 after 17 August
    assert rules.soon(KPU, wib(2022, 8, 23, 20)) == wib(2022, 8, 24, 9)


def test_todays_attendance_is_due_two_hours_after_opening() -> None:
    assert rules.last_due(KPU, wib(2022, 8, 23, 9, 59)) == date(2022, 8, 22)
    assert rules.last_due(KPU, wib(2022, 8, 23, 10)) == date(2022, 8, 23)
    assert rules.last_due(KPU, wib(2022, 8, 23, 23)) == date(2022, 8, 23)


def test_five_service_days_are_looked_at_and_those_told_of_before() -> None:
    days = [date(2022, 8, day) for day in (12, 13, 14, 15, 16, 18, 19, 20, 21, 22)]
    began, last = date(2022, 8, 13), date(2022, 8, 21)
    recent = [date(2022, 8, day) for day in (16, 18, 19, 20, 21)]
    assert rules.looked_at(days, last, began) == recent
    assert rules.looked_at(days, last, began, date(2022, 8, 15)) == [date(2022, 8, 15), *recent]
    assert rules.looked_at(days, last, date(2022, 8, 20)) == [date(2022, 8, 20), date(2022, 8, 21)]


def test_a_day_is_missing_without_a_row_or_without_kpu_ri() -> None:
    days = [date(2022, 8, day) for day in (20, 21, 22)]
    assert rules.missing(days, {days[0]: True, days[1]: False}) == [days[1], days[2]]


def test_conditions_sum_by_desk_and_kind_what_is_late_first() -> None:
    late, near = wib(2022, 8, 22, 16), wib(2022, 8, 23, 14, 30)
    found = rules.summed(
        [
            Condition(kind="sla", area="33.16", subject="3", since=near, late=False),
            Condition(kind="kesiapan", area="33.73", subject="kamera"),
            Condition(kind="kesiapan", area="33.73", subject="jaringan"),
            Condition(kind="diam", area="33.16", subject="satker", since=late, days=3),
            Condition(kind="sla", area="33.73", subject="1", since=late),
            Condition(kind="sla", area="33.73", subject="2", since=near, late=False),
        ],
        AREAS,
    )
    assert found == [
        Alert(kind="sla", area=SALATIGA, count=2, late=1, since=late),
        Alert(kind="diam", area=BLORA, count=1, late=1, since=late, days=3),
        Alert(kind="kesiapan", area=SALATIGA, count=2, late=2, items=("jaringan", "kamera")),
        Alert(kind="sla", area=BLORA, count=1, late=0, since=near),
    ]


def test_every_kind_has_a_definition_in_both_languages() -> None:
    assert [rules.METRIC_OF[kind] for kind in rules.KINDS] == [one.id for one in rules.METRICS]
    for metric in rules.METRICS:
        for words in (metric.name, metric.definition, metric.formula):
            assert t(words, Lang.EN) != t(words, Lang.ID)
