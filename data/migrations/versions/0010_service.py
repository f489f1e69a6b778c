"""Create the tables of: Help Desk."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_topics",
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("category", CodeType(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_service_topics")),
        sqlite_strict=True,
    )
    op.create_table(
        "service_day",
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("reopened", sa.Integer(), nullable=False),
        sa.Column("responded", sa.Integer(), nullable=False),
        sa.Column("response_met", sa.Integer(), nullable=False),
        sa.Column("resolved", sa.Integer(), nullable=False),
        sa.Column("resolution_met", sa.Integer(), nullable=False),
        sa.Column("first_contact", sa.Integer(), nullable=False),
        sa.Column("escalated", sa.Integer(), nullable=False),
        sa.Column("open_end", sa.Integer(), nullable=False),
        sa.Column("response", sa.LargeBinary(), nullable=False),
        sa.Column("resolution", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_day_area_code")),
        sa.PrimaryKeyConstraint("area_code", "day", name=op.f("pk_service_day")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_table(
        "service_ticket",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source_hash", sa.LargeBinary(), nullable=False),
        sa.Column("opened_at", InstantType(), nullable=False),
        sa.Column("opened_on", DayType(), nullable=False),
        sa.Column("channel", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("party_level", CodeType(), nullable=True),
        sa.Column("requester_role", CodeType(), nullable=True),
        sa.Column("stage", CodeType(), nullable=True),
        sa.Column("category", CodeType(), nullable=False),
        sa.Column("topic", CodeType(), nullable=True),
        sa.Column("question", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), nullable=True),
        sa.Column("officer", CodeType(), nullable=True),
        sa.Column("first_response_at", InstantType(), nullable=True),
        sa.Column("resolutions", sa.Text(), nullable=True),
        sa.Column("reopenings", sa.Text(), nullable=True),
        sa.Column("resolved_at", InstantType(), nullable=True),
        sa.Column("escalated_to", CodeType(), nullable=True),
        sa.Column("escalated_at", InstantType(), nullable=True),
        sa.Column("returned_at", InstantType(), nullable=True),
        sa.Column("pause_minutes", sa.Integer(), nullable=True),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("state", CodeType(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.CheckConstraint(
            "state IN ('terbuka', 'ditangani', 'menunggu', 'eskalasi', 'selesai')", name=op.f("ck_service_ticket_state")
        ),
        sa.CheckConstraint(
            "first_response_at IS NULL OR first_response_at >= opened_at",
            name=op.f("ck_service_ticket_response_after_opened"),
        ),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_ticket_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_service_ticket_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_ticket")),
        sa.UniqueConstraint("source_hash", name=op.f("uq_service_ticket_source_hash")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_service_ticket_batch_id", "service_ticket", ["batch_id"], unique=False)
    op.create_index("ix_service_ticket_opened", "service_ticket", ["area_code", "opened_at"], unique=False)
    op.create_table(
        "service_topic_day",
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("category", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("opened", sa.Integer(), nullable=False),
        sa.Column("repeated", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_topic_day_area_code")),
        sa.PrimaryKeyConstraint("area_code", "day", "category", "stage", "party", name=op.f("pk_service_topic_day")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    columns = ["area_code", "party", "category", "stage", "day", "opened", "repeated"]
    op.create_index("ix_service_topic_day_subject", "service_topic_day", columns, unique=False)
    op.create_table(
        "service_event",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("ticket_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("kind", CodeType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("officer", CodeType(), nullable=True),
        sa.Column("target", CodeType(), nullable=True),
        sa.Column("key_hash", sa.LargeBinary(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_event_area_code")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["service_ticket.id"], name=op.f("fk_service_event_ticket_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_event")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_service_event_key_hash")),
        sa.UniqueConstraint("ticket_id", "seq", name=op.f("uq_service_event_ticket_id_seq")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_table(
        "service_spell",
        sa.Column("ticket_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("channel", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=True),
        sa.Column("category", CodeType(), nullable=False),
        sa.Column("topic", CodeType(), nullable=True),
        sa.Column("officer", CodeType(), nullable=True),
        sa.Column("opened_at", InstantType(), nullable=False),
        sa.Column("opened_on", DayType(), nullable=False),
        sa.Column("responded_at", InstantType(), nullable=True),
        sa.Column("responded_on", DayType(), nullable=True),
        sa.Column("response_due_at", InstantType(), nullable=True),
        sa.Column("response_s", sa.Integer(), nullable=True),
        sa.Column("escalated_to", CodeType(), nullable=True),
        sa.Column("escalated_at", InstantType(), nullable=True),
        sa.Column("escalated_on", DayType(), nullable=True),
        sa.Column("returned_at", InstantType(), nullable=True),
        sa.Column("waiting_since", InstantType(), nullable=True),
        sa.Column("paused_s", sa.Integer(), nullable=False),
        sa.Column("resolved_at", InstantType(), nullable=True),
        sa.Column("resolved_on", DayType(), nullable=True),
        sa.Column("resolution_s", sa.Integer(), nullable=True),
        sa.Column("target_s", sa.Integer(), nullable=False),
        sa.Column("due_at", InstantType(), nullable=True),
        sa.Column("due_before_at", InstantType(), nullable=True),
        sa.Column("first_contact", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_spell_area_code")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["service_ticket.id"], name=op.f("fk_service_spell_ticket_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("ticket_id", "n", name=op.f("pk_service_spell")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    due = ["due_at", "due_before_at", "escalated_at", "waiting_since"]
    columns = ["area_code", "resolved_at", "opened_at", "ticket_id", "n", *due]
    op.create_index("ix_service_spell_open", "service_spell", columns, unique=False)
    columns = ["area_code", "channel", "n", "opened_on", "opened_at", "ticket_id"]
    op.create_index("ix_service_spell_channel", "service_spell", columns, unique=False)
    op.create_index(
        "ix_service_spell_due",
        "service_spell",
        ["area_code", "due_at", "opened_at", "escalated_at", "returned_at", "waiting_since", "ticket_id"],
        unique=False,
        sqlite_where=sa.column("resolved_at").is_(None),
        postgresql_where=sa.column("resolved_at").is_(None),
    )
    columns = ["area_code", "opened_on", "n", "opened_at", "ticket_id", "category", "topic", "party"]
    op.create_index("ix_service_spell_opened", "service_spell", columns, unique=False)


def downgrade() -> None:
    op.drop_table("service_spell")
    op.drop_table("service_event")
    op.drop_table("service_topic_day")
    op.drop_table("service_ticket")
    op.drop_table("service_day")
    op.drop_table("service_topics")
