"""Pages on the server: from the cache, after new data, at the present and inside a past day; and how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.commands.version import bump
from data.engine import writing
from tests.bench import plain_sql
from tests.bench.measure import Line, show, timed
from tests.bench.people import enter
from tests.bench.workshop import KINDS

if TYPE_CHECKING:
    from tests.bench.people import Person
    from tests.bench.workshop import Database, Workshop

PROVINCE: Final = ("/", "/verifikasi", "/tunggakan", "/wilayah/33.73")
NATION: Final = ("/", "/verifikasi")
INSIDE_A_DAY: Final = "?per=2022-08-20T14:05"
CACHED, NEW, PLAIN = 100, 12, 5


def run(shop: Workshop) -> None:
    """Measure and print."""
    for kind in KINDS:
        _show(shop, shop.demo(kind), "the demo", plain=False)
    for kind in KINDS:
        _show(shop, shop.full(kind), f"{shop.size:,} items", plain=True)


def _show(shop: Workshop, database: Database, what: str, *, plain: bool) -> None:
    lines = []
    for name, paths, budget in (("provinsi", PROVINCE, "≤ 60 ms p95"), ("nasional", NATION, "≤ 150 ms p95")):
        person = enter(database, name, shop.folder)
        area = "33" if name == "provinsi" else "*"
        beside = timed(lambda area=area: plain_sql.run(database.engine, area), PLAIN) if plain else []  # type: ignore[misc]
        for path in paths:
            lines += _lines(database, person, path, f"{path} ({name})", budget, beside)
    show(f"Pages, {what}, {database.kind}; beside them the raw SQL of five charts", lines)


def _lines(database: Database, person: Person, path: str, what: str, budget: str, beside: list[float]) -> list[Line]:
    size = person.navigate(path)
    inside = path + INSIDE_A_DAY

    def new_data() -> None:
        with writing(database.sessions).begin() as db:
            bump(db)

    return [
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
        Line(
            what="… inside a past day, after new data",
            ours=timed(lambda: person.navigate(inside), NEW, before=new_data),
            reference=beside,
            budget=budget,
        ),
        Line(what="… JSON before compression", ours=[size / 1000], unit="kB", budget="≤ 150 kB"),
    ]
