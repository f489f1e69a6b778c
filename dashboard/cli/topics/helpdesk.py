"""Topic `helpdesk`: service of the Help Desks over the last 30 days, desk by desk, as its page shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from callbacks.helpdesk import load
from dashboard.cli.topics.node import Answer, Node
from data.helpdesk import READINESS
from layouts.service_quality import gaps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.cli.topics.node import Asked, Value
    from data.service_answers import Checklist, ServiceFigures
    from layouts.helpdesk_view import View

HOUR: Final = 3_600


def read(asked: Asked) -> Answer:
    """What the page shows: the area, and its desks (of the nation its provinces).

    Raises:
        NotFound: no such area.
    """
    view = load(asked.ctx, asked.filters)
    below = tuple(_node(view, one) for one in view.parts)
    node = _node(view, view.whole, below)
    return Answer(node=node, as_of=view.service.as_of, data_as_of=view.service.data_as_of)


def _node(view: View, one: ServiceFigures, below: tuple[Node, ...] = ()) -> Node:
    part = bool(view.parts) and one is not view.whole
    said = view.satisfied[one.area.code] if part else view.satisfaction
    came = view.attended[one.area.code] if part else view.attendance
    lists = view.ready.get(one.area.code, ()) if part else [items for some in view.ready.values() for items in some]
    metrics: dict[str, Value] = {
        **_counts(one),
        **_times(one),
        "service_coverage": one.coverage.share,
        "service_ikm": said.value,
        "service_ikm_rate": said.rate,
        "service_readiness": _ready(lists),
        "service_attendance": came.share,
        "service_kpu_attendance": came.filled / came.shifts if came.shifts else None,
    }
    return Node(kind="area", code=one.area.code, name=view.name(one), metrics=metrics, children=below)


def _counts(one: ServiceFigures) -> dict[str, Value]:
    return {
        "service_desks": one.desks,
        "service_desks_open": one.opened_desks,
        "service_silent": one.silent + one.never,
        "service_opened": one.opened,
        "service_resolved": one.resolved,
        "service_reopened": one.reopened,
        "service_open": one.open_now,
        "service_overdue": one.overdue,
        "service_oldest": one.oldest_days,
        "service_escalated": one.escalated_open,
        "service_days_to_clear": one.days_to_clear,
    }


def _times(one: ServiceFigures) -> dict[str, Value]:
    return {
        "service_response": _hours(one.response.median),
        "service_response_p90": _hours(one.response.p90),
        "service_sla_response": one.response_sla.share,
        "service_resolution": _hours(one.resolution.median),
        "service_resolution_p90": _hours(one.resolution.p90),
        "service_sla_resolution": one.resolution_sla.share,
        "service_first_contact": one.first_contact / one.resolved if one.resolved else None,
    }


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / HOUR, 4)


def _ready(lists: Sequence[Checklist]) -> int | None:
    """Items that are there, over all desks; None where nothing was ever confirmed."""
    return len(lists) * len(READINESS) - gaps(lists) if any(lists) else None
