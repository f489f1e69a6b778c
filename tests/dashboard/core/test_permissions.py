"""Who may see the Help Desk's sums, its single services, and who may write them."""

from __future__ import annotations

import pytest

from dashboard.core.permissions import ROLES, Permission, Role

HOLDERS = {
    Permission.SERVICE_READ: {Role.PIMPINAN, Role.KOMISIONER, Role.OPERATOR, Role.PETUGAS, Role.PENGAWAS},
    Permission.TICKETS_READ: {Role.PIMPINAN, Role.KOMISIONER, Role.OPERATOR, Role.PETUGAS},
    Permission.SERVICE_WRITE: {Role.OPERATOR, Role.PETUGAS},
}


@pytest.mark.parametrize("permission", HOLDERS)
def test_a_right_of_the_help_desk_belongs_to_these_roles_and_to_no_other(permission: Permission) -> None:
    assert {role for role, held in ROLES.items() if permission in held} == HOLDERS[permission]


def test_every_role_has_rights_and_the_supervisor_none_on_single_rows() -> None:
    assert set(ROLES) == set(Role)
    assert not ROLES[Role.PENGAWAS] & {Permission.BACKLOG_READ, Permission.TICKETS_READ, Permission.SERVICE_WRITE}
