"""Records of what was denied, in a transaction of their own: they stand even if the request fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import structlog
from sqlalchemy.exc import SQLAlchemyError

from data.commands.audit import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy.orm import Session, sessionmaker

log = structlog.get_logger(__name__)
LONGEST = 200


def denials(write: sessionmaker[Session]) -> Callable[[str, str, str], None]:
    """A function `(actor, subject, why)` that records a denial; a database that cannot take it leaves a log line."""

    def denied(actor: str, subject: str, why: str) -> None:
        log.warning("denied", why=why)
        try:
            with write.begin() as db:
                record(db, actor=actor, action="ditolak", subject=subject[:LONGEST], detail={"alasan": why})
        except SQLAlchemyError:
            log.exception("denial_not_recorded", why=why)

    return denied
