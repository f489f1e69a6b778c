"""Topic `ambang`: per province and party the kab/kota that reach the minimum, may still, or cannot; then per kab/kota."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.frame import question
from dashboard.cli.topics.node import Answer, Node
from data.queries.figures import figures
from data.queries.party_thresholds import PartyThresholds, party_thresholds
from data.queries.reference import areas, parties
from data.scope import NATION
from data.thresholds import Reach

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.cli.topics.node import Asked, Value
    from data.answers import AreaInfo
    from data.thresholds import AreaThreshold, ProvinceThreshold

STILL = (Reach.OPEN, Reach.REPAIR, Reach.UNKNOWN)


def read(asked: Asked) -> Answer:
    """The area with its parties; below the nation its provinces; of a kab/kota its parties alone.

    Raises:
        NotFound: no such area or round.
    """
    ctx, what = asked.ctx, question(asked.ctx, asked.filters)
    found = party_thresholds(ctx.db, ctx.scope, what, asked.area)
    infos = {one.code: one for one in areas(ctx.db, ctx.scope.narrowed(asked.area))}
    names = {one.code: one.abbreviation for one in parties(ctx.db, ctx.scope, what.round, moment=what.as_of)}
    node = _area(asked.area, found, infos, names)
    newest = figures(ctx.db, ctx.scope, what, asked.area, depth=0).data_as_of
    return Answer(node=node, as_of=what.as_of, data_as_of=newest, said={"round": what.round})


def _area(code: str, found: PartyThresholds, infos: Mapping[str, AreaInfo], names: Mapping[str, str]) -> Node:
    sums = found.nation if code == NATION else [one for one in found.provinces if one.province == code]
    single = [one for one in found.areas if one.area_code == code]
    own = [*(_of_sum(one, names) for one in sums), *(_of_area(one, names) for one in single)]
    below = [_area(one, found, infos, names) for one, info in infos.items() if info.parent_code == code]
    return Node(kind="area", code=code, name=infos[code].short_name, metrics={}, children=(*own, *below))


def _of_sum(one: ProvinceThreshold, names: Mapping[str, str]) -> Node:
    """A province by its kab/kota, the nation by its provinces."""
    below = "provinces" if one.province == NATION else "areas"
    metrics: dict[str, Value] = {
        "threshold_outlook": one.outlook.value,
        f"{below}_needed": one.needed,
        f"{below}_met": one.met,
        f"{below}_possible": sum(one.counts.get(reach, 0) for reach in STILL),
        f"{below}_impossible": one.counts.get(Reach.OUT, 0),
    }
    if one.province != NATION:
        metrics["areas_absent"] = one.counts.get(Reach.ABSENT, 0)
    return Node(kind="party", code=one.party, name=names[one.party], metrics=metrics)


def _of_area(one: AreaThreshold, names: Mapping[str, str]) -> Node:
    members = one.members
    metrics: dict[str, Value] = {
        "minimum": one.minimum,
        "ms": members.ms if members else None,
        "members_missing": one.missing,
        "areas_met": int(one.reach is Reach.MET),
        "areas_possible": int(one.reach in STILL),
        "areas_impossible": int(one.reach is Reach.OUT),
        "areas_absent": int(one.reach is Reach.ABSENT),
    }
    return Node(kind="party", code=one.party, name=names[one.party], metrics=metrics)
