"""Registration for the tests: documents and branches that can be counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from data.days import day_of
from data.models import PartyPresence, RegistrationDocument
from data.registration import RegistrationQuestion
from data.rollups import registration
from tests.data.making import make_batch, wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

AT: Final = wib(2022, 8, 23, 14, 5)
DPC: Final = ("sk_kepengurusan", "kantor", "perempuan", "rekening", "daftar_anggota", "bukti_anggota")
DPW: Final = ("sk_kepengurusan", "kantor", "perempuan", "rekening")


def asked(as_of: datetime = AT, party: str | None = None) -> RegistrationQuestion:
    """Registration of the cycle 2024 at a moment."""
    return RegistrationQuestion(cycle="2024", as_of=as_of, party=party)


def level_of(area: str) -> str:
    """The level that documents of an area belong to."""
    return "nasional" if area == "*" else "kabkota" if "." in area else "provinsi"


def hand_in(db: Session, area: str, party: str, *documents: str, **row: Any) -> None:
    """Documents of a party for an area: `lengkap` from the DPP at noon of 5 August, where nothing else is said."""
    given: dict[str, Any] = {"status": "lengkap", "uploader": "DPP", "updated_at": wib(2022, 8, 5)} | row
    batch = make_batch(db, "dokumen_pendaftaran")
    place = {"cycle": "2024", "level": level_of(area), "area_code": area, "party": party, "batch_id": batch.id}
    day = day_of(given["updated_at"])
    db.add_all(RegistrationDocument(**place, document=document, updated_on=day, **given) for document in documents)
    db.flush()
    registration.rebuild(db, [registration.Place("2024", level_of(area), area)])


def branch(db: Session, area: str, party: str, registered: int = 1, **row: Any) -> None:
    """A party is registered in an area (or not), with `members` and `kecamatan_filled` where they are given."""
    batch = make_batch(db, "keberadaan_partai")
    db.add(PartyPresence(cycle="2024", area_code=area, party=party, registered=registered, batch_id=batch.id, **row))
    db.flush()
    registration.add_up(db, [area])
