"""What every response says to the browser about itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from flask import Flask, Response

CSP: Final = (
    "default-src 'none'; script-src 'self'{hashes}; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; form-action 'self'; "
    "base-uri 'none'; object-src 'none'; manifest-src 'self'"
)
ALWAYS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # the first paint reads the page from the Referer
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), "
        "midi=(), payment=(), usb=(), browsing-topics=()"
    ),
}
HSTS: Final = "max-age=31536000; includeSubDomains"


def init_app(server: Flask, *, behind_tls: bool) -> None:
    """Add the headers to every response of `server`; the script hashes come later, from `set_hashes`."""
    server.extensions["csp"] = CSP.format(hashes="")

    @server.after_request
    def add(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = server.extensions["csp"]
        response.headers.update(ALWAYS)
        if behind_tls:
            response.headers["Strict-Transport-Security"] = HSTS
        if not response.headers.get("Cache-Control", "").endswith("immutable"):
            response.headers["Cache-Control"] = "no-store"
        return response


def set_hashes(server: Flask, hashes: Sequence[str]) -> None:
    """Allow these inline scripts and no others; call it when every callback is registered."""
    server.extensions["csp"] = CSP.format(hashes="".join(f" {each}" for each in hashes))
