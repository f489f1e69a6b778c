"""Create the tables of: facts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from data.models.base import CodeType, DayType, InstantType

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "factual_sample",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("as_of_at", InstantType(), nullable=False),
        sa.Column("as_of_on", DayType(), nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("sample", sa.Integer(), nullable=False),
        sa.Column("met_home", sa.Integer(), nullable=True),
        sa.Column("met_gathered", sa.Integer(), nullable=True),
        sa.Column("met_video", sa.Integer(), nullable=True),
        sa.Column("not_met", sa.Integer(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("tms", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_factual_sample_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_factual_sample_batch_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_factual_sample_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_factual_sample")),
        sa.UniqueConstraint(
            "round_id",
            "area_code",
            "party",
            "as_of_at",
            name=op.f("uq_factual_sample_round_id_area_code_party_as_of_at"),
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_factual_sample_batch_id", "factual_sample", ["batch_id"], unique=False)
    op.create_table(
        "party_presence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("cycle", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("registered", sa.Integer(), nullable=False),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("kecamatan_filled", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_party_presence_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_party_presence_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_party_presence")),
        sa.UniqueConstraint("cycle", "area_code", "party", name=op.f("uq_party_presence_cycle_area_code_party")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_party_presence_batch_id", "party_presence", ["batch_id"], unique=False)
    op.create_table(
        "public_complaint",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("as_of_at", InstantType(), nullable=False),
        sa.Column("as_of_on", DayType(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("in_process", sa.Integer(), nullable=True),
        sa.Column("resolved", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_public_complaint_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_public_complaint_batch_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_complaint")),
        sa.UniqueConstraint("area_code", "as_of_at", name=op.f("uq_public_complaint_area_code_as_of_at")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_public_complaint_batch_id", "public_complaint", ["batch_id"], unique=False)
    op.create_table(
        "verification_item",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("source_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", CodeType(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("method", CodeType(), nullable=True),
        sa.Column("team", sa.Text(), nullable=True),
        sa.Column("received_at", InstantType(), nullable=False),
        sa.Column("received_on", DayType(), nullable=False),
        sa.Column("decided_at", InstantType(), nullable=True),
        sa.Column("decided_on", DayType(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.CheckConstraint("status IN ('belum', 'MS', 'BMS', 'TMS')", name=op.f("ck_verification_item_status")),
        sa.CheckConstraint(
            "decided_at IS NULL OR decided_at >= received_at", name=op.f("ck_verification_item_decided_after_received")
        ),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_verification_item_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_verification_item_batch_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_verification_item_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_item")),
        sa.UniqueConstraint(
            "round_id", "object", "source_hash", name=op.f("uq_verification_item_round_id_object_source_hash")
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_verification_item_batch_id", "verification_item", ["batch_id"], unique=False)
    op.create_index(
        "ix_verification_item_key",
        "verification_item",
        ["round_id", "object", "area_code", "party", "received_at"],
        unique=False,
    )
    op.create_index(
        "ix_verification_item_decided",
        "verification_item",
        ["round_id", "object", "area_code", "decided_on", "decided_at", "party", "status"],
        unique=False,
    )
    op.create_index(
        "ix_verification_item_open",
        "verification_item",
        [
            "round_id",
            "object",
            "area_code",
            "received_on",
            "decided_at",
            "party",
            "findings",
            "status",
            "received_at",
        ],
        unique=False,
    )
    op.create_table(
        "verification_recap",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("object", CodeType(), nullable=False),
        sa.Column("party", CodeType(), nullable=False),
        sa.Column("as_of_at", InstantType(), nullable=False),
        sa.Column("as_of_on", DayType(), nullable=False),
        sa.Column("received", sa.Integer(), nullable=False),
        sa.Column("checked", sa.Integer(), nullable=True),
        sa.Column("ms", sa.Integer(), nullable=True),
        sa.Column("bms", sa.Integer(), nullable=True),
        sa.Column("tms", sa.Integer(), nullable=True),
        sa.Column("ganda_identik", sa.Integer(), nullable=True),
        sa.Column("ganda_eksternal", sa.Integer(), nullable=True),
        sa.Column("potensi_ganda", sa.Integer(), nullable=True),
        sa.Column("pekerjaan", sa.Integer(), nullable=True),
        sa.Column("usia", sa.Integer(), nullable=True),
        sa.Column("nik", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_verification_recap_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_verification_recap_batch_id")),
        sa.ForeignKeyConstraint(["round_id"], ["rounds.id"], name=op.f("fk_verification_recap_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_recap")),
        sa.UniqueConstraint(
            "round_id",
            "object",
            "area_code",
            "party",
            "as_of_at",
            name=op.f("uq_verification_recap_round_id_object_area_code_party_as_of_at"),
        ),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_verification_recap_batch_id", "verification_recap", ["batch_id"], unique=False)
    op.create_table(
        "verification_decision",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("status", CodeType(), nullable=False),
        sa.Column("rule_version", sa.Text(), nullable=False),
        sa.Column("decided_at", InstantType(), nullable=False),
        sa.Column("decided_on", DayType(), nullable=False),
        sa.Column("replaced_at", InstantType(), nullable=False),
        sa.Column("replaced_on", DayType(), nullable=False),
        sa.Column("batch_id", sa.Integer(), nullable=False),
        sa.Column("area_code", CodeType(), nullable=False),
        sa.ForeignKeyConstraint(["area_code"], ["areas.code"], name=op.f("fk_verification_decision_area_code")),
        sa.ForeignKeyConstraint(["batch_id"], ["batches.id"], name=op.f("fk_verification_decision_batch_id")),
        sa.ForeignKeyConstraint(
            ["item_id"], ["verification_item.id"], name=op.f("fk_verification_decision_item_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verification_decision")),
        info={"scoped": True},
        sqlite_strict=True,
    )
    op.create_index("ix_verification_decision_item_id", "verification_decision", ["item_id"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_verification_decision_item_id", table_name="verification_decision")
    op.drop_table("verification_decision")
    op.drop_index("ix_verification_recap_batch_id", table_name="verification_recap")
    op.drop_table("verification_recap")
    op.drop_index("ix_verification_item_open", table_name="verification_item")
    op.drop_index("ix_verification_item_decided", table_name="verification_item")
    op.drop_index("ix_verification_item_key", table_name="verification_item")
    op.drop_index("ix_verification_item_batch_id", table_name="verification_item")
    op.drop_table("verification_item")
    op.drop_index("ix_public_complaint_batch_id", table_name="public_complaint")
    op.drop_table("public_complaint")
    op.drop_index("ix_party_presence_batch_id", table_name="party_presence")
    op.drop_table("party_presence")
    op.drop_index("ix_factual_sample_batch_id", table_name="factual_sample")
    op.drop_table("factual_sample")
