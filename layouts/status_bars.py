"""One horizontal 100 % bar a row: MS, BMS, TMS and not yet checked, with a marker where the plan stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.formats import SMALL
from dashboard.core.text import Lang, t, tn
from data.answers import Reporting
from layouts import links
from layouts.components.elements import Link, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaFigures, PartyFigures

SHOWN: Final = 14
LETTER_FITS: Final = 0.06  # narrower segments carry colour and title only
STATUS_LETTERS: Final = (("ms", "M"), ("bms", "B"), ("tms", "T"))


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A row: its counts, where its name and its remainder lead, and the planned share at this moment.

    `whole` is what was received where the number checked is known. `note` says what is unusual about it.
    """

    label: str
    href: str
    whole: int | None
    checked: int | None
    ms: int | None
    bms: int | None
    tms: int | None
    planned: float | None = None
    note: str = ""
    backlog_href: str | None = None

    @property
    def share(self) -> float | None:
        """Share checked, 0..1."""
        return self.checked / self.whole if self.whole and self.checked is not None else None

    @property
    def unsaid(self) -> int:
        """Checked, but with no status said."""
        return (self.checked or 0) - sum(value or 0 for value in (self.ms, self.bms, self.tms))

    @property
    def gap(self) -> float:
        """How far behind the plan, in shares; without a plan how much is left."""
        return (1.0 if self.planned is None else self.planned) - (self.share or 0.0)


def area_bars(figures: Iterable[AreaFigures], filters: Filters, lang: Lang, *, rows: bool) -> tuple[Bar, ...]:
    """A bar for each area that reported, furthest behind the plan first; `rows`: the caller may open the rows."""
    bars = [_area_bar(one, filters, lang, rows=rows) for one in figures if one.reporting is not Reporting.NEVER]
    return tuple(sorted(bars, key=lambda bar: -bar.gap))


def _area_bar(one: AreaFigures, filters: Filters, lang: Lang, *, rows: bool) -> Bar:
    checked, left = _count(one["checked"]), _count(one["backlog"])
    if one["received"] is None and one["sample"] is not None:
        checked, left = _drawn(one)
    silent = one.reporting is Reporting.SILENT and one.data_as_of is not None
    return Bar(
        label=one.area.short_name,
        href=links.to_area(filters, one.area.code),
        whole=None if checked is None or left is None else checked + left,
        checked=checked,
        ms=_count(one["ms"]),
        bms=_count(one["bms"]),
        tms=_count(one["tms"]),
        planned=one.planned,
        note=t("data {moment}", lang, moment=formats.short_moment(one.data_as_of, lang)) if silent else "",
        backlog_href=links.to_backlog(filters, area=one.area.code) if rows and left else None,
    )


def _drawn(one: AreaFigures) -> tuple[int, int]:
    """What is settled of a sample, and what is left, where only the sample is known."""
    known = [int(one[name] or 0) for name in ("met_home", "met_gathered", "met_video", "not_met")]
    done = sum(known)
    return done, max(int(one["sample"] or 0) - done, 0)


def party_bars(
    figures: Iterable[PartyFigures], filters: Filters, area: str, *, planned: float | None, rows: bool
) -> tuple[Bar, ...]:
    """A bar for each party with data in `area`, the largest remainder first."""
    bars = [_party_bar(one, filters, area, rows=rows) for one in figures if one.received is not None]
    return tuple(
        replace(bar, planned=planned) for bar in sorted(bars, key=lambda bar: -((bar.whole or 0) - (bar.checked or 0)))
    )


def _party_bar(one: PartyFigures, filters: Filters, area: str, *, rows: bool) -> Bar:
    left = None if one.received is None or one.checked is None else one.received - one.checked
    return Bar(
        label=one.party.abbreviation,
        href=links.to_verification(filters, party=one.party.code, area=area),
        whole=one.received if one.checked is not None else None,
        checked=one.checked,
        ms=one.ms,
        bms=one.bms,
        tms=one.tms,
        backlog_href=links.to_backlog(filters, party=one.party.code, area=area) if rows and left else None,
    )


def _count(value: float | None) -> int | None:
    return None if value is None else int(value)


def table(bars: Sequence[Bar], lang: Lang, *, first: str, planned: float | None, more: str = "") -> html.Div:
    """The bars as a table whose first column is headed `first`; beyond the first 14 they fold under `more`.

    `more` is a counted sentence such as *{n} kab/kota lainnya*; empty shows every row.
    """
    shown = bars[:SHOWN] if more and len(bars) > SHOWN + 2 else bars
    parts: list[Component] = [legend(lang), _table(shown, lang, first=first, planned=planned, is_first=True)]
    if rest := bars[len(shown) :]:
        folded = _table(rest, lang, first=first, planned=planned, is_first=False)
        parts.append(html.Details([html.Summary(tn(more, len(rest), lang)), folded], className="more"))
    return html.Div(parts, className="status-bars")


def _table(bars: Sequence[Bar], lang: Lang, *, first: str, planned: float | None, is_first: bool) -> html.Table:
    head = html.Thead(
        html.Tr(
            [
                html.Th(first, scope="col", className="name"),
                html.Th(_plan(lang, planned), scope="col", className="plan-head"),
                html.Th(t("Diperiksa", lang), scope="col", className="num"),
                html.Th(t("dari", lang), scope="col", className="num"),
            ],
        ),
        className=None if is_first else "is-folded",
    )
    widths = html.Colgroup([html.Col(className=f"col-{name}") for name in ("name", "bar", "share", "fraction")])
    return html.Table([widths, head, html.Tbody([_row(bar, lang) for bar in bars])], className="rows")


def legend(lang: Lang) -> html.Ul:
    """What the colours and letters of a bar are."""
    said = [_swatch(f"is-{key}", key.upper()) for key, _ in STATUS_LETTERS]
    return html.Ul([*said, _swatch("is-belum", t("belum", lang))], className="legend bars-legend")


def _plan(lang: Lang, planned: float | None) -> list[Component]:
    """The plan's name stands above its mark, and moves with it from edge to edge."""
    head: list[Component] = [html.Span(t("Status", lang), className="visually-hidden")]
    if planned is not None:
        words = t("rencana {share}", lang, share=formats.percent(planned, lang, decimals=0))
        place = {"left": f"{planned:.1%}", "transform": f"translateX(-{planned:.1%})"}
        head.append(html.Span(html.Span(words, style=place), className="plan-name"))
    return head


def _swatch(kind: str, words: str) -> html.Li:
    return html.Li([html.Span(className=f"swatch {kind}"), words])


def _row(bar: Bar, lang: Lang) -> html.Tr:
    name: list[Component] = [Link(bar.label, href=bar.href)]
    if bar.note:
        name.append(html.Small(bar.note, className="muted"))
    percent = formats.percent(bar.share, lang, decimals=0) if (bar.whole or 0) >= SMALL else ""
    return html.Tr(
        [
            html.Th(name, scope="row", className="name"),
            html.Td(bar_of(bar, lang), className="cell-bar"),
            html.Td(percent, className="num strong"),
            html.Td(_fraction(bar, lang), className="num muted"),
        ]
    )


def _fraction(bar: Bar, lang: Lang) -> Component | str:
    said = f"{formats.number(bar.checked, lang)}/{formats.number(bar.whole, lang)}"
    if bar.whole is None:
        return formats.NO_VALUE
    if bar.backlog_href is None:
        return said
    left = formats.number(bar.whole - (bar.checked or 0), lang)
    return Link(said, href=bar.backlog_href, title=t("{left} belum diperiksa: buka daftarnya", lang, left=left))


def bar_of(bar: Bar, lang: Lang) -> html.Div:
    """The bar itself; what was checked without a status is plain grey."""
    if not bar.whole:
        words = t("nol, sudah dilaporkan", lang) if bar.whole == 0 else t("jumlah diperiksa belum dilaporkan", lang)
        return html.Div(words, className="status-bar is-unknown")
    marks = [_segment(key, letter, getattr(bar, key), bar.whole) for key, letter in STATUS_LETTERS]
    marks.append(_segment("checked", "", bar.unsaid, bar.whole))
    if bar.planned is not None:
        marks.append(html.Span(className="mark", style={"left": f"{bar.planned:.1%}"}))
    shown = [mark for mark in marks if mark is not None]
    return html.Div(shown, className="status-bar", role="img", title=describe(bar, lang))  # its title names it, too


def _segment(key: str, letter: str, value: int | None, whole: int) -> html.Span | None:
    if not value or value < 0:
        return None
    shown = letter if value / whole >= LETTER_FITS else None
    return html.Span(shown, className=f"is-{key}", style={"width": f"{value / whole:.2%}"})


def describe(bar: Bar, lang: Lang) -> str:
    """The bar in words, for those who cannot see it."""
    counts = [
        f"{key.upper()} {formats.number(getattr(bar, key), lang)}"
        for key, _ in STATUS_LETTERS
        if getattr(bar, key) is not None
    ]
    if bar.unsaid > 0:
        counts.append(t("diperiksa tanpa rincian status {n}", lang, n=formats.number(bar.unsaid, lang)))
    left = formats.number((bar.whole or 0) - (bar.checked or 0), lang)
    return ", ".join([*counts, t("belum {left} dari {whole}", lang, left=left, whole=formats.number(bar.whole, lang))])
