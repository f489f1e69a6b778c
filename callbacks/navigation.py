"""The one callback that answers every change of the URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import Input, Output

from callbacks.wiring import Wire
from dashboard.core.permissions import Permission
from layouts.shell import PARTS, URL

if TYPE_CHECKING:
    from collections.abc import Callable

    from callbacks.context import Ctx

LONGEST_URL: Final = 4_000


def navigation(show: Callable[[Ctx, str], list[Any]]) -> Wire:
    """The callback, around `show(ctx, href)` which gives the parts of the frame, in the order of `shell.PARTS`.

    It needs a permission that every role holds; `show` asks for the page's own. The first paint brings its numbers
    along, so nothing runs at load.
    """

    def navigate(ctx: Ctx, href: str | None) -> list[Any]:
        """Show the page of the new URL."""
        return show(ctx, href if isinstance(href, str) and len(href) <= LONGEST_URL else "/")

    dependencies = (*(Output(part, "children") for part in PARTS), Input(URL, "href"))
    return Wire(Permission.HELP_READ, dependencies, navigate, {"prevent_initial_call": True})
