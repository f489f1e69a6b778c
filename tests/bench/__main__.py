"""`python -m tests.bench [pages|imports|services|visits|crowd|exports]…`: measures and prints; judges nothing."""

from __future__ import annotations

import argparse
import logging
from importlib import import_module
from typing import Final

import structlog

from tests.bench.workshop import workshop

PARTS: Final = ("imports", "services", "pages", "visits", "crowd", "exports")
ITEMS: Final = 1_000_000


def main() -> None:
    """Run the parts asked for, in the order of `PARTS`; all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"one or more of {', '.join(PARTS)} (default: all)")
    parser.add_argument("--items", type=int, default=ITEMS, help=f"items of the large database (default: {ITEMS:,})")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with workshop(asked.items) as shop:
        for part in PARTS:
            if part in (asked.parts or PARTS):
                import_module(f"tests.bench.{part}").run(shop)


if __name__ == "__main__":
    main()
