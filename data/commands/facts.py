"""From a reading's frame to rows of a table: columns renamed, rounds looked up, days cut, source ids hashed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from sqlalchemy import select

from data.clock import now
from data.commands.identity import hashed
from data.commands.service_facts import TICKET, own_ids, with_state
from data.days import day_of
from data.models import Round
from data.queries.lookups import lookups
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from datetime import date

    from pandas import DataFrame, Series
    from sqlalchemy.orm import Session

    from data.commands.targets import Target

WIB_OFFSET: Final = pd.Timedelta(hours=7)
ITEM: Final = "item_verifikasi"
OPEN: Final = "belum"
MOMENTS: Final = ("per_tanggal", "diterima_pada", "ditetapkan_pada")
DEFAULTS: Final = {
    "wilayah": {"parent_code": "*"},
    "tahapan": {"area_code": ""},
    "dokumen_pendaftaran": {"area_code": NATION},
    "jam_layanan": {"area_code": NATION, "stage": ""},
    "hari_khusus": {"area_code": NATION},
}


def facts_of(db: Session, target: Target, frame: DataFrame, identity_key: bytes) -> DataFrame:
    """Rows as the target's table has them; the plain source id goes no further than this."""
    frame = _with_rounds(db, frame, target)
    facts = pd.DataFrame({to: frame[name] for name, to in target.columns.items() if name in frame.columns})
    if "source_hash" in facts:
        facts["source_hash"] = hashed(identity_key, own_ids(target.kind, frame))
    if "findings" in facts:
        facts["findings"] = facts["findings"].fillna(0).astype("int64")
    if target.kind == ITEM:
        facts["decided_at"] = facts["decided_at"].where(facts["status"] != OPEN)  # withdrawn, or not decided yet
    for day, instant in target.days.items():
        facts[day] = wib_days(facts[instant])
    for day in target.cut:
        facts[day] = wib_days(facts[day])
    return _defaults(with_state(facts) if target.kind == TICKET else facts, target)


def wib_days(instants: Series[Any]) -> Series[Any]:
    """Days in WIB of UTC instants, as `datetime64` at midnight."""
    found: Series[Any] = (
        (instants.dt.tz_convert("UTC").dt.tz_localize(None) + WIB_OFFSET).astype("datetime64[s]").dt.floor("D")
    )
    return found


def _defaults(facts: DataFrame, target: Target) -> DataFrame:
    """What files leave out: areas without a parent and documents of the centre are the nation's, windows hold anywhere."""
    for name, default in DEFAULTS.get(target.kind, {}).items():
        facts[name] = facts[name].fillna(default) if name in facts else default
    return facts


def _with_rounds(db: Session, frame: DataFrame, target: Target) -> DataFrame:
    """`frame` with `round_id` and `siklus` where its kind needs them and they are not there yet."""
    wanted = {"round_id", "siklus"} & set(target.columns) - set(frame.columns)
    if "round_id" in wanted:
        return frame.assign(round_id=_rounds(db, frame))
    if "siklus" in wanted:
        return frame.assign(siklus=lookups(db, Scope()).cycle_at(day_of(now(db))))
    return frame


def _rounds(db: Session, frame: DataFrame) -> Series[Any]:
    """The round each row names: of the cycle whose round of that code began last by the row's day, else the first."""
    when = frame[next(name for name in MOMENTS if name in frame)]
    asked = pd.DataFrame({"code": frame["putaran"].astype("str"), "day": wib_days(when)})
    known: dict[str, list[tuple[date | None, int]]] = {}
    for code, first_on, number in db.execute(select(Round.code, Round.first_on, Round.id)):
        known.setdefault(code, []).append((first_on, number))
    pairs = asked.drop_duplicates()
    pairs = pairs.assign(round_id=[_round(known[code], day.date()) for code, day in pairs.itertuples(index=False)])
    return asked.merge(pairs, on=["code", "day"], how="left").set_axis(frame.index)["round_id"]


def _round(rounds: list[tuple[date | None, int]], day: date) -> int:
    begun = [(on, number) for on, number in rounds if on is not None and on <= day]
    return max(begun)[1] if begun else min(rounds, key=lambda each: (each[0] is None, each[0] or day, each[1]))[1]
