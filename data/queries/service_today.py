"""What happened at desks on a day up to a moment within it, where the rollup's row counts more than was known then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
from sqlalchemy import and_, or_, select, union_all

from data.bulk import Seconds, fetch
from data.days import day_of, start_of_day
from data.lists import among
from data.models import ServiceDay, ServiceSpell
from data.rollups.service_days import COUNTED, day_rows
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from pandas import DataFrame
    from sqlalchemy.orm import Session

    from data.rollups.service_clocks import Clocks
    from data.scope import Scope

OF: Final = ServiceSpell
NEVER: Final = -1
COLUMNS: Final = ("area_code", "channel", "n", "response_s", "resolution_s", "target_s", "first_contact")
MOMENTS: Final = {name: f"{name}_at" for name in ("opened", "responded", "escalated", "resolved")}
ROW: Final = ("area_code", "day", "at", *COUNTED, "response", "resolution")


def later(db: Session, scope: Scope, codes: Collection[str], moment: datetime) -> set[str]:
    """Desks whose row of the day counts something that came after the moment."""
    of = ServiceDay
    mine = scope.mine(codes)
    stmt = select(of.area_code).where(among(of.area_code, mine), of.day == day_of(moment), of.at > moment)
    return {*db.scalars(marked(stmt, of))}


def happened(db: Session, scope: Scope, codes: Collection[str], moment: datetime) -> DataFrame:
    """Spells of these desks to which something happened on the day up to `moment`, as `day_rows` counts them.

    What lies outside the day, or after the moment, has not happened.
    """
    today = day_of(moment)
    since = start_of_day(today)
    moments = (Seconds(getattr(OF, of)).label(name) for name, of in MOMENTS.items())
    columns: list[Any] = [*(getattr(OF, name) for name in COLUMNS), *moments]
    mine = scope.mine(codes)
    base = select(*columns).where(among(OF.area_code, mine))
    older = base.where(OF.opened_at < since)  # not by its day: that would read an index of all services ever opened
    turned = or_(OF.responded_on == today, OF.escalated_on == today)
    parts = union_all(
        base.where(OF.opened_on == today, OF.opened_at <= moment),
        older.where(and_(OF.resolved_at >= since, OF.resolved_at <= moment)),
        older.where(OF.resolved_at.is_(None), turned),
        older.where(OF.resolved_at > moment, turned),
    )
    found = fetch(db, marked(select(*parts.subquery().c), OF))
    first, last = int(since.timestamp()), int(moment.timestamp())
    for name in MOMENTS:
        at = found[name].fillna(NEVER).astype(np.int64)
        found[name] = at.where((at >= first) & (at <= last), NEVER)
    return found.astype({"response_s": "float64", "resolution_s": "float64"})


def rows_of(clocks: Clocks, found: DataFrame, unit: Callable[[str], str], channel: str | None) -> Sequence[Any]:
    """What `happened`, of one channel or of all, as rows of the rollup of each unit (a desk, or its province)."""
    mine = found[found["channel"] == channel] if channel else found
    if mine.empty:
        return ()
    counted = day_rows(mine.assign(area_code=mine["area_code"].map(unit)), clocks)
    return [*counted[list(ROW)].itertuples(index=False, name=None)]


def newest(found: DataFrame) -> dict[str, int]:
    """Area code -> the newest of what `happened` there, seconds since 1970."""
    at = found[[*MOMENTS]].max(axis=1)
    return {str(code): int(last) for code, last in at.groupby(found["area_code"]).max().items() if last != NEVER}
