"""Reads for signing in; not scoped, because this is what a scope comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from data.models import Installation, SignIn, SignInFailure, User, UserScope

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

KIND = "kind"
DEMO = "demo"


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """A person who may sign in; `areas` are the codes of their scope, sorted, and none of them sees nothing."""

    id: int
    name: str
    role: str
    lang: str
    areas: tuple[str, ...]
    password_hash: str
    disabled: bool
    must_change: bool
    code_until: datetime | None


@dataclass(frozen=True, kw_only=True, slots=True)
class OpenSession:
    """A session that was not ended, and whose it is; whether it is too old is the caller's to judge."""

    person: Person
    started_at: datetime
    seen_at: datetime


def by_name(db: Session, name: str) -> Person | None:
    """The person of this sign-in name, compared in lower case."""
    user = db.scalar(select(User).where(User.name == name.strip().lower()))
    return _person(user, _areas(db, user.id)) if user else None


def everyone(db: Session) -> tuple[Person, ...]:
    """All persons by name."""
    return tuple(_person(user, _areas(db, user.id)) for user in db.scalars(select(User).order_by(User.name)))


def open_session(db: Session, token_hash: bytes) -> OpenSession | None:
    """The session of this hash; None when unknown, ended, or its user is disabled. One query."""
    stmt = (
        select(SignIn.started_at, SignIn.seen_at, User, UserScope.area_code)
        .join(User, User.id == SignIn.user_id)
        .outerjoin(UserScope, UserScope.user_id == User.id)
        .where(SignIn.token_hash == token_hash, SignIn.ended_at.is_(None), User.disabled == 0)
    )
    rows = db.execute(stmt).all()
    if not rows:
        return None
    started, seen, user = rows[0][:3]
    areas = tuple(sorted(row.area_code for row in rows if row.area_code))
    return OpenSession(person=_person(user, areas), started_at=started, seen_at=seen)


def failures(db: Session, subject: bytes, since: datetime) -> int:
    """How often signing in failed for `subject` (an account or an address) after `since`."""
    stmt = select(func.count()).select_from(SignInFailure)
    return db.scalar(stmt.where(SignInFailure.subject == subject, SignInFailure.at > since)) or 0


def is_demo(db: Session) -> bool:
    """Whether this database was made by the demo command."""
    return db.scalar(select(Installation.value).where(Installation.key == KIND)) == DEMO


def _areas(db: Session, user_id: int) -> tuple[str, ...]:
    stmt = select(UserScope.area_code).where(UserScope.user_id == user_id).order_by(UserScope.area_code)
    return tuple(db.scalars(stmt))


def _person(user: User, areas: tuple[str, ...]) -> Person:
    return Person(
        id=user.id,
        name=user.name,
        role=user.role,
        lang=user.lang,
        areas=areas,
        password_hash=user.password_hash,
        disabled=bool(user.disabled),
        must_change=bool(user.must_change),
        code_until=user.code_until,
    )
