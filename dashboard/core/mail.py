"""Who gets a digest of what: `DIGEST_TO` read and checked."""

from __future__ import annotations

import re
from typing import Final

PROVINCE: Final = "33"  # an address without an area gets the digest of the province
ADDRESS: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")
AREA: Final = re.compile(r"\*|\d{2}(?:\.\d{2})?")
LOCAL: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def is_address(text: str) -> bool:
    """Whether `text` is one plain address: no name, no list, nothing that could end a header line."""
    return ADDRESS.fullmatch(text) is not None


def audiences(text: str) -> dict[str, tuple[str, ...]]:
    """Area code -> addresses, of `33.73=a@kpu.example,33=b@kpu.example,c@kpu.example`.

    Raises:
        ValueError: not such a list, or an address that stands twice: each gets one area.
    """
    found: dict[str, tuple[str, ...]] = {}
    for entry in (part.strip() for part in text.split(",")):
        if not entry:
            continue
        before, equals, after = entry.rpartition("=") if entry.count("=") == 1 else ("", "", entry)
        area, address = (before.strip(), after.strip()) if equals else (PROVINCE, entry)
        if not AREA.fullmatch(area) or not is_address(address):
            msg = f"DIGEST_TO: {entry!r} is neither an address nor AREA=ADDRESS"
            raise ValueError(msg)
        if any(address.lower() == one.lower() for some in found.values() for one in some):
            msg = f"DIGEST_TO: {address} stands twice; an address gets the digest of one area"
            raise ValueError(msg)
        found[area] = (*found.get(area, ()), address)
    return found
