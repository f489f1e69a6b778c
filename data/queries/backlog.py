"""Rows of the backlog: items not yet decided at the as-of, filtered, sorted and paged by the database.

The rollup says which days and areas a page falls into, so that a page reads only those, however long the backlog.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from dashboard.core.errors import InvalidInput
from data.answers import BacklogRow
from data.days import day_of
from data.models import Party
from data.queries.open_items import Item, cut_of, open_counts, open_items
from data.queries.reference import parties, schedule
from data.rules import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.queries.open_items import Cell, Cut
    from data.scope import Scope

SORTS: Final = ("received", "area", "party")  # the default first; each with `-` in front, too
MOST_ROWS: Final = 1_000
CHUNK: Final = 2_000
COLUMNS: Final = (
    Item.id, Item.source_hash, Item.area_code, Item.party, Item.object, Item.findings, Item.method, Item.team,
    Item.received_at, Item.received_on,
)  # fmt: skip
TIES: Final = {"received": (Item.area_code,), "area": (Item.received_on,), "party": ()}
LEADS: Final = {"received": Item.received_on, "area": Item.area_code, "party": Item.party}


@dataclass(frozen=True, slots=True)
class Page:
    """Which rows are asked for: `limit` rows from `offset` on in the order `by`, turned round if `falling`."""

    by: str
    falling: bool
    offset: int
    limit: int


def backlog(  # noqa: PLR0913 - a table's whole state
    db: Session,
    scope: Scope,
    question: Question,
    area: str,
    *,
    finding: str | None = None,
    age: str | None = None,
    sort: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> tuple[BacklogRow, ...]:
    """Up to `limit` (at most 1,000) open items of `area` and below, from `offset` on.

    `sort` is one of `SORTS`: `received` (by day received, the oldest first, then by area and moment), `area`, `party`;
    a `-` in front turns it round. `finding` is a code of `data.rules.FINDINGS` or `tanpa`; `age` `4-7` or `15-`.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
        InvalidInput: no such finding, age, sort or page.
    """
    by, falling = _sort(sort)
    if offset < 0 or not 0 <= limit <= MOST_ROWS:
        raise InvalidInput
    cut = cut_of(db, scope, question, area, finding=finding, age=age)
    rows = _by_party if by == "party" and cut.of.party is None else _of_page
    named = _namer(db, scope, question, cut)
    return tuple(map(named, rows(db, scope, cut, Page(by, falling, offset, limit))))


def every_row(  # noqa: PLR0913 - a table's whole state
    db: Session,
    scope: Scope,
    question: Question,
    area: str,
    *,
    finding: str | None = None,
    age: str | None = None,
    sort: str | None = None,
) -> Iterator[BacklogRow]:
    """All rows of `backlog` in its order, read from the database a piece at a time: for files.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
        InvalidInput: no such finding, age or sort.
    """
    by, falling = _sort(sort)
    cut = cut_of(db, scope, question, area, finding=finding, age=age)
    rows = db.execute(_rows(scope, cut, by, falling=falling).execution_options(yield_per=CHUNK))
    return map(_namer(db, scope, question, cut), rows)


def count(  # noqa: PLR0913 - what a table can be filtered by
    db: Session, scope: Scope, question: Question, area: str, *, finding: str | None = None, age: str | None = None
) -> int:
    """How many rows `backlog` has in all.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
        InvalidInput: no such finding or age.
    """
    return open_counts(db, scope, cut_of(db, scope, question, area, finding=finding, age=age)).total()


def _sort(sort: str | None) -> tuple[str, bool]:
    by = (sort or SORTS[0]).removeprefix("-")
    if by not in SORTS:
        raise InvalidInput
    return by, bool(sort and sort.startswith("-"))


def _rows(scope: Scope, cut: Cut, by: str, *, falling: bool, cells: Sequence[Cell] = ()) -> Select[*tuple[Any, ...]]:
    """The open items in an order without ties, so that pages never overlap."""
    lead = LEADS[by].desc() if falling else LEADS[by]
    moment = Item.received_at.desc() if falling and by == "received" else Item.received_at
    return open_items(scope, cut, COLUMNS, cells=cells).order_by(lead, *TIES[by], moment, Item.id)


def _of_page(db: Session, scope: Scope, cut: Cut, page: Page) -> Sequence[Any]:
    """The rows of one page, from the days and areas in which the rollup says they lie."""
    cells: list[Cell] = []
    offset = page.offset
    if cut.of.party is None:
        cells, offset = _hit(_cells(db, scope, cut, page), page)
        if not cells:
            return ()
    stmt = _rows(scope, cut, page.by, falling=page.falling, cells=cells)
    return db.execute(stmt.offset(offset).limit(page.limit)).all()


def _by_party(db: Session, scope: Scope, cut: Cut, page: Page) -> Sequence[Any]:
    """The rows of one page, party by party: only those in which it lies are sorted."""
    found: list[Any] = []
    offset = page.offset
    codes = db.scalars(select(Party.code).where(Party.cycle == cut.of.cycle))
    for code in sorted(codes, reverse=page.falling):
        one = replace(cut, of=replace(cut.of, party=code))
        items = open_counts(db, scope, one).total() if offset else 0
        if items > offset or not offset:
            stmt = _rows(scope, one, page.by, falling=page.falling)
            found += db.execute(stmt.offset(offset).limit(page.limit - len(found)))
        offset = max(offset - items, 0)
        if len(found) >= page.limit:
            break
    return found


def _cells(db: Session, scope: Scope, cut: Cut, page: Page) -> list[tuple[Cell, int]]:
    """(area, day received) with its open items, in the order of the table."""
    lead, tie = (1, 0) if page.by == "received" else (0, 1)
    found = sorted(open_counts(db, scope, cut, "area_code", "received_on").items(), key=lambda one: one[0][tie])
    return sorted(found, key=lambda one: one[0][lead], reverse=page.falling)


def _hit(cells: Iterable[tuple[Cell, int]], page: Page) -> tuple[list[Cell], int]:
    """The cells in which the page lies, and how many rows to pass over in the first of them."""
    before, skipped, found = 0, 0, []
    for cell, items in cells:
        if before + items <= page.offset:
            skipped = before + items
        elif before < page.offset + page.limit:
            found.append(cell)
        before += items
    return found, page.offset - skipped


def _namer(db: Session, scope: Scope, question: Question, cut: Cut) -> Callable[[Any], BacklogRow]:
    """What turns a row of `COLUMNS` into an answer, with the names and windows of its area and party."""
    abbreviations = {one.code: one.abbreviation for one in parties(db, scope, question.round, moment=question.as_of)}
    windows = schedule(db, scope, cut.of.round)
    ends = {code: day_of(one.ends_at) if (one := windows.window(code)) and one.ends_at else None for code in cut.areas}
    findings = [
        tuple(code for bit, code in enumerate(FINDINGS) if mask >> bit & 1) for mask in range(1 << len(FINDINGS))
    ]

    def named(row: Any) -> BacklogRow:
        return BacklogRow(
            id=row.id,
            reference=row.source_hash[:4].hex(),
            area_code=row.area_code,
            area_name=cut.areas[row.area_code],
            party=row.party,
            party_name=abbreviations.get(row.party, row.party),
            object=row.object,
            findings=findings[row.findings],
            method=row.method,
            team=row.team,
            received_at=row.received_at,
            age_days=(cut.of.day - row.received_on).days,
            due_on=ends[row.area_code],
        )

    return named
