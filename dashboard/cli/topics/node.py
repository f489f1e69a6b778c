"""What a topic answers: a tree of areas and parties, each with the values of defined metrics, as JSON, CSV and table."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, Literal

import orjson
from rich.box import SIMPLE_HEAD
from rich.table import Table

from dashboard.cli.moments import iso
from dashboard.core.formats import NO_VALUE, long_day, number, percent
from dashboard.core.text import N_, Lang, t
from data.page_metrics import BY_ID

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from callbacks.context import Ctx
    from callbacks.filters import Filters

Value = float | str | date | None
KINDS: Final = ("area", "party")
WORDS: Final = {"certain": N_("pasti"), "possible": N_("mungkin"), "impossible": N_("tidak mungkin")}


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a topic gets: the context and the filters that the topic's page would get, and the code of the area."""

    ctx: Ctx
    filters: Filters
    area: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Node:
    """An area or a party (`kind`) and its values by metric id (`data.page_metrics`); None is unknown, never zero."""

    kind: Literal["area", "party"]
    code: str
    name: str
    metrics: Mapping[str, Value]
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """A topic's tree at a moment; `said` names what the numbers are of, such as the round or the semester."""

    node: Node
    as_of: datetime
    data_as_of: datetime | None
    said: Mapping[str, str] = field(default_factory=dict)


def as_json(topic: str, answer: Answer) -> str:
    """`{"topic", "as_of", "data_as_of", …said, "area", "metrics", "children": [{"area" or "party", "metrics", "children"}]}`.

    Days are ISO text, moments in WIB.
    """
    head = {"topic": topic, "as_of": iso(answer.as_of), "data_as_of": iso(answer.data_as_of), **answer.said}
    return orjson.dumps(head | _plain(answer.node), option=orjson.OPT_INDENT_2).decode()


def as_csv(answer: Answer) -> str:
    """One line a node under the codes it stands for; a metric that a node has not, and what is unknown, are empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    lines = list(_lines(answer.node, {}))
    ids = list(dict.fromkeys(metric for _, node in lines for metric in node.metrics))
    writer.writerow([*KINDS, "as_of", *ids])
    for codes, node in lines:
        values = [node.metrics.get(metric) for metric in ids]
        writer.writerow([*(codes.get(kind, "") for kind in KINDS), iso(answer.as_of), *values])
    return out.getvalue()


def tables(answer: Answer) -> list[Table]:
    """Nodes as rows; those that have the same metrics share a table, its columns under the Indonesian names."""
    groups: dict[tuple[str, ...], list[tuple[str, Node]]] = {}
    for codes, node in _lines(answer.node, {}):
        if node.metrics:
            groups.setdefault(tuple(node.metrics), []).append((" ".join(codes.values()), node))
    return [_table(ids, rows) for ids, rows in groups.items()]


def _table(ids: tuple[str, ...], rows: list[tuple[str, Node]]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    names = [f"{codes} {node.name}" for codes, node in rows]
    table.add_column(t("Wilayah", Lang.ID), min_width=max(map(len, names)))
    cells = [[_written(metric, node.metrics[metric]) for _, node in rows] for metric in ids]
    for metric, column in zip(ids, cells, strict=True):
        table.add_column(t(BY_ID[metric].name, Lang.ID), justify="right", min_width=max(map(len, column)))
    for row in zip(names, *cells, strict=True):
        table.add_row(*row)
    return table


def _written(metric: str, value: Value) -> str:
    """A value as people read it: shares in percent, one decimal where a number is not whole, days in words."""
    if value is None:
        return NO_VALUE
    if isinstance(value, str):
        return t(WORDS[value], Lang.ID)
    if isinstance(value, date):
        return long_day(value, Lang.ID)
    if BY_ID[metric].unit == "share":
        return percent(value, Lang.ID)
    return number(value, Lang.ID, decimals=0 if value == int(value) else 1)


def _lines(node: Node, above: Mapping[str, str]) -> Iterator[tuple[dict[str, str], Node]]:
    """Every node from the top with the codes of the area and the party it is of."""
    codes = {**above, node.kind: node.code}
    yield codes, node
    for child in node.children:
        yield from _lines(child, codes)


def _plain(node: Node) -> dict[str, Any]:
    return {node.kind: node.code, "metrics": dict(node.metrics), "children": [_plain(one) for one in node.children]}
