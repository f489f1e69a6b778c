"""Own calendar days, official minimums, and who changed what last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts.components.elements import html
from layouts.components.folding import folding
from layouts.components.panel import panel
from layouts.reference_parts import earlier, edit, history, new, row, table, version

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.reference_book import Minimum, OwnDay, Written
    from layouts.reference_view import View


def days_panel(view: View, lang: Lang) -> Component:
    """Days whose being worked differs from the national calendar."""
    title = tn("{n} hari kerja atau libur sendiri", len(view.book.days), lang)
    sub = t("Selebihnya menurut kalender libur nasional; berlaku untuk semua siklus.", lang)
    heads = [html.Th(t(words, lang), scope="col") for words in (N_("Tanggal"), N_("Jenis hari"), N_("Keterangan"))]
    rows = [_day(one, lang) for one in view.book.days]
    shown = folding(
        [*heads, html.Th("", scope="col")], rows, lang, more=N_("{n} hari lainnya"), name="scroll-x book days", shown=8
    )
    return panel(title, [shown, new("hari", t("Hari baru", lang))], lang, sub=sub)


def _day(one: OwnDay, lang: Lang) -> html.Tr:
    basis = [one.source] if one.source else []
    basis += [version(len(one.earlier), lang)] if one.earlier else []
    said: list[str | Component | None] = [one.name, html.Small("; ".join(basis)) if basis else None]
    old = earlier(one.earlier, lambda was: _day_said(was, lang), lang)
    return row(
        formats.long_day(one.on, lang),
        _worked(one, lang),
        [*said, history(old, lang)],
        edit("hari", t("Revisi baru", lang), tanggal=one.on.isoformat()),
    )


def _worked(one: OwnDay, lang: Lang) -> str:
    return t("hari kerja", lang) if one.working else t("libur", lang)


def _day_said(one: OwnDay, lang: Lang) -> str:
    """A version of a day in one line."""
    return f"{_worked(one, lang)}: {one.name}. {one.source or t('belum dicatat', lang)}"


def minimums_panel(view: View, lang: Lang) -> Component:
    """Minimums that a decree set; elsewhere the formula holds."""
    found = view.book.minimums
    title = t("Semua kab/kota memakai rumus syarat minimal", lang)
    if found:
        title = tn("{n} kab/kota memakai syarat minimal dari keputusan", len(found), lang)
    sub = t("Tanpa keputusan berlaku rumus min(1.000, penduduk ÷ 1.000) yang dibulatkan ke atas.", lang)
    heads = [html.Th(t("Wilayah", lang), scope="col"), html.Th(t("Syarat minimal", lang), scope="col", className="num"),
             html.Th(t("Dasar hukum", lang), scope="col"), html.Th("", scope="col")]  # fmt: skip
    rows = [_minimum(one, view, lang) for one in found]
    shown = folding(heads, rows, lang, more=N_("{n} wilayah lainnya"), name="scroll-x book minimums", shown=9)
    return panel(
        title,
        [*([shown] if rows else []), new("minimal", t("Syarat minimal baru", lang), cycle=view.cycle)],
        lang,
        sub=sub,
        span=6,
    )


def _minimum(one: Minimum, view: View, lang: Lang) -> html.Tr:
    number, members, source = one.revisions[-1]
    old = [
        html.Li([html.Span(str(n), className="when"), f"{formats.number(value, lang)}. {basis}"])
        for n, value, basis in reversed(one.revisions[:-1])
    ]
    shown = row(
        [one.area.name, html.Small(one.area.code)],
        [html.B(formats.number(members, lang)), history(old, lang)],
        [source, html.Small(version(number, lang))],
        edit("minimal", t("Revisi baru", lang), cycle=view.cycle, area_code=one.area.code),
    )
    shown.children[1].className = "num"
    return shown


def written_panel(view: View, lang: Lang) -> Component:
    """The newest files and forms of reference data."""
    found = view.book.written
    title = t("Belum ada data acuan yang diubah", lang)
    if found:
        latest = {"moment": formats.short_moment(found[0].at, lang), "by": found[0].by}
        title = t("Terakhir diubah {moment} oleh {by}", lang, **latest)
    sub = t("Berkas dan isian data acuan, yang terbaru di atas; setiap perubahan juga ada di catatan audit.", lang)
    heads = [t("Waktu", lang), t("Oleh", lang), t("Jenis", lang), t("Berkas atau isian", lang), t("Hasil", lang)]
    body = [table(heads, [_written(one, lang) for one in found], "written")] if found else []
    return panel(title, body, lang, sub=sub)


def _written(one: Written, lang: Lang) -> html.Tr:
    counts = {"new": one.accepted, "same": one.unchanged, "bad": one.rejected}
    said = t("{new} baru, {same} tetap, {bad} ditolak", lang, **counts)
    if one.undone:
        said = t("dibatalkan", lang)
    return row(formats.short_moment(one.at, lang), one.by, t(one.title, lang), one.file_name, said)
