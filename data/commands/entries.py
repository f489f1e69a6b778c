"""What is typed into a form: one row (or the few of a curve), read, checked and stored as a file of its kind is.

A form carries the state it was opened on (`seen`): when somebody else was quicker it is refused, never overwritten.
"""

from __future__ import annotations

import csv
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from dashboard.core.formats import local
from dashboard.core.text import N_
from data.commands.facts import facts_of
from data.commands.imports import AllOrNothing, import_file
from data.commands.locks import AT_FORM
from data.commands.targets import identity, target_of
from data.importers.kinds import KINDS
from data.importers.privacy import masked
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas import DataFrame
    from sqlalchemy.orm import Session, sessionmaker

    from data.commands.imports import Outcome
    from data.commands.targets import Target
    from data.scope import Scope

OVERTAKEN: Final = N_(
    "Isinya sudah diubah orang lain sejak isian ini dibuka, jadi tidak disimpan. Buka lagi isiannya dari daftar, "
    "lihat yang baru, lalu isi lagi."
)
THERE: Final = N_("Yang bernama ini sudah ada, jadi tidak disimpan. Buka revisi barunya dari baris di daftar.")
NUMBER: Final = "nomor_isian"  # makes each form a file of its own, so that only its own second sending is a repeat
LONGEST_NAME: Final = 80
STATE: Final = 16  # letters that tell one state from another


class Overtaken(InvalidInput):
    """Somebody else changed the thing since the form was opened."""

    message = OVERTAKEN
    status = 409


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A filled form: rows of `kind`, cells as typed by their columns; `title` names it where imports are listed.

    `seen` is the state it was opened on (see `state_of`); `number` is the form's own, the same when it is sent twice.
    """

    kind: str
    title: str
    rows: Sequence[Mapping[str, str]]
    seen: str
    number: str


def enter(  # noqa: PLR0913 - who, where and how long to wait
    sessions: sessionmaker[Session],
    entry: Entry,
    *,
    scope: Scope,
    by: str,
    identity_key: bytes,
    patience: float = AT_FORM,
) -> Outcome:
    """Store an entry, all of it or nothing; sent twice it changes nothing the second time.

    Raises:
        AllOrNothing: a cell is wrong; which one stands in its `problems`.
        FileRefused: it cannot be read at all.
        Overtaken: somebody else was quicker.
        Busy: another import holds what it needs for longer than `patience` seconds.
        NotAllowed: reference data without a national scope, or an area outside the scope.
    """

    def guard(db: Session, frame: DataFrame) -> None:
        target = target_of(entry.kind)
        facts = facts_of(db, target, frame, identity_key)
        where = {name: facts[name].iloc[0] for name in identity(entry.kind)}
        if state_of(db, entry.kind, where) != entry.seen:
            raise _overtaken(entry)

    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{_file_name(entry.title)}.csv"
        _write(path, entry)
        try:
            return import_file(
                sessions, entry.kind, path, scope=scope, by=by, identity_key=identity_key, strict=True, guard=guard,
                patience=patience,
            )  # fmt: skip
        except AllOrNothing as refused:
            if any(problem.column == "revision" for row in refused.problems for problem in row.reasons):
                raise _overtaken(entry) from refused  # the revision that would have been next is there already
            raise


def _overtaken(entry: Entry) -> Overtaken:
    """Why it is not stored: the thing changed, or a form for a new one names one that is there."""
    return Overtaken() if entry.seen else Overtaken(THERE)


def _file_name(title: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", masked(title))[:LONGEST_NAME]


def _write(path: Path, entry: Entry) -> None:
    """The file; long runs of digits are masked before they touch the disk, and a cell is one line."""
    names = [column.name for column in KINDS[entry.kind].columns if any(column.name in row for row in entry.rows)]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow([*names, NUMBER])
        for row in entry.rows:
            cells = (masked(" ".join(row.get(name, "").split())) for name in names)
            writer.writerow([*cells, entry.number])


def state_of(db: Session, kind: str, where: Mapping[str, Any]) -> str:
    """What is stored of the thing that `where` (column of the table -> value) names: '' for nothing at all.

    A thing with revisions has the number of its newest; another the mark of all it says.
    """
    rows = _rows(db, target_of(kind), where)
    if not rows:
        return ""
    if "revision" in rows[0]:
        return str(max(row["revision"] for row in rows))
    said = sorted(repr(sorted(row.items())) for row in rows)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:STATE]


def latest(db: Session, kind: str, where: Mapping[str, Any]) -> tuple[dict[str, str], ...]:
    """The newest stored rows of the thing as cells of a file of its kind: one, or the points of a curve; () for none."""
    target = target_of(kind)
    rows = _rows(db, target, where)
    if not rows:
        return ()
    version = "revision" if "revision" in rows[0] else "decided_at" if "decided_at" in rows[0] else None
    newest = max(row[version] for row in rows) if version else None
    kept = [row for row in rows if version is None or row[version] == newest]
    names = {attribute: name for name, attribute in target.columns.items()}
    cells = [{names[attribute]: _cell(value) for attribute, value in row.items()} for row in kept]
    return tuple(sorted(cells, key=lambda row: int(row.get("time_percent", 0))))


def _rows(db: Session, target: Target, where: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The stored rows of one thing; whose area it is was looked at before."""
    model: Any = target.model
    columns = [getattr(model, attribute) for attribute in target.columns.values()]
    stmt = select(*columns).where(*(getattr(model, name) == _plain(value) for name, value in where.items()))
    return [dict(row._mapping) for row in db.execute(marked(stmt, model))]  # noqa: SLF001 - SQLAlchemy's own name for it


def _plain(value: Any) -> Any:
    """A cell of a frame as the database takes it."""
    if hasattr(value, "to_pydatetime"):
        return value.to_pydatetime()
    return value.item() if hasattr(value, "item") else value


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return local(value).strftime("%Y-%m-%dT%H:%M")
    return "" if value is None else str(value)
