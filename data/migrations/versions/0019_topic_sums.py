"""Rollup of what was asked by province; findings of parties by province.

What the rollups hold is counted by `data.migrate`, which knows the newest tables: `party_progress` anew.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

FINDINGS = ("ganda_identik", "ganda_eksternal", "potensi_ganda", "pekerjaan", "usia", "nik")
NAME = "service_topic_province_day"


def upgrade() -> None:
    op.create_table(
        NAME,
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        *(sa.Column(name, CodeType(), nullable=False) for name in ("category", "stage", "party")),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("opened", "repeated")),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f(f"fk_{NAME}_area_code")),
        sa.PrimaryKeyConstraint("area_code", "day", "category", "stage", "party", name=op.f(f"pk_{NAME}")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.execute(sa.delete(sa.table("party_progress")))
    for name in FINDINGS:
        op.add_column("party_progress", sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    for name in FINDINGS:
        op.drop_column("party_progress", name)
    op.drop_table(NAME)
