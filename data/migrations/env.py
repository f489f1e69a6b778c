"""Alembic's environment: migrations run on the connection that `data.migrate` gives them."""

from __future__ import annotations

from alembic import context

from data.models import Base


def include_object(item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:  # noqa: FBT001 - Alembic's signature
    """Compare everything but what a database keeps for itself."""
    del item
    return not (kind == "table" and (name or "").startswith("sqlite_"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    include_object=include_object,
)
with context.begin_transaction():
    context.run_migrations()
