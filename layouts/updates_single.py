"""One kab/kota's page of semester updates: its parties, object by object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dash import html

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.update_answers import Done, UpdateCell
from layouts import terms
from layouts.components.attributes import attrs
from layouts.components.panel import panel
from layouts.updates_parts import COUNTS, objects_panel, unnamed_words, uptake_panel

if TYPE_CHECKING:
    from datetime import date

    from dash.development.base_component import Component

    from layouts.updates_view import View

ORDER: Final = (Done.OPEN, Done.DONE, Done.ABSENT)
PARTS: Final = ("kepengurusan", "perempuan", "keanggotaan", "kantor")


def single(view: View, lang: Lang) -> list[Component]:
    """Parties beside uptake and objects."""
    right = [one for one in (uptake_panel(view, lang), objects_panel(view, lang)) if one is not None]
    return [parties_table(view, lang, span=7 if right else 12), html.Div(right, className="stack span-5")]


def parties_table(view: View, lang: Lang, *, span: int) -> Component:
    """A row for each party: its state, its objects, when it submitted and what stands in the way."""
    cells = {one.party: one for one in view.cells}
    every = [
        cells.get(code) or UpdateCell(area_code=view.whole.area.code, party=code, state=Done.OPEN)
        for code in view.names
    ]
    shown = sorted(
        (one for one in every if view.question.party in {None, one.party}),
        key=lambda one: (ORDER.index(one.state), not one.obstacle),
    )
    notes = view.rows and any(one.obstacle for one in shown)
    head = [html.Th(t("Partai", lang), scope="col"), html.Th(t("Keadaan", lang), scope="col")]
    head += [html.Th(t(_short(part), lang), scope="col", className="mid") for part in PARTS]
    head.append(html.Th(t("Disampaikan", lang), scope="col", className="num"))
    if notes:
        head.append(html.Th(t("Kendala", lang), scope="col"))
    rows = [html.Tr(_cells(view, one, lang, notes=notes)) for one in shown]
    table = html.Table(
        [html.Caption(_title(view, lang), className="visually-hidden"), html.Thead(html.Tr(head)), html.Tbody(rows)],
        className="rows is-tight update-parties",
    )
    body: list[Component] = [html.Div(table, className="scroll-x")]
    if view.unnamed:
        body.append(html.P(unnamed_words(view, lang), className="foot"))
    sub = t("✓ sudah dimutakhirkan, – belum, kosong tidak dilaporkan; yang belum di atas.", lang)
    return panel(_title(view, lang), body, lang, sub=sub, metrics=COUNTS, span=span)


def _short(part: str) -> str:
    return N_("Perempuan") if part == "perempuan" else terms.OBJECTS[part]


def _title(view: View, lang: Lang) -> str:
    """How many with a name have not updated, and how many of them have a note."""
    open_ones = [
        code for code in view.names if code not in {one.party for one in view.cells if one.state is not Done.OPEN}
    ]
    if view.question.party:
        return view.names.get(view.question.party, view.question.party)
    if not open_ones:
        return t("Semua partai yang bernama sudah memutakhirkan", lang)
    return tn("{n} partai yang bernama belum memutakhirkan", len(open_ones), lang)


def _cells(view: View, one: UpdateCell, lang: Lang, *, notes: bool) -> list[Component]:
    name = next(info.name for info in view.infos if info.code == one.party)
    found: list[Component] = [html.Th(view.names[one.party], scope="row", title=name), html.Td(_state(one, lang))]
    found += [_part(one, part, lang) for part in PARTS]
    found.append(html.Td(formats.short_day(_day(one), lang) if one.at else "", className="num"))
    if notes:
        found.append(html.Td(one.obstacle or "", className="note"))
    return found


def _day(one: UpdateCell) -> date | None:
    return formats.local(one.at).date() if one.at else None


def _state(one: UpdateCell, lang: Lang) -> Component:
    words = {
        Done.DONE: ("is-ms", t("Sudah", lang)),
        Done.OPEN: ("is-belum", t("Belum", lang)),
        Done.ABSENT: ("is-hatched", t("tidak terdaftar", lang)),
    }
    kind, said = words[one.state]
    return html.Span([html.Span(className=f"swatch {kind}"), " ", said], className="nowrap")


def _part(one: UpdateCell, part: str, lang: Lang) -> Component:
    known = one.parts.get(part)
    if known is None:
        said = attrs(aria_label=t("tidak dilaporkan", lang))
        return html.Td("", className="mid", **said)
    words = t("Sudah", lang) if known else t("Belum", lang)
    return html.Td(html.Span("✓" if known else "–", title=words, **attrs(aria_label=words)), className="mid")
