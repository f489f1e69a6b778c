"""Facts for the reads of the backlog and of progress: every argument has a boring default, rollups follow the facts."""

from __future__ import annotations

import hashlib
from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.answers import Question
from data.days import day_of
from data.models import Correction, PartyPresence, Round, VerificationDecision, VerificationItem, VerificationRecap
from data.rollups.keys import all_keys
from data.rollups.rebuild import rebuild
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_numbers = count(1)
NOON_16 = wib(2022, 8, 16, 12)
NOON_23 = wib(2022, 8, 23, 12)
END_23 = wib(2022, 8, 23, 23, 59)


def question(as_of: datetime = NOON_23, *, kind: str = "keanggotaan", party: str | None = None) -> Question:
    return Question("vermin", kind, as_of, party)


def round_id(db: Session, code: str = "vermin") -> int:
    return db.scalars(select(Round.id).where(Round.code == code)).one()


def item(
    db: Session,
    area: str = "33.73",
    *,
    party: str = "pkb",
    received: datetime = NOON_16,
    decided: datetime | None = None,
    findings: int = 0,
    kind: str = "keanggotaan",
    team: str | None = None,
) -> VerificationItem:
    """An item, MS if it was decided."""
    made = VerificationItem(
        round_id=round_id(db),
        object=kind,
        area_code=area,
        party=party,
        source_hash=hashlib.sha256(str(next(_numbers)).encode()).digest()[:16],
        status="MS" if decided else "belum",
        findings=findings,
        method=None,
        team=team,
        received_at=received,
        received_on=day_of(received),
        decided_at=decided,
        decided_on=day_of(decided) if decided else None,
        batch_id=make_batch(db, "item_verifikasi").id,
    )
    db.add(made)
    db.flush()
    return made


def earlier_decision(db: Session, of: VerificationItem, decided: datetime, replaced: datetime) -> None:
    """A decision on `of` that a later one replaced."""
    old = VerificationDecision(
        item_id=of.id,
        area_code=of.area_code,
        status="BMS",
        rule_version="1",
        decided_at=decided,
        decided_on=day_of(decided),
        replaced_at=replaced,
        replaced_on=day_of(replaced),
        batch_id=of.batch_id,
    )
    db.add(old)
    db.flush()


def recap(
    db: Session, area: str = "33.73", party: str = "pkb", at: datetime = NOON_23, **counts: Any
) -> VerificationRecap:
    """A recap; counts that are not given are unknown, but `received`, which is 100."""
    columns = dict.fromkeys(
        ("checked", "ms", "bms", "tms", "ganda_identik", "ganda_eksternal", "potensi_ganda", "pekerjaan", "usia", "nik")
    )
    values: dict[str, Any] = {"round_id": round_id(db), "object": "keanggotaan", "received": 100, **columns, **counts}
    made = VerificationRecap(
        **values, area_code=area, party=party, as_of_at=at, as_of_on=day_of(at), source=None, batch_id=make_batch(db).id
    )
    db.add(made)
    db.flush()
    return made


def absent(db: Session, area: str, party: str) -> None:
    """Say that `party` is not registered in `area`."""
    presence(db, area, party, registered=0)


def presence(db: Session, area: str, party: str, *, registered: int = 1) -> None:
    batch = make_batch(db, "keberadaan_partai").id
    values = {"members": None, "kecamatan_filled": None, "source": None, "batch_id": batch}
    db.add(PartyPresence(cycle="2024", area_code=area, party=party, registered=registered, **values))
    db.flush()


def correction(db: Session, of: VerificationRecap, column: str, old: str, new: str, at: datetime) -> None:
    """Say that `column` of a recap said `old` before."""
    made = Correction(
        kind="rekap_verifikasi", fact_id=of.id, area_code=of.area_code, round_id=of.round_id, object=of.object,
        party=of.party, as_of_at=of.as_of_at, column=column, old=old, new=new, corrected_at=at, corrected_by="test",
        batch_id=of.batch_id,
    )  # fmt: skip
    db.add(made)
    db.flush()


def roll_up(db: Session) -> None:
    """Bring the rollups up to date with the facts, as an import does."""
    db.flush()
    rebuild(db, all_keys(db))
