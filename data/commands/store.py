"""Write the good rows of a reading into their table: set by set, never row by row; then the rollups they touch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, cast

from sqlalchemy import Column, CursorResult, Integer, and_, case, exists, func, insert, or_, outerjoin, select, update

from data.bulk import load, temporary
from data.commands import service_store
from data.commands.corrections import keep_decisions, keep_old_values, move_decisions
from data.commands.facts import facts_of
from data.commands.rounds import add_rounds, date_rounds
from data.commands.targets import target_of
from data.models import (
    Area,
    Correction,
    FactualSample,
    MinimumMembers,
    PartyPresence,
    RegistrationDocument,
    RequiredDocument,
    ServiceEvent,
    ServiceTicket,
    VerificationItem,
    VerificationRecap,
)
from data.rollups import provinces, registration, sample_reach, samples, service
from data.rollups.keys import AREA, Key
from data.rollups.rebuild import rebuild, rebuild_areas
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from pandas import DataFrame
    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import Session

    from data.commands.targets import Target
    from data.models import Batch

IS_NEW: Final = "is_new"  # 1: no stored row has this key
ROLLUPS: Final = ("progress", "area_progress", "backlog_age", "party_progress", "sample_progress", "sample_reach")
OF_SERVICE: Final = ("service_spell", "service_day", "service_topic_day")
WORK_MEMORY: Final = "256MB"
MANY: Final = 10_000
LOADING: Final = 0.7  # of storing, where rows go straight into the table; the rest is rollups
STAGING: Final = 0.3
ORDER: Final = ("round_id", "cycle", "object", "area_code", "party", "received_at", "as_of_at")


@dataclass(frozen=True, kw_only=True, slots=True)
class Stored:
    """What became of the good rows: `accepted` are new or changed, `unchanged` were stored already."""

    accepted: int
    unchanged: int


def store_frame(  # noqa: PLR0913 - the last one is an option
    db: Session,
    kind: str,
    frame: DataFrame,
    *,
    batch: Batch,
    identity_key: bytes,
    progress: Callable[[float], None] | None = None,
) -> Stored:
    """Store a reading's `frame` as rows of `batch` (facts, corrections, history, rollups); the caller commits.

    `progress` is told the share done, 0 to 1, while rows are written.
    A row with a known key and other values replaces the stored one, whose old values go to `corrections`; an equal
    one changes nothing.
    """
    _use_memory(db)
    target = target_of(kind)
    facts = facts_of(db, target, frame, identity_key)
    before = service_store.targets_before(db, kind)
    if not target.is_reference:
        facts["batch_id"] = batch.id
    if not target.is_reference and not _has_neighbours(db, target, facts):
        return _load(db, target, facts, batch, progress)
    stored = _merge(db, target, facts, batch, progress)
    if kind == "tahapan":
        add_rounds(db)
    if kind in {"tahapan", "putaran"}:
        date_rounds(db)
    if stored.accepted:
        _refresh(db, target, batch)
        service_store.retime(db, kind, facts, before)
    return stored


def _load(
    db: Session, target: Target, facts: DataFrame, batch: Batch, progress: Callable[[float], None] | None
) -> Stored:
    """Straight into the table, in the order of its index (twice as fast): no stored row can be one of these."""
    by = [name for name in ORDER if name in facts]
    if target.model is VerificationItem:
        facts = facts.sort_values(by, ignore_index=True)
        load(db, target.table, facts, _share(progress, LOADING))
    else:
        places = facts[by].reset_index(drop=True).sort_values(by, kind="stable").index.to_numpy()
        load(db, target.table, facts, _share(progress, LOADING), places)
    if target.model is VerificationItem:
        keys = {Key(int(number), *place) for number, *place in facts[AREA].drop_duplicates().itertuples(index=False)}
        rebuild(db, keys, facts)
    else:
        _refresh(db, target, batch)
    if len(facts) >= MANY:
        _analyze(db, target.table.name, *(OF_SERVICE if target.model is ServiceTicket else ROLLUPS))
    return Stored(accepted=len(facts), unchanged=0)


def _use_memory(db: Session) -> None:
    """Sort and hash in memory on PostgreSQL, until this transaction ends."""
    if db.get_bind().dialect.name == "postgresql":
        db.execute(select(func.set_config("work_mem", WORK_MEMORY, True)))  # noqa: FBT003 - SQL's own signature


def _has_neighbours(db: Session, target: Target, facts: DataFrame) -> bool:
    """Whether any stored row shares the first key column with these; if not, none of them can be known."""
    table, first = target.table, target.key[0]
    wanted = facts[first].unique().tolist()
    return bool(db.scalar(marked(select(exists().where(table.c[first].in_(wanted))), _model(target))))


def _share(progress: Callable[[float], None] | None, part: float) -> Callable[[float], None] | None:
    """The progress of a step that is `part` of the whole."""
    return None if progress is None else lambda share: progress(part * share)


def _merge(
    db: Session, target: Target, facts: DataFrame, batch: Batch, progress: Callable[[float], None] | None
) -> Stored:
    """Through a staging table: find what changed, keep the old, write the new."""
    table = target.table
    columns = [table.c[name] for name in facts.columns]
    stage = temporary(db, "stage", columns)
    load(db, stage, facts, _share(progress, STAGING))
    _analyze(db, stage.name)
    fresh = temporary(db, "fresh", [*columns, Column(IS_NEW, Integer)])
    accepted = _find_fresh(db, target, stage, fresh)
    _analyze(db, fresh.name)
    new = select(*(fresh.c[column.name] for column in columns)).where(fresh.c[IS_NEW] == 1)
    added = _count(db, insert(table).from_select([column.name for column in columns], new))
    if accepted > added:
        _replace(db, target, fresh, batch)
    return Stored(accepted=accepted, unchanged=len(facts) - accepted)


def _find_fresh(db: Session, target: Target, stage: Table, fresh: Table) -> int:
    """Put the rows that are new or changed into `fresh`, in one pass over both tables; return how many."""
    table = target.table
    kept = {name: func.coalesce(stage.c[name], table.c[name]) for name in target.replaced if target.is_patch}
    values: list[Any] = [kept.get(column.name, column) for column in stage.c]
    is_new = table.c[target.key[0]].is_(None)
    compared = [name for name in target.replaced if name in stage.c]
    differs = or_(is_new, *(table.c[name].is_distinct_from(kept.get(name, stage.c[name])) for name in compared))
    if target.model is ServiceTicket:
        differs = and_(differs, or_(is_new, service_store.not_of_form(table)))
    found = select(*values, case((is_new, 1), else_=0)).select_from(
        outerjoin(stage, table, _same_key(target, table, stage))
    )
    return _count(
        db,
        insert(fresh).from_select(
            [column.name for column in fresh.c], marked(found.where(differs), _model(target), ServiceEvent)
        ),
    )


def _replace(db: Session, target: Target, changed: Table, batch: Batch) -> None:
    table, same = target.table, and_(_same_key(target, target.table, changed), changed.c[IS_NEW] == 0)
    keep_old_values(db, target, changed, same, batch)
    if target.model is VerificationItem:
        keep_decisions(db, changed, same, batch)
    new = {column.name: changed.c[column.name] for column in changed.c if column.name not in (*target.key, IS_NEW)}
    db.execute(update(table).where(same).values(new))
    moved = exists().where(Correction.batch_id == batch.id, Correction.column == "area_code")
    if target.model is VerificationItem and db.scalar(marked(select(moved), Correction)):
        move_decisions(db)


def _same_key(target: Target, table: Table, rows: Table) -> ColumnElement[bool]:
    return and_(*(table.c[name] == rows.c[name] for name in target.key))


def _model(target: Target) -> Any:
    """The target's model, as one that belongs to areas: the scope guard lets an import read its own table."""
    return target.model


def _analyze(db: Session, *names: str) -> None:
    """Tell PostgreSQL's planner at once what is in these tables; its own worker would come a minute later."""
    if db.get_bind().dialect.name == "postgresql":
        for name in names:
            db.connection().exec_driver_sql(f'ANALYZE "{name}"')


def _count(db: Session, stmt: Any) -> int:
    """How many rows `stmt` wrote."""
    done = cast("CursorResult[Any]", db.execute(stmt, execution_options={"preserve_rowcount": True}))
    return done.rowcount


def _refresh(db: Session, target: Target, batch: Batch) -> None:
    """Rebuild the rollups of what this batch wrote, and of what it took away from another area or party."""
    if target.model is PartyPresence:
        stmt = select(PartyPresence.area_code).where(PartyPresence.batch_id == batch.id).distinct()
        areas = db.scalars(marked(stmt, PartyPresence)).all()
        rebuild_areas(db, areas)
        samples.rebuild_areas(db, areas)
        sample_reach.rebuild(db, sample_reach.all_sums(db, areas))
        registration.add_up(db, areas)
    elif target.model in (Area, MinimumMembers):
        provinces.add_up(db, provinces.all_sums(db, provinces.MEMBERS))
        sample_reach.rebuild(db, sample_reach.all_sums(db))
    elif target.model is FactualSample:
        samples.rebuild(db, samples.places_of(db, batch.id))
        sample_reach.rebuild(db, sample_reach.sums_of(db, batch.id))
    elif target.model is RequiredDocument:
        registration.rebuild(db, registration.all_places(db))
    elif target.model is RegistrationDocument:
        registration.rebuild(db, registration.places_of(db, batch.id))
    elif target.model is ServiceTicket:
        service.refresh_batch(db, batch.id)
    elif target.model in (VerificationItem, VerificationRecap):
        rebuild(db, touched(db, target, batch))


def touched(db: Session, target: Target, batch: Batch) -> set[Key]:
    """Keys of the rollups that the rows of `batch` stand in, or stood in before."""
    model: Any = target.model
    now = select(*(getattr(model, name) for name in AREA)).where(model.batch_id == batch.id).distinct()
    moved = select(Correction.round_id, Correction.object, Correction.old).distinct()
    moved = moved.where(Correction.batch_id == batch.id, Correction.column == "area_code")
    rows = [*db.execute(marked(now, model)), *db.execute(marked(moved, Correction))]
    return {Key(*row) for row in rows}
