"""Checks of reference data with revisions: what was decreed stays as it was, and codes in lists are known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.core.text import N_
from data.parameters import is_sound

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from data.importers.checks import Told
    from data.importers.rows import Rows

FIXED: Final = N_(
    "Revisi {revision} sudah tersimpan dengan isi lain dan tidak ditimpa; tulis sebagai revisi berikutnya."
)
UNKNOWN: Final = N_("Kode ini tidak dikenal: {codes}.")
UNSOUND: Final = N_(
    "Isi 0–100%, untuk pembulatan: setengah_ke_atas, ke_atas, ke_bawah, atau untuk sla: bilangan bulat 1–10000."
)
PERCENT: Final = N_("Isi 0 sampai 100.")
WHOLE: Final = 100
ALL: Final = ("semua", "*")  # empties a list that a file would otherwise leave as it is


def listed(text: str | None) -> tuple[str, ...]:
    """The codes of a list such as `pkb, ummat` or `53;71`, in its order; none for all, empty or said (`semua`, `*`)."""
    codes = tuple(code for code in re.split(r"[,;|\s]+", text or "") if code)
    return () if len(codes) == 1 and codes[0].casefold() in ALL else codes


def _each(rows: Rows, fails: Callable[[Rows, int], bool]) -> NDArray[np.bool_]:
    """Row by row: files of reference data are short."""
    return np.array([fails(rows, row) for row in range(len(rows))], dtype=bool)


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A revision that is stored already keeps its `values`; another text needs another revision."""

    values: tuple[str, ...]

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows that would overwrite one of these values."""
        known = rows.context.lookups.revised.get(rows.kind.name, {})
        return _each(rows, lambda rows, row: self._differs(rows, row, known))

    def _differs(self, rows: Rows, row: int, known: Any) -> bool:
        key = tuple("" if (value := _value(rows, name, row)) is None else value for name in rows.kind.key)
        stored = known.get(key)
        if stored is None:
            return False
        said = [_value(rows, name, row) for name in self.values]
        return any(new is not None and new != old for new, old in zip(said, stored, strict=True))

    def told(self, rows: Rows, row: int) -> Told:
        """Which revision it is."""
        return "revision", FIXED, {"revision": _value(rows, "revision", row)}


@dataclass(frozen=True, slots=True)
class KnownCodes:
    """Every code of the list in `column` is an area or, with `cycle`, a party of that row's cycle."""

    column: str
    cycle: str | None = None

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows with a code that is not."""
        return _each(rows, lambda rows, row: bool(self._unknown(rows, row)))

    def _unknown(self, rows: Rows, row: int) -> list[str]:
        lookups = rows.context.lookups
        known: Any = lookups.codes
        if self.cycle:
            known = {one.code for one in lookups.parties.get(_value(rows, self.cycle, row) or "", ())}
        return [code for code in listed(rows.text(self.column, row)) if code not in known]

    def told(self, rows: Rows, row: int) -> Told:
        """Which ones."""
        return self.column, UNKNOWN, {"codes": ", ".join(self._unknown(rows, row))}


@dataclass(frozen=True, slots=True)
class SoundParameter:
    """`value` is one that the parameter `code` can have."""

    code: str
    value: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows with another."""
        return _each(rows, self._is_unsound)

    def _is_unsound(self, rows: Rows, row: int) -> bool:
        code, value = _value(rows, self.code, row), rows.text(self.value, row).strip()
        return bool(code and value) and not is_sound(str(code), value)

    def told(self, rows: Rows, row: int) -> Told:
        """What would do."""
        del rows, row
        return self.value, UNSOUND, {}


@dataclass(frozen=True, slots=True)
class Percent:
    """The count in `column` is a percentage."""

    column: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows above 100."""
        values, known = rows.numbers(self.column)
        over: NDArray[np.bool_] = known & (values > WHOLE)
        return over

    def told(self, rows: Rows, row: int) -> Told:
        """What would do."""
        del rows, row
        return self.column, PERCENT, {}


def _value(rows: Rows, name: str, row: int) -> Any:
    """The typed value of a cell: a plain int or text, None where unknown."""
    value = rows.value(name, row)
    if value is None:
        column = rows.columns.get(name)
        is_text = column is not None and bool(column.known[column.distinct_of(row)])
        return rows.text(name, row).strip() if is_text else None
    return int(value) if isinstance(value, np.integer) else value
