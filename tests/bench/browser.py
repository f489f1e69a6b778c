"""Chromium: how many bytes and requests a visit takes, and when the last thing on the page was painted."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET: Final = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
SIZE: Final = {"width": 1440, "height": 900}
PATIENCE_MS: Final = 60_000
# The time of the last change of the page, taken after it was painted; settled when nothing changed for half a second,
# every figure holds its drawing and no request is under way.
WATCH: Final = """
(() => {
  let last = 0, open = 0;
  const note = () => { last = performance.now(); };
  new MutationObserver(() => { note(); requestAnimationFrame(() => setTimeout(note, 0)); })
    .observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
  const ask = window.fetch;
  window.fetch = async (...args) => { open += 1; try { return await ask(...args); } finally { open -= 1; } };
  window.settled = (count, since) => new Promise((done) => {
    const look = () => {
      const graphs = [...document.querySelectorAll('.dash-graph')];
      const drawn = graphs.length >= count && graphs.every((one) => one.querySelector('.main-svg'));
      if (drawn && !open && last > since && performance.now() - last > 500) done(last - since);
      else setTimeout(look, 20);
    };
    look();
  });
})();
"""


@dataclass
class Visit:
    """What one visit took."""

    painted_ms: float = 0.0
    bytes: int = 0
    requests: int = 0
    _cached: set[str] = field(default_factory=set)


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, without calls to anywhere else."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


def context(browser: Browser, url: str, cookie: tuple[str, str] | None) -> BrowserContext:
    """A fresh browser profile, signed in where a cookie is given."""
    made = browser.new_context(viewport=SIZE)  # type: ignore[arg-type]  # a TypedDict
    made.set_default_timeout(PATIENCE_MS)
    made.add_init_script(WATCH)
    if cookie:
        made.add_cookies([{"name": cookie[0], "value": cookie[1], "url": url}])
    return made


def visit(profile: BrowserContext, url: str, figures: int) -> tuple[Page, Visit]:
    """Open `url` in a new tab, until `figures` figures and everything else are painted."""
    page, found = profile.new_page(), Visit()
    network = profile.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.requestServedFromCache", lambda event: _note_cached(found, event))
    network.on("Network.responseReceived", lambda event: _note_answer(found, event))
    network.on("Network.loadingFinished", lambda event: _note_end(found, event))
    page.goto(url, wait_until="commit")
    found.painted_ms = page.evaluate("([count]) => window.settled(count, 0)", [figures])
    return page, found


def _note_cached(found: Visit, event: dict[str, Any]) -> None:
    found._cached.add(event["requestId"])


def _note_answer(found: Visit, event: dict[str, Any]) -> None:
    answer = event["response"]
    if answer.get("fromDiskCache") or answer["url"].startswith("data:"):
        found._cached.add(event["requestId"])


def _note_end(found: Visit, event: dict[str, Any]) -> None:
    if event["requestId"] not in found._cached:
        found.requests += 1
        found.bytes += int(event["encodedDataLength"])


def follow(page: Page, href: str, figures: int) -> float:
    """Follow a link of our own to `href`; milliseconds until everything is painted."""
    script = """([href, count]) => {
      const link = document.createElement('a'); link.href = href; document.body.append(link);
      const since = performance.now(); link.click(); link.remove();
      return window.settled(count, since);
    }"""
    return float(page.evaluate(script, [href, figures]))
