"""Index the states of parties by the end of their intervals: sums over a country read only the rows in force."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

COLUMNS = ("round_id", "object", "until", "area_code", "party", "day", "at", "origin")
SUMMED = ("received", "checked", "ms", "bms", "tms")


def upgrade() -> None:
    op.create_index("ix_progress_until", "progress", [*COLUMNS, *SUMMED], unique=False)


def downgrade() -> None:
    op.drop_index("ix_progress_until", table_name="progress")
