"""Static files: compressed once per process, and kept by browsers for a year when their address changes with them."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import pkgutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli
from dash.fingerprint import check_fingerprint
from flask import Response, request
from werkzeug.security import safe_join

from dashboard.cache import Cache
from dashboard.core.errors import NotFound

if TYPE_CHECKING:
    from dash import Dash

COMPONENTS: Final = "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>"
ASSETS: Final = "_dash_assets.static"
BUNDLES: Final = {"semua.css": "*.css", "semua.js": "*.js"}  # all small ones of the folder in one request each
COMPRESSIBLE: Final = ("text/", "application/javascript", "application/json", "image/svg+xml")
FOREVER: Final = "private, max-age=31536000, immutable"
SMALLEST: Final = 500  # bytes below which compressing costs more than it saves
BEST: Final = 9  # of brotli's 11: a tenth of the time for 2 to 8 % more bytes
QUICK: Final = 4  # for answers that are made anew each time


@dataclass(frozen=True, slots=True)
class File:
    """A static file in the forms in which browsers take it."""

    plain: bytes
    brotli: bytes
    gzip: bytes
    tag: str
    kind: str


FILES: Final[Cache[str, File]] = Cache(256)


def init_app(app: Dash, folder: Path) -> None:
    """Serve component libraries and `folder` from memory instead of Dash's and Flask's own routes."""
    views = app.server.view_functions
    views[COMPONENTS] = lambda package_name, fingerprinted_path: _component(app, package_name, fingerprinted_path)
    views[ASSETS] = lambda filename: _asset(folder, filename)
    app.server.after_request(_compress)


def fingerprint(folder: Path, name: str) -> str:
    """The address of an asset or a bundle, with what makes it change when a file does."""
    return f"/assets/{name}?m={_changed(_files(folder, name))}"


def _files(folder: Path, name: str) -> list[Path]:
    """The files behind an address, in alphabetical order; none where there is nothing."""
    if name in BUNDLES:
        return sorted(folder.glob(BUNDLES[name]))
    path = safe_join(str(folder), name)
    return [Path(path)] if path and Path(path).is_file() else []


def _changed(files: list[Path]) -> int:
    return max(file.stat().st_mtime_ns for file in files)


def _component(app: Dash, package: str, path: str) -> Response:
    inner, lasting = check_fingerprint(path)  # type: ignore[no-untyped-call]  # Dash is typed in parts
    if inner not in app.registered_paths.get(package, ()):
        raise NotFound
    return _answer(
        FILES.get(f"{package}/{path}", lambda: _file(inner, pkgutil.get_data(package, inner))), lasting=lasting
    )


def _asset(folder: Path, name: str) -> Response:
    files = _files(folder, name)
    if not files:
        raise NotFound
    key = f"assets/{name}?{_changed(files)}"
    made = FILES.get(key, lambda: _file(name, b"\n".join(file.read_bytes() for file in files)))
    return _answer(made, lasting="m" in request.args)


def _file(name: str, data: bytes | None) -> File:
    if data is None:
        raise NotFound
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    kind = "application/javascript" if kind == "text/javascript" else kind
    small = not kind.startswith(COMPRESSIBLE)
    return File(
        plain=data,
        brotli=b"" if small else brotli.compress(data, quality=BEST),
        gzip=b"" if small else gzip.compress(data, 9, mtime=0),
        tag=hashlib.sha256(data).hexdigest()[:24],
        kind=kind,
    )


def _answer(file: File, *, lasting: bool) -> Response:
    encoding = _accepted() if file.brotli else ""
    response = Response(
        {"br": file.brotli, "gzip": file.gzip}.get(encoding, file.plain), content_type=_typed(file.kind)
    )
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    if lasting:
        response.headers["Cache-Control"] = FOREVER
    response.set_etag(f"{file.tag}-{encoding or 'plain'}")
    response.make_conditional(request)
    return response


def _typed(kind: str) -> str:
    return f"{kind}; charset=utf-8" if kind.startswith(("text/", "application/")) else kind


def _accepted() -> str:
    wanted = request.accept_encodings
    return "br" if wanted["br"] > 0 else "gzip" if wanted["gzip"] > 0 else ""


def _compress(response: Response) -> Response:
    """Compress what is made for one request: pages as JSON and HTML."""
    if response.is_streamed or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    encoding, data = _accepted(), response.get_data()
    if len(data) < SMALLEST or not encoding or not (response.mimetype or "").startswith(COMPRESSIBLE):
        return response
    packed = brotli.compress(data, quality=QUICK) if encoding == "br" else gzip.compress(data, 5, mtime=0)
    response.set_data(packed)
    response.headers["Content-Encoding"] = encoding
    response.vary.add("Accept-Encoding")
    return response
