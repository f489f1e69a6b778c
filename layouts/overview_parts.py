"""The parts of the overview: tile map, areas at risk, age of the backlog, what changed, who is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import links, pace
from layouts import overview_words as words
from layouts.changes import change_words, when_words
from layouts.components.attributes import attrs
from layouts.components.badges import reporting_words
from layouts.components.elements import html
from layouts.components.panel import panel, plain_table
from layouts.components.tile_map import Tile, tile_map
from layouts.problem import empty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.answers import AgeBucket, AreaFigures
    from layouts.overview import View

RISKS: Final = 6  # areas at risk that stand on the page; the others are one click away
CHANGES: Final = 7
QUIET: Final = 6
MARK: Final = 88  # percent of the bar's width where the needed pace stands
OLD: Final = 8
LEGEND: Final = ((1, "20"), (4, "50"), (7, "75"), (9, "100%"))


def map_panel(view: View, lang: Lang, *, span: int) -> Component:
    """How far each area is: a tile map and its table."""
    title, what = words.map_title(view, lang), words.thing(view, lang)
    tiles = [Tile(figures=one, href=_drill(view, one)) for one in view.figures.children]
    sub = t("Persentase {what} yang sudah diperiksa. Satu petak satu wilayah; klik untuk rincian.", lang, what=what)
    body = [tile_map(tiles, lang, label=title), _legend(view, lang)]
    return panel(title, body, lang, sub=sub, metrics=("progress",), span=span, twin=_areas_table(view, title, lang))


def _drill(view: View, one: AreaFigures) -> str:
    """A province opens on this page, a kab/kota on its own."""
    if one.area.kind == "province":
        return "/" + view.filters.but(area=one.area.code).query()
    return links.to_area(view.filters, one.area.code)


def _legend(view: View, lang: Lang) -> html.Ul:
    steps = [html.Li([html.Span(className=f"swatch is-wide ramp-{step}"), said]) for step, said in LEGEND]
    if any(one.is_at_risk for one in view.figures.children):
        said = t("tidak akan selesai pada laju sekarang", lang)
        steps.append(html.Li([html.Span(className="swatch is-corner"), said], className="bad"))
    if words.quiet(view) or words.never(view):
        steps.append(html.Li([html.Span(className="swatch is-dotted"), t("belum lapor hari itu", lang)]))
    return html.Ul(steps, className="legend")


def _areas_table(view: View, caption: str, lang: Lang) -> html.Table:
    head = (
        t("Wilayah", lang), t("Diterima", lang), t("Diperiksa", lang), t("Sisa", lang), t("Bagian", lang),
        t("Perkiraan", lang), t("Keadaan", lang),
    )  # fmt: skip
    rows = [
        (
            html.A(one.area.name, href=_drill(view, one)),
            *(formats.number(one[metric], lang) for metric in ("received", "checked", "backlog")),
            formats.percent(one["progress"], lang),
            formats.short_day(pace.done_day(one, one["eta"]), lang),
            reporting_words(one.reporting, one.data_as_of, lang),
        )
        for one in view.figures.children
    ]
    return plain_table(head, rows, caption=caption, numeric=range(1, 6))


def risk_panel(view: View, lang: Lang) -> Component:
    """Areas whose present pace is not enough, the greatest need first; where all is well, the tightest ones."""
    risky = words.at_risk(view)
    shown = risky or sorted((one for one in view.figures.children if one["backlog"]), key=words.need, reverse=True)
    title, end = words.risk_title(view, lang), pace.end_day(view.figures)
    if not shown or end is None:
        return panel(title, empty(t("Tidak ada yang perlu dipercepat.", lang), lang), lang)
    sub = t(
        "Laju yang diperlukan agar selesai {day}, dibanding median 5 hari kerja terakhir.",
        lang,
        day=formats.long_day(end, lang),
    )
    body: list[Component] = [_risk_table(view, shown[:RISKS], lang)]
    more = len(risky) - RISKS
    if more > 0:
        said = tn("{n} wilayah lainnya", more, lang)
        body.append(html.P(html.A(said, href=links.to_verification(view.filters)), className="foot"))
    return panel(title, body, lang, sub=sub, metrics=("daily_rate", "pace_needed", "eta", "days_left"))


def _risk_table(view: View, shown: Sequence[AreaFigures], lang: Lang) -> html.Div:
    head = [
        html.Th(t("Wilayah", lang), scope="col"),
        html.Th(t("Diperiksa", lang), scope="col", className="num hide-phone"),
        html.Th(t("Laju kini, garis = laju perlu", lang), scope="col"),
        html.Th(t("Perlu", lang), scope="col", className="num"),
        html.Th(t("Perkiraan", lang), scope="col", className="num hide-phone"),
        html.Th(t("Lewat", lang), scope="col", className="num"),
    ]
    rows = [_risk_row(view, one, lang) for one in shown]
    return html.Div(html.Table([html.Thead(html.Tr(head)), html.Tbody(rows)], className="rows"), className="scroll-x")


def _risk_row(view: View, one: AreaFigures, lang: Lang) -> html.Tr:
    done = pace.done_day(one, one["eta"])
    return html.Tr(
        [
            html.Th(html.A(one.area.short_name, href=links.to_area(view.filters, one.area.code)), scope="row"),
            html.Td(formats.percent(one["progress"], lang, decimals=0), className="num hide-phone"),
            html.Td(_pace_bar(one, lang), className="cell-bar"),
            html.Td(words.ratio_words(words.times_needed(one), lang), className="num strong"),
            html.Td(formats.short_day(done, lang) if done else t("tak tentu", lang), className="num hide-phone"),
            html.Td(_late(one, lang), className="num bad"),
        ]
    )


def _pace_bar(one: AreaFigures, lang: Lang) -> html.Div:
    """The present rate as a bar, the needed one as a mark at the same place in every row."""
    rate, needed = one["daily_rate"] or 0, one["pace_needed"]
    share = min(rate / needed * MARK, 100) if needed else 0
    now, wanted = (formats.number(value, lang) for value in (one["daily_rate"], needed))
    said = t("laju {now} per hari, perlu {wanted}", lang, now=now, wanted=wanted)
    marks: list[Component] = [
        html.Span(className="bar is-strong" if share else "bar is-zero", style={"width": f"{share:.1f}%"})
    ]
    if needed:
        marks.append(html.Span(className="mark", style={"left": f"{MARK}%"}))
    return html.Div(marks, className="bar-track is-thin", role="img", title=said, **attrs(aria_label=said))


def _late(one: AreaFigures, lang: Lang) -> str:
    left, done, end = one["days_left"], pace.done_day(one, one["eta"]), pace.end_day(one)
    if not one.is_at_risk or left is None or end is None:
        return ""
    if done is None:
        return formats.NO_VALUE
    return tn("+{n} hr", max((done - end).days, 1), lang)


def age_panel(view: View, lang: Lang) -> Component:
    """The open items by age; what is older than a week stands out."""
    title = words.age_title(view.ageing, lang)
    what = words.thing(view, lang)
    sub = t("Tunggakan {what} menurut umur sejak diterima.", lang, what=what)
    backlog = view.figures["backlog"]
    if not backlog and not view.itemised:
        said = t("Semua yang diterima sudah diperiksa.", lang) if backlog == 0 else t("Belum ada laporan.", lang)
        return panel(title, empty(said, lang), lang, metrics=("oldest_days",))
    if not view.itemised:
        said = t("Umur hanya diketahui untuk data per berkas; tunggakan ini dilaporkan sebagai rekap.", lang)
        return panel(
            title if not backlog else t("Umur tunggakan belum diketahui", lang),
            empty(said, lang),
            lang,
            metrics=("oldest_days",),
        )
    if backlog is not None and view.itemised < backlog:
        known, whole = (formats.number(value, lang) for value in (view.itemised, backlog))
        sub += " " + t("Umur diketahui untuk {known} dari {whole}; selebihnya rekap.", lang, known=known, whole=whole)
    return panel(title, _age_table(view, lang), lang, sub=sub, metrics=("backlog", "oldest_days"))


def _age_table(view: View, lang: Lang) -> html.Table:
    most = max(bucket.items for bucket in view.ageing)
    rows = [_age_row(view, bucket, most, lang) for bucket in view.ageing]
    return html.Table(html.Tbody(rows), className="rows ages")


def _age_row(view: View, bucket: AgeBucket, most: int, lang: Lang) -> html.Tr:
    share = bucket.items / most if most else 0
    tone = "is-bad" if bucket.low >= OLD else ""
    width = {"width": f"{share:.2%}"}
    bar = html.Span(className=f"bar {tone}" if bucket.items else "bar is-zero", style=width)
    count: str | Component = formats.number(bucket.items, lang)
    if view.rows and bucket.items:
        age = f"{bucket.low}-{bucket.high if bucket.high is not None else ''}"
        count = html.A(count, href=links.to_backlog(view.filters, area=view.figures.area.code, age=age))
    return html.Tr(
        [
            html.Th(bucket_words(bucket, lang), scope="row", className="nowrap"),
            html.Td(html.Div(bar, className="bar-track"), className="cell-bar wide"),
            html.Td(count, className="num"),
        ]
    )


def bucket_words(bucket: AgeBucket, lang: Lang) -> str:
    """`4–7 hari`, `> 14 hari`."""
    if bucket.high is None:
        return t("> {low} hari", lang, low=bucket.low - 1)
    return t("{low}–{high} hari", lang, low=bucket.low, high=bucket.high)


def changes_panel(view: View, lang: Lang) -> Component:
    """What moved since yesterday, newest first; who fell silent stands in a panel of its own."""
    shown = [one for one in view.changes if one.kind != "silent"]
    title = changes_title(view, lang)
    sub = t("Perubahan angka, jadwal, dan pelaporan sejak kemarin.", lang)
    if not shown:
        said = t("Tidak ada koreksi, revisi jadwal, atau wilayah yang selesai.", lang)
        return panel(title, empty(said, lang), lang, sub=sub)
    rows = [
        html.Li([html.Span(when_words(one, lang), className="when"), html.Span(change_words(one, view.parties, lang))])
        for one in shown[:CHANGES]
    ]
    body: list[Component] = [html.Ul(rows, className="changes")]
    if len(shown) > CHANGES:
        body.append(html.P(tn("{n} perubahan lainnya", len(shown) - CHANGES, lang), className="foot"))
    return panel(title, body, lang, sub=sub)


def changes_title(view: View, lang: Lang) -> str:
    """What finished and was corrected, else who added most."""
    kinds = [one.kind for one in view.changes]
    said = [
        tn("{n} wilayah selesai", kinds.count("finished"), lang) if "finished" in kinds else "",
        tn("{n} koreksi", kinds.count("correction"), lang) if "correction" in kinds else "",
    ]
    if any(said):
        return t("Sejak kemarin {changes}", lang, changes=formats.listing([one for one in said if one], lang))
    reported = [(one.values.get("added"), one.area) for one in view.changes if one.kind == "reported"]
    added = [(count, area) for count, area in reported if isinstance(count, (int, float)) and area]
    if not added:
        return t("Tidak ada perubahan sejak kemarin", lang)
    if not view.figures.children:
        return t("Sejak kemarin {count} bertambah.", lang, count=formats.number(added[0][0], lang)).rstrip(".")
    count, area = max(added, key=lambda pair: pair[0])
    words = N_("Sejak kemarin {area} bertambah paling banyak, {count}")
    return t(words, lang, area=area.short_name, count=formats.number(count, lang))


def quiet_panel(view: View, lang: Lang, *, span: int = 12) -> Component:
    """Who has not reported on the day, and since when; a long row of those that never did is only counted."""
    due, missing = words.quiet(view), words.never(view)
    title = words.quiet_title(view, lang)
    if not due and not missing:
        return panel(title, empty(t("Tidak ada wilayah yang diam.", lang), lang), lang, span=span)
    sub = t("Diam tidak sama dengan nol: angka wilayah ini adalah yang terakhir dilaporkan.", lang) if due else ""
    room = max(QUIET - len(due), 0)
    named = [*due[:QUIET], *(missing if len(missing) <= room else [])]
    body: list[Component] = (
        [html.Ul([_quiet_row(view, one, lang) for one in named], className="quiet")] if named else []
    )
    if len(due) > QUIET:
        body.append(html.P(tn("{n} wilayah lainnya", len(due) - QUIET, lang), className="foot"))
    if len(missing) > room:
        body.append(html.P(tn("{n} wilayah belum pernah melapor", len(missing), lang), className="foot"))
    return panel(title, body, lang, sub=sub, span=span)


def _quiet_row(view: View, one: AreaFigures, lang: Lang) -> html.Li:
    since = reporting_words(one.reporting, one.data_as_of, lang)
    return html.Li([html.A(one.area.short_name, href=_drill(view, one)), html.Span(since, className="muted")])
