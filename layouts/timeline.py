"""The page of the stages: the schedule and what changed in it, will each round finish, and who is too slow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from layouts import gantt, links, terms
from layouts.burnup_panel import burnup_panel
from layouts.components.elements import html
from layouts.components.files import files
from layouts.components.panel import lead, panel
from layouts.pace_table import pace_panel
from layouts.page import Page
from layouts.rules_list import rules_list
from layouts.schedule_history import history_panel
from layouts.switch import pills, switches
from layouts.timeline_view import View
from layouts.timeline_words import sentences

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.timeline import Line
    from layouts.timeline_view import Running

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(id="timeline", path="/tahapan", title=N_("Tahapan"), permission=Permission.TIMELINE_READ)


def page(view: View, lang: Lang) -> Component:
    """The whole page; one sentence where the cycle has no schedule."""
    heading = t("Tahapan, {area}", lang, area=view.figures.area.name)
    top = [html.H1(heading, className="visually-hidden"), _switches(view, lang), lead(sentences(view, lang))]
    if not view.lines:
        return html.Div([*top, html.P(t("Belum ada jadwal untuk siklus ini.", lang), className="empty")])
    body = [schedule_panel(view, lang)]
    body += [part for one in view.running for part in _round(one, view, lang)]
    history = history_panel(view.lines, lang, span=5 if view.running else 12)
    body.insert(2 if len(body) > 1 else 1, history)
    if view.rules:
        body.append(rules_panel(view, lang))
    if view.exports:
        body.append(files("tahapan", view.filters.query(), t("Unduh jadwal dan laju:", lang), lang))
    return html.Div([*top, html.Div(body, className="grid timeline")])


def _switches(view: View, lang: Lang) -> Component:
    """Cycle where there are several, round and object where the cycle has rounds."""
    parts: list[Component] = []
    if len(view.cycles) > 1:
        said = [(one, one, links.to_timeline(view.filters, cycle=one, round=None)) for one in view.cycles]
        parts.append(pills(t("Siklus", lang), said, view.cycle))
    if view.rounds:
        parts += switches(view.filters, view.question, view.rounds, lang, links.to_timeline).children
    return html.Div(parts, className="switches screen-only")


def _round(one: Running, view: View, lang: Lang) -> list[Component]:
    """Burn-up and paces of one round; a sentence where nothing was reported."""
    burnup = burnup_panel(one.figures, one.burnup, lang, span=7)
    if burnup is None:
        name = terms.round_word(one.round.code, one.round.name, lang)
        words = t(
            "Belum ada laporan {round} sampai {moment}.", lang, round=name, moment=formats.moment(view.moment, lang)
        )
        silent = panel(
            t("{round}: belum ada laporan", lang, round=name), html.P(words, className="empty"), lang, span=7
        )
        return [silent]
    table = pace_panel(one, view.filters.but(round=one.round.code), lang)
    return [part for part in (burnup, table) if part is not None]


def rules_panel(view: View, lang: Lang) -> Component:
    """What decides in this cycle, each with its legal basis."""
    sub = t("Ambang menurut undang-undang atau keputusan siklus ini, dan rencana tahapannya.", lang)
    body = rules_list([one for one in view.rules if one.is_threshold], view.courses, lang)
    return panel(t("Aturan yang berlaku", lang), body, lang, sub=sub, span=7)


def schedule_panel(view: View, lang: Lang) -> Component:
    """The Gantt under the sentence that matters most in it."""
    ends = [one.ends_at for line in view.lines for one in line.revisions if one.ends_at]
    starts = [one.starts_at for line in view.lines for one in line.revisions]
    days = [formats.long_day(local(one).date(), lang) for one in (min(starts), max([*ends, *starts]))]
    sub = t(
        "Siklus {cycle}, {first} sampai {last}, semua tingkat.", lang, cycle=view.cycle, first=days[0], last=days[1]
    )
    body = gantt.gantt(view.lines, view.moment, lang)
    return panel(
        schedule_title(view, lang), body, lang, sub=sub, metrics=("days_left",), twin=gantt.twin(view.lines, lang)
    )


def schedule_title(view: View, lang: Lang) -> str:
    """The window that was moved most, of those that run before the others."""
    moved = [line for line in view.lines if line.moves]
    if not moved:
        return t("Jadwal berjalan seperti ditetapkan", lang)
    most = max(moved, key=lambda line: (line.state(view.moment) == "running", line.area is None, len(line.moves)))
    name = f"{most.now.name} ({most.area.name})" if most.area else most.now.name
    old, new = _end(most, 0, lang), _end(most, -1, lang)
    return tn("{name} {n} kali digeser: semula sampai {old}, sekarang {new}", len(most.moves), lang,
              name=name, old=old, new=new)  # fmt: skip


def _end(line: Line, number: int, lang: Lang) -> str:
    end = line.revisions[number].ends_at
    return formats.long_day(local(end).date(), lang) if end else t("tanpa batas akhir", lang)
