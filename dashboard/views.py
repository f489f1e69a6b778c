"""Pages as finished JSON: made once per data version, scope, role, language and filters, then served from memory."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import orjson
import structlog
from dash.development.base_component import Component
from sqlalchemy.exc import SQLAlchemyError

from callbacks import frame as around
from callbacks import wiring
from dashboard import pages, trees
from dashboard.cache import Cache, Kept
from dashboard.core.errors import AppError, NotAllowed, NotFound, Unavailable
from dashboard.logs import new_id
from data.queries.users import is_demo
from data.queries.version import data_version
from layouts import shell, stale

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from data.scope import Scope
    from layouts.page import Page

    Denied = Callable[[str, str, str], None]

MOST_BYTES: Final = 8_000_000  # of finished pages; the last good ones are mostly the same objects
MOST_DOCUMENTS: Final = 64
WRONG: Final = 500
log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class View:
    """The parts of `layouts.shell.PARTS` as JSON, and the HTTP status of a first visit."""

    parts: tuple[bytes, ...]
    status: int = 200


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose view it is, as far as it matters for what is seen: never cached across a scope or a role."""

    scope: Scope
    role: str
    lang: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a cached view depends on; `minute` is the present where the URL names no moment."""

    subject: Subject
    page: str
    filters: Filters
    version: int
    minute: datetime | None


class Views:
    """Answers URLs for one application."""

    def __init__(self, denied: Denied) -> None:
        self._denied = denied
        self._views: Cache[Key, View] = Cache(MOST_BYTES, _weight)
        self._last_good: Kept[tuple[Any, ...], View] = Kept(MOST_BYTES, _weight)
        self._documents: Cache[tuple[Subject, int], Document] = Cache(MOST_DOCUMENTS)
        self._last_document: Kept[Subject, Document] = Kept(MOST_DOCUMENTS)

    def navigate(self, ctx: Ctx, href: str) -> list[orjson.Fragment]:
        """The parts of the frame that follow the URL, ready to be sent."""
        return [orjson.Fragment(part) for part in self.show(ctx, href).parts]

    def show(self, ctx: Ctx, href: str) -> View:
        """The view of a URL; whatever goes wrong is a view, too, and a denial is recorded."""
        try:
            parts = urlsplit(href)
            path = parts.path or "/"
            return self._show(ctx, *pages.asked(path, parts.query))
        except ValueError:
            return _problem(ctx, NotFound())
        except AppError as error:
            if isinstance(error, (NotAllowed, NotFound)) and pages.match(path):
                self._denied(ctx.user, path, type(error).__name__)
            return _problem(ctx, error)
        except Exception as error:  # noqa: BLE001 - the reader gets a sentence and an id, the log the rest
            return _problem(ctx, AppError(), cause=error)

    def _show(self, ctx: Ctx, page: Page, filters: Filters) -> View:
        subject = _subject(ctx)
        constant = (subject, page.id, filters)
        try:
            minute = None if filters.as_of else ctx.now.replace(second=0)
            key = Key(subject, page.id, filters, data_version(ctx.db), minute)
            view = self._views.get(key, lambda: _made(ctx, page, filters))
        except SQLAlchemyError as problem:
            return self._last(ctx, constant, problem)
        self._last_good.put(constant, view)
        return view

    def _last(self, ctx: Ctx, constant: tuple[Any, ...], problem: Exception) -> View:
        """The last good view, marked as old; a page that was never seen cannot be shown."""
        log.error("database_unavailable", problem=type(problem).__name__)
        last = self._last_good.get(constant)
        if last is None:
            raise Unavailable from problem
        *others, content = last.parts
        marked = {"children": [orjson.Fragment(_json(stale.mark(ctx.lang))), orjson.Fragment(content)]}
        both = {"props": marked, "type": "Div", "namespace": "dash_html_components"}
        return replace(last, parts=(*others, orjson.dumps(both)))

    def document(self, ctx: Ctx, token: str, href: str) -> bytes:
        """The whole layout of a first paint, numbers included, as JSON; without `href` the browser asks again."""
        view = self.show(ctx, href) if href else View((b"null",) * len(shell.PARTS))
        return self._around(ctx).filled(view.parts, {"name": ctx.user, "token": token, **_location(href)})

    def _around(self, ctx: Ctx) -> Document:
        subject = _subject(ctx)
        try:
            found = self._documents.get((subject, data_version(ctx.db)), lambda: _document(ctx))
        except SQLAlchemyError as problem:
            last = self._last_document.get(subject)
            if last is None:
                raise Unavailable from problem
            return last
        self._last_document.put(subject, found)
        return found


@dataclass(frozen=True, slots=True)
class Document:
    """The frame as JSON with holes for the parts and for what differs from person to person."""

    pieces: tuple[bytes, ...]
    holes: tuple[str, ...]

    def filled(self, parts: tuple[bytes, ...], said: dict[str, str | None]) -> bytes:
        """The JSON with `parts` and the words `said` in their places."""
        values = {name: orjson.dumps(words) for name, words in said.items()}
        values |= {f"part{number}": part for number, part in enumerate(parts)}
        found = [self.pieces[0]]
        for hole, piece in zip(self.holes, self.pieces[1:], strict=True):
            found += [values[hole], piece]
        return b"".join(found)


def _weight(view: View) -> int:
    return sum(len(part) for part in view.parts)


def _json(shown: Any) -> bytes:
    """What is shown, as JSON; what Dash's own way does besides takes three times as long."""
    return orjson.dumps(trees.planted(shown, wiring.ids() | {*shell.PARTS, shell.URL}), default=_plain)


def _plain(value: Any) -> Any:
    if isinstance(value, Component):
        return value.to_plotly_json()  # type: ignore[no-untyped-call]  # Dash is typed in parts
    raise TypeError(type(value))


def _subject(ctx: Ctx) -> Subject:
    return Subject(ctx.scope, ctx.role.value, ctx.lang.value)


def _made(ctx: Ctx, page: Page, filters: Filters) -> View:
    shown = pages.opened(ctx, page, filters)
    return _view(shown)


def _view(shown: pages.Shown) -> View:
    return View(tuple(_json(part) for part in shell.parts(shown.frame, shown.content)), shown.status)


def _location(href: str) -> dict[str, str | None]:
    """Exactly what the browser's own location says: then it has nothing to tell the server at load."""
    parts = urlsplit(href)
    if not href:
        return {"href": None, "path": None, "search": None}
    return {"href": href, "path": parts.path, "search": f"?{parts.query}" if parts.query else ""}


def _problem(ctx: Ctx, error: AppError, cause: Exception | None = None) -> View:
    reference = ""
    if error.status >= WRONG:
        reference = new_id()
        log.error("page_failed", id=reference, problem=type(cause or error).__name__, exc_info=cause or error)
    return _view(pages.failed(ctx, error, reference))


def _document(ctx: Ctx) -> Document:
    """The frame with marks in its holes, cut at the marks."""
    mark = secrets.token_hex(8)
    account = shell.Account(
        name=f"{mark}name{mark}",
        role=around.role_words(ctx.role, ctx.lang),
        token=f"{mark}token{mark}",
        is_demo=is_demo(ctx.db),
    )
    document = shell.layout(around.bare(ctx, pages.PAGES, ""), "", account, around.options(ctx))
    location = document[shell.URL]
    location.href, location.pathname, location.search = (f"{mark}{hole}{mark}" for hole in ("href", "path", "search"))
    location.hash = ""
    for number, part in enumerate(shell.PARTS):
        document[part].children = f"{mark}part{number}{mark}"
    cut = re.split(rf'"{mark}(\w+){mark}"', _json(document).decode())
    return Document(tuple(piece.encode() for piece in cut[::2]), tuple(cut[1::2]))
