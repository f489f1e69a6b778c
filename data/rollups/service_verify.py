"""Whether the rollups of the Help Desk are what a recount gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import LargeBinary, select, true

from data.bulk import Days, Seconds, days, fetch, instants
from data.models import (
    ServiceChannelDay,
    ServiceDay,
    ServiceProvinceDay,
    ServiceSpell,
    ServiceTicket,
    ServiceTopicDay,
    ServiceTopicProvinceDay,
)
from data.models.base import DayType, InstantType
from data.rollups import service_topics
from data.rollups.service import ranges_of_tickets
from data.rollups.service_clocks import Clocks
from data.rollups.service_days import day_rows, open_ends, topic_rows
from data.rollups.service_read import spell_subjects, spell_times, spells_from_facts
from data.rollups.service_sums import province_of, province_rows
from data.scope import Scope, marked

if TYPE_CHECKING:
    from pandas import DataFrame, Series
    from sqlalchemy import ColumnElement, Table
    from sqlalchemy.orm import Session


AT_ONCE: Final = 20_000  # tickets whose rows are compared as Python values


def differing(db: Session) -> int:
    """Stored spells, days and subjects that a recount of the services does not give, and those that are missing."""
    clocks = Clocks(db)
    spells = sum(_spells_differ(db, ids, clocks) for ids in ranges_of_tickets(db, true(), AT_ONCE))
    areas = _areas(db)
    days = sum(_days_differ(db, area, clocks) for area in areas)
    provinces = sorted({*map(province_of, areas)})
    return spells + days + sum(_sums_differ(db, one) + _subjects_differ(db, one) for one in provinces)


def _spells_differ(db: Session, ids: tuple[int, int], clocks: Clocks) -> int:
    """Of the tickets from the first id to the last: a range, which no database without statistics can plan badly."""
    fresh = spells_from_facts(db, ServiceTicket.id.between(*ids), clocks)
    return _differ(db, ServiceSpell, ServiceSpell.ticket_id.between(*ids), fresh)


def _areas(db: Session) -> list[str]:
    models: tuple[Any, ...] = (
        ServiceSpell, ServiceDay, ServiceChannelDay, ServiceProvinceDay, ServiceTopicDay, ServiceTopicProvinceDay,
    )  # fmt: skip
    found = (db.scalars(marked(select(model.area_code).distinct(), model)) for model in models)
    return sorted({area for areas in found for area in areas})


def _days_differ(db: Session, area: str, clocks: Clocks) -> int:
    spells = spell_times(db, ServiceSpell.area_code == area)
    rows, by_channel, asked = pd.DataFrame(), pd.DataFrame(), pd.DataFrame()
    if len(spells):
        counted = day_rows(spells, clocks)
        rows = _dated(counted.assign(open_end=open_ends(counted, {})))
        by_channel = _dated(day_rows(spells, clocks, by_channel=True))
        asked = topic_rows(spell_subjects(db, ServiceSpell.area_code == area))
        asked = asked.assign(day=days(asked["day"]))
    of_area: tuple[tuple[Any, DataFrame], ...] = (
        (ServiceDay, rows), (ServiceChannelDay, by_channel), (ServiceTopicDay, asked),
    )  # fmt: skip
    return sum(_differ(db, model, model.area_code == area, fresh) for model, fresh in of_area)


def _sums_differ(db: Session, province: str) -> int:
    """Of the sums of a province, beside its desks' own rows."""
    of, held = ServiceProvinceDay, ServiceChannelDay
    mine = Scope.of(province).covers(held.area_code)
    every = {*db.scalars(marked(select(held.day).where(mine).distinct(), held))}
    fresh = province_rows(db, province, every) if every else pd.DataFrame()
    return _differ(db, of, of.area_code == province, _dated(fresh) if len(fresh) else fresh)


def _subjects_differ(db: Session, province: str) -> int:
    """Of what was asked in a province, beside its desks' own rows."""
    of, held = ServiceTopicProvinceDay, service_topics.sums(db, province).subquery().c
    fresh = fetch(db, marked(select(*map(_asked, held)), ServiceTopicDay))
    return _differ(db, of, of.area_code == province, fresh.assign(day=days(fresh["day"])))


def _dated(rows: DataFrame) -> DataFrame:
    """Rows whose days and moments were numbers."""
    return rows.assign(at=instants(rows["at"]), day=days(rows["day"]))


def _differ(db: Session, model: Any, which: ColumnElement[bool], fresh: DataFrame) -> int:
    """Rows of `model` that only one of the two has."""
    table: Table = model.__table__
    stored = fetch(db, marked(select(*(_asked(column) for column in table.columns)).where(which), model, ServiceTicket))
    fresh = pd.DataFrame({column.name: fresh[column.name] for column in table.columns}) if len(fresh) else stored[:0]
    before, after = (
        set(zip(*(_plain(frame[column.name], column) for column in table.columns), strict=True))
        if len(frame)
        else set()
        for frame in (stored, fresh)
    )
    return len(before ^ after)


def _asked(column: Any) -> Any:
    if isinstance(column.type, InstantType):
        return Seconds(column).label(column.name)
    return Days(column).label(column.name) if isinstance(column.type, DayType) else column


def _plain(values: Series[Any], column: Any) -> list[Any]:
    """Values that are equal where the rows are: seconds, days, whole numbers, words; None where unknown."""
    if isinstance(column.type, LargeBinary):
        return [bytes(value) for value in values]
    if pd.api.types.is_datetime64_any_dtype(values.dtype):
        whole = (
            values.to_numpy()
            .astype("datetime64[D]" if isinstance(column.type, DayType) else "datetime64[s]")
            .astype("int64")
        )
        return [int(value) if known else None for value, known in zip(whole, values.notna(), strict=True)]
    return [None if pd.isna(value) else (value if isinstance(value, str) else int(value)) for value in values]
