"""A desk a row: the median as a dot in its range from p10 to p90, against the target; and shares with funnel limits.

Semantic HTML: a table whose second column is a scale. Nothing relies on the marks alone: the numbers stand beside them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.control import funnel
from data.service_answers import FEW
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.service_time import took

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.service_answers import Met, Spread

LONGEST: Final = 4  # times the target: what takes longer is cut there, with its number beside it
ROOM: Final = 1.04


@dataclass(frozen=True, kw_only=True)
class Dot:
    """A row: how long it took there, the target in seconds, where its name and its cases lead."""

    name: str
    href: str
    spread: Spread
    target: float
    rows_href: str | None = None


def slowest_first(dots: Sequence[Dot]) -> list[Dot]:
    """By p90, the slowest first; those with fewer than 20 cases after the others; without any case they are left out."""
    known = [one for one in dots if one.spread.n]
    return sorted(known, key=lambda one: (one.spread.n < FEW, -(one.spread.p90 or 0), one.name))


def dot_table(dots: Sequence[Dot], lang: Lang, *, name: str, most: int | None = None) -> Component:
    """The rows, slowest first, at `most` so many; beyond the first 14 they fold."""
    rows = slowest_first(dots)[:most]
    targets = [one.target for one in rows if one.target]
    target = max(set(targets), key=targets.count) if targets else 0.0
    longest = max((one.spread.p90 or 0 for one in rows), default=0)
    top = max(min(longest, LONGEST * target) if target else longest, target) * ROOM or 1.0
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        html.Th(_axis(target, top, lang), scope="col", className="cell-bar"),
        html.Th(t("Median", lang), scope="col", className="num hide-phone"),
        html.Th("p90", scope="col", className="num"),
        html.Th("n", scope="col", className="num hide-phone"),
    ]
    lines = [_dot_row(one, top, lang) for one in rows]
    return folding(heads, lines, lang, more=N_("{n} satker lainnya"), name=f"service-dots {name}")


def _axis(target: float, top: float, lang: Lang) -> Component:
    """The target's name above its line."""
    if not target:
        return html.Span(t("p10–p90, titik = median", lang), className="muted")
    share = target / top
    words = t("sasaran {time}", lang, time=took(target, lang))
    place = {"left": f"{share:.1%}", "transform": f"translateX(-{share:.1%})"}
    return html.Span(html.Span(words, style=place), className="plan-name")


def _dot_row(one: Dot, top: float, lang: Lang) -> html.Tr:
    few = one.spread.n < FEW
    late = bool(one.target) and (one.spread.p90 or 0) > one.target and not few
    count = formats.number(one.spread.n, lang)
    return html.Tr(
        [
            html.Th(Link(one.name, href=one.href), scope="row"),
            html.Td(_marks(one, top, lang), className="cell-bar"),
            html.Td(took(one.spread.median, lang), className="num hide-phone"),
            html.Td(took(one.spread.p90, lang), className="num strong late" if late else "num strong"),
            html.Td(Link(count, href=one.rows_href) if one.rows_href else count, className="num muted hide-phone"),
        ],
        className="is-few" if few else None,
    )


def _marks(one: Dot, top: float, lang: Lang) -> Component:
    low, middle, high = ((value or 0) / top for value in (one.spread.p10, one.spread.median, one.spread.p90))
    end = min(high, 1.0)
    words = t(
        "median {median}, p10 {low}, p90 {high}",
        lang,
        median=took(one.spread.median, lang),
        low=took(one.spread.p10, lang),
        high=took(one.spread.p90, lang),
    )
    start = min(low, end)
    reach = html.Span(
        className="dot-range is-cut" if high > 1 else "dot-range",
        style={"left": f"{start:.1%}", "width": f"{max(end - start, 0.004):.1%}"},
    )
    marks: list[Component] = [reach]
    if one.target:
        marks.append(html.Span(className="mark", style={"left": f"{min(one.target / top, 1):.1%}"}))
    marks.append(html.Span(className="dot-mid", style={"left": f"{min(middle, 1):.1%}"}))
    return html.Div(marks, className="dot-track", role="img", title=words)  # its title names it, too


@dataclass(frozen=True, kw_only=True)
class Part:
    """A row of shares: met of all, of the missed ones how many are still open, and where each leads."""

    name: str
    href: str
    met: Met
    overdue: int = 0
    late_href: str | None = None
    overdue_href: str | None = None


def is_below(part: Part, share: float) -> bool:
    """Whether a share is lower than chance explains: outside the 99.8 % limits for its number of cases."""
    return part.met.n >= FEW and (part.met.share or 0) < funnel(share, part.met.n)[1][0]


def worst_first(parts: Sequence[Part], share: float) -> list[Part]:
    """By how far below the mean for their number of cases; those with fewer than 20 after the others."""

    def away(one: Part) -> float:
        low = funnel(share, one.met.n)[1][0]
        return ((one.met.share or 0) - share) / max(share - low, 1e-9)

    known = [one for one in parts if one.met.n]
    return sorted(known, key=lambda one: (one.met.n < FEW, away(one), one.name))


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares from `low` to 1; what is lower stands at the edge, with its number beside it."""

    low: float

    @staticmethod
    def of(rows: Sequence[Part], share: float) -> Scale:
        """The scale that holds the limits of all rows with enough cases, from a round share on."""
        lows = [funnel(share, one.met.n)[1][0] for one in rows if one.met.n >= FEW]
        return Scale(math.floor(min([share, *lows]) * 10) / 10 if share < 1 else 0.0)

    def at(self, value: float) -> float:
        """Where a share stands, 0..1."""
        return max((value - self.low) / (1 - self.low), 0.0)

    def span(self, low: float, high: float) -> dict[str, str]:
        """The style of a band."""
        return {"left": f"{self.at(low):.1%}", "width": f"{self.at(high) - self.at(low):.1%}"}


def share_table(parts: Sequence[Part], share: float, lang: Lang) -> Component:
    """Shares met as dots in the band that chance alone explains around the mean `share` (0..1)."""
    rows = worst_first(parts, share)
    scale = Scale.of(rows, share)
    at = scale.at(share)
    place = {"left": f"{at:.1%}", "transform": f"translateX(-{at:.1%})"}
    words = t("rata-rata {share}", lang, share=formats.percent(share, lang, decimals=0))
    heads = [
        html.Th(t("Satker", lang), scope="col"),
        html.Th(html.Span(html.Span(words, style=place), className="plan-name"), scope="col", className="cell-bar"),
        html.Th(t("Tepat waktu", lang), scope="col", className="num"),
        html.Th(t("Tidak", lang), scope="col", className="num hide-phone"),
    ]
    lines = [_share_row(one, share, scale, lang) for one in rows]
    return folding(heads, lines, lang, more=N_("{n} satker lainnya"), name="service-dots service-shares")


def _share_row(one: Part, share: float, scale: Scale, lang: Lang) -> html.Tr:
    few = one.met.n < FEW
    said = formats.share_of(one.met.met, one.met.n, lang)
    return html.Tr(
        [
            html.Th(Link(one.name, href=one.href), scope="row"),
            html.Td(None if few else _band(one, share, scale, lang), className="cell-bar"),
            html.Td(said, className="num strong late" if is_below(one, share) else "num strong"),
            html.Td(_missed(one, lang), className="num muted hide-phone"),
        ],
        className="is-few" if few else None,
    )


def _missed(one: Part, lang: Lang) -> list[str | Component]:
    """`109 + 24`: ended late and still open, each with its list; only what there is."""
    both = ((one.met.missed - one.overdue, one.late_href), (one.overdue, one.overdue_href))
    told = [(formats.number(count, lang), href) for count, href in both if count]
    parts: list[str | Component] = [Link(words, href=href) if href else words for words, href in told]
    return [parts[0], " + ", parts[1]] if len(parts) > 1 else parts or [formats.number(0, lang)]


def _band(one: Part, share: float, scale: Scale, lang: Lang) -> Component:
    (low, high), (lower, upper) = funnel(share, one.met.n)
    value = one.met.share or 0.0
    words = t(
        "{share} dari {n}; wajar {low}–{high}",
        lang,
        share=formats.percent(value, lang),
        n=formats.number(one.met.n, lang),
        low=formats.percent(lower, lang, decimals=0),
        high=formats.percent(upper, lang, decimals=0),
    )
    kind = "dot-mid is-bad" if is_below(one, share) else "dot-mid"
    marks: list[Component] = [
        html.Span(className="band-wide", style=scale.span(lower, upper)),
        html.Span(className="band", style=scale.span(low, high)),
        html.Span(className="mark", style={"left": f"{scale.at(share):.1%}"}),
        html.Span(className=kind, style={"left": f"{scale.at(value):.1%}"}),
    ]
    return html.Div(marks, className="dot-track", role="img", title=words)  # its title names it, too
