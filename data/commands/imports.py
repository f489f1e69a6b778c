"""Import a file: read and check it, then store its good rows in one transaction, with everything that follows."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError, InternalError, OperationalError

from dashboard.core.errors import InvalidInput, NotAllowed
from dashboard.core.text import N_
from data.clock import now
from data.commands import audit
from data.commands.corrections import seal
from data.commands.locks import PATIENCE, begin, lock, read_only, refusal
from data.commands.outcome import AllOrNothing, Outcome
from data.commands.rejected import keep_rejected, write_rejected
from data.commands.seen import Seen, refuse_overtaken, seen
from data.commands.service_facts import TICKET
from data.commands.service_store import without_taken
from data.commands.store import Stored, store_frame
from data.commands.stored import stored_rows
from data.commands.targets import TOGETHER
from data.commands.version import bump
from data.importers.kinds import KINDS
from data.importers.privacy import masked
from data.importers.reading import read_file
from data.models import Batch, RejectedRow
from data.queries.lookups import lookups
from data.scope import NATION, marked

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from pandas import DataFrame
    from sqlalchemy.orm import Session, sessionmaker

    from data.importers.kind import Kind
    from data.importers.problems import Reading
    from data.scope import Scope

UNKNOWN_KIND: Final = N_("Jenis berkas {kind} tidak dikenal. Pilih salah satu: {kinds}.")
OUTSIDE: Final = N_("Berkas ini memuat wilayah di luar kewenangan Anda. Tidak ada yang disimpan.")
Guard = Callable[["Session", "DataFrame"], None]
READING: Final = 0.2  # of the time an import takes; the rest is storing


@dataclass(frozen=True, kw_only=True, slots=True)
class _Job:
    """One import as it was asked for, and its file as it was read."""

    kind: Kind
    file_name: str
    sha256: bytes
    scope: Scope
    by: str
    identity_key: bytes
    reading: Reading
    seen: Seen | None = None
    guard: Guard | None = None
    patience: float

    @property
    def scope_name(self) -> str:
        return ",".join(self.scope.areas)


def import_file(  # noqa: PLR0913 - each is a choice of the person who imports
    sessions: sessionmaker[Session],
    kind_name: str,
    path: Path,
    *,
    scope: Scope,
    by: str,
    identity_key: bytes,
    dry_run: bool = False,
    strict: bool = False,
    rejected_to: Path | None = None,
    progress: Callable[[float], None] | None = None,
    guard: Guard | None = None,
    patience: float = PATIENCE,
) -> Outcome:
    """Import `path` as a file of `kind_name` for `by`, whose rows must lie in `scope`.

    Nothing is visible until everything is stored. Rejected rows also go to `rejected_to` (default: beside the file,
    `…_ditolak.csv`). A dry run does all of it and takes it back; it writes no file but one that is asked for.
    `progress` is told the share done, 0 to 1. `guard` may refuse the good rows of a new file, once no other import
    can change what they stand on. `patience` is how many seconds to wait for other imports.

    Raises:
        FileRefused: the file cannot be read as this kind.
        AllOrNothing: `strict` and a row is bad; nothing is stored.
        InvalidInput: unknown kind, or the file of rejected rows cannot be written; nothing is stored.
        NotAllowed: reference data without a national scope.
        Broken: something breaks a constraint of the database; nothing is stored.
        Busy: another import holds the same areas for longer than that.
        Stale: reference data of this file was changed by somebody else while it was read; nothing is stored.
        Unavailable: the database went away or cannot be written; nothing is stored.
    """
    tell = progress or (lambda _: None)
    kind = _kind(kind_name, scope)
    digest = _sha256(path)
    reading, before = _read(sessions, kind, path, scope, lambda share: tell(READING * share))
    if kind.name == TICKET:
        with sessions() as db:
            reading = without_taken(db, reading, identity_key)
    file = _rejected_file(reading, kind, rejected_to or (None if dry_run else _beside(path)))
    if strict and reading.rejected:
        raise AllOrNothing(reading, file)
    job = _Job(
        kind=kind,
        file_name=masked(path.name),
        sha256=digest,
        scope=scope,
        by=by,
        identity_key=identity_key,
        reading=reading,
        seen=before,
        guard=guard,
        patience=patience,
    )
    batch_id, stored, repeated = _stored(
        sessions, job, lambda share: tell(READING + (1 - READING) * share), dry_run=dry_run
    )
    tell(1.0)
    return Outcome(
        batch_id=None if dry_run else batch_id,
        total=reading.total,
        accepted=stored.accepted,
        unchanged=stored.unchanged,
        rejected=len(reading.rejected),
        warnings=reading.warnings,
        warning_count=reading.warning_count,
        ignored=reading.ignored,
        dropped=reading.dropped,
        problems=reading.rejected,
        rejected_file=file,
        repeated=repeated,
    )


def _kind(name: str, scope: Scope) -> Kind:
    if name not in KINDS:
        raise InvalidInput(UNKNOWN_KIND, kind=name, kinds=", ".join(KINDS))
    kind = KINDS[name]
    if kind.reference and NATION not in scope.areas:
        raise NotAllowed
    return kind


def _sha256(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return b""  # the reader says what is wrong with it


def _read(
    sessions: sessionmaker[Session], kind: Kind, path: Path, scope: Scope, progress: Callable[[float], None]
) -> tuple[Reading, Seen | None]:
    """Read the file, its rows compared with those stored; the database is not held while the file is parsed.

    Of reference data also what was stored before anything was compared with it.
    """

    def before(kind: Kind, frame: DataFrame) -> DataFrame | None:
        with sessions() as db:
            read_only(db)
            return stored_rows(db, kind, frame)

    with sessions() as db:
        read_only(db)
        found = seen(db, kind.name) if kind.reference else None
        known, moment = lookups(db, scope), now(db)
    return read_file(path, kind, known, now=moment, progress=progress, stored=before), found


def _beside(path: Path) -> Path:
    """Where rejected rows go unless somebody says otherwise; a NIK in the file's name goes no further."""
    return path.with_name(f"{masked(path.stem)}_ditolak.csv")


def _rejected_file(reading: Reading, kind: Kind, path: Path | None) -> Path | None:
    return write_rejected(path, kind, reading.rejected) if reading.rejected and path else None


def _stored(
    sessions: sessionmaker[Session], job: _Job, progress: Callable[[float], None], *, dry_run: bool
) -> tuple[int, Stored, bool]:
    """The one transaction: batch, facts, corrections, rejected rows, rollups, audit row and data version."""
    with sessions() as db:
        begin(db, job.patience)
        try:
            lock(db, _names(job), job.patience)
            result = _repeat(db, job) or _first(db, job, progress)
        except (IntegrityError, InternalError, OperationalError) as error:
            db.rollback()
            raise refusal(error) from error
        if dry_run:
            db.rollback()
        else:
            db.commit()
    return result


def _names(job: _Job) -> set[str]:
    """What to lock: the file, and the areas it writes (or its kind, for reference data)."""
    frame = job.reading.frame
    names = {f"file {job.sha256.hex()}"}
    if job.kind.reference:
        return names | {f"kind {name}" for name in TOGETHER.get(job.kind.name, (job.kind.name,))}
    areas = set(frame["kode_wilayah"].unique().tolist())
    if not all(job.scope.holds(area) for area in areas):
        raise NotAllowed(OUTSIDE)
    return names | {f"area {area}" for area in areas}


def _repeat(db: Session, job: _Job) -> tuple[int, Stored, bool] | None:
    """If this file is known: nothing changes, except that rows rejected then and good now are taken."""
    stmt = select(Batch).where(Batch.sha256 == job.sha256, Batch.kind == job.kind.name, Batch.scope == job.scope_name)
    batch = db.scalar(stmt.where(Batch.undone_at.is_(None)))
    if batch is None:
        return None
    rejected = db.scalars(marked(select(RejectedRow.line).where(RejectedRow.batch_id == batch.id), RejectedRow)).all()
    frame = job.reading.frame
    mended = frame[frame["line"].isin(list(rejected))]
    stored = _mend(db, job, batch, mended) if len(mended) else Stored(accepted=0, unchanged=0)
    counts = {"accepted": stored.accepted, "unchanged": len(frame) - stored.accepted}
    _record(db, job, batch, "import.repeat", {**counts, "rejected": len(job.reading.rejected)})
    return batch.id, Stored(**counts), True


def _mend(db: Session, job: _Job, batch: Batch, mended: DataFrame) -> Stored:
    _refuse_overtaken(db, job, mended)
    stored = store_frame(db, job.kind.name, mended, batch=batch, identity_key=job.identity_key)
    lines = mended["line"].tolist()
    for start in range(0, len(lines), 1_000):
        some = RejectedRow.line.in_(lines[start : start + 1_000])
        db.execute(delete(RejectedRow).where(RejectedRow.batch_id == batch.id, some))
    batch.accepted += stored.accepted
    batch.unchanged += stored.unchanged
    batch.rejected -= len(mended)
    bump(db)
    return stored


def _first(db: Session, job: _Job, progress: Callable[[float], None]) -> tuple[int, Stored, bool]:
    frame, key = job.reading.frame, job.identity_key
    if job.guard is not None:
        job.guard(db, frame)
    _refuse_overtaken(db, job, frame)
    batch = _new_batch(db, job, now(db))
    stored = store_frame(db, job.kind.name, frame, batch=batch, identity_key=key, progress=progress)
    batch.accepted, batch.unchanged = stored.accepted, stored.unchanged
    rows = job.reading.rejected
    keep_rejected(db, batch, job.kind, rows, scope=job.scope, identity_key=job.identity_key)
    counts = {"accepted": stored.accepted, "unchanged": stored.unchanged, "rejected": len(rows)}
    _record(db, job, batch, "import", counts)
    bump(db)
    return batch.id, stored, False


def _refuse_overtaken(db: Session, job: _Job, frame: DataFrame) -> None:
    if job.seen is not None:
        refuse_overtaken(db, job.seen, frame, job.identity_key)


def _new_batch(db: Session, job: _Job, moment: datetime) -> Batch:
    batch = Batch(
        kind=job.kind.name,
        file_name=job.file_name,
        sha256=job.sha256,
        scope=job.scope_name,
        imported_at=moment,
        imported_by=job.by,
        total=job.reading.total,
        accepted=0,
        unchanged=0,
        rejected=len(job.reading.rejected),
        warnings=job.reading.warning_count,
    )
    db.add(batch)
    db.flush()
    return batch


def _record(db: Session, job: _Job, batch: Batch, action: str, counts: dict[str, int]) -> None:
    detail = {"batch": batch.id, "total": job.reading.total, "scope": job.scope_name, **counts}
    detail |= {"sha256": job.sha256.hex()[:12], "corrections": seal(db, batch.id)}
    audit.record(db, actor=job.by, action=action, subject=f"{job.kind.name} {job.file_name}", detail=detail)


__all__ = ["AllOrNothing", "Outcome", "Stored", "import_file", "store_frame"]
