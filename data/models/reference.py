"""Reference data: areas, parties, cycles, stages, rounds and the installation itself."""

from __future__ import annotations

from sqlalchemy import REAL, CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import PLAIN, Base, Code, Count, Day, Flag, Instant, PrimaryKey, Words


class Installation(Base):
    """What this database is: `kind` (`demo` or `production`), `clock` (an instant at which a demo's clock stands)."""

    __tablename__ = "installation"

    key: Mapped[Code] = mapped_column(primary_key=True)
    value: Mapped[Words]


class DataVersion(Base):
    """One row; its number grows with every committed write that a page could show. Caches are keyed by it."""

    __tablename__ = "data_version"
    __table_args__ = (CheckConstraint("id = 1", name="one_row"), PLAIN)

    id: Mapped[PrimaryKey]
    version: Mapped[Count]


class Area(Base):
    """A province (`33`) or a kab/kota (`33.73`); the root `*` is the nation. Reference data, open to every user."""

    __tablename__ = "areas"
    __table_args__ = (CheckConstraint("kind IN ('nation', 'province', 'kabupaten', 'kota')", name="kind"), PLAIN)

    code: Mapped[Code] = mapped_column(primary_key=True)
    parent_code: Mapped[Code | None] = mapped_column(ForeignKey("areas.code"), index=True)
    kind: Mapped[Words]
    name: Mapped[Words]
    short_name: Mapped[Words]
    capital: Mapped[Words | None]
    latitude: Mapped[float | None] = mapped_column(REAL)
    longitude: Mapped[float | None] = mapped_column(REAL)
    population: Mapped[Count | None]
    population_year: Mapped[Count | None]
    kecamatan_count: Mapped[Count | None]
    tile_row: Mapped[Count | None]  # in the tile map of its parent (kab/kota of Jateng: the province's own grid)
    tile_col: Mapped[Count | None]


class MinimumMembers(Base):
    """The official minimum of members in an area, by decree; it wins over the formula, the newest revision rules."""

    __tablename__ = "minimum_members"

    cycle: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    revision: Mapped[Count] = mapped_column(primary_key=True, default=0)
    members: Mapped[Count]
    source: Mapped[Words]


class Party(Base):
    """A political party in a cycle. `number` is the ballot number, once drawn."""

    __tablename__ = "parties"
    __table_args__ = (UniqueConstraint("cycle", "code"), PLAIN)

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    code: Mapped[Code]
    number: Mapped[Count | None]
    abbreviation: Mapped[Words]
    name: Mapped[Words]
    category: Mapped[Words]
    verfak_required: Mapped[Flag]
    final_status: Mapped[Words | None]


class StageWindow(Base):
    """When a stage runs at one level (or, with `area_code`, in one area only); revisions are kept, the newest rules."""

    __tablename__ = "stage_windows"
    __table_args__ = (
        UniqueConstraint("cycle", "stage", "level", "area_code", "revision"),
        CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name="level"),
        CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name="ends_after_start"),
        PLAIN,
    )

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    stage: Mapped[Code]
    level: Mapped[Words]
    area_code: Mapped[Code] = mapped_column(default="")  # '' = everywhere at this level
    revision: Mapped[Count]
    name: Mapped[Words]
    starts_at: Mapped[Instant]
    ends_at: Mapped[Instant | None]
    legal_basis: Mapped[Words]
    note: Mapped[Words | None]
    decided_at: Mapped[Instant | None]  # of the decree


class Round(Base):
    """A round (putaran) of verification: rows, because a dispute can add one.

    `parties` and `areas` are codes with commas between, where only some take part; None is all of them.
    """

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("cycle", "code"), PLAIN)

    id: Mapped[PrimaryKey]
    cycle: Mapped[Code]
    code: Mapped[Code]
    stage: Mapped[Code]
    name: Mapped[Words]
    position: Mapped[Count]
    first_on: Mapped[Day | None]
    parties: Mapped[Words | None]
    areas: Mapped[Words | None]
    legal_basis: Mapped[Words | None]
