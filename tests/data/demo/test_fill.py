"""The demo in a database: once, whole, and never over other data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select

from dashboard.core.errors import NotAllowed
from data.answers import Question, Reporting
from data.clock import now
from data.commands.verify import verify
from data.days import parse_moment
from data.demo.fill import fill
from data.demo.world import offices
from data.models import Batch, Correction, FactualSample, VerificationDecision
from data.queries.desk import open_tickets
from data.queries.figures import figures
from data.queries.users import is_demo
from data.scope import Scope, visible
from tests.data.making import make_batch

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

KEY = b"a key of thirty-two bytes, or so"
NATION = Scope.of("*")


def members(db: Session, round_code: str, at: str, area: str) -> dict[str, float | None]:
    question = Question(round_code, "keanggotaan", parse_moment(at))
    return dict(figures(db, NATION, question, area).metrics)


def test_the_demo_is_whole(db: Session) -> None:
    rows = fill(db, identity_key=KEY)
    assert is_demo(db)
    assert now(db) == datetime(2022, 8, 23, 7, 5, tzinfo=UTC)
    assert rows == db.scalar(select(func.sum(Batch.total)))
    _published_figures_come_out_of_the_pages(db)
    _six_offices_are_at_risk_and_one_is_silent(db)
    _mistakes_left_corrections_and_history(db)
    _some_services_wait_for_a_party(db)
    assert [check.sentence for check in verify(db) if check.broken] == []
    with pytest.raises(NotAllowed):
        fill(db, identity_key=KEY)


def _some_services_wait_for_a_party(db: Session) -> None:
    """At the desks of Salatiga, Klaten and Kudus; a file cannot say it."""
    for area in ("33.73", "33.10", "33.19"):
        found = open_tickets(db, Scope.of(area), area, now(db))
        assert [one.state for one in found if one.waiting_since] == ["menunggu"], area


def _published_figures_come_out_of_the_pages(db: Session) -> None:
    banyumas = members(db, "vermin", "2022-08-23T14:05", "33.02")
    assert (banyumas["received"], banyumas["checked"], banyumas["backlog"]) == (32_599, 27_709, 4_890)
    jepara = members(db, "vermin", "2022-08-26", "33.20")
    assert (jepara["received"], jepara["checked"], jepara["progress"]) == (33_014, 33_014, 1.0)
    temanggung = members(db, "verfak", "2022-11-04", "33.23")
    assert [temanggung[name] for name in ("sample", "met_home", "met_gathered", "not_met")] == [1_699, 954, 183, 562]
    assert temanggung["met_video"] is None
    assert members(db, "vermin_p", "2022-10-06", "33.20")["received"] == 6_623
    assert members(db, "verfak", "2022-10-27", "33.16")["met_home"] == 900
    assert members(db, "vermin", "2022-09-09", "33")["received"] == sum(office.total for office in offices())


def _six_offices_are_at_risk_and_one_is_silent(db: Session) -> None:
    province = figures(db, NATION, Question("vermin", "keanggotaan", now(db)), "33")
    at_risk = {child.area.short_name for child in province.children if child.is_at_risk}
    assert at_risk == {"Brebes", "Cilacap", "Kab. Tegal", "Grobogan", "Purworejo", "Wonogiri"}
    silent = [child.area.short_name for child in province.children if child.reporting is not Reporting.REPORTED]
    assert silent == ["Blora"]
    assert (province.reported, province.expected) == (34, 35)


def _mistakes_left_corrections_and_history(db: Session) -> None:
    stmt = select(Correction.old, Correction.new).where(
        Correction.area_code == "33.19", Correction.column == "ganda_eksternal"
    )
    ((old, new),) = db.execute(visible(stmt, NATION, Correction)).all()
    assert int(str(old)) - int(str(new)) == 114
    second_looks = select(func.count()).select_from(VerificationDecision)
    assert db.scalar(visible(second_looks, NATION, VerificationDecision))
    samples = select(func.count()).select_from(FactualSample)
    assert db.scalar(visible(samples, NATION, FactualSample))


def test_a_database_with_other_data_is_refused(db: Session) -> None:
    make_batch(db)
    with pytest.raises(NotAllowed, match="bukan peragaan"):
        fill(db, identity_key=KEY)
    assert not is_demo(db)
