"""Rollups of the Help Desk that are sums of others: what the desks of a province did together, by channel and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import delete, select

from data.bulk import Days, Seconds, days, fetch, instants, load
from data.durations import Durations
from data.helpdesk import CHANNELS
from data.models import Area, ServiceChannelDay, ServiceProvinceDay
from data.rollups.service_clocks import EPOCH, ONE
from data.rollups.service_days import COUNTED
from data.scope import Scope, marked

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from pandas import DataFrame
    from sqlalchemy.orm import Session

FEW: Final = 500  # days in one IN list
TOOK: Final = ("response", "resolution")
ANY: Final = ""  # the channel of rows that sum all channels


def province_of(area: str) -> str:
    """The province a desk belongs to; of its own desk itself."""
    return area.partition(".")[0]


def hold(db: Session, provinces: Collection[str]) -> None:
    """Let nobody else count these provinces until the transaction ends: who waits counts what the first one wrote, too."""
    stmt = select(Area.code).where(Area.code.in_(sorted(provinces))).order_by(Area.code)
    db.execute(stmt.with_for_update(key_share=True)).all()


def resum(db: Session, places: Mapping[str, Collection[date]]) -> None:
    """Sum these days of these provinces anew from `service_channel_day`."""
    of = ServiceProvinceDay
    for province, some in sorted(places.items()):
        ordered = sorted(some)
        for start in range(0, len(ordered), FEW):
            at = (of.area_code == province, of.day.in_(ordered[start : start + FEW]))
            db.execute(delete(of).where(*at), execution_options={"synchronize_session": False})
        rows = province_rows(db, province, ordered)
        if rows.empty:
            continue
        moments = {"at": instants(rows["at"]), "day": days(rows["day"])}
        load(db, of.__table__, rows.assign(**moments))  # type: ignore[arg-type]  # a mapped class has a table


def province_rows(db: Session, province: str, wanted: Collection[date]) -> DataFrame:
    """The rows of `service_province_day` that the desks' own give; `day` and `at` are numbers."""
    of = ServiceChannelDay
    numbers: Any = (Days(of.day).label("day"), Seconds(of.at).label("at"))
    columns: list[Any] = [getattr(of, name) for name in ("channel", *COUNTED, *TOOK)]
    desks = list(db.scalars(select(Area.code).where(Scope.of(province).covers(Area.code))))
    stmt = select(*numbers, *columns).where(of.area_code.in_(desks), of.channel.in_(CHANNELS))
    found = fetch(db, marked(stmt.where(of.day.between(min(wanted), max(wanted))), of))
    found = found[found["day"].isin([(day - EPOCH) // ONE for day in wanted])]
    if found.empty:
        return found
    return _summed(pd.concat([found, found.assign(channel=ANY)], ignore_index=True)).assign(area_code=province)


def _summed(rows: DataFrame) -> DataFrame:
    """One row a channel and day."""
    grouped = rows.groupby(["channel", "day"], sort=True)
    found = grouped[list(COUNTED)].sum()
    found["at"] = grouped["at"].max()
    for name in TOOK:
        cells: Any = rows[name].to_numpy()
        found[name] = [Durations.from_many(cells[grouped.indices[place]]).to_bytes() for place in found.index]
    return found.reset_index()
