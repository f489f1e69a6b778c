"""A tap at a desk while an import holds the database: told within seconds, nothing lost, sent again with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.commands import audit, locks
from data.commands.version import bump
from data.models import ServiceTicket
from tests.dashboard.officers import key, rows, words

if TYPE_CHECKING:
    import pytest

    from tests.dashboard.conftest import Edge
    from tests.dashboard.officers import Officer


def test_a_tap_waits_shortly_and_comes_again_with_its_key(
    edge: Edge, officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL keeps officers and imports apart until an import writes the log; SQLite has one writer."""
    monkeypatch.setattr("data.engine.BUSY_MS", 200)
    before, mine = rows(edge, ServiceTicket), key()
    said = {"channel": "surel", "category": "nik", "party": "pkb"}
    with edge.write() as importing:
        locks.begin(importing)
        audit.record(importing, actor="penguji", action="import", subject="berkas")
        bump(importing)
        refused = officer.send("/layanan", key=mine, **said)
        assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
        assert words(refused).startswith("Impor lain sedang berjalan, jadi belum ada yang disimpan.")
    for _ in range(2):
        assert officer.send("/layanan", key=mine, ago=7, **said).status_code == 200
    assert rows(edge, ServiceTicket) == before + 1
