"""`Perlu tindakan`: what needs somebody at the Help Desks, the most urgent first, each line leading to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data import alerts as rules
from layouts import alert_words as words
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.alerts import Alert
    from layouts.helpdesk_view import View

SHOWN: Final = 10
MOST: Final = 40  # lines of a page; of a whole country the rest is counted
METRICS: Final = tuple(rules.METRIC_OF.values())


def alerts_panel(view: View, lang: Lang) -> Component:
    """At most ten lines, the others folded; nothing to do is said plainly."""
    found = view.alerts
    sub = t(
        "Semua kanal, menurut jam layanan tiap satker; yang paling mendesak di atas. Eskalasi dihitung tersendiri.",
        lang,
    )
    if not found:
        said = html.P(t("Tidak ada layanan yang mendesak; absensi dan kesiapan lengkap.", lang), className="foot")
        return panel(t("Tidak ada yang perlu tindakan", lang), said, lang, sub=sub, metrics=METRICS)
    several = view.desk is None
    heads = [html.Th(t("Satker", lang), scope="col")] if several else []
    heads += [html.Th(t("Yang perlu tindakan", lang), scope="col")]
    lines = [_line(view, one, lang, several=several) for one in found[:MOST]]
    name = "service-alerts" if several else "service-alerts is-single"
    body: list[Component] = [folding(heads, lines, lang, more=N_("{n} hal lainnya"), name=name, shown=SHOWN)]
    if len(found) > MOST:
        rest = tn("{n} hal lain: buka provinsi atau satkernya.", len(found) - MOST, lang)
        body.append(html.P(rest, className="foot"))
    return panel(title(found, lang, several=several), body, lang, sub=sub, metrics=METRICS)


def title(found: Sequence[Alert], lang: Lang, *, several: bool) -> str:
    """How much, and at how many desks; what has passed its target first."""
    late = sum(one.late for one in found if one.kind in {rules.SLA, rules.ESCALATED})
    desks = len({one.area.code for one in found})
    head = tn("Perlu tindakan: {n} hal", len(found), lang)
    if several:
        head = t("{head} di {desks}", lang, head=head, desks=tn("{n} satker", desks, lang))
    return t("{head}, {late} lewat sasaran", lang, head=head, late=formats.number(late, lang)) if late else head


def _line(view: View, one: Alert, lang: Lang, *, several: bool) -> html.Tr:
    said = words.what(one, lang)
    href = _rows(view, one)
    urgent = "strong late" if one.late and one.kind in {rules.SLA, rules.ESCALATED} else "strong"
    about: list[Component] = [Link(said, href=href, className=urgent) if href else html.Span(said, className=urgent)]
    if detail := words.detail(one, lang):
        about.append(html.Small(detail, className="muted"))
    if not several:
        return html.Tr([html.Th(about, scope="row")])
    desk = Link(words.desk_name(one), href=links.to_desk(view.filters, one.area.code, channel=None))
    return html.Tr([html.Th(desk, scope="row"), html.Td(about)])


def _rows(view: View, one: Alert) -> str | None:
    """The services behind a line; what is not about services, or may not be opened, leads nowhere."""
    if not view.rows or one.kind not in {rules.SLA, rules.ESCALATED}:
        return None
    state = "eskalasi" if one.kind == rules.ESCALATED else "lewat" if one.late else "belum_selesai"
    named = {"area": one.area.code, "reach": "sendiri" if one.own else None}
    return links.to_tickets(view.filters, **named, state=state, channel=None, period="semua")
