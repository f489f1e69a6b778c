"""Create the tables of: reference data."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "areas",
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("parent_code", CodeType(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=False),
        sa.Column("capital", sa.Text(), nullable=True),
        sa.Column("latitude", sa.REAL(), nullable=True),
        sa.Column("longitude", sa.REAL(), nullable=True),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_year", sa.Integer(), nullable=True),
        sa.Column("kecamatan_count", sa.Integer(), nullable=True),
        sa.Column("tile_row", sa.Integer(), nullable=True),
        sa.Column("tile_col", sa.Integer(), nullable=True),
        sa.CheckConstraint("kind IN ('nation', 'province', 'kabupaten', 'kota')", name=op.f("ck_areas_kind")),
        sa.ForeignKeyConstraint(["parent_code"], ["areas.code"], name=op.f("fk_areas_parent_code")),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_areas")),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_areas_parent_code"), "areas", ["parent_code"], unique=False)
    op.create_table(
        "data_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_data_version_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_version")),
        sqlite_strict=True,
    )
    op.create_table(
        "installation",
        sa.Column("key", CodeType(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_installation")),
        sqlite_strict=True,
    )
    op.create_table(
        "parties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("abbreviation", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("verfak_required", sa.Integer(), nullable=False),
        sa.Column("final_status", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_parties")),
        sa.UniqueConstraint("cycle", "code", name=op.f("uq_parties_cycle_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "rounds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("first_on", DayType(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sa.UniqueConstraint("cycle", "code", name=op.f("uq_rounds_cycle_code")),
        sqlite_strict=True,
    )
    op.create_table(
        "stage_windows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("stage", CodeType(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("starts_at", InstantType(), nullable=False),
        sa.Column("ends_at", InstantType(), nullable=True),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint("level IN ('nasional', 'provinsi', 'kabkota')", name=op.f("ck_stage_windows_level")),
        sa.CheckConstraint("ends_at IS NULL OR ends_at >= starts_at", name=op.f("ck_stage_windows_ends_after_start")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_windows")),
        sa.UniqueConstraint(
            "cycle",
            "stage",
            "level",
            "area_code",
            "revision",
            name=op.f("uq_stage_windows_cycle_stage_level_area_code_revision"),
        ),
        sqlite_strict=True,
    )
    op.create_table(
        "minimum_members",
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_minimum_members_area_code")),
        sa.PrimaryKeyConstraint("cycle", "area_code", name=op.f("pk_minimum_members")),
        sqlite_strict=True,
    )


def downgrade() -> None:
    op.drop_table("minimum_members")
    op.drop_table("stage_windows")
    op.drop_table("rounds")
    op.drop_table("parties")
    op.drop_table("installation")
    op.drop_table("data_version")
    op.drop_index(op.f("ix_areas_parent_code"), table_name="areas")
    op.drop_table("areas")
