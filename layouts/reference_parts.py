"""Tables of windows, rounds, rules and planned courses, each row with its history and the way to a new revision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data.plan import due
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.components.sparkline import sparkline
from layouts.gantt import LEVELS, days
from layouts.rules_list import NAMES, basis_words, value_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from dash.development.base_component import Component

    from data.plan import Curve
    from data.reference_book import Course, Earlier, RoundEntry, Rule
    from data.timeline import Line
    from layouts.reference_view import View

OUTSIDE: Final = attrs(data_file="page")  # a page of its own, not a view of this one: the browser loads it
STEPS = 20  # points of a small line


def windows_panel(view: View, lang: Lang) -> Component:
    """Every window with its revisions."""
    moved = sum(len(line.revisions) - 1 for line in view.book.windows)
    title = tn("{n} jadwal tahapan", len(view.book.windows), lang) if view.book.windows else t("Belum ada jadwal", lang)
    sub = tn("{n} revisi sesudah yang pertama; yang berlaku adalah yang terbaru.", moved, lang)
    sub = f"{_years(view, lang)} {sub}" if view.book.windows else ""
    rows = [_window(line, view, lang) for line in view.book.windows]
    heads = [t("Tahapan", lang), t("Tingkat", lang), t("Berlaku", lang), t("Dasar hukum", lang), ""]
    body = [
        *([table(heads, rows, "windows")] if rows else []),
        new("jendela", t("Jadwal baru", lang), cycle=view.cycle),
    ]
    return panel(title, body, lang, sub=sub)


def _years(view: View, lang: Lang) -> str:
    """The years that the windows in force begin and end in."""
    moments = [moment for line in view.book.windows for moment in (line.now.starts_at, line.now.ends_at) if moment]
    years = sorted({formats.local(moment).year for moment in moments})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    return t("Tahun {years}.", lang, years=span)


def _window(line: Line, view: View, lang: Lang) -> html.Tr:
    place = line.area.name if line.area else t(LEVELS[line.level], lang)
    named = {
        "cycle": view.cycle,
        "code": line.stage,
        "level": line.level,
        "area_code": line.area.code if line.area else "",
    }
    old = [_said(one.number, days(one, lang), one.legal_basis, one.note) for one in reversed(line.revisions[:-1])]
    return row(
        [line.now.name, html.Small(line.stage)],
        place,
        [html.B(days(line.now, lang)), history(old, lang)],
        _basis(line.now.number, line.now.legal_basis, line.now.note, lang),
        edit("jendela", t("Revisi baru", lang), **named),
    )


def rounds_panel(view: View, lang: Lang) -> Component:
    """The rounds, and who takes part in the narrow ones."""
    narrow = sum(bool(one.parties or one.areas) for one in view.book.rounds)
    title = tn("{n} putaran", len(view.book.rounds), lang) if view.book.rounds else t("Belum ada putaran", lang)
    sub = t("Semua putaran untuk semua partai dan wilayah.", lang) if view.book.rounds else ""
    if narrow:
        sub = tn("{n} putaran hanya untuk sebagian partai atau wilayah.", narrow, lang)
    rows = [_round(one, view, lang) for one in view.book.rounds]
    heads = [t("Putaran", lang), t("Mulai", lang), t("Yang ikut", lang), t("Dasar hukum", lang), ""]
    body = [
        *([table(heads, rows, "rounds")] if rows else []),
        new("putaran", t("Putaran baru", lang), cycle=view.cycle),
    ]
    return panel(title, body, lang, sub=sub)


def _round(one: RoundEntry, view: View, lang: Lang) -> html.Tr:
    old = earlier(one.earlier, lambda was: _round_said(was, lang), lang)
    return row(
        [one.name, html.Small(one.code)],
        html.Span(formats.short_day(one.first_on, lang), className="nowrap")
        if one.first_on
        else t("belum diketahui", lang),
        [html.B(_taking_part(one, lang)), history(old, lang)],
        _basis(len(one.earlier), one.legal_basis or t("belum dicatat", lang), None, lang),
        edit("putaran", t("Revisi baru", lang), cycle=view.cycle, code=one.code),
    )


def _taking_part(one: RoundEntry, lang: Lang) -> str:
    parties = formats.listing(one.parties, lang) if one.parties else t("semua partai", lang)
    areas = formats.listing(one.areas, lang) if one.areas else t("semua wilayah", lang)
    return f"{parties}; {areas}"


def _round_said(one: RoundEntry, lang: Lang) -> str:
    """A version of a round in one line."""
    return t(
        "{name}, tahapan {stage}, urutan {n}: {who}. {basis}",
        lang,
        name=one.name,
        stage=one.stage,
        n=one.position,
        who=_taking_part(one, lang),
        basis=one.legal_basis or t("belum dicatat", lang),
    )


def rules_panel(view: View, lang: Lang) -> Component:
    """Every parameter, set in this cycle or by default."""
    known = sum(one.now is not None for one in view.book.rules)
    title = t("Semua parameter aturan memakai nilai bawaan", lang)
    if known:
        title = tn("{n} parameter aturan ditetapkan dalam siklus ini", known, lang)
    sub = t("Ambang dan pembulatannya, dan sasaran Help Desk, menurut dasar di sampingnya.", lang)
    rows = [_rule(one, view, lang) for one in view.book.rules]
    heads = [t("Parameter", lang), t("Berlaku", lang), t("Dasar hukum", lang), ""]
    return panel(title, table(heads, rows, "rules"), lang, sub=sub)


def _rule(one: Rule, view: View, lang: Lang) -> html.Tr:
    old = [
        _said(each.number, value_words(one.code, each.value, lang), each.legal_basis, each.note)
        for each in reversed(one.revisions[:-1])
    ]
    return row(
        t(NAMES[one.code], lang),
        [html.B(value_words(one.code, one.value, lang)), history(old, lang)],
        _basis(one.now.number, one.now.legal_basis, one.now.note, lang) if one.now else basis_words(one, lang),
        edit("aturan", t("Revisi baru", lang) if one.now else t("Tetapkan", lang), cycle=view.cycle, code=one.code),
    )


def courses_panel(view: View, lang: Lang) -> Component:
    """The planned courses that are not straight, each as a small line."""
    found = view.book.courses
    title = tn("{n} kurva rencana", len(found), lang) if found else t("Rencana semua tahapan lurus", lang)
    sub = t("Bagian pekerjaan yang harus selesai menurut bagian hari layanan yang lewat.", lang)
    rows = [_course(one, view, lang) for one in found]
    heads = [t("Tahapan", lang), t("Rencana", lang), t("Dasar hukum", lang), ""]
    body: list[Component] = [table(heads, rows, "courses")] if rows else []
    return panel(title, [*body, new("kurva", t("Kurva baru", lang), cycle=view.cycle)], lang, sub=sub)


def _course(one: Course, view: View, lang: Lang) -> html.Tr:
    old = [
        _said(each.number, points_words(each.points), each.legal_basis, each.note)
        for each in reversed(one.revisions[:-1])
    ]
    words = t("Rencana: {points}", lang, points=points_words(one.now.points))
    return row(
        [one.name, html.Small(t(LEVELS[one.level], lang))],
        [sparkline(sampled(one.now.curve), words), html.Span(points_words(one.now.points)), history(old, lang)],
        _basis(one.now.number, one.now.legal_basis, one.now.note, lang),
        edit("kurva", t("Revisi baru", lang), cycle=view.cycle, stage=one.stage, level=one.level),
    )


def sampled(curve: Curve) -> list[float]:
    """The course at even steps of time, for a small line."""
    return [due(curve, step / STEPS) for step in range(STEPS + 1)]


def points_words(points: Iterable[tuple[int, int]]) -> str:
    """`25%: 10%, 50%: 40%`: share of the time, share of the work."""
    return ", ".join(f"{time}%: {work}%" for time, work in points)


def table(heads: Sequence[str], rows: Sequence[html.Tr], name: str) -> html.Div:
    """A table of reference data."""
    head = html.Thead(html.Tr([html.Th(each, scope="col") for each in heads]))
    return html.Div(html.Table([head, html.Tbody(rows)], className="rows"), className=f"scroll-x book {name}")


def row(first: str | list[str | Component], *cells: str | Component | list[str | Component | None]) -> html.Tr:
    """A row; parts that are None are left out."""
    kept = [[part for part in cell if part is not None] if isinstance(cell, list) else cell for cell in cells]
    return html.Tr([html.Th(first, scope="row"), *(html.Td(cell) for cell in kept)])


def edit(form: str, words: str, **named: str) -> html.A:
    """The way to the form for one thing."""
    return html.A(words, href=links.to_reference(form, **named), className="screen-only nowrap", **OUTSIDE)


def new(form: str, words: str, **named: str) -> html.P:
    """The way to the form for something new."""
    return html.P(
        html.A(words, href=links.to_reference(form, **named), className="button", **OUTSIDE),
        className="screen-only foot",
    )


def history(old: Sequence[Component], lang: Lang) -> Component | None:
    """What it was before, newest first, behind a toggle."""
    if not old:
        return None
    summary = html.Summary(tn("{n} isi sebelumnya", len(old), lang))
    return html.Details([summary, html.Ul(list(old))], className="past")


def earlier(versions: Sequence[Earlier[Any]], said: Callable[[Any], str], lang: Lang) -> list[Component]:
    """What it said before, newest first, with when and by whom it was replaced; `said` tells one version with its basis."""
    return [
        html.Li(
            [
                html.Span(str(one.number), className="when"),
                t(
                    "{what}; diganti {moment} oleh {by}",
                    lang,
                    what=said(one.was),
                    moment=formats.short_moment(one.at, lang),
                    by=one.by,
                ),
            ]
        )
        for one in reversed(versions)
    ]


def version(number: int, lang: Lang) -> str:
    """`revisi 2`; the first version is none."""
    return t("revisi {n}", lang, n=number) if number else t("ketetapan pertama", lang)


def _basis(number: int, basis: str, note: str | None, lang: Lang) -> list[str | Component | None]:
    return [basis, html.Small(version(number, lang) + (f"; {note}" if note else ""))]


def _said(number: int, what: str, basis: str, note: str | None) -> html.Li:
    return html.Li([html.Span(str(number), className="when"), f"{what}. {basis}" + (f"; {note}" if note else "")])
