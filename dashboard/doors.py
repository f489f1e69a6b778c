"""The first door, before everything else: who may ask for what, closed by default, and in what form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode, urlsplit

import orjson
from flask import redirect, request
from werkzeug.exceptions import SecurityError

from dashboard.core.errors import AppError, Busy, NotAllowed, NotFound, NotSignedIn
from dashboard.core.text import N_
from dashboard.identity import person_or_stranger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from dash import Dash
    from flask import Flask
    from werkzeug.wrappers import Response

    from dashboard.core.permissions import Permission

CALLBACK: Final = "/_dash-update-component"
LAYOUT: Final = "/_dash-layout"
PUBLIC: Final = frozenset({"auth.login", "auth.logout", "health.alive", "survey.form"})
INSIDE: Final = frozenset(
    {
        "/", "/<path:path>", LAYOUT, "/_dash-dependencies", CALLBACK, "/_favicon.ico", "_dash_assets.static",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>", "auth.password", "preferences.language",
        "exports.backlog", "lists.download", "ticket_exports.services", "entries.book", "entries.verdict", "desk.opened",
        "desk.stepped", "desk.asked", "desk.attended", "desk.confirmed", "desk.parts", "offline.worker",
    }
)  # fmt: skip
FOR_OPERATORS: Final = frozenset({"health.ready", "health.metrics"})  # these guard themselves: loopback only
CHANGING: Final = "auth.password"  # all that a one-time code opens
SAFE: Final = frozenset({"GET", "HEAD"})
LONGEST_URL: Final = 4_000
LARGEST_CALLBACK: Final = 64 * 1024
LARGEST_FORM: Final = 16 * 1024
DEEPEST: Final = 8  # a table's request with a filter has 7
MOST_VALUES: Final = 2_000
LONGEST_TEXT: Final = 8_000
CONTROL: Final = re.compile(r"[\x00-\x1f\x7f]")


class Malformed(AppError):  # noqa: N818 - named for what the user is told
    """The request is not one that our pages send."""

    message = N_("Permintaan ini tidak dapat dibaca.")
    status = 400


class TooLarge(AppError):  # noqa: N818
    """The body is longer than any of our pages sends."""

    message = N_("Permintaan ini terlalu besar.")
    status = 413


class TooLong(AppError):  # noqa: N818
    """The address is longer than any of our pages has."""

    message = N_("Alamat halaman ini terlalu panjang.")
    status = 414


class ForeignForm(AppError):  # noqa: N818
    """A request that another site made the browser send."""

    message = N_("Permintaan ini tidak berasal dari halaman ini, jadi ditolak.")
    status = 403


class Unsupported(AppError):  # noqa: N818
    """A body that is not of the announced kind."""

    message = N_("Jenis isi permintaan ini tidak diterima.")
    status = 415


def init_app(server: Flask, *, is_page: Callable[[str], bool]) -> None:
    """Close `server`: call it before Dash registers anything, so that this runs first.

    `is_page` tells which paths a sign-in may return to.
    """
    server.config["MAX_CONTENT_LENGTH"] = LARGEST_CALLBACK

    @server.before_request
    def refuse() -> Response | None:
        if isinstance(request.routing_exception, SecurityError):
            raise request.routing_exception  # a foreign Host
        _refuse_odd_addresses()
        if request.method not in SAFE:
            _refuse_other_sites()
        if request.endpoint in PUBLIC | FOR_OPERATORS:
            request.max_content_length = LARGEST_FORM
            return None
        return _refuse_strangers(is_page)


def guard_callbacks(app: Dash, declared: Mapping[str, Permission], denied: Callable[[str, str, str], None]) -> None:
    """The second door, before every callback: form, declaration and permission; `denied` records it."""

    @app.server.before_request  # type: ignore[untyped-decorator]
    def refuse() -> None:
        if request.endpoint != CALLBACK or request.method != "POST":
            return
        output = _output_of(app, _body())
        person = person_or_stranger()
        needed = declared.get(output)
        if person is None or needed is None or not person.may(needed):
            denied(person.name if person else "-", output, str(needed or "undeclared"))
            raise NotAllowed


def _refuse_odd_addresses() -> None:
    address = request.environ.get("RAW_URI") or request.full_path
    if len(address) > LONGEST_URL:
        raise TooLong
    if CONTROL.search(request.path) or any(
        CONTROL.search(part) for pair in request.args.items(multi=True) for part in pair
    ):
        raise Malformed


def _refuse_other_sites() -> None:
    """Browsers say where a request comes from; one that says nothing carries nobody's cookies against their will."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if site is not None and site not in {"same-origin", "none"}:
        raise ForeignForm
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ForeignForm


def _refuse_strangers(is_page: Callable[[str], bool]) -> Response | None:
    person = person_or_stranger()
    if person is None:
        return _to_sign_in(is_page)
    if person.stale and request.method not in SAFE and request.endpoint != CALLBACK:
        raise Busy(
            N_("Basis data sedang tidak dapat dihubungi; perubahan belum dapat disimpan. Coba lagi sebentar lagi.")
        )
    if person.must_change and request.endpoint != CHANGING:
        return _to(redirect("/kata-sandi", 303))
    if request.endpoint is not None and request.endpoint not in INSIDE:
        raise NotFound
    return None


def _to_sign_in(is_page: Callable[[str], bool]) -> Response:
    """People are led to the sign-in page and back afterwards; programs get a 401."""
    if request.method not in SAFE or request.path.startswith(("/_", "/assets")):
        raise NotSignedIn
    query = request.query_string.decode("utf-8", "replace")
    wanted = request.path + (f"?{query}" if query else "")
    back = f"?{urlencode({'next': wanted})}" if wanted != "/" and is_page(wanted) else ""
    return redirect(f"/login{back}", 303)


def _to(response: Response) -> Response:
    if request.path.startswith("/_"):
        raise NotSignedIn
    return response


def _body() -> dict[str, Any]:
    if (request.content_length or 0) > LARGEST_CALLBACK:
        raise TooLarge
    if request.mimetype != "application/json":
        raise Unsupported
    sent = request.get_data()
    if len(sent) >= LARGEST_CALLBACK:  # a body without a length is cut there
        raise TooLarge
    try:
        body = orjson.loads(sent)  # refuses NaN, lone surrogates and more than 1,024 levels
    except orjson.JSONDecodeError as problem:
        raise Malformed from problem
    if not isinstance(body, dict):
        raise Malformed
    _refuse_monsters(body)
    return body


def _refuse_monsters(body: dict[str, Any]) -> None:
    """Cap depth, number and length of what a callback brings, without recursion."""
    left: list[tuple[Any, int]] = [(body, 0)]
    count = 0
    while left:
        value, depth = left.pop()
        count += 1
        if depth > DEEPEST or count > MOST_VALUES or (isinstance(value, str) and len(value) > LONGEST_TEXT):
            raise Malformed
        if isinstance(value, dict):
            left.extend((each, depth + 1) for pair in value.items() for each in pair)
        elif isinstance(value, list):
            left.extend((each, depth + 1) for each in value)


def _output_of(app: Dash, body: dict[str, Any]) -> str:
    """The output that is asked for; ids, properties and triggers must be those of its declaration, in its order."""
    output = body.get("output")
    if not isinstance(output, str):
        raise Malformed
    known = app.callback_map.get(output)
    if known is None or "callback" not in known:
        raise NotFound
    _same(body.get("inputs"), known["inputs"])
    _same(body.get("state", []), known["state"])
    _same_outputs(body.get("outputs"), known["output"])
    triggers = body.get("changedPropIds", [])
    possible = {f"{each['id']}.{each['property']}" for each in known["inputs"]}
    if not isinstance(triggers, list) or any(not isinstance(each, str) or each not in possible for each in triggers):
        raise Malformed
    return output


def _same(sent: Any, declared: list[dict[str, Any]]) -> None:
    if not isinstance(sent, list) or len(sent) != len(declared):
        raise Malformed
    for each, known in zip(sent, declared, strict=True):
        if not isinstance(each, dict) or each.keys() - {"id", "property", "value"} or not _names(each, known):
            raise Malformed


def _same_outputs(sent: Any, declared: Any) -> None:
    several = isinstance(declared, (list, tuple))
    wanted = [each.to_dict() for each in declared] if several else [declared.to_dict()]
    found = sent if isinstance(sent, list) else [sent]
    if several != isinstance(sent, list) or len(found) != len(wanted):
        raise Malformed
    for each, known in zip(found, wanted, strict=True):
        if not isinstance(each, dict) or each.keys() != {"id", "property"} or not _names(each, known):
            raise Malformed


def _names(sent: dict[str, Any], known: dict[str, Any]) -> bool:
    return bool(sent.get("id") == known["id"] and sent.get("property") == known["property"])
