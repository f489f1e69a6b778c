"""The key from which form tokens and the throttle's hashes are made."""

from __future__ import annotations

import hmac
import os
import secrets
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.core.settings import Settings


def secret_of(settings: Settings) -> bytes:
    """SECRET_KEY, or outside production a key file made at the first need, so that all workers share one."""
    given = settings.secret_key.get_secret_value()
    return given.encode() if given else _kept(settings.identity_key_file.with_name("session.key"))


def keyed(key: bytes, purpose: str, value: str) -> bytes:
    """The HMAC of `value` for one `purpose`: hashes made for another purpose never match."""
    return hmac.digest(key, f"{purpose}\0{value}".encode(), "sha256")


def _kept(path: Path) -> bytes:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:  # noqa: PTH123 - a mode at birth
            file.write(secrets.token_hex(32).encode())
    except FileExistsError:
        pass
    return path.read_bytes()
