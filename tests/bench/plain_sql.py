"""The reference for a page: the five charts' queries on the facts themselves, as a plain Dash app would run them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Engine, case, func, select

from data.models import VerificationItem

if TYPE_CHECKING:
    from sqlalchemy import Select

TABLE: Final = VerificationItem.__table__
STATUS: Final = TABLE.c.status
CHARTS: Final = ("status by area", "by day", "age of the backlog", "party by area", "findings")


def queries(area: str) -> dict[str, Select[Any]]:
    """Chart -> its query, for a province (`33`) or the nation (`*`)."""
    number, decided = func.count(), STATUS != "belum"
    by_area = TABLE.c.area_code
    selects: tuple[tuple[Any, ...], ...] = (
        (by_area, STATUS),
        (TABLE.c.received_on, TABLE.c.decided_on),
        (by_area, TABLE.c.received_on),
        (by_area, TABLE.c.party, case((decided, 1), else_=0)),
        (TABLE.c.findings, STATUS),
    )
    found = {}
    for chart, columns in zip(CHARTS, selects, strict=True):
        stmt = select(*columns, number).group_by(*columns)
        stmt = stmt.where(STATUS == "belum") if chart == "age of the backlog" else stmt
        found[chart] = stmt if area == "*" else stmt.where(by_area.between(f"{area}.", f"{area}/"))
    return found


def run(engine: Engine, area: str) -> int:
    """Run all of them, one after the other; the number of rows that came back."""
    with engine.connect() as connection:
        return sum(len(connection.execute(stmt).all()) for stmt in queries(area).values())
