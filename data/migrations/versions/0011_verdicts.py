"""Create the tables of: official verdicts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "official_verdict",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("verdict", CodeType(), nullable=False),
        sa.Column("decided_at", InstantType(), nullable=False),
        sa.Column("decided_on", DayType(), nullable=False),
        sa.Column("decree", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.CheckConstraint("verdict IN ('MS', 'TMS')", name=op.f("ck_official_verdict_verdict")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_official_verdict_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_official_verdict_batch_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_official_verdict_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_official_verdict")),
        sa.UniqueConstraint(
            "round_id",
            "area_code",
            "party",
            "decided_at",
            name=op.f("uq_official_verdict_round_id_area_code_party_decided_at"),
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_official_verdict_batch_id", "official_verdict", ["batch_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_official_verdict_batch_id", table_name="official_verdict")
    op.drop_table("official_verdict")
