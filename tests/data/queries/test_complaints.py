"""Public complaints: the newest cumulative state, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.answers import Complaints
from data.days import day_of
from data.models import PublicComplaint
from data.queries.complaints import complaints
from data.scope import Scope
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

SEP_6, SEP_12, OCT_5 = wib(2022, 9, 6), wib(2022, 9, 12), wib(2022, 10, 5)
JATENG = Scope.of("33")


def report(
    db: Session, area: str, at: datetime, received: int, in_process: int | None = None, resolved: int | None = None
) -> None:
    """What an area reported at a moment."""
    made = PublicComplaint(
        area_code=area,
        as_of_at=at,
        as_of_on=day_of(at),
        received=received,
        in_process=in_process,
        resolved=resolved,
        source=None,
        batch_id=make_batch(db, "tanggapan").id,
    )
    db.add(made)
    db.flush()


def test_the_newest_state_up_to_the_moment_counts(db: Session) -> None:
    report(db, "33.12", SEP_6, 13)
    report(db, "33.12", SEP_12, 161)
    report(db, "33.12", OCT_5, 181)
    found = complaints(db, JATENG, "33.12", SEP_12)
    assert found == Complaints(161, None, None, at=SEP_12, areas=1, own=True)


def test_what_a_later_report_leaves_unsaid_keeps_its_last_known_value(db: Session) -> None:
    report(db, "33.10", SEP_6, 40, in_process=30, resolved=10)
    report(db, "33.10", SEP_12, 49, resolved=11)
    found = complaints(db, JATENG, "33.10", OCT_5)
    assert found == Complaints(49, 30, 11, at=SEP_12, areas=1, own=True)


def test_a_province_sums_its_areas_and_says_how_old_the_oldest_is(db: Session) -> None:
    report(db, "33.74", SEP_6, 15)
    report(db, "33.73", OCT_5, 6, in_process=5, resolved=1)
    report(db, "32.73", OCT_5, 1_000)  # another province
    found = complaints(db, JATENG, "33", OCT_5)
    assert found == Complaints(21, 5, 1, at=SEP_6, areas=2, own=False)


def test_a_provinces_own_report_is_the_province(db: Session) -> None:
    report(db, "33.74", SEP_6, 15)
    report(db, "33", SEP_6, 201)
    found = complaints(db, JATENG, "33", OCT_5)
    assert found == Complaints(201, None, None, at=SEP_6, areas=1, own=True)


def test_the_nation_counts_no_complaint_twice(db: Session) -> None:
    report(db, "33.74", SEP_6, 15)
    report(db, "33", SEP_6, 201)
    report(db, "32.73", OCT_5, 4)
    found = complaints(db, Scope.of("*"), "*", OCT_5)
    assert found is not None
    assert (found.received, found.areas) == (205, 2)


def test_zero_that_was_reported_is_not_silence(db: Session) -> None:
    report(db, "33.71", SEP_6, 0)
    zero = complaints(db, JATENG, "33.71", SEP_12)
    assert zero is not None
    assert zero.received == 0
    assert complaints(db, JATENG, "33.75", SEP_12) is None
    assert complaints(db, JATENG, "33.71", wib(2022, 9, 5)) is None


def test_nobody_reads_another_area(db: Session) -> None:
    report(db, "33.74", SEP_6, 15)
    with pytest.raises(NotFound):
        complaints(db, Scope.of("33.73"), "33.74", OCT_5)
    with pytest.raises(NotFound):
        complaints(db, Scope.of("33.73"), "33", OCT_5)
