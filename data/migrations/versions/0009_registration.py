"""Create the tables of: registration."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
LEVELS = "level IN ('nasional', 'provinsi', 'kabkota')"


def upgrade() -> None:
    op.create_table(
        "required_documents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("level", CodeType(), nullable=False),
        sa.Column("code", CodeType(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("legal_basis", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.CheckConstraint(LEVELS, name=op.f("ck_required_documents_level")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_required_documents")),
        sa.UniqueConstraint("cycle", "level", "code", name=op.f("uq_required_documents_cycle_level_code")),
        sqlite_strict=True,
    )
    _documents()
    _progress()


def _documents() -> None:
    op.create_table(
        "registration_document",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("level", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("document", CodeType(), nullable=False),
        sa.Column("status", CodeType(), nullable=False),
        sa.Column("uploader", CodeType(), nullable=True),
        sa.Column("updated_at", InstantType(), nullable=False),
        sa.Column("updated_on", DayType(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.CheckConstraint(LEVELS, name=op.f("ck_registration_document_level")),
        sa.CheckConstraint(
            "status IN ('belum_diunggah', 'diunggah', 'lengkap', 'perlu_perbaikan')",
            name=op.f("ck_registration_document_status"),
        ),
        sa.CheckConstraint(
            "uploader IN ('DPP', 'DPW', 'DPC', 'helpdesk')", name=op.f("ck_registration_document_uploader")
        ),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_registration_document_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_registration_document_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_registration_document")),
        sa.UniqueConstraint(
            "cycle",
            "level",
            "area_code",
            "party",
            "document",
            "updated_at",
            name=op.f("uq_registration_document_cycle_level_area_code_party_document_updated_at"),
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_registration_document_batch_id", "registration_document", ["batch_id"], unique=False)


def _progress() -> None:
    counts = ("pairs", "done", "begun", "repairing", "reported", "uploaded", "complete", "repair")
    uploaders = ("by_dpp", "by_dpw", "by_dpc", "by_helpdesk")
    op.create_table(
        "registration_progress",
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("level", CodeType(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("day", DayType(), nullable=False),
        sa.Column("until", DayType(), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in (*counts, *uploaders)),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_registration_progress_area_code")),
        sa.PrimaryKeyConstraint("cycle", "level", "area_code", "party", "day", name=op.f("pk_registration_progress")),
        info={"scoped": True},
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("registration_progress")
    op.drop_index("ix_registration_document_batch_id", table_name="registration_document")
    op.drop_table("registration_document")
    op.drop_table("required_documents")
