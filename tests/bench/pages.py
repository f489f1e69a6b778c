"""Pages on the server: from the cache, after new data, at the present and inside a past day; and how large they are.

On the demo, on many items, and on a full country (38 provinces, 514 areas, 76 parties): there every page of the site map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.permissions import ROLES, Role
from dashboard.pages import PAGES
from data.commands.version import bump
from data.engine import writing
from tests.bench import country as country_of
from tests.bench import plain_sql, rows
from tests.bench.measure import Line, show, timed
from tests.bench.people import enter
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from pandas import DataFrame

    from layouts.page import Page
    from tests.bench.people import Person
    from tests.bench.workshop import Database, Workshop

PEOPLE: Final = (("provinsi", "≤ 60 ms p95"), ("nasional", "≤ 150 ms p95"))
CODES: Final = {("provinsi", "area"): "33.73", ("nasional", "area"): "33"}
PARTY: Final = "demokrat"
MORE: Final = ("/verifikasi?putaran=verfak", "/pemutakhiran?semester=2025-2")  # states that the defaults do not show
PROVINCE: Final = ("/", "/verifikasi", "/tunggakan", "/wilayah/33.73")
NATION: Final = ("/", "/verifikasi")
INSIDE_A_DAY: Final = "?per=2022-08-20T14:05"
CACHED, NEW, PLAIN = 100, 12, 5


def run(shop: Workshop) -> None:
    """Measure and print."""
    for kind in KINDS:
        _show(shop, shop.demo(kind), "the demo", plain=False)
    for kind in KINDS:
        _show_all(shop, country(shop, kind))
    for kind in KINDS:
        _show(shop, shop.full(kind), f"{shop.size:,} items", plain=True)


def _show(shop: Workshop, database: Database, what: str, *, plain: bool) -> None:
    lines = []
    for (name, budget), paths in zip(PEOPLE, (PROVINCE, NATION), strict=True):
        person = enter(database, name, shop.folder)
        area = "33" if name == "provinsi" else "*"
        beside = timed(lambda area=area: plain_sql.run(database.engine, area), PLAIN) if plain else []  # type: ignore[misc]
        for path in paths:
            lines += _lines(database, person, path, f"{path} ({name})", budget, beside)
    show(f"Pages, {what}, {database.kind}; beside them the raw SQL of five charts", lines)


def _show_all(shop: Workshop, database: Database) -> None:
    """Every page of the site map that they may open, as its first visit shows it and in the states of `MORE`."""
    lines = []
    for name, budget in PEOPLE:
        person = enter(database, name, shop.folder)
        for path in (*(_path(page, name) for page in PAGES if page.permission in ROLES[Role.PIMPINAN]), *MORE):
            lines += _lines(database, person, path, f"{path} ({name})", budget, [], is_inside=False)
    show(f"Every page, {country_of.PARTIES} parties in every area of the country, {database.kind}", lines)


def _path(page: Page, name: str) -> str:
    return page.path.replace("<code>", PARTY if page.code == "party" else CODES[name, "area"])


def country(shop: Workshop, kind: str) -> Database:
    """A database of the full country, imported by the program's own verb."""
    database = shop.database(kind, "country")
    _take(shop, database, "partai", country_of.parties(database.sessions))
    for name, frame in country_of.files(database.sessions):
        _take(shop, database, name, frame)
    database.stand_still(shop.present)
    return database


def _take(shop: Workshop, database: Database, kind: str, frame: DataFrame) -> None:
    shop.run(["import", kind, str(rows.write(frame, shop.folder / f"{database.kind}_{kind}.csv"))], database.url)


def _lines(
    database: Database,
    person: Person,
    path: str,
    what: str,
    budget: str,
    beside: list[float],
    *,
    is_inside: bool = True,
) -> list[Line]:
    size = person.navigate(path)
    inside = path + INSIDE_A_DAY

    def new_data() -> None:
        with writing(database.sessions).begin() as db:
            bump(db)

    lines = [
        Line(what=f"{what} from the cache", ours=timed(lambda: person.navigate(path), CACHED), budget="≤ 5 ms p95"),
        Line(
            what="… first paint, from the cache", ours=timed(lambda: person.layout(path), CACHED), budget="≤ 5 ms p95"
        ),
        Line(
            what="… after new data",
            ours=timed(lambda: person.navigate(path), NEW, before=new_data),
            reference=beside,
            budget=budget,
        ),
        Line(what="… JSON before compression", ours=[size / 1000], unit="kB", budget="≤ 150 kB"),
    ]
    if is_inside:
        past = timed(lambda: person.navigate(inside), NEW, before=new_data)
        lines.append(Line(what="… inside a past day, after new data", ours=past, reference=beside, budget=budget))
    return lines
