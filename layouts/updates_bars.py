"""Bars of the page of semester updates: areas, objects and parties, each done beside what is still waited for."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from layouts.components.elements import html
from layouts.components.legend import swatch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

SHOWN: Final = 14
HALF: Final = 0.5


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A row: `done` of `whole`; `title` says more about the name, `on` marks the chosen one."""

    label: str
    href: str
    done: int
    whole: int
    title: str = ""
    on: bool = False

    @property
    def share(self) -> float:
        """Share done; nothing of nothing is none."""
        return self.done / self.whole if self.whole else 0.0


@dataclass(frozen=True, kw_only=True)
class Scale:
    """What the bars are measured by: all of `end` (a share, 1 = everything), with a marker at `mark`, the average."""

    end: float = 1.0
    mark: float | None = None

    def at(self, share: float) -> str:
        """Where a share lies on the scale."""
        return f"{min(share / self.end, 1.0):.2%}"


def scale_for(rows: Sequence[Bar], mark: float | None = None) -> Scale:
    """Everything, or the next ten per cent above the largest share where less than half of all is done."""
    top = max((row.share for row in rows), default=1.0)
    return Scale(end=max(math.ceil(top * 10), 1) / 10 if top < HALF else 1.0, mark=mark)


def bars(rows: Sequence[Bar], lang: Lang, *, first: str, scale: Scale | None = None, more: str = "") -> html.Div:
    """The rows as a table whose first column is headed `first`.

    `more` is a counted sentence under which rows beyond the first 14 fold; empty shows every row.
    """
    scale = scale or Scale()
    shown = rows[:SHOWN] if more and len(rows) > SHOWN + 2 else rows
    parts: list[Component] = [_legend(lang, scale), _table(shown, lang, first, scale, is_first=True)]
    if rest := rows[len(shown) :]:
        folded = _table(rest, lang, first, scale, is_first=False)
        parts.append(html.Details([html.Summary(tn(more, len(rest), lang)), folded], className="more"))
    return html.Div(parts, className="status-bars update-bars")


def _table(rows: Sequence[Bar], lang: Lang, first: str, scale: Scale, *, is_first: bool) -> html.Table:
    head = [
        html.Th(first, scope="col", className="name"),
        html.Th(html.Span(t("Sudah memutakhirkan", lang), className="visually-hidden"), scope="col"),
        html.Th(
            html.Span(t("Sudah", lang), className=None if _says_shares(rows) else "visually-hidden"),
            scope="col",
            className="num",
        ),
        html.Th(t("dari", lang), scope="col", className="num"),
    ]
    top = html.Thead(html.Tr(head), className=None if is_first else "is-folded")
    widths = html.Colgroup([html.Col(className=f"col-{name}") for name in ("name", "bar", "share", "fraction")])
    return html.Table([widths, top, html.Tbody([_row(row, lang, scale) for row in rows])], className="rows is-tight")


def _says_shares(rows: Sequence[Bar]) -> bool:
    """Whether any row counts enough for a percentage."""
    return any(row.whole >= formats.SMALL for row in rows)


def _legend(lang: Lang, scale: Scale) -> html.Ul:
    said = [swatch("is-ms", t("Sudah", lang))]
    if scale.end == 1:
        said.append(swatch("is-belum", t("Belum", lang)))
    else:
        said.append(html.Li(t("skala 0–{end}", lang, end=formats.percent(scale.end, lang, decimals=0))))
    if scale.mark is not None:
        average = formats.percent(scale.mark, lang, decimals=0)
        said.append(swatch("is-line", t("rata-rata {share}", lang, share=average)))
    return html.Ul(said, className="legend bars-legend")


def _row(row: Bar, lang: Lang, scale: Scale) -> html.Tr:
    name = html.A(row.label, href=row.href)
    percent = formats.percent(row.share, lang, decimals=0) if row.whole >= formats.SMALL else ""
    whole = formats.number(row.whole, lang)
    return html.Tr(
        [
            html.Th(name, scope="row", className="name", title=row.title or None),
            html.Td(_bar(row, lang, scale), className="cell-bar"),
            html.Td(percent, className="num strong"),
            html.Td(f"{formats.number(row.done, lang)}/{whole}", className="num muted"),
        ],
        className="is-on" if row.on else None,
    )


def _bar(row: Bar, lang: Lang, scale: Scale) -> html.Div:
    if not row.whole:
        return html.Div(t("belum dilaporkan", lang), className="status-bar is-unknown")
    done, whole = formats.number(row.done, lang), formats.number(row.whole, lang)
    words = t("{done} dari {whole} sudah memutakhirkan", lang, done=done, whole=whole)
    marks = [html.Span(className="is-ms", style={"width": scale.at(row.share)})] if row.done else []
    if scale.mark is not None:
        marks.append(html.Span(className="mark", style={"left": scale.at(scale.mark)}))
    said: dict[str, Any] = {"aria-label": words}
    return html.Div(marks, className="status-bar" if scale.end == 1 else "status-bar is-scaled", role="img", **said)
