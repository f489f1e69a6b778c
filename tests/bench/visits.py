"""First visit, return visit and a change of filter in Chromium, beside a plain Dash app on the same rows."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dashboard.sessions import cookie_name
from tests.bench import browser
from tests.bench.measure import Line, show
from tests.bench.workshop import PATIENCE_S, ROOT, wait_until_alive
from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.bench.browser import Visit
    from tests.bench.workshop import Database, Workshop

VISITS: Final = 5
CHARTS: Final = 5  # of the plain app
OURS: Final = 1  # what has axes; the rest is HTML
FILTERS: Final = ("/?partai=pkb", "/", "/?partai=golkar", "/?per=2022-08-22")
PROVINCES: Final = ("32", "33", "35", "31")


def run(shop: Workshop) -> None:
    """Measure and print."""
    with browser.chromium() as chromium:
        for what, database in (("the demo, sqlite", shop.demo("sqlite")), ("postgresql", shop.full("postgresql"))):
            with shop.served(database) as site, plain_dash(shop, database) as plain:
                cookie = (cookie_name(behind_tls=False), database.token("provinsi"))
                first, back, changes = _ours(chromium, site.url, cookie)
                beside = _theirs(chromium, plain)
            title = what if "demo" in what else f"{shop.size:,} items, {what}"
            show(f"Visits in Chromium, {title}; beside them a plain Dash app", _lines(first, back, changes, beside))


def _ours(chromium: Browser, url: str, cookie: tuple[str, str]) -> tuple[list[Visit], list[Visit], list[float]]:
    first, back, changes = [], [], []
    for _ in range(VISITS):
        profile = browser.context(chromium, url, cookie)
        page, cold = browser.visit(profile, url, OURS)
        page.close()
        page, warm = browser.visit(profile, url, OURS)
        first.append(cold)
        back.append(warm)
        changes += [browser.follow(page, url + path, OURS) for path in FILTERS]
        profile.close()
    return first, back, changes


def _theirs(chromium: Browser, url: str) -> tuple[list[Visit], list[Visit], list[float]]:
    first, back, changes = [], [], []
    for _ in range(2):
        profile = browser.context(chromium, url, None)
        page, cold = browser.visit(profile, url, CHARTS)
        page.close()
        page, warm = browser.visit(profile, url, CHARTS)
        first.append(cold)
        back.append(warm)
        changes += [_choose(page, area) for area in PROVINCES]
        profile.close()
    return first, back, changes


def _choose(page: Page, area: str) -> float:
    """Choose a province in the plain app's list."""
    script = """([area, count]) => {
      const since = performance.now(); window.dash_clientside.set_props('area', {value: area});
      return window.settled(count, since);
    }"""
    return float(page.evaluate(script, [area, CHARTS]))


def _lines(
    first: list[Visit], back: list[Visit], changes: list[float], beside: tuple[list[Visit], list[Visit], list[float]]
) -> list[Line]:
    lines = []
    for what, ours, theirs, budgets in (
        ("first visit", first, beside[0], ("ratio ≤ 0.25", "≤ 1,200 kB", "≤ 20")),
        ("return visit", back, beside[1], ("ratio ≤ 0.13", "", "≤ 6")),
    ):
        painted, size, requests = budgets
        lines += [
            Line(
                what=f"{what}: until the last chart is painted",
                ours=[each.painted_ms for each in ours],
                reference=[each.painted_ms for each in theirs],
                budget=painted,
            ),
            Line(
                what="… over the wire", unit="kB", ours=[each.bytes / 1000 for each in ours],
                reference=[each.bytes / 1000 for each in theirs], budget=size,
            ),
            Line(
                what="… requests", unit="", ours=[each.requests for each in ours],
                reference=[each.requests for each in theirs], budget=requests,
            ),
        ]  # fmt: skip
    what = "change of a filter: until the last chart is painted"
    return [*lines, Line(what=what, ours=changes, reference=beside[2], budget="ratio ≤ 0.2")]


@contextmanager
def plain_dash(shop: Workshop, database: Database) -> Iterator[str]:
    """The plain app on a free port, served as ours is."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers=2", "--threads=4", "--no-control-socket"]
    command += ["--log-level=warning", f"--bind=127.0.0.1:{port}", "tests.bench.plain_dash:server()"]
    with (shop.folder / "plain.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=shop.environment(database.url), stdout=log, stderr=log)  # noqa: S603
        try:
            wait_until_alive(f"http://127.0.0.1:{port}", process)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=PATIENCE_S)
