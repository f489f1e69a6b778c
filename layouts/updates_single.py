"""One kab/kota's page of semester updates: its parties, object by object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.update_answers import Done, UpdateCell
from layouts import terms
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.updates_parts import COUNTS, objects_panel, unnamed_words, uptake_panel

if TYPE_CHECKING:
    from collections.abc import Sequence
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
        key=lambda one: (ORDER.index(state(view, one)), not one.obstacle),
    )
    head = [html.Th(t("Partai", lang), scope="col"), html.Th(t("Keadaan", lang), scope="col")]
    head += [html.Th(t(_short(part), lang), scope="col", className="mid") for part in PARTS]
    head.append(html.Th(t("Disampaikan", lang), scope="col", className="num"))
    rows = [row for one in shown for row in _rows(view, one, lang)]
    table = html.Table(
        [
            html.Caption(_title(view, shown, lang), className="visually-hidden"),
            html.Thead(html.Tr(head)),
            html.Tbody(rows),
        ],
        className="rows is-tight update-parties",
    )
    body: list[Component] = [html.Div(table, className="scroll-x")]
    if view.unnamed and not view.question.party:
        body.append(html.P(unnamed_words(view, lang), className="foot"))
    sub = t("✓ sudah dimutakhirkan, – belum, kosong tidak dilaporkan; yang belum di atas.", lang)
    return panel(_title(view, shown, lang), body, lang, sub=sub, metrics=COUNTS, span=span)


def state(view: View, one: UpdateCell) -> Done:
    """Where a party stands, as a whole or in the object asked for."""
    if view.question.part is None or one.state is Done.ABSENT:
        return one.state
    return Done.DONE if one.parts.get(view.question.part) else Done.OPEN


def _short(part: str) -> str:
    return N_("Perempuan") if part == "perempuan" else terms.OBJECTS[part]


def _title(view: View, shown: Sequence[UpdateCell], lang: Lang) -> str:
    """How many with a name have not updated."""
    if view.question.party:
        return view.names.get(view.question.party, view.question.party)
    left = sum(state(view, one) is Done.OPEN for one in shown)
    if not left:
        return t("Semua partai yang bernama sudah memutakhirkan", lang)
    return tn("{n} partai yang bernama belum memutakhirkan", left, lang)


def _rows(view: View, one: UpdateCell, lang: Lang) -> list[Component]:
    """The party's row, and its obstacle below it for those who may read notes."""
    name = next(info.name for info in view.infos if info.code == one.party)
    cells: list[Component] = [
        html.Th(view.names[one.party], scope="row", title=name),
        html.Td(_state(state(view, one), lang)),
        *(_part(one, part, lang) for part in PARTS),
        html.Td(formats.short_day(_day(one), lang) if one.at else "", className="num"),
    ]
    found: list[Component] = [html.Tr(cells)]
    if view.rows and one.obstacle:
        found.append(html.Tr([html.Td(""), html.Td(one.obstacle, colSpan=len(PARTS) + 2)], className="note"))
    return found


def _day(one: UpdateCell) -> date | None:
    return formats.local(one.at).date() if one.at else None


def _state(found: Done, lang: Lang) -> list[Component | str]:
    kind, said = {
        Done.DONE: ("is-ms", t("Sudah", lang)),
        Done.OPEN: ("is-belum", t("Belum", lang)),
        Done.ABSENT: ("is-hatched", t("tidak terdaftar", lang)),
    }[found]
    return [html.Span(className=f"swatch {kind}"), f" {said}"]


def _part(one: UpdateCell, part: str, lang: Lang) -> Component:
    known = one.parts.get(part)
    if known is None:
        return html.Td(className="mid", title=t("tidak dilaporkan", lang))
    words = t("Sudah", lang) if known else t("Belum", lang)
    return html.Td("✓" if known else "–", className="mid", title=words, **attrs(aria_label=words))
