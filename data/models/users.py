"""People who may sign in, their sessions and their failed tries."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import PLAIN, Base, BigKey, Code, Count, Flag, Hash, Instant, PrimaryKey, Words


class User(Base):
    """A person with one role; what they see is in `user_scopes`."""

    __tablename__ = "users"
    __table_args__ = (CheckConstraint("lang IN ('id', 'en')", name="lang"), PLAIN)

    id: Mapped[PrimaryKey]
    name: Mapped[Code] = mapped_column(unique=True)  # lower case
    role: Mapped[Code]
    password_hash: Mapped[Words]
    lang: Mapped[Code]
    disabled: Mapped[Flag]
    must_change: Mapped[Flag]
    code_until: Mapped[Instant | None]  # the password is a one-time code, good until then
    created_at: Mapped[Instant]


class UserScope(Base):
    """One area a user sees: `*` the nation, `33` a province, `33.73` a kab/kota. No row: nothing."""

    __tablename__ = "user_scopes"

    user_id: Mapped[Count] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)


class SignIn(Base):
    """A session: the browser holds a random id, this row its hash; the row decides everything."""

    __tablename__ = "sessions"
    __table_args__ = (Index("ix_sessions_user_id", "user_id"), PLAIN)

    token_hash: Mapped[Hash] = mapped_column(primary_key=True)
    user_id: Mapped[Count] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    started_at: Mapped[Instant]
    seen_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]


class SignInFailure(Base):
    """A failed try to sign in, by account and by address (both as keyed hashes): what the throttle counts."""

    __tablename__ = "sign_in_failures"
    __table_args__ = (Index("ix_sign_in_failures_subject", "subject", "at"), PLAIN)

    id: Mapped[BigKey]
    subject: Mapped[Hash]
    at: Mapped[Instant]
