"""Create the tables of: batches and audit."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, InstantType

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", InstantType(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("action", CodeType(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("previous", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sqlite_strict=True,
    )
    op.create_index("ix_audit_at", "audit", ["at"], unique=False)
    op.create_table(
        "batches",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", CodeType(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("imported_at", InstantType(), nullable=False),
        sa.Column("imported_by", sa.Text(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("undone_at", InstantType(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
        sqlite_strict=True,
    )
    op.create_index(
        "uq_batches_file",
        "batches",
        ["sha256", "kind", "scope"],
        unique=True,
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", CodeType(), nullable=False),
        sa.Column("fact_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("object", CodeType(), nullable=True),
        sa.Column("party", CodeType(), nullable=True),
        sa.Column("as_of_at", InstantType(), nullable=True),
        sa.Column("column", CodeType(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("corrected_at", InstantType(), nullable=False),
        sa.Column("corrected_by", sa.Text(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("old_batch_id", sa.Integer(), nullable=True),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_corrections_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_corrections_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_corrections_area_code", "corrections", ["area_code", "corrected_at"], unique=False)
    op.create_index("ix_corrections_batch_id", "corrections", ["batch_id"], unique=False)
    op.create_table(
        "rejected_rows",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("cells", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_rejected_rows_area_code")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_rejected_rows_batch_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rejected_rows")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_rejected_rows_batch_id", "rejected_rows", ["batch_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_rejected_rows_batch_id", table_name="rejected_rows")
    op.drop_table("rejected_rows")
    op.drop_index("ix_corrections_batch_id", table_name="corrections")
    op.drop_index("ix_corrections_area_code", table_name="corrections")
    op.drop_table("corrections")
    op.drop_index(
        "uq_batches_file",
        table_name="batches",
        sqlite_where=sa.text("undone_at IS NULL"),
        postgresql_where=sa.text("undone_at IS NULL"),
    )
    op.drop_table("batches")
    op.drop_index("ix_audit_at", table_name="audit")
    op.drop_table("audit")
