"""Which rows a user sees. The one place where visibility becomes SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sqlalchemy import ColumnClause, Table, and_, false, or_, true
from sqlalchemy.sql import visitors

from dashboard.core.errors import NotFound, UnscopedQuery

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import ORMExecuteState
    from sqlalchemy.orm.attributes import QueryableAttribute

    from data.models.base import AreaScoped

    AnySelect = TypeVar("AnySelect", bound=Select[*tuple[Any, ...]])


NATION: Final = "*"  # the root of `areas`; an empty scope sees nothing


@dataclass(frozen=True, slots=True)
class Scope:
    """Areas and everything below them, sorted; only `Scope.of("*")` sees everything and `Scope()` sees nothing."""

    areas: tuple[str, ...] = ()

    @staticmethod
    def of(*areas: str) -> Scope:
        """The scope of these area codes."""
        return Scope(tuple(sorted(set(areas))))

    def covers(self, code: QueryableAttribute[str] | ColumnElement[str]) -> ColumnElement[bool]:
        """SQL for “this row is mine”: ranges of an index, never a function of the column."""
        if NATION in self.areas:
            return true()
        # "/" follows "." and comes before the digits in ASCII: `33` and everything below it is one range up to `33/`.
        mine = [and_(code >= area, code < f"{area}/") for area in self.areas]
        return or_(*mine) if mine else false()

    def holds(self, area: str) -> bool:
        """Whether `area` lies in this scope."""
        return any(mine in (NATION, area) or area.startswith(f"{mine}.") for mine in self.areas)

    def mine(self, codes: Iterable[str]) -> list[str]:
        """Those of `codes` that lie in this scope."""
        return [*codes] if NATION in self.areas else [code for code in codes if self.holds(code)]

    def narrowed(self, area: str | None) -> Scope:
        """The same scope or a part of it, never more; outside it is `NotFound`, as if it did not exist."""
        if not area:
            return self
        if not self.holds(area):
            raise NotFound
        return Scope((area,))

    def home(self) -> str | None:
        """The area this scope opens on: its only area, the province of several, or nothing."""
        if len(self.areas) == 1:
            return self.areas[0]
        provinces = {area.split(".")[0] for area in self.areas}
        return self.areas[0] if len(provinces) == 1 and self.areas else (NATION if self.areas else None)


def visible(stmt: AnySelect, scope: Scope, *models: type[AreaScoped]) -> AnySelect:
    """Limit `stmt` to the rows of `models` that `scope` covers, and mark it so."""
    for model in models:
        stmt = stmt.where(scope.covers(model.area_code))
    return marked(stmt, *models)


def marked(stmt: AnySelect, *models: type[AreaScoped]) -> AnySelect:
    """Say that `stmt` is limited already (a subquery went through `visible`), or belongs to the import's own work."""
    seen = stmt.get_execution_options().get("visible", frozenset())
    return stmt.execution_options(visible=seen | {model.__tablename__ for model in models})


def refuse_unscoped(state: ORMExecuteState) -> None:
    """Session hook: reading a scoped table without `visible()` is an error."""
    if state.is_select and not state.is_relationship_load and not state.is_column_load:
        limited = state.execution_options.get("visible", frozenset())
        if missing := scoped_tables(state.statement) - limited:
            raise UnscopedQuery(tables=", ".join(sorted(missing)))


def scoped_tables(stmt: Any) -> set[str]:
    """Names of the scoped tables `stmt` reads, in any CTE, alias or subquery."""
    elements = visitors.iterate(stmt)
    tables = (e.table if isinstance(e, ColumnClause) else e for e in elements)
    return {t.name for t in tables if isinstance(t, Table) and t.info.get("scoped")}
