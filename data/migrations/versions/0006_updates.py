"""Create the tables of: updates by semester."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "calendar_days",
        sa.Column("held_at", InstantType(), nullable=False),
        sa.Column("held_on", DayType(), nullable=False),
        sa.Column("working", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("held_at", name=op.f("pk_calendar_days")),
        sqlite_strict=True,
    )
    op.create_table(
        "semesters",
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("accounts", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.CheckConstraint("accounts >= 0", name=op.f("ck_semesters_accounts")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_semesters")),
        sqlite_strict=True,
    )
    op.create_table(
        "party_update",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("semester", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("status", CodeType(), nullable=False),
        sa.Column("kepengurusan", sa.Integer(), nullable=True),
        sa.Column("perempuan", sa.Integer(), nullable=True),
        sa.Column("keanggotaan", sa.Integer(), nullable=True),
        sa.Column("kantor", sa.Integer(), nullable=True),
        sa.Column("submitted_at", InstantType(), nullable=True),
        sa.Column("submitted_on", DayType(), nullable=True),
        sa.Column("obstacle", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.CheckConstraint("status IN ('sudah', 'belum', 'tidak_terdaftar')", name=op.f("ck_party_update_status")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_party_update_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_party_update_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_update")),
        sa.UniqueConstraint("semester", "area_code", "party", name=op.f("uq_party_update_semester_area_code_party")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_party_update_batch_id", "party_update", ["batch_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_party_update_batch_id", table_name="party_update")
    op.drop_table("party_update")
    op.drop_table("semesters")
    op.drop_table("calendar_days")
