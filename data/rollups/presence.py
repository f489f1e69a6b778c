"""Facts of parties that are said not to be registered in an area: no rollup counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.bulk import fetch
from data.models import PartyPresence, Round
from data.scope import marked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pandas import DataFrame
    from sqlalchemy.orm import Session

PRESENCE: Final = ["round_id", "area_code", "party"]


def absences(db: Session, rounds: Iterable[int], areas: Iterable[str]) -> DataFrame:
    """Round, area and party of these where the party is said not to be registered, in the cycle of the round."""
    stmt = (
        select(Round.id.label("round_id"), PartyPresence.area_code, PartyPresence.party)
        .join(Round, Round.cycle == PartyPresence.cycle)
        .where(
            PartyPresence.registered == 0, Round.id.in_(set(rounds)), PartyPresence.area_code.in_(sorted(set(areas)))
        )
    )
    found = fetch(db, marked(stmt, PartyPresence))
    return found.astype({"round_id": "int64", "area_code": "str", "party": "str"})


def without(rows: DataFrame, absent: DataFrame) -> DataFrame:
    """`rows` that are of none of the `absences`."""
    if rows.empty or absent.empty:
        return rows
    out = rows.merge(absent, how="left", on=PRESENCE, indicator="presence")
    return out[out["presence"] == "left_only"].drop(columns="presence").reset_index(drop=True)
