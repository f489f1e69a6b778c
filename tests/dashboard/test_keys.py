"""The key of form tokens and throttle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.keys import keyed, secret_of
from tests.dashboard.conftest import KEY, settings_for

if TYPE_CHECKING:
    from pathlib import Path


def test_a_given_secret_is_the_key(tmp_path: Path) -> None:
    assert secret_of(settings_for(tmp_path)) == KEY.encode()


def test_without_one_all_workers_share_a_private_file(tmp_path: Path) -> None:
    settings = settings_for(tmp_path / "keys", secret_key="")
    first, second = secret_of(settings), secret_of(settings)
    assert first == second
    assert len(first) == 64
    assert (tmp_path / "keys" / "session.key").stat().st_mode & 0o777 == 0o600


def test_hashes_of_different_purposes_never_meet() -> None:
    assert keyed(b"key", "account", "x") != keyed(b"key", "address", "x")
    assert keyed(b"key", "account", "x") != keyed(b"other", "account", "x")
    assert keyed(b"key", "account", "x") == keyed(b"key", "account", "x")
