"""The digest says each condition once an audience, and once more when it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from dashboard.core.errors import Busy, NotFound
from data.commands.alerts import digest, note_told
from data.commands.alone import alone
from data.models import Audit, ServiceAlert, ServiceSpell
from data.queries.version import data_version
from data.scope import Scope, marked
from tests.data.queries.alerting import NOON, at, fill
from tests.data.queries.serving import present, service

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from data.commands.alerts import Digest

SALATIGA = Scope.of("33.73")


@pytest.fixture
def ids(db: Session) -> dict[str, int]:
    """Salatiga has A and B near or past their target, E escalated, two days without attendance, two items missing: seven."""
    return fill(db)


def told(db: Session, moment: datetime = NOON, scope: Scope = SALATIGA) -> Digest:
    """What there was to tell; it is noted."""
    found = digest(db, scope, scope.areas[0], moment)
    note_told(db, scope, found, actor="cli", recipients=1)
    return found


def kinds(found: Digest) -> list[str]:
    return sorted(one.kind for one in found.began)


def test_each_condition_is_told_once(db: Session, ids: dict[str, int]) -> None:
    first = told(db)
    assert kinds(first) == ["absensi", "absensi", "eskalasi", "kesiapan", "kesiapan", "sla", "sla"]
    assert {one.subject for one in first.began if one.kind == "sla"} == {str(ids["A"]), str(ids["B"])}
    second = digest(db, SALATIGA, "33.73", at(23, 14, 10))
    assert (second.has_news, second.standing) == (False, 7)


def test_what_is_not_noted_is_told_again(db: Session, ids: dict[str, int]) -> None:
    del ids
    assert digest(db, SALATIGA, "33.73", NOON).began == digest(db, SALATIGA, "33.73", NOON).began


def test_recovery_is_told_once_and_a_new_break_is_new(db: Session, ids: dict[str, int]) -> None:
    """A is resolved at 14.20; the network is confirmed by nobody, so six of seven stand."""
    told(db)
    of = ServiceSpell
    db.execute(update(of).where(of.ticket_id == ids["A"]).values(resolved_at=at(23, 14, 20)))
    found = told(db, at(23, 14, 25))
    assert ([(one.kind, one.subject) for one in found.over], kinds(found)) == ([("sla", str(ids["A"]))], [])
    assert not digest(db, SALATIGA, "33.73", at(23, 14, 26)).has_news
    db.execute(update(of).where(of.ticket_id == ids["A"]).values(resolved_at=None))
    again = digest(db, SALATIGA, "33.73", at(23, 14, 27))
    assert [(one.kind, one.subject) for one in again.began] == [("sla", str(ids["A"]))]


def test_each_audience_is_told_on_its_own(db: Session, ids: dict[str, int]) -> None:
    del ids
    told(db)
    found = digest(db, Scope.of("33"), "33", NOON)
    assert sum(one.area == "33.73" for one in found.began) == 7
    assert not any(one.area.startswith("34") for one in found.began)
    with pytest.raises(NotFound):
        digest(db, SALATIGA, "33", NOON)


def test_outside_service_hours_it_waits_for_the_opening(db: Session, ids: dict[str, int]) -> None:
    del ids
    found = digest(db, SALATIGA, "33.73", at(23, 20))
    assert (found.is_open, found.opens_next) == (False, at(24, 8))
    assert digest(db, SALATIGA, "33.73", NOON).is_open


def test_a_day_told_of_stands_until_it_is_filled_in(db: Session, ids: dict[str, int]) -> None:
    """On 30 Aug the five last service days are 26 to 30 Aug: the 20th has left them, but not the list."""
    del ids
    told(db)
    later = digest(db, SALATIGA, "33.73", at(30, 14))
    assert not any(one.subject == "2022-08-20" for one in later.over)
    present(db, "33.73", at(20, 0))
    found = digest(db, SALATIGA, "33.73", at(30, 14))
    assert [one.subject for one in found.over if one.kind == "absensi"] == ["2022-08-20"]


def test_it_is_audited_with_counts_and_changes_no_page(db: Session, ids: dict[str, int]) -> None:
    del ids
    before = data_version(db)
    told(db)
    row = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (row.actor, row.action, row.subject) == ("cli", "digest", "33.73")
    assert '"baru":7' in row.detail.replace(" ", "")
    assert data_version(db) == before


def test_one_condition_never_stands_twice_for_an_audience(db: Session, ids: dict[str, int]) -> None:
    del ids
    found = digest(db, SALATIGA, "33.73", NOON)
    note_told(db, SALATIGA, found, actor="cli", recipients=1)
    with pytest.raises(IntegrityError), db.begin_nested():
        note_told(db, SALATIGA, found, actor="cli", recipients=1)
    assert len(db.scalars(marked(select(ServiceAlert.id), ServiceAlert)).all()) == 7


def test_another_desks_alert_is_not_touched(db: Session, ids: dict[str, int]) -> None:
    del ids
    told(db, scope=Scope.of("33.16"))
    service(db, "33.16", ("buka", at(23, 14, 5)), ("selesai", at(23, 14, 6)))
    told(db, at(23, 14, 10))  # Salatiga's
    found = digest(db, Scope.of("33.16"), "33.16", at(23, 14, 10))
    assert [one.kind for one in found.over] == ["diam"]


def test_two_runs_at_once_are_one(engine: Engine) -> None:
    with alone(engine, "trial"):
        with alone(engine, "another"):
            pass
        with pytest.raises(Busy), alone(engine, "trial"):
            pass
    with alone(engine, "trial"):
        pass
