"""Create the rollup of factual samples by area; index the samples of a party."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

COUNTS = ("sample", "met_home", "met_gathered", "met_video", "not_met", "ms", "tms")
REALS = ("projection", "below_squared", "above_squared", "least")


def upgrade() -> None:
    op.create_table(
        "sample_progress",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("parties", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in COUNTS),
        *(sa.Column(name, sa.Double().with_variant(sa.REAL(), "sqlite"), nullable=True) for name in REALS),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_sample_progress_area_code")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_sample_progress_round_id")),
        sa.PrimaryKeyConstraint("round_id", "area_code", "day", name=op.f("pk_sample_progress")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_sample_progress_until", "sample_progress", ["round_id", "until", "area_code"], unique=False)
    op.create_index(
        "ix_factual_sample_party", "factual_sample", ["round_id", "party", "area_code", "as_of_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_factual_sample_party", table_name="factual_sample")
    op.drop_table("sample_progress")
