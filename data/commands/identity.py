"""Identity of items: a keyed hash of the source id is all that is kept of it; the key lives outside the database."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dashboard.core.settings import Settings

LENGTH: Final = 16  # bytes of the hash that are kept


def identity_key(settings: Settings, *, keep: bool = True) -> bytes:
    """The key of `IDENTITY_KEY`, or of the key file, made with mode 0600 at the first need.

    Without `keep` no file is made: a key that is not there yet is a new one every time.
    """
    if given := settings.identity_key.get_secret_value():
        return given.encode()
    path = settings.identity_key_file
    return _from_file(path) if keep or path.exists() else secrets.token_hex(32).encode()


def _from_file(path: Path) -> bytes:
    """Whole or not at all: written aside, then linked, so that two at once agree on one key."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with open(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123 - a mode at birth
            file.write(secrets.token_hex(32).encode())
        try:
            path.hardlink_to(aside)
        except FileExistsError:
            pass
        finally:
            aside.unlink()
    return path.read_bytes()


def hashed(key: bytes, ids: Iterable[str]) -> list[bytes]:
    """HMAC-SHA256 of each source id, its first 16 bytes."""
    digest = hmac.digest
    return [digest(key, each.encode(), "sha256")[:LENGTH] for each in ids]
