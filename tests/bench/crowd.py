"""Many people at once against the served program: a page opened by sixty, links followed without pause, memory."""

from __future__ import annotations

import http.client
import random
import re
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import orjson

from dashboard.sessions import cookie_name
from data.commands.version import bump
from data.engine import writing
from tests.bench import people
from tests.bench.measure import Line, show
from tests.bench.processes import proportional_mb, workers
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.workshop import Database, Site, Workshop

PEOPLE: Final = 60
WITHIN_S: Final = 10.0
VIEWS: Final = 2_000
CLICKS: Final = 600
AT_ONCE: Final = 8
LINKS: Final = ("/", "/verifikasi", "/tunggakan", "/wilayah/33.73", "/wilayah/33.01", "/verifikasi?partai=pkb")
AREAS: Final = [f"33.{number:02}" for number in (*range(1, 30), *range(71, 77))]
FINE: Final = 200
ADDRESS: Final = re.compile(rb'(?:src|href)="(/[^"]+)"')


@dataclass(frozen=True, slots=True)
class Caller:
    """Somebody signed in, with a connection of their own."""

    site: Site
    token: str
    body: dict[str, object]

    def open(self, path: str) -> float:
        """Open a page as a browser does that knows nothing yet; milliseconds until its numbers are there.

        Raises:
            RuntimeError: something was not answered.
        """
        start = time.perf_counter()
        connection = self.connection()
        try:
            html = self.ask(connection, "GET", path)
            for address in ADDRESS.findall(html):
                self.ask(connection, "GET", address.decode().replace("&amp;", "&"))
            self.ask(connection, "GET", "/_dash-dependencies")
            self.ask(connection, "GET", "/_dash-layout", referer=self.site.url + path)
        finally:
            connection.close()
        return (time.perf_counter() - start) * 1000

    def follow(self, connection: http.client.HTTPConnection, path: str) -> float:
        """Follow a link; milliseconds until its page is there."""
        start = time.perf_counter()
        href = {"id": self.body["inputs"][0]["id"], "property": "href", "value": self.site.url + path}  # type: ignore[index]
        self.ask(connection, "POST", "/_dash-update-component", orjson.dumps({**self.body, "inputs": [href]}))
        return (time.perf_counter() - start) * 1000

    def connection(self) -> http.client.HTTPConnection:
        """A new connection to the site."""
        return http.client.HTTPConnection(urlsplit(self.site.url).netloc, timeout=30)

    def ask(
        self,
        connection: http.client.HTTPConnection,
        method: str,
        path: str,
        body: bytes | None = None,
        referer: str = "",
    ) -> bytes:
        """One answer.

        Raises:
            RuntimeError: it is not a good one.
        """
        headers = {"Cookie": f"{cookie_name(behind_tls=False)}={self.token}", "Accept-Encoding": "br"}
        headers |= {"Content-Type": "application/json"} if body else {}
        headers |= {"Referer": referer} if referer else {}
        if path == "/" or path.startswith("/w"):
            headers["Accept-Encoding"] = "identity"  # the addresses in it are read here
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        data = answer.read()
        if answer.status != FINE:
            msg = f"{method} {path}: {answer.status}"
            raise RuntimeError(msg)
        return data


def run(shop: Workshop) -> None:
    """Measure and print."""
    for kind in KINDS:
        database = shop.full(kind)
        body = people.navigation(people.enter(database, "provinsi", shop.folder).app, "")
        with shop.served(database) as site:
            callers = [Caller(site, database.token("provinsi"), body) for _ in range(PEOPLE)]
            lines = [Line(what="start to first page", unit="s", ours=[site.started_in], budget="≤ 3 s")]
            lines += [*_opened(callers), *_followed(database, callers), *_memory(site, callers)]
        show(f"A crowd, {shop.size:,} items, {kind}, two workers, the callers on the same machine", lines)


def _opened(callers: list[Caller]) -> list[Line]:
    """Everybody opens the same page within ten seconds, at moments of their own."""
    dice = random.Random(PEOPLE)  # noqa: S311 - not a secret
    failures = 0

    def visit(caller: Caller) -> float:
        nonlocal failures
        time.sleep(dice.random() * WITHIN_S)
        try:
            return caller.open("/")
        except (RuntimeError, OSError):
            failures += 1
            return WITHIN_S * 1000

    with ThreadPoolExecutor(PEOPLE) as pool:
        taken = list(pool.map(visit, callers))
    return [
        Line(what=f"{PEOPLE} people open the same page within {WITHIN_S:.0f} s", ours=taken, budget="p95 ≤ 1,000 ms"),
        Line(what="… errors", unit="", ours=[failures], budget="0"),
    ]


def _followed(database: Database, callers: list[Caller]) -> list[Line]:
    """Links followed one after the other by a few people; from the cache, and each from the database."""

    def new_data() -> None:
        with writing(database.sessions).begin() as db:
            bump(db)

    cached, rate = _clicks(callers, CLICKS, lambda: None)
    fresh, slow_rate = _clicks(callers, CLICKS // 6, new_data)
    return [
        Line(what=f"links followed by {AT_ONCE} people at once, from the cache", ours=cached),
        Line(what="… a second", unit="", ours=[rate], budget="≥ 100"),
        Line(what="… after new data each time", ours=fresh),
        Line(what="… a second", unit="", ours=[slow_rate], budget="≥ 10 × plain Dash"),
    ]


def _clicks(callers: list[Caller], count: int, before: Callable[[], object]) -> tuple[list[float], float]:
    """Milliseconds of each click, and clicks a second."""

    def clicks(caller: Caller) -> list[float]:
        connection, found = caller.connection(), []
        for number in range(count // AT_ONCE):
            before()
            found.append(caller.follow(connection, LINKS[number % len(LINKS)]))
        connection.close()
        return found

    start = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        taken = [each for some in pool.map(clicks, callers[:AT_ONCE]) for each in some]
    return taken, len(taken) / (time.perf_counter() - start)


def _memory(site: Site, callers: list[Caller]) -> list[Line]:
    """Memory of the workers before and after many different views."""
    before = [proportional_mb(pid) for pid in workers(site.pid)]
    connection = callers[0].connection()
    for number in range(VIEWS):
        area, day = AREAS[number % len(AREAS)], 16 + number // len(AREAS) % 8
        callers[0].follow(connection, f"/wilayah/{area}?per=2022-08-{day:02}")
    connection.close()
    after = [proportional_mb(pid) for pid in workers(site.pid)]
    return [
        Line(what="memory of a worker (PSS)", unit="MB", ours=before, budget="≤ 180 MB"),
        Line(what=f"… after {VIEWS:,} more views, 280 different", unit="MB", ours=after, budget="flat, ≤ 180 MB"),
    ]
