"""What keeps parties from updating, as the offices noted it: by party, equal notes once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts import links
from layouts.components.elements import html
from layouts.components.panel import panel, plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.update_answers import Obstacle, PartyUpdates
    from layouts.updates_view import View

FEW: Final = 8  # parties that stand open, the others fold


def obstacles_panel(view: View, lang: Lang) -> Component | None:
    """What offices noted, by party; without the right to read notes only how many each party has."""
    noted = [one for one in view.parties if one.obstacles]
    if not noted:
        return None
    worst = max(noted, key=lambda one: one.obstacles)
    facts = {"party": worst.party.abbreviation, "most": formats.number(worst.obstacles, lang)}
    title = tn("{n} kendala dicatat, terbanyak pada {party} ({most})", view.whole.obstacles, lang, **facts)
    body = _notes(view, lang) if view.rows else _counts(noted, title, lang)
    sub = t("Kendala per partai menurut catatan satker; nomor induk disamarkan.", lang)
    return html.Div(panel(title, body, lang, sub=sub, metrics=("updates_obstacles",)), id="kendala")


def _counts(noted: Sequence[PartyUpdates], caption: str, lang: Lang) -> Component:
    rows = [(one.party.abbreviation, formats.number(one.obstacles, lang)) for one in noted]
    return plain_table((t("Partai", lang), t("Kendala", lang)), rows, caption=caption)


def _notes(view: View, lang: Lang) -> list[Component]:
    """A list by party; beyond the first few parties it folds."""
    by_party: dict[str, list[Obstacle]] = {}
    for one in view.obstacles:
        by_party.setdefault(one.party, []).append(one)
    order = sorted(by_party, key=lambda party: -len(by_party[party]))
    items = [_of_party(view, party, by_party[party], linked=n < FEW) for n, party in enumerate(order)]
    shown: list[Component] = [html.Ul(items[:FEW], className="obstacles")]
    if rest := items[FEW:]:
        words = tn("{n} partai lainnya", len(rest), lang)
        shown.append(html.Details([html.Summary(words), html.Ul(rest, className="obstacles")], className="more"))
    missing = view.whole.obstacles - len(view.obstacles)
    if missing > 0:
        shown.append(html.P(tn("{n} catatan lain ada di berkas unduhan.", missing, lang), className="foot"))
    return shown


def _of_party(view: View, party: str, notes: Sequence[Obstacle], *, linked: bool) -> Component:
    """Equal notes of one party stand once, with their areas; `linked` ones lead there."""
    by_words: dict[str, list[Component | str]] = {}
    for one in notes:
        name = one.area.short_name
        area = html.A(name, href=links.to_updates(view.filters, area=one.area.code)) if linked else name
        by_words.setdefault(one.words, []).extend([", ", area])
    said = [[words, " (", *areas[1:], "); "] for words, areas in by_words.items()]
    said[-1][-1] = ")."
    parts = [part for one in said for part in one]
    return html.Li([html.B(view.names.get(party, party)), html.Small(parts if linked else "".join(map(str, parts)))])
