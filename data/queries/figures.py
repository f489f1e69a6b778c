"""All figures of an area and of the areas below it at a moment: a few statements for the whole view, never one an area.

Thresholds (`areas_met`, `areas_needed`, `minimum`) are about members, whatever object is asked for the rest.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from dashboard.core.errors import NotFound
from data.answers import AreaFigures, Reporting
from data.pace import increments, rate_days
from data.parts import Part, combined, findings, metrics, reporting, reporting_above
from data.queries.calendar import calendar
from data.queries.oldest import oldest_received
from data.queries.parameters import parameters
from data.queries.presence import presence
from data.queries.recent import knots
from data.queries.reference import areas, schedule
from data.queries.samples import area_samples
from data.queries.state import MEMBERS, area_counts, area_states, slice_of
from data.queries.thresholds import KAB_KOTA, minimums, weakest

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from sqlalchemy.orm import Session

    from data.answers import AreaInfo, Question, Window
    from data.parameters import Parameters
    from data.queries.presence import Presence
    from data.queries.state import Slice
    from data.schedule import Schedule
    from data.scope import Scope
    from data.tally import State

NOTHING: Final = Part()
Days = dict["Window | None", tuple["date", ...]]


@dataclass(frozen=True, slots=True)
class View:
    """What all areas of one view share: the slice, the tree, presence, windows, rate days, minimums and rules.

    `kab_kota` counts the areas below each, those that take no part in the round included.
    """

    of: Slice
    infos: Mapping[str, AreaInfo]
    below: Mapping[str, Collection[str]]
    registered: Presence
    timetable: Schedule
    days: Days
    minimums: Mapping[str, int]
    kab_kota: Mapping[str | None, int]
    rules: Parameters

    def is_absent(self, area: str) -> bool:
        """Whether the party asked for is said not to be registered in `area`."""
        return self.of.party is not None and self.of.party in self.registered.absent.get(area, ())


@dataclass(frozen=True, slots=True)
class Course:
    """The areas' own rows: their states, the oldest open item, what single days added, and who met the minimum."""

    states: Mapping[str, State]
    oldest: Mapping[str, date] = field(default_factory=dict)
    added: Mapping[str, Mapping[date, float]] = field(default_factory=dict)
    met: Mapping[str, int] = field(default_factory=dict)


def figures(db: Session, scope: Scope, question: Question, area: str, *, depth: int = 1) -> AreaFigures:
    """All metrics of `area`, and of the areas `depth` levels below it, children sorted by code.

    Raises:
        NotFound: `area` is unknown or outside `scope`, or there is no such round.
    """
    narrowed, view = _looked_up(db, scope, question, area)
    parts = _own_parts(db, narrowed, view, _course(db, narrowed, view))
    _sum_up(view, area, parts)
    return _answer(view, area, parts, depth)


def bare_figures(db: Session, scope: Scope, question: Question, area: str) -> AreaFigures:
    """The same, one level deep, for a comparison with it: pace, oldest item and areas at their minimum stay None.

    Raises:
        NotFound: `area` is unknown or outside `scope`, or there is no such round.
    """
    narrowed, view = _looked_up(db, scope, question, area)
    parts = _own_parts(db, narrowed, view, Course(area_counts(db, narrowed, view.of)))
    _sum_up(view, area, parts)
    return _answer(view, area, parts, depth=1)


def _looked_up(db: Session, scope: Scope, question: Question, area: str) -> tuple[Scope, View]:
    if not scope.holds(area):
        raise NotFound
    narrowed = scope.narrowed(area)
    view = _view(db, narrowed, question)
    if area not in view.infos:
        raise NotFound
    return narrowed, view


def _view(db: Session, scope: Scope, question: Question) -> View:
    of = slice_of(db, scope, question)
    every = areas(db, scope)
    infos = {info.code: info for info in every if of.round.concerns(info.code)}
    timetable, worked = schedule(db, scope, of.round), calendar(db, scope)
    return View(
        of=of,
        infos=infos,
        below=_below(infos),
        registered=presence(db, scope, of),
        timetable=timetable,
        days={window: rate_days(window, of.moment, worked) for window in {timetable.window(code) for code in infos}},
        minimums=minimums(db, scope, of, infos.values()),
        kab_kota=Counter(info.parent_code for info in every),
        rules=parameters(db, scope, of.cycle),
    )


def _course(db: Session, scope: Scope, view: View) -> Course:
    of, states = view.of, area_states(db, scope, view.of)
    days = sorted({day for some in view.days.values() for day in some})
    reports = knots(db, scope, of, days, states.by_area)
    projected = {code: one.least for code, one in area_samples(db, scope, of).items() if one.least is not None}
    return Course(
        states=states.by_area,
        oldest=oldest_received(db, scope, of, states.moved),
        added={code: increments(rows, days, view.timetable.window(code)) for code, rows in reports.items()},
        met=_met(view.minimums, projected | weakest(db, scope, of, states)),
    )


def _own_parts(db: Session, scope: Scope, view: View, course: Course) -> dict[str, Part]:
    """Area code -> what was reported of the area itself; areas of which nothing is known are left out."""
    of, known = view.of, view.registered
    drawn = area_samples(db, scope, of) if of.object == MEMBERS else {}
    return {
        code: Part(
            state=course.states.get(code),
            sample=drawn[code].whole if code in drawn else None,
            not_registered=known.not_registered(code, of.party),
            oldest=course.oldest.get(code),
            added=course.added.get(code, {}),
            met=course.met.get(code),
        )
        for code in {*course.states, *drawn, *known.known, *course.met}
    }


def _met(minimums: Mapping[str, int], members: Mapping[str, float]) -> dict[str, int]:
    """Area code -> 1 where the weakest party reaches the minimum, 0 where it does not; unknown ones are left out."""
    return {code: int(members[code] >= minimums[code]) for code in members.keys() & minimums.keys()}


def _below(infos: Mapping[str, AreaInfo]) -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for code in sorted(infos):
        if (parent := infos[code].parent_code) is not None:
            below.setdefault(parent, []).append(code)
    return below


def _sum_up(view: View, code: str, parts: dict[str, Part]) -> Part:
    """Turn the own part of `code` and of everything below it into the sum over the area."""
    own = parts.get(code, NOTHING)
    if view.infos[code].kind in KAB_KOTA:
        parts[code] = _counted_in(view, code, own)
    else:
        children = [_sum_up(view, child, parts) for child in view.below.get(code, ())]
        parts[code] = _above(view, code, own, children)
    return parts[code]


def _counted_in(view: View, code: str, own: Part) -> Part:
    """The part of a kab/kota, which is expected to report unless the party asked for is not registered there."""
    if view.is_absent(code):
        return Part(not_registered=own.not_registered)
    reported = reporting(own, view.of.day) is Reporting.REPORTED
    return replace(own, expected=1, reported=int(reported))


def _above(view: View, code: str, own: Part, children: list[Part]) -> Part:
    """A province from its kab/kota and its own rows; the nation from its provinces."""
    whole = combined(children)
    if view.infos[code].kind != "province":
        return whole
    whole = combined([whole, _added_above(view.of, own, whole)])
    return replace(whole, needed=view.rules.areas_needed(view.kab_kota[code]))


def _added_above(of: Slice, own: Part, below: Part) -> Part:
    """What a province's own rows add: totals of members only where its kab/kota have none, own boards and offices."""
    own = replace(own, not_registered=None, met=None)
    if of.object == MEMBERS and below.state:
        own = replace(own, state=None, oldest=None, added={})
    return replace(own, sample=None) if below.sample else own


def _answer(view: View, code: str, parts: Mapping[str, Part], depth: int) -> AreaFigures:
    info, part, window = view.infos[code], parts[code], view.timetable.window(code)
    shown = replace(part, met=None) if info.kind in KAB_KOTA else part
    days, minimum = view.days[window], view.minimums.get(code)
    values, spread = metrics(shown, today=view.of.day, window=window, days=days, minimum=minimum)
    return AreaFigures(
        area=info,
        as_of=view.of.moment,
        data_as_of=part.at,
        metrics=values,
        findings=findings(part.state),
        window=window,
        reporting=_reporting(view, code, part),
        eta_range=spread,
        reported=part.reported,
        expected=part.expected,
        planned=window.planned(view.of.moment) if window else None,
        projection_range=part.sample.bounds if part.sample else None,
        children=_children(view, code, parts, depth),
    )


def _children(view: View, code: str, parts: Mapping[str, Part], depth: int) -> tuple[AreaFigures, ...]:
    if depth <= 0:
        return ()
    return tuple(_answer(view, child, parts, depth - 1) for child in view.below.get(code, ()))


def _reporting(view: View, code: str, part: Part) -> Reporting:
    if view.infos[code].kind in KAB_KOTA:
        return reporting(part, view.of.day, absent=view.is_absent(code))
    return reporting_above(part, view.of.day)
