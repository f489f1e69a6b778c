"""A hundred thousand open items as files, from the served program."""

from __future__ import annotations

import time
import urllib.request
from typing import TYPE_CHECKING, Final

from dashboard.sessions import cookie_name
from tests.bench import rows
from tests.bench.measure import Line, show
from tests.bench.processes import proportional_mb, workers
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from tests.bench.workshop import Database, Site, Workshop

ROWS: Final = 100_000
DRAWN: Final = 300_000  # of which at least so many are open
PROVINCE: Final = "33"
PIECE: Final = 1 << 16


def run(shop: Workshop) -> None:
    """Measure and print."""
    for kind in KINDS:
        database = _stocked(shop, kind)
        with shop.served(database) as site:
            lines = [_line(site, database, name) for name in ("csv", "xlsx")]
            memory = [proportional_mb(pid) for pid in workers(site.pid)]
        lines.append(Line(what="memory of a worker afterwards (PSS)", unit="MB", ours=memory, budget="≤ 180 MB"))
        show(f"Exports of {ROWS:,} open items, {kind}", lines)


def _stocked(shop: Workshop, kind: str) -> Database:
    database = shop.database(kind, "backlog")
    every = rows.items(database.sessions, DRAWN, PROVINCE)
    file = rows.write(every[every["status"] == "belum"].head(ROWS), shop.folder / "backlog.csv")
    shop.run(["import", "item_verifikasi", str(file)], database.url)
    database.stand_still(shop.present)
    return database


def _line(site: Site, database: Database, name: str) -> Line:
    """Seconds until the last byte is here."""
    cookie = f"{cookie_name(behind_tls=False)}={database.token('provinsi')}"
    request = urllib.request.Request(f"{site.url}/unduh/tunggakan.{name}", headers={"Cookie": cookie})  # noqa: S310 - our own server
    start, size = time.perf_counter(), 0
    with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
        while piece := answer.read(PIECE):
            size += len(piece)
    taken = time.perf_counter() - start
    return Line(what=f"{name.upper()}, {size / 1e6:.1f} MB", unit="s", ours=[taken], budget="≤ 6 s, streamed")
