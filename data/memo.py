"""Reads of one view asked for once: sessions that only read may remember what they were told."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session

MEMO: Final = "memo"
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def remember(db: Session) -> Session:
    """Let `db`, which must not write from here on, answer the same question from memory."""
    db.info[MEMO] = {}
    return db


def once(read: Callable[Concatenate[Session, Asked], Answer]) -> Callable[Concatenate[Session, Asked], Answer]:
    """Make `read` remember its answers, by its arguments (hashable), in sessions that `remember`; nobody may change one."""

    @wraps(read)
    def run(db: Session, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        memo: dict[Any, Any] | None = db.info.get(MEMO)
        if memo is None:
            return read(db, *args, **kwargs)
        key = (read, args, *sorted(kwargs.items()))
        if key not in memo:
            memo[key] = read(db, *args, **kwargs)
        return memo[key]  # type: ignore[no-any-return]  # kept under its own read

    return run
