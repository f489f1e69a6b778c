"""Writes about users and their sessions; the caller owns the transaction and the audit row."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import delete, select, update

from dashboard.core.errors import InvalidInput
from dashboard.core.permissions import Role
from dashboard.core.text import N_
from data.models import Area, SignIn, SignInFailure, User, UserScope

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy.orm import Session

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")
KEEP: Final = timedelta(days=90)  # ended sessions and old failures serve no purpose after that


def add_user(  # noqa: PLR0913 - one argument per column
    db: Session,
    *,
    name: str,
    role: str,
    areas: Iterable[str],
    password_hash: str,
    now: datetime,
    lang: str = "id",
    code_until: datetime | None = None,
) -> User:
    """A new person; with `code_until` the hash is of a one-time code that must become a password by then.

    Raises:
        InvalidInput: a name of the wrong form or taken, an unknown role or area.
    """
    name = name.strip().lower()
    if not NAME.fullmatch(name):
        raise InvalidInput(N_("Nama pengguna hanya huruf kecil, angka, titik, dan garis; 2 sampai 64 karakter."))
    if role not in set(Role):
        raise InvalidInput(N_("Peran {role} tidak dikenal."), role=role)
    if db.scalar(select(User.id).where(User.name == name)):
        raise InvalidInput(N_("Nama pengguna {name} sudah dipakai."), name=name)
    user = User(
        name=name,
        role=role,
        password_hash=password_hash,
        lang=lang,
        disabled=0,
        must_change=int(code_until is not None),
        code_until=code_until,
        created_at=now,
    )
    db.add(user)
    db.flush()
    set_scope(db, user, areas)
    return user


def user_named(db: Session, name: str) -> User:
    """The user's row, for a change.

    Raises:
        InvalidInput: nobody has this name.
    """
    user = db.scalar(select(User).where(User.name == name.strip().lower()))
    if user is None:
        raise InvalidInput(N_("Pengguna {name} tidak ditemukan."), name=name)
    return user


def set_scope(db: Session, user: User, areas: Iterable[str]) -> None:
    """Replace what the user sees; open sessions see the new scope at their next request.

    Raises:
        InvalidInput: an area that does not exist.
    """
    wanted = sorted(set(areas))
    known = set(db.scalars(select(Area.code).where(Area.code.in_(wanted))))
    if unknown := [code for code in wanted if code not in known]:
        raise InvalidInput(N_("Kode wilayah {codes} tidak dikenal."), codes=", ".join(unknown))
    db.execute(delete(UserScope).where(UserScope.user_id == user.id))
    db.add_all(UserScope(user_id=user.id, area_code=code) for code in wanted)
    db.flush()


def disable(db: Session, user: User, now: datetime) -> None:
    """The user can no longer sign in, and every open session ends."""
    user.disabled = 1
    end_sessions(db, user.id, now)


def set_password(
    db: Session, user_id: int, password_hash: str, *, now: datetime, code_until: datetime | None = None
) -> None:
    """A new password (or, with `code_until`, a one-time code); every open session of the user ends."""
    values = {"password_hash": password_hash, "must_change": int(code_until is not None), "code_until": code_until}
    db.execute(update(User).where(User.id == user_id).values(values))
    end_sessions(db, user_id, now)


def use_up_code(db: Session, user_id: int) -> None:
    """A one-time code works once: what is left is no hash, which nothing matches."""
    db.execute(update(User).where(User.id == user_id).values(password_hash="", code_until=None))


def set_language(db: Session, user_id: int, lang: str) -> None:
    """Remember the user's language."""
    db.execute(update(User).where(User.id == user_id).values(lang=lang))


def start_session(db: Session, user_id: int, token_hash: bytes, now: datetime) -> None:
    """A new session; old ones and old failures that nobody needs any more go."""
    db.execute(delete(SignIn).where(SignIn.seen_at < now - KEEP))
    db.execute(delete(SignInFailure).where(SignInFailure.at < now - KEEP))
    db.add(SignIn(token_hash=token_hash, user_id=user_id, started_at=now, seen_at=now, ended_at=None))
    db.flush()


def touch_session(db: Session, token_hash: bytes, now: datetime) -> None:
    """The session was used."""
    db.execute(update(SignIn).where(SignIn.token_hash == token_hash).values(seen_at=now))


def end_session(db: Session, token_hash: bytes, now: datetime) -> None:
    """The session is over, for good."""
    db.execute(update(SignIn).where(SignIn.token_hash == token_hash, SignIn.ended_at.is_(None)).values(ended_at=now))


def end_sessions(db: Session, user_id: int, now: datetime) -> None:
    """Every session of the user is over."""
    db.execute(update(SignIn).where(SignIn.user_id == user_id, SignIn.ended_at.is_(None)).values(ended_at=now))


def note_failure(db: Session, subjects: Iterable[bytes], now: datetime) -> None:
    """Signing in failed for these subjects."""
    db.add_all(SignInFailure(subject=subject, at=now) for subject in subjects)
    db.flush()


def forget_failures(db: Session, subject: bytes) -> None:
    """Signing in worked: earlier failures of the account no longer count."""
    db.execute(delete(SignInFailure).where(SignInFailure.subject == subject))
