"""Where each kind of file is stored: its table, the columns that identify a row and those a newer row replaces.

All of it follows from the kind's declaration in `data.importers.kinds`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from data.importers.columns import Type
from data.importers.kinds import KINDS
from data.models import Base
from data.models.base import DayType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table

    from data.importers.columns import Column

VERSIONS: Final = frozenset({"revision", "time_percent", "ditetapkan_pada"})  # of a key: which version, not which thing
TOGETHER: Final = dict.fromkeys(("tahapan", "putaran"), ("tahapan", "putaran"))  # locked so: a stage brings its rounds
MODELS: Final[Mapping[str, type[Base]]] = {
    mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Target:
    """A kind's table. `columns` maps columns of a reading to the table's; `days` maps a day to what it is cut from."""

    kind: str
    model: type[Base]
    key: tuple[str, ...]
    columns: Mapping[str, str]
    days: Mapping[str, str]
    is_reference: bool  # no batch
    is_patch: bool  # what is empty in a newer row stays as it is
    cut: tuple[str, ...]  # columns that hold the day of what the file says

    @property
    def table(self) -> Table:
        """The table as Core sees it."""
        table: Any = self.model.__table__
        return table  # type: ignore[no-any-return]

    @property
    def replaced(self) -> tuple[str, ...]:
        """Columns of the file that a newer row replaces, in the file's order."""
        return tuple(name for name in self.columns.values() if name not in self.key)


@cache
def target_of(kind: str) -> Target:
    """Where the rows of `kind` go."""
    declared = KINDS[kind]
    table = MODELS[declared.table].__table__
    attributes = [column.attribute for column in declared.columns]
    instants = [name for name in attributes if name.endswith("_at") and f"{name[:-3]}_on" in table.c]
    return Target(
        kind=kind,
        model=MODELS[declared.table],
        key=tuple(declared.column(name).attribute for name in declared.key),
        columns={_source(column): column.attribute for column in declared.columns},
        days={f"{name[:-3]}_on": name for name in instants},
        is_reference=declared.reference,
        is_patch=declared.reference and not declared.whole,
        cut=tuple(name for name in attributes if name in table.c and isinstance(table.c[name].type, DayType)),
    )


def identity(kind: str) -> tuple[str, ...]:
    """The table's columns that say which thing a row is about, whatever its revision."""
    declared = KINDS[kind]
    return tuple(declared.column(name).attribute for name in declared.key if name not in VERSIONS)


def _source(column: Column) -> str:
    """The column of a reading that holds the value: a round's id stands beside its code."""
    return "round_id" if column.type is Type.ROUND else column.name
