"""The identity key: given, or made once with mode 0600; hashes are keyed."""

from __future__ import annotations

import hashlib
import hmac
import stat
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from dashboard.core.settings import Settings
from data.commands.identity import hashed, identity_key

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_key_of_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IDENTITY_KEY", "kunci dari lingkungan")
    monkeypatch.setenv("IDENTITY_KEY_FILE", str(tmp_path / "identity.key"))
    assert identity_key(Settings()) == b"kunci dari lingkungan"
    assert list(tmp_path.iterdir()) == []


def test_the_key_file_is_made_once_for_its_owner_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("IDENTITY_KEY", raising=False)
    path = tmp_path / "var" / "identity.key"
    monkeypatch.setenv("IDENTITY_KEY_FILE", str(path))

    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: identity_key(Settings()), range(8)))

    assert len(keys) == 1
    assert len(keys.pop()) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_hash_is_the_first_half_of_an_hmac_and_differs_by_key() -> None:
    (one,) = hashed(b"kunci", ["SIPOL-1"])
    assert one == hmac.digest(b"kunci", b"SIPOL-1", hashlib.sha256)[:16]
    assert hashed(b"lain", ["SIPOL-1"]) != [one]
