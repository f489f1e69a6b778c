"""What the declaration of a kind consists of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from data.importers.checks import Check
    from data.importers.columns import Column, Type
    from data.importers.trends import Watch


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of file. `table` and the columns' `attribute`s say where its rows go; `key` names what identifies a row.

    `moment` is the column that dates a row (and picks the cycle of its round or party); `all_parties` allows an empty
    party, meaning all parties together (*T*), or none; `reference` kinds change reference data, not facts. Equal rows
    of a kind that `repeats` are rows of their own: only the ids of its key are compared. What is empty in a newer row of
    reference data stays as it is, unless a row says the `whole`.
    """

    name: str
    title: str
    table: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    checks: tuple[Check, ...] = ()
    watches: tuple[Watch, ...] = ()
    moment: str | None = None
    all_parties: bool = False
    reference: bool = False
    whole: bool = False
    repeats: bool = False

    def column(self, name: str) -> Column:
        """The column of this name."""
        return next(column for column in self.columns if column.name == name)

    def of_type(self, *types: Type) -> Column | None:
        """The first column of one of these types."""
        return next((column for column in self.columns if column.type in types), None)
