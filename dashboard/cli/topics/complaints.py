"""Topic `tanggapan`: complaints received, in process and resolved, who is silent, and what the province says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.complaints import load
from dashboard.cli.topics.node import Answer, Node

if TYPE_CHECKING:
    from dashboard.cli.topics.node import Asked, Value
    from data.complaints import AreaComplaints, Claim


def read(asked: Asked) -> Answer:
    """What the page shows: the area and those directly below it.

    Raises:
        NotFound: no such area.
    """
    found = load(asked.ctx, asked.filters).figures
    newest: dict[str, Claim] = {}
    for one in found.claims:  # the newest first
        newest.setdefault(one.area.code, one)
    below = tuple(_area(one, newest.get(one.area.code)) for one in found.children)
    node = _area(found.whole, newest.get(asked.area), below)
    return Answer(node=node, as_of=found.as_of, data_as_of=found.data_as_of)


def _area(one: AreaComplaints, claim: Claim | None, below: tuple[Node, ...] = ()) -> Node:
    metrics: dict[str, Value] = {
        "complaints_received": one.received,
        "complaints_in_process": one.in_process,
        "complaints_resolved": one.resolved,
        "complaints_reported": one.reported,
        "complaints_silent": one.expected - one.reported,
        "complaints_fall": one.falls,
        "complaints_claimed": claim.received if claim else None,
        "complaints_gap": claim.gap if claim else None,
    }
    return Node(kind="area", code=one.area.code, name=one.area.short_name, metrics=metrics, children=below)
