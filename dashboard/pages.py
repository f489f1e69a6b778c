"""The site map: every page, in menu order, and the router from a URL to what is shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from callbacks import filters as codec
from callbacks import frame as around
from dashboard.core.errors import AppError, InvalidInput, NotAllowed, NotFound
from dashboard.core.permissions import Permission, Role
from dashboard.core.text import N_, t
from layouts import (
    area,
    backlog,
    complaints,
    desk,
    help,  # noqa: A004 - the page of that name
    helpdesk,
    overview,
    party,
    problem,
    record,
    reference,
    registration,
    service_topics,
    tickets,
    timeline,
    updates,
    verification,
)

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from dashboard.sessions import SignedIn
    from layouts.page import Page
    from layouts.shell import Frame

PAGES: Final[tuple[Page, ...]] = (
    overview.PAGE,
    timeline.PAGE,
    registration.PAGE,
    verification.PAGE,
    backlog.PAGE,
    area.PAGE,
    party.PAGE,
    updates.PAGE,
    complaints.PAGE,
    helpdesk.PAGE,
    desk.PAGE,
    tickets.PAGE,
    service_topics.PAGE,
    record.PAGE,
    reference.PAGE,
    help.PAGE,
)
CODES: Final = {"area": r"(?P<code>\*|[0-9]{2}(?:\.[0-9]{2})?)", "party": r"(?P<code>[a-z0-9_]{1,32})"}
TROUBLE: Final = N_("Halaman tidak dapat dibuka")


@dataclass(frozen=True, slots=True)
class Match:
    """A page, and the code of the area or party that its path names."""

    page: Page
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What a URL shows: the frame, the content, and the HTTP status of a first visit."""

    frame: Frame
    content: Component
    status: int = 200


def match(path: str) -> Match | None:
    """The page at `path`, if there is one."""
    for page in PAGES:
        pattern = re.escape(page.path).replace("<code>", CODES[page.code])
        if found := re.fullmatch(pattern, path):
            return Match(page, found.groupdict().get("code"))
    return None


def is_known(url: str) -> bool:
    """Whether `url` is a path of ours with a sound query: all that a sign-in may return to."""
    try:
        parts = urlsplit(url)
        codec.read(parts.query)
    except (InvalidInput, ValueError):
        return False
    if parts.scheme or parts.netloc or parts.fragment or not url.startswith("/") or "\\" in url:
        return False
    return match(parts.path) is not None


def home(user: SignedIn) -> str:
    """Where a user begins: an officer at the form, others at their own kab/kota, else the first page they may open."""
    area = user.scope.home() or ""
    if user.role is Role.PETUGAS and user.may(record.PAGE.permission):
        return record.PAGE.path
    if "." in area and user.may(Permission.AREA_READ) and match(f"/wilayah/{area}"):
        return f"/wilayah/{area}"
    return next((page.path for page in PAGES if page.in_menu and user.may(page.permission)), "/")


def asked(path: str, search: str) -> tuple[Page, Filters]:
    """The page and the filters of a URL.

    Raises:
        NotFound: no such page.
        InvalidInput: filters that cannot be read.
    """
    found = match(path)
    if found is None:
        raise NotFound
    return found.page, codec.read(search, **{found.page.code: found.code})


def opened(ctx: Ctx, page: Page, filters: Filters) -> Shown:
    """The page with its numbers.

    Raises:
        NotAllowed: the user's role does not open it.
        NotFound: an area outside the user's scope.
    """
    if not ctx.may(page.permission):
        raise NotAllowed
    if filters.area:
        ctx.scope.narrowed(filters.area)
    view = _callbacks(page).load(ctx, filters)
    figures = getattr(view, "figures", None)
    return Shown(around.frame(ctx, PAGES, page, filters, figures), _layout(page).page(view, ctx.lang))


def failed(ctx: Ctx, error: AppError, reference: str = "") -> Shown:
    """What is shown instead of a page."""
    content = problem.layout(error, ctx.lang, reference=reference)
    return Shown(around.bare(ctx, PAGES, t(TROUBLE, ctx.lang)), content, error.status)


def _callbacks(page: Page) -> Any:
    return import_module(f"callbacks.{page.id}")


def _layout(page: Page) -> Any:
    return import_module(f"layouts.{page.id}")


def load_callbacks() -> None:
    """Import every page's callbacks, so that what they declare is noted before the app is built."""
    for page in PAGES:
        _callbacks(page)
