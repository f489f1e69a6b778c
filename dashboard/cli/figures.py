"""`figures`: all metrics of an area and of the areas below it, the same numbers as the pages; of a page by its topic."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

import click
import orjson
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table

from callbacks.filters import Filters
from dashboard.cli.database import reading
from dashboard.cli.moments import asked_moment, iso
from dashboard.cli.topics import node, registry
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.formats import NO_VALUE, moment, number, percent
from dashboard.core.text import N_, Lang, t
from data.answers import Question
from data.clock import now
from data.metrics import BY_ID, IDS
from data.queries.figures import figures as read_figures
from data.queries.reference import parties, running_round
from data.rules import OBJECTS
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy.orm import Session

    from data.answers import AreaFigures
    from data.metrics import Metric

ALL_LEVELS: Final = 2  # nation, province, kab/kota
GROUPS: Final = (IDS[:8], IDS[8:13], IDS[13:19], IDS[19:])  # counts, pace, samples, thresholds: each fits a screen
WIDEST: Final = 1_000
NO_PARTY: Final = N_("Tidak ada parpol dengan kode “{code}” dalam siklus putaran ini.")
NO_SEMESTER: Final = N_("Pilihan --semester hanya untuk topik pemutakhiran.")
NOTHING: Final = N_("Belum ada angka untuk pilihan ini; itu bukan berarti nol.")
SEMESTERS: Final = "pemutakhiran"
TOPIC_TITLE: Final = N_("{named} · keadaan {as_of}")
TITLE: Final = N_("{area} · {round} · {object} · keadaan {as_of} · data sampai {data_as_of}")


@click.command
@click.option("--area", required=True, help="Code of the area: * the nation, 33 a province, 33.73 a kab/kota.")
@click.option("--round", "round_code", help="Code of the round; the one that runs at the moment, if not given.")
@click.option("--object", "object_code", type=click.Choice(OBJECTS), default=OBJECTS[0], show_default=True)
@click.option("--party", help="Code of a party; all parties together, if not given.")
@click.option(
    "--as-of", "as_of", help="Day (its end) or moment, in WIB: 2022-08-23, 2022-08-23T14:05; now, if not given."
)
@click.option("--topic", type=click.Choice(tuple(registry.TOPICS)), help="Numbers of one page instead.")
@click.option("--semester", help="Semester of the topic pemutakhiran: 2026-2; the newest that has begun, if not given.")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def figures(  # noqa: PLR0913 - one parameter an option
    *,
    area: str,
    round_code: str | None,
    object_code: str,
    party: str | None,
    as_of: str | None,
    topic: str | None,
    semester: str | None,
    form: str,
) -> None:
    """Print all metrics of an area and of the areas below it, or the numbers of one page (--topic)."""
    if semester and topic != SEMESTERS:
        raise InvalidInput(NO_SEMESTER)
    moment_asked = asked_moment(as_of) if as_of else None
    if topic:
        filters = Filters(
            round=round_code, object=object_code, party=party, as_of=moment_asked, as_of_text=as_of, area=area,
            semester=semester,
        )  # fmt: skip
        _print_topic(topic, filters, area, form)
        return
    scope = Scope.of(NATION)
    with reading() as sessions, sessions() as db:
        at = moment_asked or now(db)
        code = round_code or running_round(db, scope, at).code
        _known_party(db, scope, code, party, at)
        found = read_figures(db, scope, Question(code, object_code, at, party), area, depth=ALL_LEVELS)
    if form == "table":
        _print_table(found, code, object_code)
    else:
        click.echo(as_json(found) if form == "json" else as_csv(found), nl=form == "json")


def _print_topic(topic: str, filters: Filters, area: str, form: str) -> None:
    with reading() as sessions, sessions() as db:
        if filters.party and topic != SEMESTERS:  # a semester has parties of its own
            at = filters.as_of or now(db)
            code = filters.round or running_round(db, Scope.of(NATION), at).code
            _known_party(db, Scope.of(NATION), code, filters.party, at)
        answer = registry.read(db, topic, filters, area)
    if form == "table":
        found = node.tables(answer)
        _print(_topic_title(topic, answer) if found else t(NOTHING, Lang.ID), found)
    else:
        click.echo(node.as_json(topic, answer) if form == "json" else node.as_csv(answer), nl=form == "json")


def _topic_title(topic: str, answer: node.Answer) -> str:
    named = " · ".join([answer.node.name, topic, *answer.said.values()])
    return t(TOPIC_TITLE, Lang.ID, named=named, as_of=moment(answer.as_of, Lang.ID))


def as_json(found: AreaFigures) -> str:
    """`{"area", "as_of", "data_as_of", "metrics": {id: number or null}, "children": [the same]}`; moments in WIB."""
    return orjson.dumps(_plain(found), option=orjson.OPT_INDENT_2).decode()


def as_csv(found: AreaFigures) -> str:
    """One line an area, the metrics' ids as columns; unknown is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["area", "as_of", "data_as_of", *IDS])
    for one in _flat(found):
        writer.writerow([one.area.code, iso(one.as_of), iso(one.data_as_of), *one.metrics.values()])
    return out.getvalue()


def as_table(found: AreaFigures, metrics: Sequence[Metric]) -> Table:
    """Areas as rows and `metrics` as columns, under their Indonesian names, written as on the pages."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    names = [f"{one.area.code} {one.area.short_name}" for one in _flat(found)]
    table.add_column(t("Wilayah", Lang.ID), min_width=max(map(len, names)))
    cells = [[written(metric, one[metric.id]) for one in _flat(found)] for metric in metrics]
    for metric, column in zip(metrics, cells, strict=True):
        table.add_column(t(metric.name, Lang.ID), justify="right", min_width=max(map(len, column)))
    for row in zip(names, *cells, strict=True):
        table.add_row(*row)
    return table


def written(metric: Metric, value: float | None) -> str:
    """A value as people read it: shares in percent, rates and days with one decimal where they are not whole."""
    if metric.unit == "share":
        return percent(value, Lang.ID)
    if value is None:
        return NO_VALUE
    return number(value, Lang.ID, decimals=0 if value == int(value) else 1)


def _print_table(found: AreaFigures, round_code: str, object_code: str) -> None:
    title = t(
        TITLE,
        Lang.ID,
        area=found.area.name,
        round=round_code,
        object=object_code,
        as_of=moment(found.as_of, Lang.ID),
        data_as_of=moment(found.data_as_of, Lang.ID),
    )
    _print(title, [as_table(found, [BY_ID[name] for name in group]) for group in GROUPS])


def _print(title: str, tables: Sequence[Table]) -> None:
    """Tables under a title, each wide enough for its numbers."""
    console = Console(markup=False, highlight=False)
    least = max(
        [Measurement.get(console, console.options.update(width=WIDEST), table).minimum for table in tables] or [0]
    )
    console.width = max(console.width, least)  # a line may wrap on a narrow screen; a digit is never cut off
    console.print(title, *tables, sep="\n", soft_wrap=True)


def _plain(found: AreaFigures) -> dict[str, Any]:
    return {
        "area": found.area.code,
        "as_of": iso(found.as_of),
        "data_as_of": iso(found.data_as_of),
        "metrics": dict(found.metrics),
        "children": [_plain(child) for child in found.children],
    }


def _flat(found: AreaFigures) -> Iterator[AreaFigures]:
    yield found
    for child in found.children:
        yield from _flat(child)


def _known_party(db: Session, scope: Scope, round_code: str, party: str | None, at: datetime) -> None:
    if party is not None and party not in {known.code for known in parties(db, scope, round_code, moment=at)}:
        raise NotFound(NO_PARTY, code=party)
