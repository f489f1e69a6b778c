"""What storing and undoing files means for the Help Desk: services of the form are not overwritten, times follow."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import and_, bindparam, exists, or_, select, update

from dashboard.core.errors import InvalidInput
from dashboard.core.formats import local
from dashboard.core.text import N_
from data.bulk import load, temporary
from data.commands.identity import hashed
from data.commands.service_facts import TICKET, own_ids, with_state
from data.importers.problems import Problem, Rejected
from data.models import Correction, ServiceEvent, ServiceTicket
from data.queries.parameters import targets
from data.rollups import service
from data.scope import NATION, Scope, marked

if TYPE_CHECKING:
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session

    from data.importers.problems import Reading
    from data.models import Batch

HOURS: Final = ("jam_layanan", "hari_khusus")  # kinds that say when desks serve, area by area
EVERYWHERE: Final = ("kalender",)
TARGETED: Final = ("aturan", "putaran", "tahapan")  # kinds that may set other targets, or the day from which they hold
TAKEN: Final = N_("Nomor ini sudah dipakai layanan yang dicatat lewat formulir; berkas tidak menimpanya.")
FOLLOWED: Final = N_(
    "Impor nomor {batch} memuat layanan yang sudah ditindaklanjuti petugas, sehingga tidak dapat dibatalkan."
)
DERIVED: Final = ("first_response_at", "resolutions", "reopenings", "escalated_at", "returned_at", "rating")


def of_form() -> ColumnElement[bool]:
    """Services that officers recorded, or went on with: their steps say everything."""
    return or_(ServiceTicket.batch_id.is_(None), exists().where(ServiceEvent.ticket_id == ServiceTicket.id))


def without_taken(db: Session, reading: Reading, identity_key: bytes) -> Reading:
    """`reading` less the rows whose number is that of a service of the form: these are rejected, with the reason."""
    frame = reading.frame
    areas = frame["kode_wilayah"].unique().tolist() if reading.kind == TICKET else []
    there = select(exists().where(ServiceTicket.area_code.in_(areas), of_form()))
    if not areas or not db.scalar(marked(there, ServiceTicket, ServiceEvent)):
        return reading
    hashes = hashed(identity_key, own_ids(TICKET, frame))
    found = _taken(db, pd.DataFrame({"source_hash": hashes}))
    bad = [one in found for one in hashes]
    rejected = [_rejected(row) for row in _records(frame[bad])]
    if not rejected:
        return reading
    every = tuple(sorted((*reading.rejected, *rejected), key=lambda each: each.line))
    return replace(reading, frame=frame[[not one for one in bad]].reset_index(drop=True), rejected=every)


def _records(frame: DataFrame) -> list[dict[str, Any]]:
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, row, strict=True)) for row in frame.itertuples(index=False)]


def _taken(db: Session, hashes: DataFrame) -> set[bytes]:
    key: Any = ServiceTicket.__table__.c.source_hash
    asked = temporary(db, "asked", [key])
    load(db, asked, hashes)
    stmt = select(ServiceTicket.source_hash).join(asked, asked.c.source_hash == ServiceTicket.source_hash)
    return set(db.scalars(marked(stmt.where(of_form()), ServiceTicket, ServiceEvent)))


def _rejected(row: dict[str, Any]) -> Rejected:
    problem = Problem(column="id_sumber", value=str(row["id_sumber"]), message=TAKEN, line=int(row["line"]))
    cells = {name: _cell(value) for name, value in row.items() if name not in {"line", "siklus"}}
    return Rejected(line=int(row["line"]), cells=cells, reasons=(problem,))


def _cell(value: Any) -> str:
    if value is None or value is pd.NaT or value is pd.NA or value != value:  # noqa: PLR0124 - NaN
        return ""
    return local(value).strftime("%Y-%m-%dT%H:%M:%S") if isinstance(value, pd.Timestamp) else str(value)


def targets_before(db: Session, kind: str) -> Any:
    """What `retime` compares with, where a file of this kind may change targets."""
    return targets(db, Scope.of(NATION)) if kind in TARGETED else None


def retime(db: Session, kind: str, facts: DataFrame, before: Any) -> None:
    """After a file of this kind changed something: time the services anew that it concerns."""
    if kind in HOURS:
        service.rebuild_service(db, facts["area_code"].unique().tolist())
    elif kind in EVERYWHERE or (kind in TARGETED and targets(db, Scope.of(NATION)) != before):
        service.rebuild_service(db)


def refuse_followed(db: Session, batch: Batch) -> None:
    """Refuse to undo a batch with whose services officers went on.

    Raises:
        InvalidInput: they did.
    """
    steps = exists().where(ServiceEvent.ticket_id == ServiceTicket.id)
    stmt = select(exists().where(ServiceTicket.batch_id == batch.id, steps))
    if db.scalar(marked(stmt, ServiceTicket, ServiceEvent)):
        raise InvalidInput(FOLLOWED, batch=batch.id)


def let_go(db: Session, batch: Batch) -> tuple[set[service.Place], list[int]]:
    """Before an undo: forget the spells of the batch; return the days they touched and the ids of what will be restored."""
    which = ServiceTicket.batch_id == batch.id
    places = service.touched(db, which)
    service.forget(db, which)
    stmt = select(Correction.fact_id).where(Correction.batch_id == batch.id).distinct()
    return places, list(db.scalars(marked(stmt, Correction)))


def restore(db: Session, places: set[service.Place], ids: list[int]) -> None:
    """After an undo: the state of what was restored, its spells, and the days of what is gone."""
    for start in range(0, len(ids), service.FEW):
        _restate(db, ids[start : start + service.FEW])
    service.refresh(db, ids)
    service.rebuild_service_days(db, places)


def _restate(db: Session, ids: list[int]) -> None:
    names = ("id", *DERIVED)
    stmt = select(*(getattr(ServiceTicket, name) for name in names)).where(ServiceTicket.id.in_(ids))
    rows = pd.DataFrame.from_records(
        [tuple(row) for row in db.execute(marked(stmt, ServiceTicket))], columns=list(names)
    )
    moments = {
        name: pd.to_datetime(rows[name], utc=True) for name in ("first_response_at", "escalated_at", "returned_at")
    }
    words = {name: rows[name].astype("str").where(rows[name].notna()) for name in ("resolutions", "reopenings")}
    stated = with_state(rows.assign(**moments, **words))
    table: Any = ServiceTicket.__table__
    change = update(table).where(table.c.id == bindparam("ticket"))
    change = change.values(
        state=bindparam("new_state"), version=bindparam("new_version"), resolved_at=bindparam("new_end")
    )
    values = zip(stated["id"], stated["state"], stated["version"], stated["resolved_at"], strict=True)
    db.execute(change, [
        {"ticket": int(number), "new_state": str(state), "new_version": int(version), "new_end": _moment(end)}
        for number, state, version, end in values
    ])  # fmt: skip


def _moment(value: Any) -> datetime | None:
    return None if pd.isna(value) else value.to_pydatetime()


def not_of_form(table: Any) -> ColumnElement[bool]:
    """The condition under which a stored service may be replaced by a file's row; `table` is its table."""
    return and_(table.c.batch_id.is_not(None), ~exists().where(ServiceEvent.ticket_id == table.c.id))
