"""Topic `tahapan`: of the round asked for (else the one that runs) plan, pace and days spare or short, area by area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from callbacks.frame import question
from dashboard.cli.topics.node import Answer, Node
from data.queries.figures import figures
from data.queries.timeline import paces
from data.timeline import Pace, Red

if TYPE_CHECKING:
    from dashboard.cli.topics.node import Asked, Value
    from data.answers import AreaFigures

SHOWN: Final = ("received", "checked", "backlog", "daily_rate", "pace_needed", "days_left", "eta")


def read(asked: Asked) -> Answer:
    """The area and those directly below it.

    Raises:
        NotFound: no such area or round.
    """
    ctx, what = asked.ctx, question(asked.ctx, asked.filters)
    found = figures(ctx.db, ctx.scope, what, asked.area)
    rows = paces(ctx.db, ctx.scope, what, found)
    below = tuple(_pace(one) for one in sorted(rows, key=_code)) if found.children else ()
    node = _sum(found, rows, below) if found.children else _pace(rows[0])
    return Answer(node=node, as_of=found.as_of, data_as_of=found.data_as_of, said={"round": what.round})


def _code(pace: Pace) -> str:
    return pace.figures.area.code


def _sum(found: AreaFigures, rows: tuple[Pace, ...], below: tuple[Node, ...]) -> Node:
    """An area above others: what is too slow is counted, not dated."""
    slow = {"slow_areas": sum(one.red.since is not None for one in rows)}
    return _node(found, {**_counts(Pace(found, Red())), **slow}, below)


def _pace(pace: Pace) -> Node:
    return _node(pace.figures, {**_counts(pace), "slow_since": pace.red.since, "slow_first": pace.red.first})


def _node(found: AreaFigures, metrics: dict[str, Any], below: tuple[Node, ...] = ()) -> Node:
    return Node(kind="area", code=found.area.code, name=found.area.short_name, metrics=metrics, children=below)


def _counts(pace: Pace) -> dict[str, Value]:
    one = pace.figures
    received = one["received"]
    planned = None if one.planned is None or received is None else one.planned * received
    return {"plan": one.planned, "planned": planned, **{name: one[name] for name in SHOWN}, "spare_days": pace.spare}
