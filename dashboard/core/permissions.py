"""Who may do what: roles and the permissions they carry (`docs/panduan.md`, *Peran*)."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Permission(StrEnum):
    """One thing a user may do; pages, callbacks and routes each name exactly one."""

    OVERVIEW_READ = "overview:read"
    VERIFICATION_READ = "verification:read"
    AREA_READ = "area:read"
    TIMELINE_READ = "timeline:read"
    PARTY_READ = "party:read"
    UPDATES_READ = "updates:read"
    COMPLAINTS_READ = "complaints:read"
    REGISTRATION_READ = "registration:read"
    BACKLOG_READ = "backlog:read"
    BACKLOG_EXPORT = "backlog:export"
    SERVICE_READ = "service:read"  # sums of the Help Desks
    TICKETS_READ = "tickets:read"  # single services
    SERVICE_WRITE = "service:write"  # services, attendance and readiness of the own desk
    LISTS_EXPORT = "lists:export"
    HELP_READ = "help:read"
    IMPORT_WRITE = "import:write"
    REFERENCE_WRITE = "reference:write"
    USERS_WRITE = "users:write"


class Role(StrEnum):
    """The roles of KPU's offices and of its supervisor."""

    PIMPINAN = "pimpinan"
    KOMISIONER = "komisioner"
    OPERATOR = "operator"
    PETUGAS = "petugas"
    PENGAWAS = "pengawas"
    ADMIN = "admin"


_AGGREGATES: Final = frozenset(
    {
        Permission.OVERVIEW_READ,
        Permission.TIMELINE_READ,
        Permission.REGISTRATION_READ,
        Permission.VERIFICATION_READ,
        Permission.PARTY_READ,
        Permission.UPDATES_READ,
        Permission.COMPLAINTS_READ,
        Permission.AREA_READ,
        Permission.SERVICE_READ,
        Permission.HELP_READ,
    }
)
_ROWS: Final = _AGGREGATES | {Permission.BACKLOG_READ, Permission.TICKETS_READ}
_FILES: Final = frozenset({Permission.BACKLOG_EXPORT, Permission.LISTS_EXPORT})

ROLES: Final[dict[Role, frozenset[Permission]]] = {
    Role.PIMPINAN: _ROWS | _FILES,
    Role.KOMISIONER: _ROWS | _FILES,
    Role.OPERATOR: _ROWS | _FILES | {Permission.IMPORT_WRITE, Permission.SERVICE_WRITE},
    Role.PETUGAS: _ROWS | {Permission.SERVICE_WRITE},
    Role.PENGAWAS: _AGGREGATES,
    Role.ADMIN: frozenset({Permission.HELP_READ, Permission.REFERENCE_WRITE, Permission.USERS_WRITE}),
}
