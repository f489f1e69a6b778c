"""Who may not write for a desk, and what is not read at all: refused calmly, and nothing stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from sqlalchemy import select

from data.models import Audit
from tests.dashboard.conftest import MATRIX
from tests.dashboard.officers import Officer, key, words

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Edge, Visitor

ROUTES: Final = ("/layanan", "/layanan/1/langkah", "/layanan/1/survei", "/absensi", "/kesiapan")
WRITERS: Final = ("operator", "petugas")


@pytest.mark.parametrize("role", sorted(set(MATRIX["scopes"]) - set(WRITERS)))
@pytest.mark.parametrize("path", ROUTES)
def test_other_roles_write_nothing(edge: Edge, visitor: Callable[[str], Visitor], role: str, path: str) -> None:
    answer = Officer(edge, visitor(role)).send(path, channel="tatap_muka", category="nik")
    assert answer.status_code == 403
    with edge.sessions() as db:
        last = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
    assert (last.actor, "ditolak" in last.action or "tolak" in last.action) == (role, True)


@pytest.mark.parametrize("path", ROUTES)
def test_without_the_token_of_the_page_nothing_is_taken(officer: Officer, path: str) -> None:
    for token in ("", "x", "0" * 64):
        answer = officer.send(path, {"X-Form-Token": token}, channel="tatap_muka", category="nik")
        assert answer.status_code == 403
        assert "Muat ulang halaman" in words(answer)


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}])
@pytest.mark.parametrize("path", ROUTES)
def test_other_sites_write_nothing(officer: Officer, path: str, headers: dict[str, str]) -> None:
    assert officer.send(path, headers, channel="tatap_muka", category="nik").status_code == 403


@pytest.mark.parametrize("path", ROUTES)
def test_strangers_are_told_to_sign_in(stranger: Visitor, path: str) -> None:
    answer = stranger.client.post(path, json={"key": key()})
    assert answer.status_code == 401
    assert "masuk lagi" in words(answer)


@pytest.mark.parametrize("body", [b"", b"null", b"[]", b"{", b'{"a": [1]}', b'{"a": {"b": 1}}', b'{"key": "x"}'])
def test_odd_bodies_are_refused(officer: Officer, body: bytes) -> None:
    headers = {"X-Form-Token": officer.token, "Content-Type": "application/json"}
    answer = officer.visitor.client.post("/layanan", data=body, headers=headers)
    assert answer.status_code == 400
    assert words(answer)


def test_a_body_is_no_longer_than_64_kb_and_of_a_known_kind(officer: Officer) -> None:
    assert officer.send("/layanan", question="a" * 70_000).status_code == 413
    headers = {"X-Form-Token": officer.token, "Content-Type": "text/plain"}
    assert officer.visitor.client.post("/layanan", data="x", headers=headers).status_code == 415
