"""What a party needs in each kab/kota: the decree's figure, else a thousandth of the population, where it is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.models import MinimumMembers
from data.rules import minimum_members

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import ColumnElement
    from sqlalchemy.orm import Session


def least_members(
    db: Session, cycle: str, populations: Mapping[str, int | None], where: ColumnElement[bool]
) -> dict[str, int]:
    """Area code -> members a party needs there in `cycle`.

    `populations` are of the kab/kota that matter, `where` limits the decrees' rows; their newest revision rules.
    """
    stmt = select(MinimumMembers.area_code, MinimumMembers.members).where(MinimumMembers.cycle == cycle, where)
    official = {row.area_code: row.members for row in db.execute(stmt.order_by(MinimumMembers.revision))}
    computed = {code: minimum_members(people) for code, people in populations.items() if people is not None}
    return computed | official
