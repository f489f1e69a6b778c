"""What an officer says of a service, checked against what is known before it is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, select

from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.text import N_
from data.helpdesk import CATEGORIES, CHANNELS, ESCALATIONS, PARTY_LEVELS, RATINGS, REQUESTERS
from data.importers.privacy import masked
from data.models import Area, Party, ServiceTopic

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.scope import Scope

OFFICER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
TARGET: Final = N_("Pilih tujuan langkah ini lebih dahulu.")


@dataclass(frozen=True, kw_only=True, slots=True)
class NewTicket:
    """What an officer says of a new service; free texts are masked before they are stored."""

    area_code: str
    channel: str
    category: str
    party: str = ""
    party_level: str | None = None
    requester_role: str | None = None
    stage: str | None = None
    topic: str | None = None
    question: str | None = None
    answer: str | None = None
    reference: str | None = None


def columns_of(new: NewTicket) -> dict[str, Any]:
    """The columns that a new service begins with, free texts masked."""
    codes = ("area_code", "channel", "category", "party", "party_level", "requester_role", "stage", "topic")
    words = {name: getattr(new, name) for name in ("question", "answer", "reference")}
    return {name: getattr(new, name) for name in codes} | {
        name: masked(one) if one else None for name, one in words.items()
    }


def check_area(db: Session, scope: Scope, area: str) -> None:
    """A desk: a kab/kota or a province.

    Raises:
        NotFound: unknown, or outside `scope`.
    """
    if not scope.holds(area) or db.scalar(select(Area.kind).where(Area.code == area)) in {None, "nation"}:
        raise NotFound


def check_new(db: Session, new: NewTicket, officer: str) -> None:
    """Every code is known.

    Raises:
        InvalidInput: one is not.
    """
    known = (
        new.channel in CHANNELS,
        new.category in CATEGORIES,
        new.party_level in {None, *PARTY_LEVELS},
        new.requester_role in {None, *REQUESTERS},
        not new.party or db.scalar(select(exists().where(Party.code == new.party))),
    )
    if not all(known):
        raise InvalidInput
    check_topic(db, new.topic)
    check_officer(officer)


def check_topic(db: Session, topic: str | None) -> None:
    """A managed question, or none."""
    if topic is not None and not db.scalar(select(exists().where(ServiceTopic.code == topic))):
        raise InvalidInput


def check_officer(officer: str | None) -> None:
    """The code of an officer, never a name with spaces."""
    if officer is None or not OFFICER.fullmatch(officer):
        raise InvalidInput


def target_of(step: str, target: str | None, rating: int | None) -> str | None:
    """What the step's event carries beside its kind.

    Raises:
        InvalidInput: an unknown office, officer or rating.
    """
    if step == "eskalasi" and target not in ESCALATIONS:
        raise InvalidInput(TARGET)
    if step == "nilai" and rating not in RATINGS:
        raise InvalidInput(TARGET)
    if step == "pindah":
        check_officer(target)
    return str(rating) if step == "nilai" else target if step in {"eskalasi", "pindah"} else None


def answered(db: Session, topic: str | None, answer: str | None) -> dict[str, Any]:
    """The columns that an answer changes."""
    check_topic(db, topic)
    said = {"topic": topic, "answer": masked(answer) if answer else None}
    return {name: one for name, one in said.items() if one is not None}
