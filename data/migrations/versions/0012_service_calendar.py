"""Create the tables of: service hours and special days of Help Desks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "service_hours",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("valid_from", DayType(), nullable=False),
        sa.Column("valid_until", DayType(), nullable=True),
        sa.Column("on_holidays", sa.Integer(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.CheckConstraint("weekday BETWEEN 0 AND 6", name=op.f("ck_service_hours_weekday")),
        sa.CheckConstraint("opens >= 0 AND opens < closes AND closes <= 1440", name=op.f("ck_service_hours_interval")),
        sa.CheckConstraint(
            "valid_until IS NULL OR valid_until >= valid_from", name=op.f("ck_service_hours_valid_until")
        ),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_hours_area_code")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_hours")),
        sa.UniqueConstraint(
            "area_code",
            "stage",
            "weekday",
            "valid_from",
            "opens",
            name=op.f("uq_service_hours_area_code_stage_weekday_valid_from_opens"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "service_special_days",
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=True),
        sa.Column("closes", sa.Integer(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.CheckConstraint("(opens IS NULL) = (closes IS NULL)", name=op.f("ck_service_special_days_both")),
        sa.CheckConstraint(
            "opens >= 0 AND opens < closes AND closes <= 1440", name=op.f("ck_service_special_days_interval")
        ),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_service_special_days_area_code")),
        sa.PrimaryKeyConstraint("area_code", "day", name=op.f("pk_service_special_days")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("service_special_days")
    op.drop_table("service_hours")
