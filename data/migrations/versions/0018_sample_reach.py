"""Create the rollup of samples by province and party: in how many kab/kota they reach the minimum."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "sample_reach",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("met", "open", "repair", "out")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_sample_reach_area_code")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_sample_reach_round_id")),
        sa.PrimaryKeyConstraint("round_id", "area_code", "until", "party", name=op.f("pk_sample_reach")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("sample_reach")
