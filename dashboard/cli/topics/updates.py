"""Topic `pemutakhiran`: the semester's pairs done, waited for and not registered, the deadline and the pace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.updates import load
from dashboard.cli.topics.node import Answer, Node

if TYPE_CHECKING:
    from dashboard.cli.topics.node import Asked, Value
    from data.update_answers import PartyUpdates, UpdateFigures
    from layouts.updates_view import View


def read(asked: Asked) -> Answer:
    """What the page shows: the area, its parties, and the areas directly below it.

    Raises:
        NotFound: no such area or party.
        InvalidInput: no such semester.
    """
    view = load(asked.ctx, asked.filters)
    below = [_area(one) for one in view.whole.children]
    children = (*(_party(one) for one in view.parties), *below)
    metrics = {**_counts(view.whole), **_pace(view)}
    node = Node(
        kind="area", code=asked.area, name=view.whole.area.short_name, metrics=metrics, children=children
    )  # fmt: skip
    said = {"semester": view.semester.code, **({"part": view.question.part} if view.question.part else {})}
    return Answer(node=node, as_of=view.question.as_of, data_as_of=view.whole.data_as_of, said=said)


def _counts(one: UpdateFigures) -> dict[str, Value]:
    return {
        "updates_done": one.done,
        "updates_left": one.left,
        "updates_absent": one.absent,
        "updates_expected": one.expected,
        "updates_share": one.share,
        "updates_reported": one.reported,
        "updates_obstacles": one.obstacles,
    }


def _pace(view: View) -> dict[str, Value]:
    return {
        "updates_deadline": view.semester.deadline,
        "updates_days_left": view.days_left,
        "updates_rate": view.rate,
        "updates_pace_needed": view.needed,
        "updates_before": view.share_before,
    }


def _area(one: UpdateFigures) -> Node:
    return Node(kind="area", code=one.area.code, name=one.area.short_name, metrics=_counts(one))


def _party(one: PartyUpdates) -> Node:
    metrics: dict[str, Value] = {
        "updates_done": one.done,
        "updates_left": one.expected - one.done,
        "updates_absent": one.absent,
        "updates_expected": one.expected,
        "updates_share": one.share,
        "updates_obstacles": one.obstacles,
    }
    return Node(kind="party", code=one.party.code, name=one.party.abbreviation, metrics=metrics)
