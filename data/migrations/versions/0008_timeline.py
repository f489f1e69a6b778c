"""Create the tables of: planned courses and rule parameters; date decrees, narrow rounds, revise official minimums."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, InstantType

revision = "0008"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "plan_curve",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("time_percent", sa.Integer(), nullable=False),
        sa.Column("work_percent", sa.Integer(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name=op.f("ck_plan_curve_level")),
        sa.CheckConstraint(
            "time_percent BETWEEN 0 AND 100 AND work_percent BETWEEN 0 AND 100", name=op.f("ck_plan_curve_percent")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_curve")),
        sa.UniqueConstraint(
            "cycle",
            "stage",
            "level",
            "revision",
            "time_percent",
            name=op.f("uq_plan_curve_cycle_stage_level_revision_time_percent"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "rule_parameters",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_parameters")),
        sa.UniqueConstraint("cycle", "code", "revision", name=op.f("uq_rule_parameters_cycle_code_revision")),
        sqlite_strict=True,
    )
    op.add_column("stage_windows", sa.Column("decided_at", InstantType(), nullable=True))
    for name in ("parties", "areas", "legal_basis"):
        op.add_column("rounds", sa.Column(name, sa.Text(), nullable=True))
    _minimum_members(sa.Column("revision", sa.Integer(), nullable=False))


def downgrade() -> None:
    _minimum_members()
    for name in ("legal_basis", "areas", "parties"):
        op.drop_column("rounds", name)
    op.drop_column("stage_windows", "decided_at")
    op.drop_table("rule_parameters")
    op.drop_table("plan_curve")


def _minimum_members(*revision_column: sa.Column[int]) -> None:
    """Make the table anew with another primary key and put its rows back; going back keeps the newest revisions."""
    old = sa.Table("minimum_members", sa.MetaData(), autoload_with=op.get_bind())
    rows = [dict(row) for row in op.get_bind().execute(sa.select(old)).mappings()]
    op.drop_table("minimum_members")
    names = ["cycle", "area_code", *(column.name for column in revision_column)]
    new = op.create_table(
        "minimum_members",
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        *revision_column,
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_minimum_members_area_code")),
        sa.PrimaryKeyConstraint(*names, name=op.f("pk_minimum_members")),
        sqlite_strict=True,
    )
    newest = {
        tuple(row.get(name, 0) for name in names): {"revision": 0, **row}
        for row in sorted(rows, key=lambda row: row.get("revision", 0))
    }
    kept = [{name: row[name] for name in new.c.keys()} for row in newest.values()]  # noqa: SIM118 - of a table
    if kept:
        op.bulk_insert(new, kept)
