"""Official verdicts: the newest decided by the moment, of one's own areas, apart from samples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from dashboard.core.errors import NotFound
from data.answers import Question
from data.days import day_of
from data.models import OfficialVerdict
from data.queries.verdicts import verdicts
from data.scope import Scope
from tests.data.making import make_batch, wib
from tests.data.queries.stock import round_id

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

FIRST: Final = wib(2022, 11, 7, 16)
APPEAL: Final = wib(2022, 12, 20, 10)


def verdict(db: Session, area: str, party: str, said: str, at: datetime = FIRST, code: str = "verfak") -> None:
    row = OfficialVerdict(
        round_id=round_id(db, code), area_code=area, party=party, verdict=said, decided_at=at, decided_on=day_of(at),
        decree=f"BA {area}", batch_id=make_batch(db, "putusan_verfak").id,
    )  # fmt: skip
    db.add(row)
    db.flush()


def said(db: Session, at: datetime, area: str = "33", scope: str = "33", **more: str) -> list[tuple[str, str, str]]:
    question = Question(more.get("round", "verfak"), more.get("object", "keanggotaan"), at, more.get("party"))
    return [(one.area_code, one.party, one.verdict) for one in verdicts(db, Scope.of(scope), question, area)]


def test_the_newest_verdict_decided_by_the_moment_is_in_force(db: Session) -> None:
    verdict(db, "33.73", "ummat", "TMS")
    verdict(db, "33.73", "ummat", "MS", APPEAL)
    verdict(db, "33.73", "garuda", "MS")
    assert said(db, wib(2022, 11, 7, 15)) == []
    assert said(db, FIRST) == [("33.73", "garuda", "MS"), ("33.73", "ummat", "TMS")]
    assert said(db, APPEAL) == [("33.73", "garuda", "MS"), ("33.73", "ummat", "MS")]
    assert said(db, APPEAL, party="ummat") == [("33.73", "ummat", "MS")]


def test_other_areas_rounds_and_objects_say_nothing(db: Session) -> None:
    verdict(db, "33.73", "ummat", "MS")
    verdict(db, "33.74", "ummat", "TMS")
    verdict(db, "32.73", "ummat", "TMS")
    verdict(db, "33.73", "ummat", "TMS", APPEAL, "verfak_p")
    assert said(db, FIRST, "33.73", "33.73") == [("33.73", "ummat", "MS")]
    assert said(db, FIRST) == [("33.73", "ummat", "MS"), ("33.74", "ummat", "TMS")]
    assert said(db, APPEAL, round="verfak_p") == [("33.73", "ummat", "TMS")]
    assert said(db, FIRST, object="kantor") == []
    with pytest.raises(NotFound):
        said(db, FIRST, "33.74", "33.73")
