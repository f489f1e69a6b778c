"""Rollups: what pages read. Each answers one question and is rebuilt for touched keys in the import's transaction.

Rows are intervals: a row holds from its day until the next change (`until`, exclusive; `FOREVER` while it is the
newest), so the state at the end of day D is `day <= D AND until > D`: one row a key, however long the history.
`at` is the newest instant that the row counts, for a moment inside the day.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import ROLLUP, AreaScoped, Base, Code, Count, Day, Instant

FOREVER: Final = date(9999, 12, 31)
SUMMED: Final = ("received", "checked", "ms", "bms", "tms")


class Progress(AreaScoped, Base):
    """State of one party in one area at the end of a day: items where there are any, else the newest recap.

    Numbers are cumulative; NULL is unknown. `origin` is `item`, `recap` or `total` (a recap of all parties).
    """

    __tablename__ = "progress"
    __table_args__ = (
        Index("ix_progress_party", "round_id", "object", "party", "until"),
        # What sums over a country read, by the end of the interval: however long the history, only rows in force.
        Index("ix_progress_until", "round_id", "object", "until", "area_code", "party", "day", "at", "origin", *SUMMED),
        ROLLUP,
    )

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    object: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    party: Mapped[Code] = mapped_column(primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    until: Mapped[Day]
    at: Mapped[Instant]
    origin: Mapped[Code]
    received: Mapped[Count]
    checked: Mapped[Count | None]
    ms: Mapped[Count | None]
    bms: Mapped[Count | None]
    tms: Mapped[Count | None]
    ganda_identik: Mapped[Count | None]
    ganda_eksternal: Mapped[Count | None]
    potensi_ganda: Mapped[Count | None]
    pekerjaan: Mapped[Count | None]
    usia: Mapped[Count | None]
    nik: Mapped[Count | None]


class AreaProgress(AreaScoped, Base):
    """State of one area over its registered parties at the end of a day (party rows win over *all parties*).

    `received_known` is the part of `received` whose `checked` is known: shares are taken of it, never of more.
    """

    __tablename__ = "area_progress"
    __table_args__ = (Index("ix_area_progress_until", "round_id", "object", "until", "area_code"), ROLLUP)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    object: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    day: Mapped[Day] = mapped_column(primary_key=True)
    until: Mapped[Day]
    at: Mapped[Instant]
    parties: Mapped[Count]  # rows summed
    least_ms: Mapped[Count | None]  # the smallest known MS of a party
    received: Mapped[Count]
    received_known: Mapped[Count | None]
    checked: Mapped[Count | None]
    ms: Mapped[Count | None]
    bms: Mapped[Count | None]
    tms: Mapped[Count | None]
    ganda_identik: Mapped[Count | None]
    ganda_eksternal: Mapped[Count | None]
    potensi_ganda: Mapped[Count | None]
    pekerjaan: Mapped[Count | None]
    usia: Mapped[Count | None]
    nik: Mapped[Count | None]


class PartyProgress(AreaScoped, Base):
    """State of one party over the kab/kota of a province at the end of a day; NULL is unknown, unknown parts are skipped.

    Own rows of the province count as `figures` counts them: of members until the first kab/kota has one, else always.
    `met`, `open`, `repair`, `out` (`data.thresholds.Reach`): in how many kab/kota with a report and a minimum the party
    stands so by its members; 0 for other objects.
    """

    __tablename__ = "party_progress"
    __table_args__ = (ROLLUP,)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    object: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)  # of a province
    until: Mapped[Day] = mapped_column(primary_key=True)  # before the party: what holds now stands together
    party: Mapped[Code] = mapped_column(primary_key=True)
    day: Mapped[Day]
    at: Mapped[Instant]
    areas: Mapped[Count]  # rows summed
    received: Mapped[Count]
    checked: Mapped[Count | None]
    ms: Mapped[Count | None]
    bms: Mapped[Count | None]
    tms: Mapped[Count | None]
    ganda_identik: Mapped[Count | None]
    ganda_eksternal: Mapped[Count | None]
    potensi_ganda: Mapped[Count | None]
    pekerjaan: Mapped[Count | None]
    usia: Mapped[Count | None]
    nik: Mapped[Count | None]
    met: Mapped[Count]
    open: Mapped[Count]
    repair: Mapped[Count]
    out: Mapped[Count]


class Disputed(AreaScoped, Base):
    """Where more than one source speaks, whenever that was; whether they differ at a moment is read from the sources.

    `kind` is `total` (a row of all parties beside parties' own), `items` (items and recaps of one party) or `absent`
    (facts of a party said not to be registered).
    """

    __tablename__ = "disputed"
    __table_args__ = (CheckConstraint("kind IN ('total', 'items', 'absent')", name="kind"), ROLLUP)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    object: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    party: Mapped[Code] = mapped_column(primary_key=True)
    kind: Mapped[Code] = mapped_column(primary_key=True)


class BacklogAge(AreaScoped, Base):
    """Items of an area by the day received, the day decided (`FOREVER` = open) and their findings, counted."""

    __tablename__ = "backlog_age"
    __table_args__ = (Index("ix_backlog_age_decided_on", "round_id", "object", "decided_on", "area_code"), ROLLUP)

    round_id: Mapped[Count] = mapped_column(ForeignKey("rounds.id"), primary_key=True)
    object: Mapped[Code] = mapped_column(primary_key=True)
    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    received_on: Mapped[Day] = mapped_column(primary_key=True)
    decided_on: Mapped[Day] = mapped_column(primary_key=True)
    findings: Mapped[Count] = mapped_column(primary_key=True)
    items: Mapped[Count]
