"""Who is asking: the browser holds a random id, a row of the database decides everything else."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

import structlog
from flask import request
from flask_login import UserMixin
from sqlalchemy.exc import SQLAlchemyError

from dashboard.cache import Kept
from dashboard.core.errors import Unavailable
from dashboard.core.permissions import ROLES, Permission, Role
from dashboard.core.text import Lang
from dashboard.keys import keyed
from data.commands import users as commands
from data.engine import writing
from data.queries import users as queries
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session, sessionmaker
    from werkzeug.wrappers import Response

    from data.queries.users import OpenSession

log = structlog.get_logger(__name__)
IDLE: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=8)
TOUCH_EVERY: Final = timedelta(minutes=1)
CODE_LASTS: Final = timedelta(hours=24)
MOST_VOUCHED: Final = 1_024


@dataclass(frozen=True, slots=True)
class SignedIn(UserMixin):  # type: ignore[misc]  # flask-login ships no types
    """The user of this request, detached from the database; `stale`: the database cannot be asked at present."""

    id: int
    name: str
    role: Role
    scope: Scope
    lang: Lang
    must_change: bool
    token_hash: bytes
    started_at: datetime
    seen_at: datetime
    stale: bool = False

    @property
    def permissions(self) -> frozenset[Permission]:
        """What the role may do; nothing at all while a one-time code waits to become a password."""
        return frozenset() if self.must_change else ROLES[self.role]

    def may(self, permission: Permission) -> bool:
        """Whether the user holds `permission`."""
        return permission in self.permissions


def present() -> datetime:
    """The real present, also in a demo whose own clock stands still: sessions age by it."""
    return datetime.now(UTC).replace(microsecond=0)


def cookie_name(*, behind_tls: bool) -> str:
    """`__Host-` ties a cookie to this host and to TLS; plain http on localhost cannot carry it."""
    return "__Host-sid" if behind_tls else "sid"


def new_token() -> str:
    """256 random bits."""
    return secrets.token_urlsafe(32)


def hash_of(token: str) -> bytes:
    """What the table knows of a session id."""
    return hashlib.sha256(token.encode()).digest()


class Sessions:
    """Opens, finds and ends sessions of one application."""

    def __init__(self, sessions: sessionmaker[Session], *, key: bytes, behind_tls: bool) -> None:
        self.read, self.write = sessions, writing(sessions)
        self.key, self.behind_tls = key, behind_tls
        self.cookie = cookie_name(behind_tls=behind_tls)
        self._behind = ThreadPoolExecutor(max_workers=1, thread_name_prefix="seen")
        self._touching: set[bytes] = set()
        self._vouched: Kept[bytes, tuple[SignedIn, datetime]] = Kept(MOST_VOUCHED)

    def token(self) -> str | None:
        """The id the browser sent; two cookies of one name are nobody's."""
        sent = request.cookies.getlist(self.cookie)
        return sent[0] if len(sent) == 1 and len(sent[0]) <= 64 else None  # noqa: PLR2004 - ours have 43 characters

    def recognise(self, token: str, now: datetime) -> SignedIn | None:
        """The user of a session that has neither ended nor grown too old.

        While the database cannot be asked, a session it vouched for within the idle time is taken on trust, marked
        `stale`: good for reading what the cache still holds, for nothing else.
        """
        try:
            with self.read() as db:
                found = queries.open_session(db, hash_of(token))
        except SQLAlchemyError as problem:
            return self._trusted(hash_of(token), now, problem)
        if found is None or now - found.seen_at > IDLE or now - found.started_at > LONGEST:
            self._vouched.drop(hash_of(token))
            return None
        user = signed_in(found, hash_of(token))
        if user:
            self._vouched.put(user.token_hash, (user, now))
            self.touch(user, now)
        return user

    def _trusted(self, token_hash: bytes, now: datetime, problem: Exception) -> SignedIn:
        known = self._vouched.get(token_hash)
        if known is None or now - known[1] > IDLE or now - known[0].started_at > LONGEST:
            raise Unavailable from problem
        return replace(known[0], stale=True)

    def touch(self, user: SignedIn, now: datetime) -> None:
        """Note that the session is in use, at most once a minute and behind the reader's back: an import may lock."""
        if now - user.seen_at >= TOUCH_EVERY and user.token_hash not in self._touching:
            self._touching.add(user.token_hash)
            self._behind.submit(self._note, user.token_hash, now)

    def settle(self) -> None:
        """Wait until what was noted behind the readers' backs is stored."""
        self._behind.submit(lambda: None).result()

    def _note(self, token_hash: bytes, now: datetime) -> None:
        try:
            with self.write.begin() as db:
                commands.touch_session(db, token_hash, now)
        except SQLAlchemyError:
            log.warning("session_not_noted")
        finally:
            self._touching.discard(token_hash)

    def open(self, db: Session, user_id: int, now: datetime) -> str:
        """A new session of the user; returns the id for the cookie."""
        token = new_token()
        commands.start_session(db, user_id, hash_of(token), now)
        return token

    def opened(self, db: Session, token: str) -> SignedIn:
        """The user of a session just opened.

        Raises:
            Unavailable: the user was disabled, or given an unknown role, in this very moment.
        """
        found = queries.open_session(db, hash_of(token))
        user = signed_in(found, hash_of(token)) if found else None
        if user is None:
            raise Unavailable
        return user

    def forget(self, token_hash: bytes) -> None:
        """Stop vouching for a session that has ended."""
        self._vouched.drop(token_hash)

    def give(self, response: Response, token: str) -> Response:
        """Send the cookie; it lives as long as the browser, the row decides how long it is good."""
        response.set_cookie(self.cookie, token, secure=self.behind_tls, httponly=True, samesite="Lax", path="/")
        return response

    def form_token(self, token: str) -> str:
        """What a form must carry to be ours: bound to the cookie it was made for."""
        return keyed(self.key, "form", token).hex()

    def is_our_form(self) -> bool:
        """Whether the form of this request was made for this browser; a script says the same in a header."""
        token = self.token()
        sent = request.form.get("token") or request.headers.get("X-Form-Token", "")
        return token is not None and hmac.compare_digest(self.form_token(token).encode(), sent.encode())


def signed_in(found: OpenSession, token_hash: bytes) -> SignedIn | None:
    """The user of an open session; None for a role this program does not know."""
    person = found.person
    if person.role not in set(Role):
        return None
    return SignedIn(
        id=person.id,
        name=person.name,
        role=Role(person.role),
        scope=Scope.of(*person.areas),
        lang=Lang(person.lang),
        must_change=person.must_change,
        token_hash=token_hash,
        started_at=found.started_at,
        seen_at=found.seen_at,
    )
