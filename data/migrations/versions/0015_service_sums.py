"""Rollups of the Help Desk by channel and of provinces; open spells in an index of their own.

What the rollups hold is counted by `data.migrate`, which knows the newest tables.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

COUNTED = (
    "opened", "reopened", "responded", "response_met", "resolved", "resolution_met", "first_contact", "escalated",
)  # fmt: skip
STANDING = [
    "area_code", "opened_at", "opened_on", "channel", "n", "responded_at", "response_due_at", "returned_at", "due_at",
    "due_before_at", "escalated_at", "waiting_since", "resolved_at",
]  # fmt: skip
CHANNEL = ["area_code", "channel", "n", "opened_on", "opened_at", "ticket_id"]


def upgrade() -> None:
    for name in ("service_channel_day", "service_province_day"):
        op.create_table(
            name,
            sa.Column("area_code", CodeType(), nullable=False),
            sa.Column("channel", CodeType(), nullable=False),
            sa.Column("day", DayType(), nullable=False),
            sa.Column("at", InstantType(), nullable=False),
            *(sa.Column(counted, sa.Integer(), nullable=False) for counted in COUNTED),
            sa.Column("response", sa.LargeBinary(), nullable=False),
            sa.Column("resolution", sa.LargeBinary(), nullable=False),
            sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f(f"fk_{name}_area_code")),
            sa.PrimaryKeyConstraint("area_code", "channel", "day", name=op.f(f"pk_{name}")),
            info={"scoped": True},
            sqlite_strict=True,
            sqlite_with_rowid=False,
        )
    still_open = sa.column("resolved_at").is_(None)
    op.create_index(
        "ix_service_spell_standing",
        "service_spell",
        STANDING,
        unique=False,
        sqlite_where=still_open,
        postgresql_where=still_open,
    )
    op.drop_index("ix_service_spell_channel", table_name="service_spell")
    op.create_index("ix_service_spell_channel", "service_spell", [*CHANNEL, "party"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_service_spell_channel", table_name="service_spell")
    op.create_index("ix_service_spell_channel", "service_spell", CHANNEL, unique=False)
    op.drop_index("ix_service_spell_standing", table_name="service_spell")
    op.drop_table("service_province_day")
    op.drop_table("service_channel_day")
