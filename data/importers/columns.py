"""Columns: what a kind's declaration is made of, and how the distinct texts of a column become typed values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.core.formats import WIB
from dashboard.core.text import N_
from data.importers import moments, values
from data.importers.lookups import squash
from data.importers.problems import CellError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date, datetime

    from numpy.typing import NDArray

    from data.importers.lookups import Lookups

UTC_OFFSET: Final = 7 * 3600  # WIB
FUTURE: Final = N_("Tanggal ini di masa depan.")


class Type(StrEnum):
    """What the cells of a column mean."""

    AREA = "area"  # a known area in the importer's scope
    NEW_AREA = "new_area"  # the code of an area that need not exist yet
    PARTY = "party"  # of the row's cycle
    ROUND = "round"
    DOCUMENT = "document"  # one that some cycle asks for, by code or name
    SEMESTER = "semester"  # one that has begun
    STAGE = "stage"  # of some cycle
    TOPIC = "topic"  # a managed question
    OFFICER = "officer"
    CHOICE = "choice"
    FINDINGS = "findings"
    INSTANT = "instant"  # past or present
    PLANNED = "planned"  # an instant that may lie ahead
    START = "start"  # the same, where a bare date means 00.00
    SERIES = "series"  # several instants, past or present, parted by `;`
    COUNT = "count"
    REAL = "real"
    YES_NO = "yes_no"
    WEEKDAY = "weekday"  # 0 is Monday
    CLOCK = "clock"  # minutes after 00.00
    CODE = "code"
    ITEM = "item"
    NAME = "name"
    PROSE = "prose"


INSTANTS: Final = frozenset({Type.INSTANT, Type.PLANNED, Type.START})
INTEGERS: Final = frozenset({Type.COUNT, Type.YES_NO, Type.FINDINGS, Type.WEEKDAY, Type.CLOCK})


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """One column of a kind: its name in files, what it means, other names it goes by, and the model's attribute.

    `words` maps the official words of a CHOICE, STAGE or FINDINGS column to their other spellings; an empty cell of a
    column of texts means `default`.
    """

    name: str
    type: Type
    attribute: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    words: Mapping[str, tuple[str, ...]] | None = None
    default: str | None = None

    @property
    def spellings(self) -> dict[str, str]:
        """Squashed spelling -> official word."""
        words = self.words or {}
        return {squash(each): word for word, others in words.items() for each in (word, *others)}


def count_column(name: str, attribute: str, *aliases: str, required: bool = False) -> Column:
    """A column of counts."""
    return Column(name=name, type=Type.COUNT, attribute=attribute, aliases=aliases, required=required)


@dataclass(frozen=True, slots=True)
class Context:
    """What reading a cell may depend on."""

    lookups: Lookups
    now: datetime

    @property
    def today(self) -> date:
        """The present day in WIB."""
        return self.now.astimezone(WIB).date()


@dataclass(slots=True)
class Typed:
    """A column, typed per distinct text: `codes` (None: every row its own) says which distinct text a row has.

    `values` is int64 for counts and instants (seconds UTC), float64 for reals, object for codes and texts; `known`
    is False where empty or wrong; `errors` holds the reason by distinct text; `timed` is False for a bare date. A
    known value of None (all of them where `verbatim`) is the text itself.
    """

    texts: pa.Array
    codes: NDArray[np.int32] | None
    values: NDArray[Any]
    known: NDArray[np.bool_]
    errors: dict[int, CellError]
    timed: NDArray[np.bool_] | None = None
    verbatim: bool = False

    def spread(self, distinct: NDArray[Any]) -> NDArray[Any]:
        """Per distinct text -> per row."""
        return distinct if self.codes is None else distinct[self.codes]

    def distinct_of(self, row: int) -> int:
        """Which distinct text row `row` has."""
        return row if self.codes is None else int(self.codes[row])

    def text_of(self, row: int) -> str:
        """The raw text of row `row`."""
        return str(self.texts[self.distinct_of(row)].as_py())

    def strings(self) -> pa.Array:
        """The values of a column of codes or texts, per distinct text, null where unknown."""
        if self.verbatim:
            return pc.if_else(pa.array(self.known), self.texts, pa.scalar(None, pa.string()))
        pairs = zip(self.known, self.values, self.texts.to_pylist(), strict=True)
        return pa.array(
            [(text if value is None else value) if known else None for known, value, text in pairs], pa.string()
        )

    def failing(self) -> NDArray[np.bool_]:
        """Which rows have a cell that does not read."""
        wrong = np.zeros(len(self.known), dtype=bool)
        wrong[list(self.errors)] = True
        return self.spread(wrong)


def reader_of(column: Column, context: Context) -> Callable[[str], Any]:
    """How one text of `column` is read; a PARTY column is read later, with its row's cycle."""
    lookups, words = context.lookups, column.spellings
    readers: dict[Type, Callable[[str], Any]] = {
        Type.AREA: partial(values.area, lookups=lookups),
        Type.NEW_AREA: values.area_code,
        Type.PARTY: values.name,
        Type.ROUND: partial(values.choice, words=lookups.round_codes),
        Type.DOCUMENT: partial(values.choice, words=lookups.document_codes),
        Type.SEMESTER: partial(values.semester, today=context.today),
        Type.STAGE: partial(values.choice, words=lookups.stage_codes | words),
        Type.TOPIC: partial(values.topic, known=lookups.topics),
        Type.OFFICER: values.officer,
        Type.CHOICE: partial(values.choice, words=words),
        Type.FINDINGS: partial(values.findings, words=words),
        Type.INSTANT: partial(_past, context=context),
        Type.PLANNED: moments.instant,
        Type.START: moments.instant,
        Type.SERIES: partial(_series, context=context),
        Type.COUNT: values.count,
        Type.REAL: values.real,
        Type.YES_NO: values.yes_no,
        Type.WEEKDAY: moments.weekday,
        Type.CLOCK: moments.clock,
        Type.CODE: values.code,
        Type.ITEM: values.item_id,
        Type.NAME: values.name,
        Type.PROSE: values.prose,
    }
    return readers[column.type]


def _past(text: str, context: Context) -> tuple[int, bool] | None:
    found = moments.instant(text)
    if found and (found[0] > context.now.timestamp() if found[1] else _day(found[0]) > _today(context)):
        raise CellError(FUTURE)
    return found


def _series(text: str, context: Context) -> str | None:
    """Instants parted by `;` -> the same in UTC, as the tables have them."""
    found = [_past(part, context) for part in moments.parted(text)]
    return moments.written([each[0] for each in found if each]) or None


def _day(seconds: int) -> int:
    return (seconds + UTC_OFFSET) // moments.SECONDS


def _today(context: Context) -> int:
    return _day(int(context.now.astimezone(WIB).timestamp()))


def typed(column: Column, texts: pa.Array, codes: NDArray[np.int32] | None, context: Context) -> Typed:
    """Read every distinct text of a column once: in bulk where the shape is plain, else one by one."""
    size = len(texts)
    kind: Any = object
    if column.type in INTEGERS or column.type in INSTANTS:
        kind = np.int64
    elif column.type is Type.REAL:
        kind = np.float64
    empty = np.full(size, None, dtype=object) if kind is object else np.zeros(size, dtype=kind)
    out = Typed(texts, codes, empty, np.zeros(size, dtype=bool), {})
    if column.type in INSTANTS:
        out.timed = np.zeros(size, dtype=bool)
    pending = _in_bulk(column, out, context)
    _one_by_one(out, pending, reader_of(column, context), column.default)
    if column.type is Type.START and out.timed is not None:
        out.values[out.known & ~out.timed] -= moments.SECONDS - 1
    return out


def _one_by_one(out: Typed, pending: Sequence[int], read: Callable[[str], Any], default: str | None = None) -> None:
    for index, text in zip(pending, out.texts.take(pa.array(pending, pa.int64())).to_pylist(), strict=True):
        try:
            found = read(text)
        except CellError as error:
            out.errors[index] = error
            continue
        value: Any = default if found is None else found
        if value is None:
            continue
        out.known[index] = True
        if out.timed is not None:
            out.values[index], out.timed[index] = value
        else:
            out.values[index] = value


def _in_bulk(column: Column, out: Typed, context: Context) -> list[int]:
    """Fill in the texts of plain shape at once; the indices of the others."""
    if column.type in INSTANTS:
        return _iso_in_bulk(out, context.now.timestamp() if column.type is Type.INSTANT else np.inf)
    if column.type is Type.SERIES:
        return _single_in_bulk(out, context)
    if column.type is Type.ITEM:
        plain = pc.match_substring_regex(out.texts, r"^[A-Za-z0-9][A-Za-z0-9._:/#+-]{0,63}$").to_numpy(
            zero_copy_only=False
        )
        out.known[:], out.verbatim = plain, bool(plain.all())
        return [int(index) for index in np.flatnonzero(~plain)]
    return list(range(len(out.texts)))


def _single_in_bulk(out: Typed, context: Context) -> list[int]:
    """Cells of a series with one plain instant, which most have."""
    size = len(out.texts)
    one = Typed(out.texts, None, np.zeros(size, dtype=np.int64), np.zeros(size, dtype=bool), {})
    pending = _iso_in_bulk(one, context.now.timestamp())
    found = np.datetime_as_string(one.values[one.known].astype("datetime64[s]"))
    out.known[:] = one.known
    out.values[one.known] = [f"{each}Z" for each in found.tolist()]
    return pending


def _iso_in_bulk(out: Typed, latest: float) -> list[int]:
    """`2022-08-23` and `2022-08-23T14:05[:31]`; what is odd about the rest is said one by one."""
    shape = r"^20\d\d-[01]\d-[0-3]\d([T ][0-2]\d:[0-5]\d(:[0-5]\d)?)?$"
    plain = pc.match_substring_regex(out.texts, shape)
    where = np.flatnonzero(plain.to_numpy(zero_copy_only=False))
    try:
        seconds = out.texts.filter(plain).cast(pa.timestamp("s")).cast(pa.int64()).to_numpy()
    except pa.ArrowInvalid:  # one of them is not in the calendar
        return list(range(len(out.texts)))
    timed = pc.greater(pc.utf8_length(out.texts.filter(plain)), 10).to_numpy(zero_copy_only=False)
    seconds = np.where(timed, seconds, seconds + moments.SECONDS - 1) - UTC_OFFSET
    today = latest if np.isinf(latest) else (_day(int(latest)) + 1) * moments.SECONDS - 1 - UTC_OFFSET
    fine = np.where(timed, seconds <= latest, seconds <= today)
    done = where[fine]
    out.values[done], out.known[done] = seconds[fine], True
    if out.timed is not None:
        out.timed[done] = timed[fine]
    rest = np.ones(len(out.texts), dtype=bool)
    rest[done] = False
    return [int(index) for index in np.flatnonzero(rest)]
