"""The rollup of factual samples: what the registered parties of an area add up to, from day to day, from the facts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple, cast

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, delete, exists, false, or_, select, union

from data.bulk import Days, Seconds, days, fetch, instants, load
from data.models import FactualSample, PartyPresence, Round, SampleProgress
from data.rollups.ageing import OPEN_END
from data.rules import project_sample
from data.scope import marked
from data.tally import ALL_PARTIES
from data.thresholds import outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from pandas import DataFrame
    from sqlalchemy import Select
    from sqlalchemy.orm import Session

PLACE: Final = ["round_id", "area_code"]
PAIR: Final = [*PLACE, "party"]
COUNTS: Final = ["sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms"]
CELLS: Final = ["population", *COUNTS]
OUTCOME: Final = ["ms", "sample", "population"]
REALS: Final = ["projection", "below_squared", "above_squared"]
AREAS_AT_ONCE: Final = 171  # a third of the country
DECIMALS: Final = dict.fromkeys([*REALS, "least"], 3)  # the last bits of a sum are those of the machine that made it
TABLE: Final = cast("Table", SampleProgress.__table__)


class Place(NamedTuple):
    """One round in one area, with all its parties: what is rebuilt at once."""

    round_id: int
    area_code: str


def rebuild(db: Session, places: Collection[Place]) -> int:
    """Recompute the rollup of `places` from the facts, in the caller's transaction; return how many rows there are."""
    written = 0
    for some in _portions(places):
        fresh = _recounted(db, some)
        db.execute(delete(SampleProgress).where(_under(SampleProgress, some)))
        load(db, TABLE, fresh)
        written += len(fresh)
    return written


def rebuild_areas(db: Session, areas: Iterable[str]) -> int:
    """Recompute the rollup of `areas`: what a change of party presence calls for."""
    return rebuild(db, all_places(db, areas))


def fill(db: Session) -> None:
    """Count the whole rollup where facts are there and it is not: after a migration."""
    known = select(exists(select(SampleProgress.day)), exists(select(FactualSample.id)))
    counted, told = db.execute(marked(known, *_MODELS)).one()
    if told and not counted:
        rebuild(db, all_places(db))


def differing(db: Session) -> int:
    """How many rows a recount of all facts would take away or add."""
    return sum(_unequal(_recounted(db, some), _stored(db, some)) for some in _portions(all_places(db)))


def _unequal(fresh: DataFrame, stored: DataFrame) -> int:
    rows = pd.concat([fresh, stored.astype(fresh.dtypes.to_dict())]).round(DECIMALS)
    return len(rows.drop_duplicates(keep=False))


def all_places(db: Session, areas: Iterable[str] | None = None) -> set[Place]:
    """Every place that has a fact or a rollup row, in `areas` only where given."""
    parts = [select(*(getattr(model, name) for name in PLACE)).distinct() for model in _MODELS]
    if areas is not None:
        wanted = sorted(areas)
        parts = [part.where(model.area_code.in_(wanted)) for part, model in zip(parts, _MODELS, strict=True)]
    return _places(db, select(union(*parts).subquery()))


def places_of(db: Session, batch_id: int) -> set[Place]:
    """The places in which rows of a batch stand."""
    columns = [getattr(FactualSample, name) for name in PLACE]
    return _places(db, select(*columns).where(FactualSample.batch_id == batch_id).distinct())


_MODELS: Final[tuple[Any, ...]] = (FactualSample, SampleProgress)


def _places(db: Session, stmt: Select[*tuple[Any, ...]]) -> set[Place]:
    return {Place(*row) for row in db.execute(marked(stmt, *_MODELS))}


def _portions(places: Collection[Place]) -> Iterator[list[Place]]:
    """Some areas at a time: not all facts of a country are counted at once."""
    every = sorted(places)
    for start in range(0, len(every), AREAS_AT_ONCE):
        yield every[start : start + AREAS_AT_ONCE]


def _under(model: Any, places: Collection[Place]) -> ColumnElement[bool]:
    areas: dict[int, list[str]] = defaultdict(list)
    for place in places:
        areas[place.round_id].append(place.area_code)
    parts = [and_(model.round_id == number, model.area_code.in_(codes)) for number, codes in areas.items()]
    return or_(*parts) if parts else false()


def _recounted(db: Session, places: Collection[Place]) -> DataFrame:
    """The rows of `sample_progress` that the facts of `places` give."""
    return states(registered(db, _under(FactualSample, places)))


def registered(db: Session, where: ColumnElement[bool]) -> DataFrame:
    """Facts that are `where`, of parties registered in their area: the columns of `PAIR` and `CELLS`, `at` and `day`."""
    row, gone = FactualSample, PartyPresence
    pair = and_(gone.area_code == row.area_code, gone.party == row.party, gone.registered == 0)
    absent = exists().where(pair, Round.id == row.round_id, Round.cycle == gone.cycle)
    columns = [getattr(row, name) for name in [*PAIR, *CELLS]]
    moments = (Seconds(row.as_of_at).label("at"), Days(row.as_of_on).label("day"))
    facts = fetch(db, marked(select(*columns, *moments).where(where, ~absent), row, gone))
    return facts.assign(at=instants(facts["at"]), day=days(facts["day"]))


def _stored(db: Session, places: Collection[Place]) -> DataFrame:
    shown = {"at": Seconds, "day": Days, "until": Days}
    columns = [shown[c.name](c).label(c.name) if c.name in shown else c for c in TABLE.columns]
    frame = fetch(db, marked(select(*columns).where(_under(SampleProgress, places)), SampleProgress))
    return frame.assign(at=instants(frame["at"]), day=days(frame["day"]), until=days(frame["until"]))


def states(facts: DataFrame) -> DataFrame:
    """A row an area and day on which any of its parties reported, in the columns of `sample_progress`.

    `facts` are of registered parties, with the columns of `PAIR` and `CELLS`, `at` and `day`, in any order.
    """
    rows = _by_day(_outcomes(carried(facts)))
    following = rows.groupby(PLACE)["day"].shift(-1).astype("datetime64[s]").fillna(OPEN_END)
    return rows.assign(until=following)[[column.name for column in TABLE.columns]]


def carried(facts: DataFrame) -> DataFrame:
    """The last state of each pair and day, unknown cells carried forward within the pair."""
    rows = facts.sort_values([*PAIR, "at"], ignore_index=True)
    rows[CELLS] = rows[CELLS].astype("float64")
    rows[CELLS] = rows.groupby(PAIR)[CELLS].ffill()
    return rows.drop_duplicates([*PAIR, "day"], keep="last", ignore_index=True)


def _outcomes(rows: DataFrame) -> DataFrame:
    """`rows` with what each projects, and the squares of how far its interval reaches to either side."""
    whole = rows[OUTCOME].astype("Int64").astype(object)
    cells = whole.where(whole.notna(), None).itertuples(index=False, name=None)
    reals = [_projection(outcome(*each)) for each in cells]
    return pd.concat([rows, pd.DataFrame(reals, columns=REALS, index=rows.index, dtype="float64")], axis=1)


def _projection(known: tuple[int, int, int] | None) -> tuple[float | None, ...]:
    """`REALS` of one sample."""
    if known is None:
        return (None, None, None)
    found = project_sample(*known)
    return (found.value, *found.squares)


def _by_day(rows: DataFrame) -> DataFrame:
    """What the pairs of an area add up to at the end of each of its days."""
    day = [*PLACE, "day"]
    whole = _standing(rows)
    own = whole["party"] != ALL_PARTIES
    has_own = own.groupby([whole[name] for name in day]).transform("any")
    ruling = whole.assign(least=whole["projection"].where(own))[own | ~has_own]
    groups = ruling.groupby(day)
    sums = groups[[*COUNTS, *REALS]].sum(min_count=1)
    return sums.assign(at=groups["at"].max(), least=groups["least"].min(), parties=groups.size()).reset_index()


def _standing(rows: DataFrame) -> DataFrame:
    """The row of each pair that holds at the end of each day on which any pair of its area has one."""
    days_ = rows[[*PLACE, "day"]].drop_duplicates()
    if not days_.duplicated(PLACE).any():
        return rows  # each area reported on one day only
    grid = days_.merge(rows[PAIR].drop_duplicates(), on=PLACE)
    grid = grid.merge(rows[[*PAIR, "day"]].assign(row=rows.index), how="left", on=[*PAIR, "day"])
    grid = grid.sort_values([*PAIR, "day"], ignore_index=True)
    grid["row"] = grid.groupby(PAIR)["row"].ffill()
    grid = grid[grid["row"].notna()]
    found = rows.drop(columns=[*PAIR, "day"]).iloc[grid["row"].astype("int64").to_numpy()]
    return pd.concat([grid[[*PAIR, "day"]].reset_index(drop=True), found.reset_index(drop=True)], axis=1)
