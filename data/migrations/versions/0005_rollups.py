"""Create the tables of: rollups."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "area_progress",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("parties", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("received_known", sa.Integer(), nullable=True),
        sa.Column("checked", sa.Integer(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("bms", sa.Integer(), nullable=True),
        sa.Column("tms", sa.Integer(), nullable=True),
        sa.Column("ganda_identik", sa.Integer(), nullable=True),
        sa.Column("ganda_eksternal", sa.Integer(), nullable=True),
        sa.Column("potensi_ganda", sa.Integer(), nullable=True),
        sa.Column("pekerjaan", sa.Integer(), nullable=True),
        sa.Column("usia", sa.Integer(), nullable=True),
        sa.Column("nik", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_area_progress_area_code")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_area_progress_round_id")),
        sa.PrimaryKeyConstraint("round_id", "object", "area_code", "day", name=op.f("pk_area_progress")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_area_progress_until", "area_progress", ["round_id", "object", "until", "area_code"], unique=False
    )
    op.create_table(
        "backlog_age",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("received_on", DayType(), nullable=False),
        sa.Column("decided_on", DayType(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_backlog_age_area_code")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_backlog_age_round_id")),
        sa.PrimaryKeyConstraint(
            "round_id", "object", "area_code", "received_on", "decided_on", "findings", name=op.f("pk_backlog_age")
        ),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_backlog_age_decided_on", "backlog_age", ["round_id", "object", "decided_on", "area_code"], unique=False
    )
    op.create_table(
        "progress",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("origin", CodeType(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("bms", sa.Integer(), nullable=True),
        sa.Column("tms", sa.Integer(), nullable=True),
        sa.Column("ganda_identik", sa.Integer(), nullable=True),
        sa.Column("ganda_eksternal", sa.Integer(), nullable=True),
        sa.Column("potensi_ganda", sa.Integer(), nullable=True),
        sa.Column("pekerjaan", sa.Integer(), nullable=True),
        sa.Column("usia", sa.Integer(), nullable=True),
        sa.Column("nik", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_progress_area_code")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_progress_round_id")),
        sa.PrimaryKeyConstraint("round_id", "object", "area_code", "party", "day", name=op.f("pk_progress")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_progress_party", "progress", ["round_id", "object", "party", "until"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_progress_party", table_name="progress")
    op.drop_table("progress")
    op.drop_index("ix_backlog_age_decided_on", table_name="backlog_age")
    op.drop_table("backlog_age")
    op.drop_index("ix_area_progress_until", table_name="area_progress")
    op.drop_table("area_progress")
