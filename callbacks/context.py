"""What one request may use: everything a page's `load` gets besides its filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from dashboard.core.permissions import Permission, Role
    from dashboard.core.text import Lang
    from data.scope import Scope


@dataclass(frozen=True, slots=True)
class Ctx:
    """One request: an open session, the caller's scope, language and rights, and the present moment.

    Role and scope come only from the session row in the database, never from the browser.
    """

    db: Session
    scope: Scope
    lang: Lang
    user: str
    role: Role
    permissions: frozenset[Permission]
    now: datetime

    def may(self, permission: Permission) -> bool:
        """Whether the caller holds `permission`."""
        return permission in self.permissions
