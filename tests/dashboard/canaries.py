"""A number of its own for each of a few areas: wherever it shows up, that area's data was shown."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.days import day_of
from data.models import Installation, PartyUpdate, PublicComplaint, Round, VerificationItem, VerificationRecap
from data.rollups.keys import all_keys
from data.rollups.rebuild import rebuild
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

CANARIES: Final = {"33.73": 717_171, "33.74": 828_282, "32.73": 939_393}
NOW: Final = wib(2022, 8, 23, 14, 5)


def plant(db: Session) -> None:
    """Membership recaps and complaints of three areas, and a clock that stands in the middle of the stage."""
    db.add(Installation(key="clock", value=NOW.isoformat()))
    batch = make_batch(db)
    round_id = db.scalar(select(Round.id).where(Round.code == "vermin", Round.cycle == "2024"))
    assert round_id is not None
    for area, received in CANARIES.items():
        for days in (3, 2, 1, 0):
            moment = NOW - timedelta(days=days, hours=2)
            db.add(
                VerificationRecap(
                    round_id=round_id,
                    object="keanggotaan",
                    area_code=area,
                    party="pkb",
                    as_of_at=moment,
                    as_of_on=day_of(moment),
                    received=received,
                    checked=1_000 * (5 - days),
                    ms=900 * (5 - days),
                    bms=60 * (5 - days),
                    tms=40 * (5 - days),
                    batch_id=batch.id,
                )
            )
    db.add_all(complaint(area, received, batch.id) for area, received in CANARIES.items())
    db.add_all(update(area, batch.id) for area in CANARIES)
    db.add_all(item(area, number, round_id, batch.id) for area in CANARIES for number in range(3))
    db.flush()
    rebuild(db, all_keys(db))


def complaint(area: str, received: int, batch_id: int) -> PublicComplaint:
    """As many complaints as the area's number says."""
    return PublicComplaint(
        area_code=area, as_of_at=NOW - timedelta(hours=2), as_of_on=day_of(NOW), received=received, batch_id=batch_id
    )


def update(area: str, batch_id: int) -> PartyUpdate:
    """An update of a semester of which an obstacle names its area."""
    at = wib(2026, 10, 5)
    return PartyUpdate(
        semester="2026-2",
        area_code=area,
        party="pkb",
        status="belum",
        kepengurusan=1,
        perempuan=None,
        keanggotaan=0,
        kantor=None,
        submitted_at=at,
        submitted_on=day_of(at),
        obstacle=f"REGU-{area}",
        source=None,
        batch_id=batch_id,
    )


def item(area: str, number: int, round_id: int, batch_id: int) -> VerificationItem:
    """An open item of another party than the recaps, in the hands of a team that names its area."""
    received = NOW - timedelta(days=number + 1)
    return VerificationItem(
        round_id=round_id,
        object="keanggotaan",
        area_code=area,
        party="gerindra",
        source_hash=f"{area}-{number}".encode().ljust(16, b"x"),
        status="belum",
        findings=1,
        method=None,
        team=f"REGU-{area}",
        received_at=received,
        received_on=day_of(received),
        decided_at=None,
        decided_on=None,
        batch_id=batch_id,
    )
