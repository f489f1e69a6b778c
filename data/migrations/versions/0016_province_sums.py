"""Rollups of parties by province, of the least MS of an area and of what sources dispute; who is registered by party.

What the rollups hold is counted by `data.migrate`, which knows the newest tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("area_progress", sa.Column("least_ms", sa.Integer(), nullable=True))
    _party_progress()
    _disputed()
    columns = ["cycle", "registered", "party", "area_code"]
    op.create_index("ix_party_presence_registered", "party_presence", columns, unique=False)


def _party_progress() -> None:
    op.create_table(
        "party_progress",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("areas", sa.Integer(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=True) for name in ("checked", "ms", "bms", "tms")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("met", "open", "repair", "out")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_party_progress_round_id")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_party_progress_area_code")),
        sa.PrimaryKeyConstraint("round_id", "object", "area_code", "until", "party", name=op.f("pk_party_progress")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _disputed() -> None:
    op.create_table(
        "disputed",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("kind", CodeType(), nullable=False),
        sa.CheckConstraint("kind IN ('total', 'items', 'absent')", name=op.f("ck_disputed_kind")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_disputed_round_id")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_disputed_area_code")),
        sa.PrimaryKeyConstraint("round_id", "object", "area_code", "party", "kind", name=op.f("pk_disputed")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_index("ix_party_presence_registered", table_name="party_presence")
    op.drop_table("disputed")
    op.drop_table("party_progress")
    op.drop_column("area_progress", "least_ms")
