"""How callbacks reach an app: each with a permission, none through Dash's global list; the only user of `app.callback`."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from contextlib import AbstractContextManager

    from dash import Dash

    from callbacks.context import Ctx
    from dashboard.core.permissions import Permission
    from layouts.page import Page

    OpenCtx = Callable[[Permission], AbstractContextManager[Ctx]]

Fn = TypeVar("Fn", bound="Callable[..., Any]")


@dataclass(frozen=True, slots=True)
class Wire:
    """A callback waiting for an app: who may run it, what it depends on, and the plain function `(ctx, *values)`."""

    permission: Permission
    dependencies: tuple[Any, ...]
    fn: Callable[..., Any]
    options: dict[str, Any] = field(default_factory=dict)


WIRES: Final[list[Wire]] = []


def page_callback(page: Page, *dependencies: Any, **options: Any) -> Callable[[Fn], Fn]:
    """Note a callback of `page`, run with the page's permission; the function stays plain, so tests just call it."""

    def note(fn: Fn) -> Fn:
        WIRES.append(Wire(page.permission, dependencies, fn, options))
        return fn

    return note


def ids() -> frozenset[str]:
    """The components that a noted callback reads or writes."""
    return frozenset(each.component_id for wire in WIRES for each in wire.dependencies)


def guarded(wire: Wire, open_ctx: OpenCtx) -> Callable[..., Any]:
    """What Dash calls: permission first, then a session, then the function."""

    @wraps(wire.fn)
    def run(*values: Any) -> Any:
        with open_ctx(wire.permission) as ctx:
            return wire.fn(ctx, *values)

    return run


def install(app: Dash, open_ctx: OpenCtx, wires: Iterable[Wire] | None = None) -> dict[str, Permission]:
    """Give `app` these callbacks (default: every noted one); returns the permission of each output that may be asked.

    An output that is not in the answer was declared behind our back: the door refuses it.
    """
    declared: dict[str, Permission] = {}
    for wire in WIRES if wires is None else wires:
        known = set(app.callback_map)
        app.callback(*wire.dependencies, **wire.options)(guarded(wire, open_ctx))
        declared.update(dict.fromkeys(set(app.callback_map) - known, wire.permission))
    return declared
