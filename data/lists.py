"""Lists handed to the database as one value: cheap at any length, and one statement for all lengths."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ARRAY, Dialect, Integer, Text, cast, func, literal, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import NullType, TypeDecorator, TypeEngine

from data.models.base import INSTANT_FORMAT, CodeType, DayType, InstantType

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import CTE, ColumnElement
    from sqlalchemy.orm import Session
    from sqlalchemy.sql.compiler import SQLCompiler

Cell = str | int | date  # and `datetime`, which is a `date`
TYPES: Final[Mapping[type[Cell], Any]] = {str: CodeType(), int: Integer(), date: DayType(), datetime: InstantType()}


class CodeList(TypeDecorator[list[str]]):
    """Codes as one value: an array on PostgreSQL, JSON text on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """SQLite has no arrays."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(Text()))

    def process_bind_param(self, value: list[str] | None, dialect: Dialect) -> Any:
        """As the driver takes it."""
        return json.dumps(value) if dialect.name == "sqlite" else value


class Among(FunctionElement[Any]):
    """Whether a column holds one of the codes of a `CodeList`."""

    type = NullType()  # of a Boolean SQLite would be asked whether it is 1, which no index answers
    inherit_cache = True


@compiles(Among)
def _among(element: Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, codes = (compiler.process(one, **kw) for one in element.clauses)
    return f"{column} = ANY({codes})"


@compiles(Among, "sqlite")
def _among_sqlite(element: Among, compiler: SQLCompiler, **kw: Any) -> str:
    column, codes = (compiler.process(one, **kw) for one in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({codes}))"  # noqa: S608 - what SQLAlchemy compiled


def among(column: Any, codes: Iterable[str]) -> Among:
    """SQL for “this column holds one of `codes`”: one parameter where `in_` has one for each, all sent and planned anew."""
    return Among(column, literal([*codes], CodeList()))


def listed(db: Session, names: Mapping[str, type[Cell]], rows: Sequence[tuple[Cell, ...]]) -> CTE:
    """`rows` as a common table of these columns; each cell is made of its column's type once, however often it is compared."""
    said = json.dumps(rows, default=_written)
    cells: list[ColumnElement[Any]]
    if db.get_bind().dialect.name == "postgresql":
        each = func.jsonb_array_elements(cast(literal(said), JSONB)).table_valued("value")
        cells = [each.c.value.op("->>")(n) for n in range(len(names))]
    else:
        each = func.json_each(said).table_valued("value")
        cells = [func.json_extract(each.c.value, f"$[{n}]") for n in range(len(names))]
    columns = (cast(cell, TYPES[kind]).label(name) for cell, (name, kind) in zip(cells, names.items(), strict=True))
    return select(*columns).cte("listed")


def _written(cell: date) -> str:
    """An instant or a day as text that sorts as they do."""
    return cell.astimezone(UTC).strftime(INSTANT_FORMAT) if isinstance(cell, datetime) else cell.isoformat()
