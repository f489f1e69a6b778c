"""What can be wrong with a file, a row or a cell, and what a reading hands on."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, ClassVar

from dashboard.core.errors import AppError
from dashboard.core.formats import long_day, moment, number
from dashboard.core.text import N_, Lang, t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pandas import DataFrame

MOST_REJECTED = 100_000  # rows; beyond this the file is not what it claims to be


class FileRefused(AppError):  # noqa: N818 - named for what the user is told
    """The file as a whole cannot be read: what was expected and what was found, in one sentence."""

    message = N_("Berkas ini tidak dapat dibaca. Periksa isinya, lalu coba lagi.")
    status: ClassVar[int] = 422


class CellError(Exception):
    """One cell does not read; `message` is an Indonesian source sentence with `{holes}` for `params`."""

    def __init__(self, message: str, **params: object) -> None:
        self.message = message
        self.params = params
        super().__init__(message)


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing wrong with (or, as a warning, odd about) a cell; `value` is shortened and masked already.

    `line` is the line of the file, 1 = its first; None where many rows are meant.
    """

    column: str
    value: str
    message: str
    params: Mapping[str, object] = field(default_factory=dict)
    line: int | None = None

    def text(self, lang: Lang = Lang.ID) -> str:
        """The sentence, with numbers and dates as `lang` writes them."""
        return t(self.message, lang, **{key: _written(value, lang) for key, value in self.params.items()})


def _written(value: object, lang: Lang) -> str:
    if isinstance(value, datetime):
        return moment(value, lang)
    if isinstance(value, date):
        return long_day(value, lang)
    return number(value, lang) if isinstance(value, int | float) else str(value)


@dataclass(frozen=True, kw_only=True, slots=True)
class Rejected:
    """A row that may not be stored: its known cells as text (masked, never personal) and everything wrong with it."""

    line: int
    cells: dict[str, str]
    reasons: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A file, read: `total` = rows of `frame` + `rejected`.

    `frame` has every column of the kind, named as in the file format, and `line` (int); where the kind has them also
    `round_id` (int) and `siklus` (cycle). Codes and texts are `str` (missing NaN; `partai` '' = all parties), counts
    and yes/no (1/0) and finding masks nullable `Int64`, coordinates `float64`, instants `datetime64[s, UTC]`.
    `warnings` lists the first rows of each sort; `warning_count` counts them all.
    `ignored` and `dropped` name the columns that were not read: unknown ones, and personal ones.
    """

    kind: str
    frame: DataFrame
    rejected: tuple[Rejected, ...]
    warnings: tuple[Problem, ...]
    warning_count: int
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]
    total: int
