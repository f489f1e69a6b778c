"""Who is asking in this request; the only reader of flask-login's proxy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask.sessions import SecureCookieSession, SessionInterface, SessionMixin
from flask_login import LoginManager, current_user  # noqa: TID251 - here and nowhere else

from dashboard.core.errors import NotSignedIn
from dashboard.sessions import SignedIn, present

if TYPE_CHECKING:
    from flask import Flask, Request, Response

    from dashboard.sessions import Sessions


class NoCookies(SessionInterface):
    """Flask's signed session cookie, which we do not use: always empty, never sent, no `Vary: Cookie`."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession:
        """An empty one."""
        del app, request
        return SecureCookieSession()

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Nothing to keep."""
        del app, session, response


def init_app(server: Flask, sessions: Sessions) -> None:
    """Tell flask-login to read the session row, and nothing else: no remember-me, no signed cookie."""
    server.session_interface = NoCookies()
    manager = LoginManager(server)
    manager.session_protection = None

    @manager.request_loader  # type: ignore[untyped-decorator]
    def load(request: Request) -> SignedIn | None:
        del request
        token = sessions.token()
        return sessions.recognise(token, present()) if token else None


def person_or_stranger() -> SignedIn | None:
    """The user of this request, if anybody is signed in."""
    person = current_user._get_current_object()  # noqa: SLF001 - the proxy would hide the type
    return person if isinstance(person, SignedIn) else None


def person() -> SignedIn:
    """The user of this request.

    Raises:
        NotSignedIn: nobody is signed in.
    """
    found = person_or_stranger()
    if found is None:
        raise NotSignedIn
    return found
