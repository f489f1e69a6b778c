"""Single services of the Help Desks: filtered, sorted and paged by the database, counted as the page of the desks counts.

The rollup says which days or desks a page of the table falls into, so that it reads only those, however many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core.errors import InvalidInput, NotFound
from data.days import day_of
from data.helpdesk import CATEGORIES, CHANNELS, CLOSED
from data.queries import ticket_rows as rows
from data.queries.reference import parties, running_round
from data.queries.service_calendar import calendar_of
from data.queries.service_due import due_of
from data.service_days import served
from data.service_sums import Days
from data.ticket_answers import ASKED_STATES, ENDED, REOPENED, TicketRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.scope import Scope
    from data.service_hours import ServiceCalendar
    from data.ticket_answers import Asked

MOST_ROWS: Final = 1_000
CHUNK: Final = 2_000
LEADS: Final = {"opened": "opened_at", "ended": "resolved_at", "due": "due_at", "area": "area_code"}


def tickets(  # noqa: PLR0913 - a table's whole state
    db: Session, scope: Scope, asked: Asked, *, sort: str | None = None, offset: int = 0, limit: int = 100
) -> tuple[TicketRow, ...]:
    """Up to `limit` (at most 1,000) rows from `offset` on; `sort` is one of `asked.sorts`, turned round by a `-`.

    Raises:
        NotFound: the area is outside `scope`, or officers are asked for that are not the caller's own.
        InvalidInput: no such state, channel, category, age, sort or page.
    """
    check(scope, asked)
    by, falling = order(asked, sort)
    if offset < 0 or not 0 <= limit <= MOST_ROWS:
        raise InvalidInput
    if asked.is_open:
        stmt, of = rows.keys(db, scope, asked)
        stmt = _sorted(stmt, of, by, falling=falling).offset(offset).limit(limit)
    else:
        hit, offset, items = _hit(_groups(db, scope, asked, by, falling=falling), offset, limit)
        if not hit:
            return ()
        stmt, of = rows.keys(db, scope, asked, hit)
        stmt = _nearer(stmt, of, by, falling=falling, part=(offset, limit, items))
    found = _read(stmt, by, falling=falling)
    return tuple(_with_now(db, scope, asked, db.execute(found).all(), _namer(db, scope, asked)))


def every_row(db: Session, scope: Scope, asked: Asked, *, sort: str | None = None) -> Iterator[TicketRow]:
    """All rows of `tickets` in its order, read from the database a piece at a time: for files.

    Raises:
        NotFound: as `tickets`.
        InvalidInput: as `tickets`.
    """
    check(scope, asked)
    by, falling = order(asked, sort)
    stmt, of = rows.keys(db, scope, asked)
    stmt = _read(_sorted(stmt, of, by, falling=falling), by, falling=falling)
    make = _namer(db, scope, asked)
    for part in db.execute(stmt.execution_options(yield_per=CHUNK)).partitions(CHUNK):
        yield from _with_now(db, scope, asked, part, make)


def count(db: Session, scope: Scope, asked: Asked) -> int:
    """How many rows `tickets` has in all.

    Raises:
        NotFound: as `tickets`.
        InvalidInput: as `tickets`.
    """
    check(scope, asked)
    if not asked.is_open:
        return sum(rows.by_day(db, scope, asked).values())
    return rows.count_open(db, scope, asked)


def last_record(db: Session, scope: Scope, asked: Asked) -> datetime | None:
    """When anything was last recorded at these desks, up to the moment; None without any record."""
    return rows.last_record(db, scope, asked)


def owns(scope: Scope, asked: Asked) -> bool:
    """Whether the list is of the one desk that is the caller's very own: only then it names officers."""
    return asked.area in scope.areas and (asked.own or "." in asked.area)


def check(scope: Scope, asked: Asked) -> None:
    """Refuse what cannot be asked.

    Raises:
        NotFound: an area outside `scope`, or officers that are not the caller's own.
        InvalidInput: no such state, channel, category or age.
    """
    scope.narrowed(asked.area)
    if asked.officer is not None and not owns(scope, asked):
        raise NotFound
    known = ((asked.state, ASKED_STATES), (asked.channel, CHANNELS), (asked.category, CATEGORIES))
    if any(value is not None and value not in codes for value, codes in known):
        raise InvalidInput
    low, high = asked.age or (0, None)
    if (high is not None and high < low) or (asked.age and asked.state in {REOPENED, *ENDED}):
        raise InvalidInput


def order(asked: Asked, sort: str | None) -> tuple[str, bool]:
    """The order that `sort` names, and whether it falls.

    Raises:
        InvalidInput: the list has no such order.
    """
    said = sort or asked.sorts[0]
    by = said.removeprefix("-")
    if by not in {one.removeprefix("-") for one in asked.sorts}:
        raise InvalidInput
    return by, said.startswith("-")


def _sorted(stmt: Select[Any], of: Any, by: str, *, falling: bool) -> Select[Any]:
    """Keys in an order without ties, so that pages never overlap; without a due time comes last."""
    lead = getattr(of, LEADS[by])
    stmt = stmt.add_columns(lead.label("lead"), of.opened_at.label("began"))
    return stmt.order_by(*_order(lead, of.opened_at, of, by, falling=falling))


def _nearer(stmt: Select[Any], of: Any, by: str, *, falling: bool, part: tuple[int, int, int]) -> Select[Any]:
    """The keys of one page of `part` (offset, limit, all), counted from the end that is nearer: far offsets cost most."""
    offset, limit, items = part
    if offset * 2 < items:
        return _sorted(stmt, of, by, falling=falling).offset(offset).limit(limit)
    lead = getattr(of, LEADS[by])
    order = [one.desc() for one in (of.opened_at, of.ticket_id, of.n)]
    if by == "opened":
        order = [of.ticket_id.desc(), of.n.desc()]
    stmt = stmt.add_columns(lead.label("lead"), of.opened_at.label("began"))
    stmt = stmt.order_by(lead if falling else lead.desc(), *order)
    return stmt.offset(max(items - offset - limit, 0)).limit(min(limit, items - offset))


def _read(some: Select[Any], by: str, *, falling: bool) -> Select[Any]:
    """The rows of these keys, in the same order."""
    stmt, of = rows.rows_of(some)
    return stmt.order_by(*_order(of.lead, of.began, of, by, falling=falling))


def _order(lead: Any, began: Any, of: Any, by: str, *, falling: bool) -> tuple[Any, ...]:
    first = (lead.is_(None),) if by == "due" else ()
    ties = (of.ticket_id, of.n) if by == "opened" else (began, of.ticket_id, of.n)
    return (*first, lead.desc() if falling else lead, *ties)


def _groups(db: Session, scope: Scope, asked: Asked, by: str, *, falling: bool) -> Sequence[tuple[Any, int]]:
    """Days or desks in the table's order, with their rows."""
    found = rows.by_desk(db, scope, asked) if by == "area" else rows.by_day(db, scope, asked)
    return sorted(found.items(), reverse=falling)


def _hit(groups: Iterable[tuple[Any, int]], offset: int, limit: int) -> tuple[list[Any], int, int]:
    """The groups in which the page lies, how many rows to pass over in the first of them, and how many they have."""
    before, skipped, found, items = 0, 0, [], 0
    for key, count in groups:
        if before + count <= offset:
            skipped = before + count
        elif before < offset + limit:
            found.append(key)
            items += count
        before += count
    return found, offset - skipped, items


def _with_now(
    db: Session, scope: Scope, asked: Asked, part: Sequence[Any], make: Callable[[Any, Any, str | None], TicketRow]
) -> list[TicketRow]:
    """The rows with what only their services know: the newest spell, and the role of who asked."""
    ids = [row.ticket_id for row in part]
    again = {} if asked.is_open else rows.latest(db, scope, ids, asked)
    roles = rows.roles(db, scope, ids)
    return [make(row, again.get(row.ticket_id, row), roles.get(row.ticket_id)) for row in part]


def _namer(db: Session, scope: Scope, asked: Asked) -> Callable[[Any, Any, str | None], TicketRow]:
    """What turns a row and its service's newest spell into an answer."""
    desks, owned, moment = rows.desks(db, scope, asked), owns(scope, asked), asked.as_of
    of = running_round(db, scope, moment).code
    names = {one.code: one.abbreviation for one in parties(db, scope, of, moment=moment)}
    ages = _Ages(db, scope, moment)

    def named(row: Any, now: Any, role: str | None) -> TicketRow:
        over = row.resolved_at is not None and row.resolved_at <= moment
        answered = row.responded_at is not None and row.responded_at <= moment
        state = state_at(now, moment)
        days, age_s = ages.of(now) if state != CLOSED else (None, None)
        due = due_of(now, moment) if state != CLOSED else None
        return TicketRow(
            id=row.ticket_id,
            spell=row.n,
            area_code=row.area_code,
            area_name=desk_name(desks[row.area_code]),
            opened_at=row.opened_at,
            channel=row.channel,
            category=row.category,
            topic=row.topic,
            party=row.party,
            party_name=names.get(row.party, row.party),
            requester=role,
            stage=row.stage,
            state=state,
            spells=now.n,
            waiting=state == "menunggu",
            late=due is not None and due < moment,
            days=days,
            age_s=age_s,
            due_at=due,
            officer=row.officer if owned else None,
            response_s=row.response_s if answered else None,
            resolution_s=row.resolution_s if over else None,
            resolved_at=row.resolved_at if over else None,
        )

    return named


def desk_name(info: AreaInfo) -> str:
    """A desk as its area; a province's own is not the province."""
    return f"KPU {info.short_name}" if info.kind == "province" else info.short_name


def state_at(spell: Any, moment: datetime) -> str:
    """One of `data.helpdesk.STATES`: how the newest spell of a service stands at the moment."""

    def happened(at: datetime | None) -> bool:
        return at is not None and at <= moment

    if happened(spell.resolved_at):
        return CLOSED
    if happened(spell.waiting_since):
        return "menunggu"
    if happened(spell.escalated_at) and not happened(spell.returned_at):
        return "eskalasi"
    return "ditangani" if spell.n > 1 or happened(spell.responded_at) else "terbuka"


class _Ages:
    """How old open spells are at one moment, by the calendar of their desk."""

    def __init__(self, db: Session, scope: Scope, moment: datetime) -> None:
        self._db, self._scope, self._moment = db, scope, moment
        self._today = day_of(moment)
        self._days: dict[str, Days] = {}
        self._calendars: dict[tuple[str, str | None], ServiceCalendar] = {}

    def of(self, spell: Any) -> tuple[int, int]:
        """Service days since its day, and service seconds without pauses."""
        calendar = self._calendar(spell.area_code, spell.stage)
        end = spell.waiting_since if spell.waiting_since and spell.waiting_since <= self._moment else self._moment
        aged = max(calendar.between(spell.opened_at, end) - spell.paused_s, 0)
        return self._served(spell.area_code).since(spell.opened_on, self._today), aged

    def _calendar(self, area: str, stage: str | None) -> ServiceCalendar:
        if (area, stage) not in self._calendars:
            self._calendars[area, stage] = calendar_of(self._db, self._scope, area, stage)
        return self._calendars[area, stage]

    def _served(self, area: str) -> Days:
        if area not in self._days:
            first = self._today.replace(month=1, day=1, year=self._today.year - rows.YEARS)
            self._days[area] = Days(served(self._calendar(area, None), first, self._today), self._today)
        return self._days[area]
