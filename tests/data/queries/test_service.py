"""Service quality of desks, computed on paper: the computation stands beside each number."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import Reporting
from data.helpdesk import CHANNELS
from data.queries.service import service_figures
from data.scope import Scope
from data.service_answers import Coverage, Met, Period, Service, Spread
from tests.data.making import wib
from tests.data.queries.serving import present, registered, roll_up, service

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
NOON = wib(2022, 8, 23, 14)  # Tuesday; desks serve 08.00-16.00 every day but the holiday of 17 August
WEEK = Period(date(2022, 8, 17), date(2022, 8, 23))


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return wib(2022, 8, day, hour, minute)


@pytest.fixture
def desks(db: Session) -> Session:
    """Salatiga has nine spells, Semarang one until Friday, the province's own desk one, Magelang none; Yogyakarta is not ours.

    A 22 Aug 09.00, response 09.30 (1,800 s), done 11.00 (7,200 s)
    B 22 Aug 10.00 face to face, response 10.20 (1,200 s: late), done 10.40 (2,400 s)
    C 21 Aug 15.00, response 15.30 (1,800 s), done 23 Aug 09.00 (1 h + 8 h + 1 h = 36,000 s: late)
    D 22 Aug 08.00, never responded to (due 09.00: late), open (due 16.00: late)
    E 23 Aug 13.00, response 13.10 (600 s), escalated 13.30, open
    F 19 Aug 09.00, response 09.05 (300 s), escalated 10.00, open (due after 24 h of service: 22 Aug 09.00, late)
    G 15 Aug 09.00, response 09.10, done 10.00; opened again 22 Aug 14.00, done 15.00 (3,600 s)
    H 20 Aug 09.00, response 09.10 (600 s), waits for the party since 10.00
    """
    salatiga = "33.73"
    service(db, salatiga, ("buka", at(22, 9)), ("respons", at(22, 9, 30)), ("selesai", at(22, 11)))
    service(
        db,
        salatiga,
        ("buka", at(22, 10)),
        ("respons", at(22, 10, 20)),
        ("selesai", at(22, 10, 40)),
        channel="tatap_muka",
    )
    service(
        db, salatiga, ("buka", at(21, 15)), ("respons", at(21, 15, 30)), ("selesai", at(23, 9)), party="prima"
    )  # fmt: skip
    service(db, salatiga, ("buka", at(22, 8)), party="")
    service(db, salatiga, ("buka", at(23, 13)), ("respons", at(23, 13, 10)), ("eskalasi", at(23, 13, 30), "provinsi"))
    service(
        db, salatiga, ("buka", at(19, 9)), ("respons", at(19, 9, 5)), ("eskalasi", at(19, 10), "kpu_ri"), party="pan"
    )
    service(
        db, salatiga, ("buka", at(15, 9)), ("respons", at(15, 9, 10)), ("selesai", at(15, 10)),
        ("buka_kembali", at(22, 14)), ("selesai", at(22, 15)),
    )  # fmt: skip
    service(db, salatiga, ("buka", at(20, 9)), ("respons", at(20, 9, 10)), ("jeda", at(20, 10)))
    service(db, "33.74", ("buka", at(19, 9)), ("respons", at(19, 10)), ("selesai", at(19, 12)))
    service(db, "33", ("buka", at(22, 9)), ("respons", at(22, 9, 6)), ("selesai", at(22, 9, 12)))
    service(db, "34.71", ("buka", at(22, 9)), ("respons", at(22, 9, 1)), ("selesai", at(22, 9, 2)))
    registered(db, salatiga, ["pkb", "pan"], absent=["prima"])
    roll_up(db)
    return db


def salatiga(db: Session, period: Period = WEEK, **more: object) -> Service:
    return service_figures(db, Scope.of("33.73"), "33.73", period, NOON, **more)  # type: ignore[arg-type]


def test_counts_of_the_period(desks: Session) -> None:
    """Opened A B C D E F H; again G; responded A B C E F H; done A B C G; at first contact A B; escalated E F."""
    one = salatiga(desks).whole
    assert (one.opened, one.reopened, one.responded, one.resolved) == (7, 1, 6, 4)
    assert (one.first_contact, one.escalated) == (2, 2)


def test_first_responses(desks: Session) -> None:
    """300 600 600 1200 1800 1800: p10 at rank 0.5 = 450, median (600+1200)/2 = 900, p90 at rank 4.5 = 1800.

    Met A C E F H; missed B, and D, which is open and past its hour.
    """
    one = salatiga(desks).whole
    assert one.response == Spread(6, 450.0, 900.0, 1_800.0)
    assert one.response_sla == Met(5, 2)


def test_resolutions(desks: Session) -> None:
    """2400 3600 7200 36000: p10 at rank 0.3 = 2760, median 5400, p90 at rank 2.7 = 7200 + 0.7 × 28800 = 27360.

    Met A B G; missed C, and D and F, open past their due time: 3 of 6.
    """
    one = salatiga(desks).whole
    assert one.resolution.n == 4
    assert (one.resolution.p10, one.resolution.median, one.resolution.p90) == pytest.approx((2_760, 5_400, 27_360))
    assert one.resolution_sla == Met(3, 3)
    assert one.resolution_sla.share == 0.5


def test_what_is_open_and_how_old_it_is_in_service_days(desks: Session) -> None:
    """E today, D 1 (the 23rd), H 3 (21 22 23), F 4 (20 21 22 23); escalated: E 0 and F 4 days ago."""
    one = salatiga(desks).whole
    assert (one.open_now, one.open_ages, one.overdue, one.waiting) == (4, (1, 1, 1, 1), 2, 1)
    assert (one.oldest_days, one.oldest_at) == (4, at(19, 9))
    assert (one.escalated_open, one.escalated_days) == (2, 4)


def test_rates_are_medians_of_complete_service_days(desks: Session) -> None:
    """17 is a holiday; 18: 0, 19: 1, 20: 1, 21: 1, 22: 3 opened, median 1; done 0 0 0 0 3, median 0: never done."""
    one = salatiga(desks).whole
    assert (one.open_rate, one.close_rate, one.days_to_clear) == (1, 0, None)


def test_volume_leaves_out_the_closed_day_and_the_day_that_runs(desks: Session) -> None:
    found = salatiga(desks)
    assert found.volume.days == tuple(date(2022, 8, day) for day in range(18, 23))
    assert found.volume.counts == (0, 1, 1, 1, 3)
    assert (found.closed, found.running, found.volume.mean) == (1, (date(2022, 8, 23), 1), None)


def test_coverage_counts_registered_parties_only(desks: Session) -> None:
    """Of the parties not said to be absent PKB and PAN were served; PRIMA, not registered here, was served too."""
    one = salatiga(desks).whole.coverage
    assert (one.served, one.others) == (2, 1)
    assert one.registered == 23  # 24 parties less PRIMA
    elsewhere = service_figures(desks, JATENG, "33.74", WEEK, NOON).whole.coverage
    assert elsewhere == Coverage(0, None, 0)


def test_a_province_is_36_desks_with_its_own(desks: Session) -> None:
    found = service_figures(desks, JATENG, "33", WEEK, NOON)
    own = found.whole.children[0]
    assert (len(found.whole.children), found.expected, own.area.code, own.own, own.opened) == (36, 36, "33", True, 1)
    assert (found.whole.opened, found.whole.resolved, found.whole.open_now) == (9, 6, 4)
    alone = service_figures(desks, JATENG, "33", WEEK, NOON, own=True)
    assert (alone.whole.opened, alone.expected, alone.whole.children) == (1, 1, ())


def test_durations_of_a_sum_are_those_of_all_its_cases(desks: Session) -> None:
    """Responses 300 360 600 600 1200 1800 1800 3600: median 900; of desks' medians 900, 3600 and 360 it would be 900, too.

    Resolutions 720 2400 3600 7200 10800 36000: median 5400, p90 at rank 4.5 = 23400.
    """
    one = service_figures(desks, JATENG, "33", WEEK, NOON).whole
    assert (one.response.n, one.response.median) == (8, 900)
    assert (one.resolution.n, one.resolution.median) == (6, 5_400)
    assert one.resolution.p90 == pytest.approx(23_400)


def test_silence_is_judged_in_service_days_and_is_no_zero(desks: Session) -> None:
    """Semarang last recorded on Friday the 19th: 20, 21 and 22 passed; the 23rd is not over. Magelang never did."""
    found = service_figures(desks, JATENG, "33", WEEK, NOON)
    by_code = {one.area.code: one for one in found.whole.children}
    assert (by_code["33.74"].reporting, by_code["33.74"].silent_days) == (Reporting.SILENT, 3)
    assert (by_code["33.71"].reporting, by_code["33.71"].silent_days) == (Reporting.NEVER, 0)
    assert (by_code["33.73"].reporting, by_code["33.73"].last_at) == (Reporting.REPORTED, at(23, 13, 30))
    assert (found.whole.silent, found.whole.never, found.reported) == (1, 33, 2)


def test_days_of_silence_are_no_zeros(desks: Session) -> None:
    """Semarang's last sign is of Friday 19th: the chart ends there, and neither 20 to 22 nor the 23rd are closed or zero."""
    one = service_figures(desks, JATENG, "33.74", WEEK, NOON)
    assert (one.volume.days[-1], one.running, one.closed) == (date(2022, 8, 19), None, 0)


def test_a_silence_that_is_over_has_no_data_in_the_chart(db: Session) -> None:
    """Semarang recorded on the 19th and the 23rd: the service days 20 to 22 are a silence, neither closed nor zero.

    With an attendance on the 21st no two days in a row are without a sign: three zeros.
    """
    for day in (19, 23):
        service(db, "33.74", ("buka", at(day, 9)), ("respons", at(day, 10)))
    roll_up(db)
    evening = wib(2022, 8, 23, 23, 59) + timedelta(seconds=59)
    period = Period(date(2022, 8, 19), date(2022, 8, 23))
    for channel, count in ((None, 1), ("telepon", 0)):  # nobody called on days on which the desk recorded: a zero
        one = service_figures(db, JATENG, "33.74", period, evening, channel=channel)
        assert [day.day for day in one.volume.days] == [19, 23]
        assert (one.volume.counts, one.quiet, one.closed, one.whole.open_rate) == ((count, count), 3, 0, count)
    one = service_figures(db, JATENG, "33.74", period, evening)
    [child] = [
        each for each in service_figures(db, JATENG, "33", period, evening).whole.children if each.area.code == "33.74"
    ]
    assert child == one.whole
    present(db, "33.74", at(21, 0))
    one = service_figures(db, JATENG, "33.74", period, evening)
    assert (one.volume.counts, one.quiet, one.whole.open_rate) == ((1, 0, 0, 0, 1), 0, 0)


def test_attendance_without_services_is_a_reported_zero(desks: Session) -> None:
    present(desks, "33.74", at(22, 0))
    found = service_figures(desks, JATENG, "33.74", Period(date(2022, 8, 22), date(2022, 8, 23)), NOON).whole
    assert (found.reporting, found.silent_days, found.opened) == (Reporting.REPORTED, 0, 0)
    assert found.last_at == at(19, 12)  # from before the period


def test_who_serves_now_and_when_the_others_will(desks: Session) -> None:
    """At 14.00 all serve; at 16.00 nobody does, and the next day begins at 08.00."""
    assert service_figures(desks, JATENG, "33", WEEK, NOON).whole.opened_desks == 36
    later = service_figures(desks, JATENG, "33.73", WEEK, at(23, 16)).whole
    assert (later.is_open, later.opens_next, later.day_s) == (False, at(24, 8), 28_800)


def test_the_past_is_shown_as_it_was_known(desks: Session) -> None:
    """On 22 Aug at 10.30: A and B are responded to (1,800 and 1,200 s), D is late, C open and late to none; G still done."""
    one = service_figures(desks, JATENG, "33.73", WEEK, at(22, 10, 30)).whole
    assert (one.opened, one.reopened, one.resolved, one.responded) == (6, 0, 0, 5)
    assert one.open_now == 6  # A B C D F H
    assert one.escalated_open == 1
    ended = service_figures(desks, JATENG, "33.73", WEEK, wib(2022, 8, 22, 23, 59)).whole
    assert (ended.resolved, ended.reopened, ended.open_now) == (3, 1, 4)  # C D F H


def test_before_it_was_sent_on_a_service_had_one_day(desks: Session) -> None:
    """E, opened 23 Aug 13.00 and sent on at 13.30: due 24 Aug 13.00 until then, three service days after its opening since."""
    before, since = (
        service_figures(desks, JATENG, "33.73", WEEK, at(23, 13, minute)).spells[-1] for minute in (20, 40)
    )
    assert (before.due_at, before.escalated_at) == (at(24, 13), None)
    assert (since.due_at, since.escalated_at) == (at(26, 13), at(23, 13, 30))


def test_the_end_of_a_day_is_answered_by_the_rollup_alone(desks: Session) -> None:
    from data.days import end_of_day  # noqa: PLC0415

    found = service_figures(desks, JATENG, "33.73", WEEK, end_of_day(date(2022, 8, 23)))
    assert (found.whole.opened, found.whole.resolved, found.running) == (7, 4, None)
    assert found.volume.counts == (0, 1, 1, 1, 3, 1)


def test_one_channel_alone_and_all_time(desks: Session) -> None:
    """Face to face there is B only: one response of 1,200 s, late; a desk is not silent because a channel is."""
    one = salatiga(desks, channel="tatap_muka").whole
    assert (one.opened, one.response.median, one.response_sla) == (1, 1_200, Met(0, 1))
    assert (one.reporting, one.open_now, one.coverage.served) == (Reporting.REPORTED, 0, 1)
    ever = salatiga(desks, Period(None, date(2022, 8, 23))).whole
    assert (ever.opened, ever.resolved) == (8, 5)


def test_the_rollup_and_the_spells_count_alike(desks: Session) -> None:
    """One channel is counted from its spells, all channels from the rollup: the parts are the whole."""
    whole = service_figures(desks, JATENG, "33", WEEK, NOON).whole
    parts = [service_figures(desks, JATENG, "33", WEEK, NOON, channel=channel).whole for channel in CHANNELS]
    for name in ("opened", "reopened", "responded", "resolved", "first_contact", "escalated", "open_now", "overdue"):
        assert getattr(whole, name) == sum(getattr(one, name) for one in parts), name
    assert whole.resolution_sla.met == sum(one.resolution_sla.met for one in parts)
    assert whole.response_sla.missed == sum(one.response_sla.missed for one in parts)


def test_the_nation_is_the_sum_of_its_provinces(desks: Session) -> None:
    found = service_figures(desks, Scope.of("*"), "*", WEEK, NOON)
    by_code = {one.area.code: one for one in found.whole.children}
    assert (len(by_code), found.expected) == (38, 514 + 38)
    assert (found.whole.opened, by_code["33"].opened, by_code["34"].opened) == (10, 9, 1)


def test_another_desk_is_not_found(desks: Session) -> None:
    for area in ("33.74", "33", "*", "99.99"):
        with pytest.raises(NotFound):
            service_figures(desks, Scope.of("33.73"), area, WEEK, NOON)


def test_without_records_everything_is_unknown(db: Session) -> None:
    found = service_figures(db, JATENG, "33", WEEK, NOON)
    assert (found.data_as_of, found.whole.never, found.whole.reporting) == (None, 36, Reporting.NEVER)
    assert (found.whole.resolution, found.whole.resolution_sla.share) == (Spread(), None)
