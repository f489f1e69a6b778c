"""Create the tables of: attendance, readiness, satisfaction and alerts of the Help Desks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "satisfaction_answer",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("source_hash", sa.LargeBinary(), nullable=False),
        sa.Column("answered_at", InstantType(), nullable=False),
        sa.Column("answered_on", DayType(), nullable=False),
        sa.Column("u1", sa.Integer(), nullable=False),
        sa.Column("u2", sa.Integer(), nullable=False),
        sa.Column("u3", sa.Integer(), nullable=False),
        sa.Column("u4", sa.Integer(), nullable=False),
        sa.Column("u5", sa.Integer(), nullable=False),
        sa.Column("u6", sa.Integer(), nullable=False),
        sa.Column("u7", sa.Integer(), nullable=False),
        sa.Column("u8", sa.Integer(), nullable=False),
        sa.Column("u9", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_satisfaction_answer_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_satisfaction_answer_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_satisfaction_answer")),
        sa.UniqueConstraint("source_hash", name=op.f("uq_satisfaction_answer_source_hash")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_satisfaction_answer_batch_id", "satisfaction_answer", ["batch_id"], unique=False)
    op.create_index("ix_satisfaction_answer_day", "satisfaction_answer", ["area_code", "answered_on"], unique=False)
    op.create_table(
        "service_alert",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("audience", CodeType(), nullable=False),
        sa.Column("kind", CodeType(), nullable=False),
        sa.Column("subject", CodeType(), nullable=False),
        sa.Column("began_at", InstantType(), nullable=False),
        sa.Column("told_at", InstantType(), nullable=True),
        sa.Column("recovered_at", InstantType(), nullable=True),
        sa.Column("recovery_told_at", InstantType(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_alert_area_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_alert")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_service_alert_open", "service_alert", ["area_code", "recovered_at"], unique=False)
    op.create_index(
        "uq_service_alert_standing",
        "service_alert",
        ["audience", "area_code", "kind", "subject"],
        unique=True,
        sqlite_where=sa.column("recovered_at").is_(None),
        postgresql_where=sa.column("recovered_at").is_(None),
    )
    op.create_table(
        "service_attendance",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("held_at", InstantType(), nullable=False),
        sa.Column("held_on", DayType(), nullable=False),
        sa.Column("shift", CodeType(), nullable=False),
        sa.Column("scheduled", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=False),
        sa.Column("kpu_ri_filled", sa.Integer(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_attendance_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_service_attendance_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_attendance")),
        sa.UniqueConstraint(
            "area_code", "held_at", "shift", name=op.f("uq_service_attendance_area_code_held_at_shift")
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_service_attendance_batch_id", "service_attendance", ["batch_id"], unique=False)
    op.create_table(
        "service_readiness",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item", CodeType(), nullable=False),
        sa.Column("as_of_at", InstantType(), nullable=False),
        sa.Column("as_of_on", DayType(), nullable=False),
        sa.Column("available", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", CodeType(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_readiness_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_service_readiness_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_readiness")),
        sa.UniqueConstraint("area_code", "item", "as_of_at", name=op.f("uq_service_readiness_area_code_item_as_of_at")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_service_readiness_batch_id", "service_readiness", ["batch_id"], unique=False)
    op.create_table(
        "satisfaction_code",
        sa.Column("code_hash", sa.LargeBinary(), nullable=False),
        sa.Column("ticket_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("issued_at", InstantType(), nullable=False),
        sa.Column("issued_on", DayType(), nullable=False),
        sa.Column("expires_at", InstantType(), nullable=False),
        sa.Column("used_on", DayType(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_satisfaction_code_area_code")),
        sa.ForeignKeyConstraint(
            ["ticket_id"], ["service_ticket.id"], name=op.f("fk_satisfaction_code_ticket_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name=op.f("pk_satisfaction_code")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_satisfaction_code_area_code", "satisfaction_code", ["area_code", "issued_on"], unique=False)


def downgrade() -> None:
    op.drop_table("satisfaction_code")
    op.drop_table("service_readiness")
    op.drop_table("service_attendance")
    op.drop_table("service_alert")
    op.drop_table("satisfaction_answer")
