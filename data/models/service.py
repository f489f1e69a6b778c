"""Help Desk: services recorded (tickets and what happened to them), attendance, readiness, satisfaction.

No names, phones or NIK: a ticket knows its requester by role only, its officer by a code, its source id by a keyed hash.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, column
from sqlalchemy.orm import Mapped, mapped_column

from data.models.base import (
    PLAIN,
    SCOPED,
    AreaScoped,
    Base,
    BigKey,
    BigRef,
    Code,
    Count,
    Day,
    Flag,
    Hash,
    Instant,
    Words,
)

LISTED = ("n", "opened_at", "ticket_id", "category", "topic", "party")
DUE = ("due_at", "due_before_at", "escalated_at", "waiting_since")
STANDING = (
    "opened_at", "opened_on", "channel", "n", "responded_at", "response_due_at", "returned_at", *DUE, "resolved_at",
)  # fmt: skip


class ServiceTopic(Base):
    """One managed question with its answer and what the answer rests on, so that every desk answers alike."""

    __tablename__ = "service_topics"
    __table_args__ = PLAIN

    code: Mapped[Code] = mapped_column(primary_key=True)
    category: Mapped[Code]
    question: Mapped[Words]
    answer: Mapped[Words]
    reference: Mapped[Words]
    position: Mapped[Count]


class ServiceTicket(AreaScoped, Base):
    """One service record as it stands now; `party` = '' when none is concerned.

    `resolutions` and `reopenings` are the instants at which it was resolved and opened again: ISO, UTC, in order, parted
    by `;`. `resolved_at` is the end that holds now (NULL while open). `pause_minutes` is service time spent *menunggu
    parpol*. A ticket of a file has a batch; one of the form has none, and its events say everything.
    """

    __tablename__ = "service_ticket"
    __table_args__ = (
        UniqueConstraint("source_hash"),
        CheckConstraint("state IN ('terbuka', 'ditangani', 'menunggu', 'eskalasi', 'selesai')", name="state"),
        CheckConstraint("first_response_at IS NULL OR first_response_at >= opened_at", name="response_after_opened"),
        Index("ix_service_ticket_opened", "area_code", "opened_at"),
        Index("ix_service_ticket_batch_id", "batch_id"),
        SCOPED,
    )

    id: Mapped[BigKey]
    source_hash: Mapped[Hash]  # HMAC of the file's source id, or of the form's idempotency key
    opened_at: Mapped[Instant]
    opened_on: Mapped[Day]
    channel: Mapped[Code]
    party: Mapped[Code]
    party_level: Mapped[Code | None]  # DPP, DPW, DPC
    requester_role: Mapped[Code | None]
    stage: Mapped[Code | None]
    category: Mapped[Code]
    topic: Mapped[Code | None]  # a code of service_topics, whose answer was given
    question: Mapped[Words | None]  # free text, runs of 16 digits masked
    answer: Mapped[Words | None]
    reference: Mapped[Words | None]
    officer: Mapped[Code | None]
    first_response_at: Mapped[Instant | None]
    resolutions: Mapped[Words | None]
    reopenings: Mapped[Words | None]
    resolved_at: Mapped[Instant | None]
    escalated_to: Mapped[Code | None]  # provinsi, kpu_ri
    escalated_at: Mapped[Instant | None]
    returned_at: Mapped[Instant | None]
    pause_minutes: Mapped[Count | None]
    rating: Mapped[Count | None]  # 1..5
    state: Mapped[Code]
    version: Mapped[Count]  # counts the steps: a form that saw an older one is refused
    batch_id: Mapped[Count | None] = mapped_column(ForeignKey("batches.id"))


class ServiceEvent(AreaScoped, Base):
    """A step of a ticket of the form: what happened, when, by which officer; append-only, `seq` from 1."""

    __tablename__ = "service_event"
    __table_args__ = (UniqueConstraint("ticket_id", "seq"), UniqueConstraint("key_hash"), SCOPED)

    id: Mapped[BigKey]
    ticket_id: Mapped[BigRef] = mapped_column(ForeignKey("service_ticket.id", ondelete="CASCADE"))
    seq: Mapped[Count]
    kind: Mapped[Code]  # data.helpdesk.STEPS
    at: Mapped[Instant]
    officer: Mapped[Code | None]
    target: Mapped[Code | None]  # where an escalation goes, the officer it moves to, the rating
    key_hash: Mapped[Hash]  # HMAC of the idempotency key: the same tap sent twice is one step


class ServiceSpell(AreaScoped, Base):
    """One open spell of a ticket, timed on its own in service seconds; derived from the ticket, kept with it.

    `response_s` is known in the first spell only: a reopen never rewrites it. `due_at` ends the target of the spell,
    moved by pauses; it is NULL while the clock stands (`waiting_since`), unless it had passed before. `due_before_at` is
    what it was before the spell's escalation (of one that never was escalated: before the pause that still runs), for
    those who ask about a moment before it; NULL where neither came.
    """

    __tablename__ = "service_spell"
    __table_args__ = (
        Index("ix_service_spell_open", "area_code", "resolved_at", "opened_at", "ticket_id", "n", *DUE),
        Index("ix_service_spell_channel", "area_code", "channel", "n", "opened_on", "opened_at", "ticket_id", "party"),
        Index("ix_service_spell_opened", "area_code", "opened_on", *LISTED),  # a list is counted and sorted by it alone
        Index(  # of open spells only: alerts are answered from it alone
            "ix_service_spell_due",
            "area_code",
            "due_at",
            "opened_at",
            "escalated_at",
            "returned_at",
            "waiting_since",
            "ticket_id",
            sqlite_where=column("resolved_at").is_(None),
            postgresql_where=column("resolved_at").is_(None),
        ),
        Index(  # how each desk stands is summed from it alone: SQLite looks at `resolved_at`, though it is always NULL there
            "ix_service_spell_standing",
            "area_code",
            *STANDING,
            sqlite_where=column("resolved_at").is_(None),
            postgresql_where=column("resolved_at").is_(None),
        ),
        SCOPED,
    )

    ticket_id: Mapped[BigRef] = mapped_column(ForeignKey("service_ticket.id", ondelete="CASCADE"), primary_key=True)
    n: Mapped[Count] = mapped_column(primary_key=True)
    channel: Mapped[Code]
    party: Mapped[Code]
    stage: Mapped[Code | None]
    category: Mapped[Code]
    topic: Mapped[Code | None]
    officer: Mapped[Code | None]  # who had it when the spell ended, or has it
    opened_at: Mapped[Instant]
    opened_on: Mapped[Day]
    responded_at: Mapped[Instant | None]
    responded_on: Mapped[Day | None]
    response_due_at: Mapped[Instant | None]
    response_s: Mapped[Count | None]
    escalated_to: Mapped[Code | None]
    escalated_at: Mapped[Instant | None]
    escalated_on: Mapped[Day | None]
    returned_at: Mapped[Instant | None]
    waiting_since: Mapped[Instant | None]  # the clock stands: menunggu parpol
    paused_s: Mapped[Count]
    resolved_at: Mapped[Instant | None]
    resolved_on: Mapped[Day | None]
    resolution_s: Mapped[Count | None]
    target_s: Mapped[Count]  # one service day, three for an escalated one
    due_at: Mapped[Instant | None]
    due_before_at: Mapped[Instant | None]
    first_contact: Mapped[Flag]  # the first spell, over on its first service day without pause or escalation


class HappenedOnDay:
    """Columns of what happened on one day; durations as mergeable `data.durations.Durations` bytes."""

    day: Mapped[Day] = mapped_column(primary_key=True)
    at: Mapped[Instant]  # the newest instant that the row counts
    opened: Mapped[Count]  # first spells that began
    reopened: Mapped[Count]
    responded: Mapped[Count]
    response_met: Mapped[Count]
    resolved: Mapped[Count]  # spells that ended
    resolution_met: Mapped[Count]
    first_contact: Mapped[Count]  # of those: first spells ended without pause or escalation
    escalated: Mapped[Count]
    response: Mapped[Hash]
    resolution: Mapped[Hash]


class ServiceDay(HappenedOnDay, AreaScoped, Base):
    """Rollup: what happened at one desk on one day.

    A day on which nothing happened has no row: what is open at the end of any day stands in the last row up to it.
    """

    __tablename__ = "service_day"
    __table_args__ = {**SCOPED, "sqlite_with_rowid": False}  # noqa: RUF012 - SQLAlchemy reads it once

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    open_end: Mapped[Count]  # spells open at the end of the day


class ServiceChannelDay(HappenedOnDay, AreaScoped, Base):
    """Rollup: what happened at one desk on one day by one channel."""

    __tablename__ = "service_channel_day"
    __table_args__ = {**SCOPED, "sqlite_with_rowid": False}  # noqa: RUF012 - as above

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    channel: Mapped[Code] = mapped_column(primary_key=True)


class ServiceProvinceDay(HappenedOnDay, AreaScoped, Base):
    """Rollup: what happened on one day at all desks of a province together, by channel ('' = by any).

    A country is answered from 38 rows a day instead of 552. `area_code` is the province: here its sum, not its own desk.
    """

    __tablename__ = "service_province_day"
    __table_args__ = {**SCOPED, "sqlite_with_rowid": False}  # noqa: RUF012 - as above

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
    channel: Mapped[Code] = mapped_column(primary_key=True)


class AskedOnDay:
    """Columns of what was asked on one day, by category, stage ('' unknown) and party ('' none)."""

    day: Mapped[Day] = mapped_column(primary_key=True)
    category: Mapped[Code] = mapped_column(primary_key=True)
    stage: Mapped[Code] = mapped_column(primary_key=True)
    party: Mapped[Code] = mapped_column(primary_key=True)
    opened: Mapped[Count]
    repeated: Mapped[Count]  # the same party asked the same at the same desk in the seven days before


class ServiceTopicDay(AskedOnDay, AreaScoped, Base):
    """Rollup: what was asked at one desk on one day, by subject."""

    __tablename__ = "service_topic_day"
    __table_args__ = (
        Index(  # any number of days is summed by subject from it alone, without a sort
            "ix_service_topic_day_subject", "area_code", "party", "category", "stage", "day", "opened", "repeated"
        ),
        {**SCOPED, "sqlite_with_rowid": False},
    )

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)


class ServiceTopicProvinceDay(AskedOnDay, AreaScoped, Base):
    """Rollup: what was asked on one day at all desks of a province together (`area_code`), by subject."""

    __tablename__ = "service_topic_province_day"
    __table_args__ = {**SCOPED, "sqlite_with_rowid": False}  # noqa: RUF012 - as above

    area_code: Mapped[Code] = mapped_column(ForeignKey("areas.code"), primary_key=True)
