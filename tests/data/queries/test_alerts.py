"""Alerts of desks, computed on paper: the rows and their arithmetic stand in `alerting.fill`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data import alerts as rules
from data.models import Installation, ServiceDay
from data.queries.alerts import alerts, conditions
from data.scope import Scope
from tests.data.queries.alerting import NOON, at, fill
from tests.data.queries.serving import service

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from data.alerts import Alert

JATENG = Scope.of("33")


@pytest.fixture
def desks(db: Session) -> Session:
    """Salatiga and Blora have something to act on."""
    fill(db)
    return db


def of(db: Session, code: str, moment: datetime = NOON) -> dict[str, Alert]:
    """The alerts of one desk by kind."""
    return {one.kind: one for one in alerts(db, JATENG, "33", moment) if one.area.code == code}


def test_services_past_and_near_their_target_are_counted(desks: Session) -> None:
    """A late and B near; C is due in 1,5 h, D waits; E is an escalation past its target, F has until tomorrow."""
    found = of(desks, "33.73")
    assert (found["sla"].count, found["sla"].late, found["sla"].since) == (2, 1, at(22, 16))
    assert (found["eskalasi"].count, found["eskalasi"].late, found["eskalasi"].since) == (1, 1, at(21, 9))


def test_near_begins_one_service_hour_before(desks: Session) -> None:
    """A and F are due 22 Aug 16.00."""
    assert "sla" not in of(desks, "33.73", at(22, 14, 59))
    assert (of(desks, "33.73", at(22, 15))["sla"].count, of(desks, "33.73", at(22, 15))["sla"].late) == (2, 0)


def test_what_was_sent_on_later_was_late_before(desks: Session) -> None:
    """On 23 Aug at 12.00 A and F are late (due 22 Aug 16.00); B is due at 14.30, beyond one hour."""
    before = of(desks, "33.73", at(23, 12))["sla"]
    assert (before.count, before.late) == (2, 2)


def test_days_without_complete_attendance_are_named(desks: Session) -> None:
    """Of 19 to 23 Aug: no row on the 20th, KPU RI's not filled on the 23rd, which counts from 10.00 on; before, of 18 to 22."""
    assert of(desks, "33.73")["absensi"].items == ("2022-08-20", "2022-08-23")
    assert of(desks, "33.73", at(23, 9, 59))["absensi"].items == ("2022-08-18", "2022-08-20")


def test_readiness_lacks_what_is_missing_or_was_never_confirmed(desks: Session) -> None:
    assert of(desks, "33.73")["kesiapan"].items == ("jaringan", "kamera")
    assert of(desks, "33.73", at(10, 12)) == {}  # nobody had begun
    assert len(of(desks, "33.16")["kesiapan"].items) == 11


def test_a_desk_is_silent_after_two_complete_service_days(desks: Session) -> None:
    """Blora's last day is the 19th: the 20th and 21st are complete on the 22nd."""
    assert "diam" not in of(desks, "33.16", at(21, 15))
    assert of(desks, "33.16", at(22, 8))["diam"].days == 2
    assert of(desks, "33.16")["diam"].days == 3
    assert "diam" not in of(desks, "33.73")


def test_a_desk_that_never_began_is_silent_since_its_province_began(desks: Session) -> None:
    """The first sign of Jawa Tengah is of the 18th: 18, 19, 20, 21 and 22 are complete."""
    found = of(desks, "33.71")["diam"]
    assert (found.days, found.since) == (5, None)
    assert not any(one.area.code.startswith("31") for one in alerts(desks, Scope.of("*"), "*", NOON))


def test_the_most_urgent_comes_first(desks: Session) -> None:
    kinds = [one.kind for one in alerts(desks, JATENG, "33", NOON)]
    assert kinds[:3] == ["sla", "eskalasi", "diam"]
    assert kinds == sorted(kinds, key=rules.KINDS.index)


def test_a_desk_sees_its_own_and_nobody_sees_beyond_the_scope(desks: Session) -> None:
    salatiga = Scope.of("33.73")
    assert {one.area.code for one in alerts(desks, salatiga, "33.73", NOON)} == {"33.73"}
    assert {one.area.code for one in alerts(desks, JATENG, "33", NOON, own=True)} == {"33"}
    assert not any(one.area.code.startswith("34") for one in alerts(desks, JATENG, "33", NOON))
    for area in ("33.16", "34.71", "33"):
        with pytest.raises(NotFound):
            alerts(desks, salatiga, area, NOON)


def test_one_by_one_they_are_the_same(desks: Session) -> None:
    areas = {one.area.code: one.area for one in alerts(desks, JATENG, "33", NOON)}
    assert rules.summed(conditions(desks, JATENG, "33", NOON), areas) == [*alerts(desks, JATENG, "33", NOON)]


def test_the_present_is_answered_like_a_past_moment(desks: Session) -> None:
    past = alerts(desks, JATENG, "33", NOON)
    desks.merge(Installation(key="clock", value=NOON.isoformat()))
    desks.flush()
    assert alerts(desks, JATENG, "33", NOON) == past


def test_records_after_a_clock_that_stands_change_nothing(desks: Session) -> None:
    """Two of Semarang, due 22 Aug 16.00: one is resolved on the 24th, one sent on; on the 23rd at 14.00 both are late."""
    desks.merge(Installation(key="clock", value=NOON.isoformat()))
    service(desks, "33.74", ("buka", at(22, 8)), ("selesai", at(24, 9)))
    service(desks, "33.74", ("buka", at(22, 8)), ("eskalasi", at(24, 9), "provinsi"))
    desks.add(  # the rollup's day of the 24th
        ServiceDay(
            area_code="33.74", day=date(2022, 8, 24), at=at(24, 9), open_end=1, resolved=1, response=b"", resolution=b"",
            **dict.fromkeys(("opened", "reopened", "responded", "response_met", "resolution_met", "first_contact"), 0),
            escalated=1,
        )
    )  # fmt: skip
    desks.flush()
    found = of(desks, "33.74", NOON)
    assert (found["sla"].count, found["sla"].late) == (2, 2)
    assert "eskalasi" not in found


def test_a_record_of_today_ends_the_silence(desks: Session) -> None:
    service(desks, "33.16", ("buka", at(23, 13)))
    assert "diam" not in of(desks, "33.16")
    assert "diam" in of(desks, "33.16", at(23, 12))
