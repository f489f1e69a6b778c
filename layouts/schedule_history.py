"""What changed in the schedule, by which decree; which areas have windows of their own; what has no end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.formats import local
from dashboard.core.text import Lang, t, tn
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.gantt import LEVELS, days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.timeline import Line, Revision


def history_panel(lines: Sequence[Line], lang: Lang, *, span: int = 12) -> Component:
    """The changes in the order of the stages; one sentence where nothing changed."""
    moved = [(line, old, new) for line in lines for old, new in line.moves]
    items = [_move(*one, lang) for one in moved]
    items += [_own(line, lines, lang) for line in lines if line.area]
    items += [_open(line, lang) for line in lines if line.now.ends_at is None]
    title = tn("{n} kali jadwal diubah", len(moved), lang) if moved else t("Belum ada jadwal yang diubah", lang)
    sub = t(
        "Yang digeser, dari kapan ke kapan, menurut keputusan mana; jadwal lokal; dan yang tanpa batas akhir.", lang
    )
    body = html.Ul(items, className="changes") if items else html.P(t("Semua jadwal seperti ditetapkan semula.", lang))
    return panel(title, body, lang, sub=sub, span=span)


def _item(left: str, words: list[str | Component]) -> html.Li:
    return html.Li([html.Span(left, className="when"), html.Div(words)])


def _move(line: Line, old: Revision, new: Revision, lang: Lang) -> html.Li:
    left = t("revisi {n}", lang, n=new.number)
    if new.decided_at:
        left = formats.long_day(local(new.decided_at).date(), lang)
    place = line.area.name if line.area else t(LEVELS[line.level], lang)
    said: list[str | Component] = [html.B(f"{new.name} ({place})"), f": {_shift(old, new, lang)} {_basis(new, lang)}"]
    return _item(left, said)


def _basis(new: Revision, lang: Lang) -> str:
    said = t("Dasar: {basis}.", lang, basis=new.legal_basis)
    return f"{said} {new.note[:1].upper()}{new.note[1:]}." if new.note else said


def _shift(old: Revision, new: Revision, lang: Lang) -> str:
    """The start, the end, or both: from when to when."""
    said = []
    if old.starts_at != new.starts_at:
        first, then = (formats.short_day(local(one.starts_at).date(), lang) for one in (old, new))
        said.append(t("mulai {old} menjadi {new}", lang, old=first, new=then))
    if old.ends_at != new.ends_at:
        said.append(_end(old, new, lang))
    return ", ".join(said) + "."


def _end(old: Revision, new: Revision, lang: Lang) -> str:
    if old.ends_at is None or new.ends_at is None:
        ends = [formats.short_day(local(one.ends_at).date(), lang) if one.ends_at else None for one in (old, new)]
        open_end = t("tanpa batas akhir", lang)
        return t("akhir {old} menjadi {new}", lang, old=ends[0] or open_end, new=ends[1] or open_end)
    first, then = local(old.ends_at).date(), local(new.ends_at).date()
    facts = {"old": formats.short_day(first, lang), "new": formats.short_day(then, lang)}
    if then < first:
        return tn("akhir {old} maju {n} hari ke {new}", (first - then).days, lang, **facts)
    return tn("akhir {old} mundur {n} hari ke {new}", (then - first).days, lang, **facts)


def _own(line: Line, lines: Sequence[Line], lang: Lang) -> html.Li:
    """A local window beside the one that holds elsewhere."""
    common = next((one for one in lines if (one.stage, one.level, one.area) == (line.stage, line.level, None)), None)
    area = line.area.name if line.area else ""
    words = t("{name}: {days}", lang, name=line.now.name, days=days(line.now, lang))
    if common:
        words += " " + t("(umumnya {days})", lang, days=days(common.now, lang))
    return _item(t("jadwal lokal", lang), [html.B(area), f", {words}. {_basis(line.now, lang)}"])


def _open(line: Line, lang: Lang) -> html.Li:
    start = formats.long_day(local(line.now.starts_at).date(), lang)
    words = t("mulai {day}, tanpa batas akhir: laju yang dibutuhkan tidak dapat dihitung.", lang, day=start)
    return _item(t("terbuka", lang), [html.B(line.now.name), f": {words} {_basis(line.now, lang)}"])
