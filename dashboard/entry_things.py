"""The thing that a form's address names, as its table has it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from dashboard.core.errors import NotFound
from data.commands.targets import identity
from data.days import start_of_day
from data.importers.columns import Type
from data.importers.kinds import KINDS
from data.queries import reference
from data.scope import NATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from callbacks.context import Ctx
    from dashboard.entry_forms import Form


def where_of(ctx: Ctx, form: Form, asked: Mapping[str, str]) -> dict[str, Any]:
    """The thing that the address names, as the table's columns have it.

    Raises:
        NotFound: a round that does not exist, or an area outside the caller's scope.
    """
    kind, where = KINDS[form.kind], {}
    for attribute in identity(form.kind):
        column = next(one for one in kind.columns if one.attribute == attribute)
        where[attribute] = _typed(ctx, column.type, asked[column.name])
    if not kind.reference:
        ctx.scope.narrowed(where["area_code"] or NATION)
    return where


def _typed(ctx: Ctx, kind: Type, text: str) -> Any:
    if kind is Type.START:
        try:
            return start_of_day(date.fromisoformat(text[:10]))
        except ValueError as problem:
            raise NotFound from problem
    if kind is Type.ROUND:
        return reference.round_of(ctx.db, ctx.scope, text, ctx.now).id
    return text
