"""What is missing where: the kab/kota of one party that do not meet the minimum, the nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.thresholds import Reach
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.folding import folding

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from data.thresholds import AreaThreshold, Members

SHOWN: Final = 10
WORST_LAST: Final = (Reach.OPEN, Reach.REPAIR, Reach.OUT)
LETTERS: Final = {
    Reach.OPEN: ("·", "is-belum", N_("mungkin, bila yang belum diperiksa MS")),
    Reach.REPAIR: ("B", "is-bms", N_("mungkin, bila BMS dilengkapi")),
    Reach.OUT: ("T", "is-tms", N_("tidak cukup lagi")),
}
HEADS: Final = (N_("MS"), N_("Perlu"), N_("Kurang"), N_("Belum"), N_("BMS"))


def missing_table(
    areas: Iterable[AreaThreshold], names: Mapping[str, AreaInfo], filters: Filters, lang: Lang
) -> Component | None:
    """The areas short of the minimum by how many members they miss; beyond the first ten they fold; None where none is."""
    short = [row for row in areas if row.reach in LETTERS]
    if not short:
        return None
    rows = sorted(short, key=lambda row: (WORST_LAST.index(row.reach), row.missing or 0, row.area_code))
    heads = [html.Th(t("Masih kurang di", lang), scope="col")]
    heads += [html.Th(t(words, lang), scope="col", className="num") for words in HEADS]
    heads.append(html.Th(html.Span(t("Keadaan", lang), className="visually-hidden"), scope="col"))
    lines = [_row(row, names, filters, lang) for row in rows]
    return folding(heads, lines, lang, more=N_("{n} wilayah lainnya"), name="missing-table", shown=SHOWN)


def _counts(members: Members | None) -> tuple[float | None, float | None, float | None]:
    """MS, what is pending and what can be completed."""
    if members is None:
        return None, None, None
    return members.ms, members.with_pending - members.ms, members.best - members.with_pending


def _row(row: AreaThreshold, names: Mapping[str, AreaInfo], filters: Filters, lang: Lang) -> html.Tr:
    area = names[row.area_code]
    ms, pending, bms = (formats.number(count, lang) for count in _counts(row.members))
    letter, kind, words = LETTERS[row.reach]
    mark = html.Span(letter, className=f"letter {kind}", title=t(words, lang), **attrs(aria_label=t(words, lang)))
    cells = [
        html.Td(ms, className="num"),
        html.Td(formats.number(row.minimum, lang), className="num muted"),
        html.Td(formats.number(row.missing, lang), className="num strong"),
        html.Td(pending, className="num"),
        html.Td(bms, className="num"),
        html.Td(mark, className="num"),
    ]
    return html.Tr([html.Th(Link(area.short_name, href=links.to_area(filters, area.code)), scope="row"), *cells])
