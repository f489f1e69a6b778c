"""Declarative base, column types that mean the same on SQLite and PostgreSQL, and the mixin of area-scoped tables."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any

from sqlalchemy import BigInteger, Date, DateTime, Dialect, ForeignKey, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
INSTANT_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


class InstantType(TypeDecorator[datetime]):
    """An instant in UTC to the second: `timestamptz` on PostgreSQL, sortable ISO text in SQLite's STRICT tables."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, which has no type for instants."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else DateTime(timezone=True))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Refuse a time without a zone: guessing it is how figures drift by seven hours."""
        if value is None:
            return None
        if value.tzinfo is None:
            msg = f"an instant needs a zone: {value}"
            raise ValueError(msg)
        utc = value.astimezone(UTC).replace(microsecond=0)
        return utc.strftime(INSTANT_FORMAT) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Always UTC, whatever the database's own zone."""
        if value is None:
            return None
        if dialect.name == "sqlite":
            return datetime.fromisoformat(value)  # a tenth of the time of strptime
        return value.astimezone(UTC)  # type: ignore[no-any-return]  # psycopg gives a datetime


class DayType(TypeDecorator[date]):
    """A calendar day in WIB: `date` on PostgreSQL, ISO text in SQLite's STRICT tables."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Text on SQLite, which has no type for days."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Date())

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """ISO text sorts as days do."""
        return value.isoformat() if value is not None and dialect.name == "sqlite" else value

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """A `date` on both databases."""
        return date.fromisoformat(value) if value is not None and dialect.name == "sqlite" else value


class CodeType(TypeDecorator[str]):
    """An official code: text compared byte by byte, so that `33.` to `33/` is one range of an index."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """PostgreSQL needs the C collation said; SQLite compares bytes anyway."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else Text(collation="C"))


PrimaryKey = Annotated[int, mapped_column(Integer, primary_key=True)]
BigKey = Annotated[int, mapped_column(BigInteger().with_variant(Integer(), "sqlite"), primary_key=True)]
BigRef = Annotated[int, mapped_column(BigInteger().with_variant(Integer(), "sqlite"))]
Words = Annotated[str, mapped_column(Text)]
Count = Annotated[int, mapped_column(Integer)]
Flag = Annotated[int, mapped_column(Integer)]  # 0 or 1: SQLite's STRICT tables have no boolean
Instant = Annotated[datetime, mapped_column(InstantType)]
Day = Annotated[date, mapped_column(DayType)]
Code = Annotated[str, mapped_column(CodeType)]
Hash = Annotated[bytes, mapped_column(LargeBinary)]


class Base(DeclarativeBase):
    """Names every constraint, so that migrations can drop it; every table is STRICT on SQLite."""

    metadata = MetaData(naming_convention=NAMING)
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012 - SQLAlchemy reads it once


class AreaScoped:
    """A table whose rows belong to an area: readable only through `visible()`."""

    __tablename__: str
    __table_args__: Any = {"info": {"scoped": True}, "sqlite_strict": True}  # noqa: RUF012 - SQLAlchemy reads it once

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"))


SCOPED: dict[str, Any] = AreaScoped.__table_args__
PLAIN: dict[str, Any] = Base.__table_args__
ROLLUP: dict[str, Any] = {**SCOPED, "sqlite_with_rowid": False}  # the primary key is the table
