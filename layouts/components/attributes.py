"""`aria-*` and `data-*` attributes, which Python's keywords cannot spell."""

from __future__ import annotations

from typing import Any


def attrs(**values: str | int | None) -> dict[str, Any]:
    """`attrs(aria_label="Menu")` -> `{"aria-label": "Menu"}`, to be unpacked into a component; None is left out."""
    return {name.replace("_", "-"): value for name, value in values.items() if value is not None}
