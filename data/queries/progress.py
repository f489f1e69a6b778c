"""Progress by day, by party and area, and by party: what the charts and the matrix of a view show."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sqlalchemy import func, select

from data.answers import Burnup, MatrixCell, PartyFigures, Reporting
from data.days import day_of
from data.models import AreaProgress, Party, Progress
from data.queries.party_sums import party_sums
from data.queries.presence import presence, registrations
from data.queries.reference import area as area_info
from data.queries.reference import areas, parties, schedule
from data.queries.state import MEMBERS, area_states, party_states, slice_of
from data.queries.thresholds import KAB_KOTA
from data.scope import visible
from data.tally import State, summed, total

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import PartyInfo, Question, Window
    from data.queries.state import Slice
    from data.scope import Scope

DAY: Final = timedelta(days=1)
NO_COUNTS: Final = (None, None, None, None, None)
FACTUAL: Final = "verfak"  # stages of factual verification begin with it


class Span(NamedTuple):
    """Counts that hold from `day` until `until` (exclusive); None is unknown."""

    day: date
    until: date
    received: int
    checked: int | None


def burnup(db: Session, scope: Scope, question: Question, area: str) -> Burnup:
    """Received and checked of `area` and below by day, from the window's start (else the first report) to the as-of.

    Where the as-of is later than both the window's end and the last report, the days end with the later of these.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    window = schedule(db, own, of.round).window(area)
    spans = _spans(db, own, of)
    days = _days(window, spans, of.day)
    whole = [_on(day, spans) for day in days]
    if days and days[-1] == of.day:
        whole[-1] = _at(db, own, of)
    return Burnup(days, tuple(received for received, _ in whole), tuple(checked for _, checked in whole), window)


def _days(window: Window | None, spans: Collection[Span], today: date) -> tuple[date, ...]:
    reports = [span.day for span in spans]
    ends = [*([day_of(window.ends_at)] if window and window.ends_at else []), *([max(reports)] if reports else [])]
    if window is None and not reports:
        return ()
    first = day_of(window.starts_at) if window else min(reports)
    last = min(today, max(ends, default=today))
    return tuple(first + n * DAY for n in range((last - first).days + 1))


def _on(day: date, spans: Collection[Span]) -> tuple[int | None, int | None]:
    """Received and checked at the end of `day`; checked is None on a day without any report."""
    inside = [span for span in spans if span.day <= day < span.until]
    reported = any(span.day == day for span in inside)
    return total(span.received for span in inside), total(span.checked for span in inside) if reported else None


def _at(db: Session, scope: Scope, of: Slice) -> tuple[int | None, int | None]:
    """The same at the as-of itself, which may lie inside its day."""
    states = counting(of, area_states(db, scope, of).by_area)
    whole = summed(list(states.values()))
    reported = any(state.day == of.day for state in states.values())
    return (whole.received, whole.checked if reported else None) if whole else (None, None)


def counting(of: Slice, states: Mapping[str, State]) -> Mapping[str, State]:
    """Without members of a province's own rows where one of its kab/kota has rows: they are totals of those."""
    if of.object != MEMBERS:
        return states
    above = {code.rpartition(".")[0] for code in states if "." in code}
    return {code: state for code, state in states.items() if code not in above}


def _spans(db: Session, scope: Scope, of: Slice) -> list[Span]:
    """Everything that counts up to the as-of's day; kab/kota with the same span come as one sum."""
    model: Any = AreaProgress if of.party is None else Progress
    provinces = [info.code for info in areas(db, scope) if info.kind not in KAB_KOTA]
    span = (model.day, model.until)
    below = select(*span, func.sum(model.received), func.sum(model.checked)).where(model.area_code.not_in(provinces))
    found = [_span(*row) for row in db.execute(_of_slice(below.group_by(*span), scope, of, model))]
    if not provinces:
        return found
    above = select(model.area_code, *span, model.received, model.checked).where(model.area_code.in_(provinces))
    own = [(code, _span(*row)) for code, *row in db.execute(_of_slice(above, scope, of, model))]
    return found + _until_kab_kota(db, scope, of, own)


def _span(day: date, until: date, received: int, checked: int | None) -> Span:
    return Span(day, until, int(received), None if checked is None else int(checked))


def _of_slice(stmt: Select[*tuple[Any, ...]], scope: Scope, of: Slice, model: Any) -> Select[*tuple[Any, ...]]:
    stmt = stmt.where(model.round_id == of.round_id, model.object == of.object, model.day <= of.day)
    return visible(stmt if of.party is None else stmt.where(model.party == of.party), scope, model)


def _until_kab_kota(db: Session, scope: Scope, of: Slice, own: Sequence[tuple[str, Span]]) -> list[Span]:
    """A province's own rows of members hold until the first report of its kab/kota; of other objects always."""
    if of.object != MEMBERS or not own:
        return [span for _, span in own]
    model: Any = AreaProgress if of.party is None else Progress
    firsts = _of_slice(select(model.area_code, func.min(model.day)).group_by(model.area_code), scope, of, model)
    began: dict[str, date] = {}
    for code, day in db.execute(firsts):
        province, _, below = code.rpartition(".")
        if below and province:
            began[province] = min(day, began.get(province, day))
    cut = [span._replace(until=min(span.until, began.get(code, span.until))) for code, span in own]
    return [span for span in cut if span.day < span.until]


def matrix(db: Session, scope: Scope, question: Question, area: str) -> tuple[MatrixCell, ...]:
    """Every party of the round's cycle (or the one asked for) in every kab/kota of `area`, by area, then ballot order.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    states, absent = party_states(db, own, of), presence(db, own, of).absent
    here = [one.code for one in areas(db, own) if one.kind in KAB_KOTA and of.round.concerns(one.code)]
    across = [party.code for party in _parties(db, own, question)]
    return tuple(
        _cell(of, code, party, states.get(code, {}).get(party), absent=party in absent.get(code, ()))
        for code in here
        for party in across
    )


def exempt(db: Session, scope: Scope, question: Question) -> frozenset[str]:
    """Codes of the parties that the question's round passes over: in factual rounds those of parliament.

    Raises:
        NotFound: there is no such round.
    """
    of = slice_of(db, scope, question)
    if not of.round.stage.startswith(FACTUAL):
        return frozenset()
    stmt = select(Party.code).where(Party.cycle == of.cycle, Party.verfak_required == 0)
    return frozenset(db.scalars(stmt))


def _parties(db: Session, scope: Scope, question: Question) -> tuple[PartyInfo, ...]:
    found = parties(db, scope, question.round, moment=question.as_of)
    return tuple(one for one in found if question.party in {None, one.code})


def _cell(of: Slice, area: str, party: str, state: State | None, *, absent: bool) -> MatrixCell:
    if state is None:
        return MatrixCell(area, party, Reporting.NOT_REGISTERED if absent else Reporting.NEVER)
    done = state.day == of.day or state.checked == state.received
    reporting = Reporting.REPORTED if done else Reporting.SILENT
    return MatrixCell(area, party, reporting, state.received, state.checked, state.ms, state.bms, state.tms)


def party_figures(db: Session, scope: Scope, question: Question, area: str) -> tuple[PartyFigures, ...]:
    """Every party of the round's cycle (or the one asked for) over `area` and below, in ballot order.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    own = scope.narrowed(area_info(db, scope, area).code)
    of = slice_of(db, own, question)
    sums, registered = party_sums(db, own, of), registrations(db, own, of)
    counts = _one_by_one(db, own, of) if sums is None else sums
    found = []
    for party in _parties(db, own, question):
        received, checked, ms, bms, tms = counts.get(party.code, NO_COUNTS)
        here, absent = registered.get(party.code, (None, None))
        found.append(PartyFigures(party, received, checked, ms, bms, tms, areas_registered=here, areas_absent=absent))
    return tuple(found)


def _one_by_one(db: Session, scope: Scope, of: Slice) -> dict[str, Any]:
    """Party -> its counts, from the state of each of its areas."""
    rows: dict[str, dict[str, State]] = {}
    for code, of_area in party_states(db, scope, of).items():
        for party, state in of_area.items():
            rows.setdefault(party, {})[code] = state
    return {party: _counts(summed(list(counting(of, found).values()))) for party, found in rows.items()}


def _counts(state: State | None) -> tuple[int | None, int | None, int | None, int | None, int | None]:
    if state is None:
        return None, None, None, None, None
    return state.received, state.checked, state.ms, state.bms, state.tms
