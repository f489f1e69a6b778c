"""The parts of the page of semester updates, for an area with others below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dash import dcc

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.rules import OBJECTS
from layouts import links, terms
from layouts.components.elements import html
from layouts.components.panel import panel, plain_table, stack
from layouts.figures.theme import config
from layouts.figures.uptake import uptake
from layouts.updates_bars import SHOWN, Bar, bars, scale_for
from layouts.updates_matrix import legend, matrix
from layouts.updates_obstacles import obstacles_panel
from layouts.updates_party import one_party_panel
from layouts.updates_words import capital, semester_words, uptake_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.update_answers import PartyUpdates, UpdateFigures
    from layouts.updates_view import View

NAMED: Final = 3
COUNTS: Final = ("updates_done", "updates_expected", "updates_share")
FIT: Final = 26  # columns that fit beside the other parts
FEW: Final = 8  # names that are listed


def several(view: View, lang: Lang) -> list[Component]:
    """Areas, uptake, objects and parties beside the matrix and the obstacles; the nation has no matrix.

    A matrix of many parties takes the whole width.
    """
    left = [areas_panel(view, lang), uptake_panel(view, lang), objects_panel(view, lang)]
    right, grid = [obstacles_panel(view, lang)], matrix_panel(view, lang)
    wide = grid is not None and len(view.infos) > FIT
    (right if view.is_nation or wide else left).insert(0 if view.is_nation or wide else 3, parties_panel(view, lang))
    if wide:
        return [stack(left, 5), stack(right, 7), html.Div(grid, className="span-12")]
    return [stack(left, 5), stack([grid, *right], 7)]


def areas_panel(view: View, lang: Lang) -> Component | None:
    """Each area that has reported, least done first; who has not is named below."""
    known = sorted((one for one in view.whole.children if one.done is not None), key=_need)
    if not known:
        return None
    if view.question.party and not view.is_nation:
        return one_party_panel(view, known, lang)
    rows = [_area_bar(view, one) for one in known]
    more = N_("{n} provinsi lainnya") if view.is_nation else N_("{n} wilayah lainnya")
    body: list[Component] = [
        bars(rows, lang, first=t("Wilayah", lang), scale=scale_for(rows, view.whole.share), more=more)
    ]
    if silent := [one.area.short_name for one in view.whole.children if one.done is None]:
        body.append(html.P(_silent(silent, lang), className="foot"))
    sub = t("Partai yang sudah memutakhirkan per wilayah, paling sedikit di atas; klik untuk rinciannya.", lang)
    return panel(areas_title(known, lang), body, lang, sub=sub, metrics=COUNTS)


def _silent(names: Sequence[str], lang: Lang) -> str:
    if len(names) > FEW:
        return tn("{n} wilayah belum melapor.", len(names), lang)
    return t("Belum ada laporan: {names}.", lang, names=formats.listing(names, lang))


def _need(one: UpdateFigures) -> tuple[float, str]:
    return (one.share or 0.0, one.area.code)


def _area_bar(view: View, one: UpdateFigures) -> Bar:
    return Bar(
        label=one.area.short_name,
        href=links.to_updates(view.filters, area=one.area.code),
        done=one.done or 0,
        whole=one.expected or 0,
        title=one.area.name,
    )


def areas_title(known: Sequence[UpdateFigures], lang: Lang) -> str:
    """Where least was done, or that nobody has anything left."""
    if len(known) == 1:
        return t("Baru {name} yang melapor", lang, name=known[0].area.name)
    open_ones = [one for one in known if one.left]
    if not open_ones:
        return t("Semua wilayah yang melapor sudah lengkap", lang)
    least = [one.area.short_name for one in open_ones if one.share == open_ones[0].share]
    if len(least) > NAMED:
        return tn("{n} wilayah paling sedikit: sama-sama {done}", len(least), lang, done=_fraction(open_ones[0], lang))
    names = [one.area.short_name for one in open_ones[:NAMED]]
    return t("Paling sedikit: {names}", lang, names=formats.listing(names, lang))


def _fraction(one: UpdateFigures, lang: Lang) -> str:
    done, whole = (formats.number(count, lang) for count in (one.done, one.expected))
    return t("{done} dari {whole}", lang, done=done, whole=whole)


def matrix_panel(view: View, lang: Lang) -> Component | None:
    """Party × area, where any area has reported."""
    if view.whole.done is None or view.is_nation:
        return None
    body: list[Component] = [
        html.P(t("Geser tabel untuk melihat semua partai.", lang), className="matrix-cue screen-only"),
        matrix(view, lang),
        legend(lang),
    ]
    if view.unnamed and not view.question.party:
        body.append(html.P(unnamed_words(view, lang), className="foot"))
    sub = t("Partai × kab/kota, paling sedikit di atas; klik untuk rincian wilayahnya.", lang)
    found = panel(matrix_title(view, lang), body, lang, sub=sub, metrics=COUNTS)
    return html.Div(found, className="is-wide") if len(view.infos) > FIT else found


def matrix_title(view: View, lang: Lang) -> str:
    """Which party is furthest, and how many are nowhere."""
    shown = [one for one in view.parties if one.expected]
    none = sum(not one.done for one in shown)
    best = max(shown, key=lambda one: one.share or 0, default=None)
    if best is None or not best.done:
        return t("Belum ada partai yang memutakhirkan di wilayah mana pun", lang)
    facts = {"party": best.party.abbreviation, "done": formats.number(best.done, lang)}
    facts["whole"] = formats.number(best.expected, lang)
    if view.question.party:
        return t("{party} sudah memutakhirkan di {done} dari {whole} wilayah", lang, **facts)
    if none:
        return tn(
            "{party} terbanyak, di {done} dari {whole} wilayah; {n} partai belum di mana pun", none, lang, **facts
        )
    return t("{party} terbanyak, di {done} dari {whole} wilayah", lang, **facts)


def unnamed_words(view: View, lang: Lang) -> str:
    """The parties that hold an account without a name in the data, and where their number comes from."""
    of = semester_words(view.semester.accounts_of or view.semester.code, lang)
    facts = {
        "total": formats.number(view.semester.accounts, lang),
        "semester": of,
        "source": view.semester.accounts_source,
    }
    words = tn("{n} partai pemegang akun lainnya tidak dirinci dalam laporan dan dihitung belum.", view.unnamed, lang)
    return words + " " + t("Seluruhnya {total} partai menurut angka {semester} ({source}).", lang, **facts)


def uptake_panel(view: View, lang: Lang) -> Component | None:
    """The share done day by day beside the earlier semester; its table has the counts."""
    if view.whole.done is None or not view.uptake.days or (view.is_undated and view.before is None):
        return None
    names = (
        capital(semester_words(view.semester.code, lang)),
        capital(semester_words(view.before.semester.code, lang)) if view.before else "",
    )
    graph = dcc.Graph(
        figure=uptake(view.uptake, view.before, names, lang),
        config=config(lang, f"pemutakhiran_{view.whole.area.code}_{view.semester.code}"),  # type: ignore[arg-type]  # a typed dict of Dash
        className="plot",
        responsive=True,
        style={"height": "300px"},
    )
    title = uptake_title(view, lang)
    metrics = ("updates_share", "updates_before", "updates_rate", "updates_pace_needed")
    twin = _twin(view, title, names, lang)
    return panel(title, graph, lang, sub=_uptake_sub(view, lang), metrics=metrics, twin=twin)


def _uptake_sub(view: View, lang: Lang) -> str:
    words = t("Bagian yang sudah memutakhirkan dari yang ditunggu, kumulatif per hari.", lang)
    if view.before is not None:
        words += " " + t("Semester sebelumnya digeser sehingga kedua tenggat berimpit.", lang)
    undated = view.uptake.undated + (view.before.undated if view.before else 0)
    if undated:
        words += " " + tn("{n} tanpa tanggal dihitung sejak diimpor, paling lambat sejak tenggat.", undated, lang)
    return words


def _twin(view: View, caption: str, names: tuple[str, str], lang: Lang) -> Component:
    """One row a week, and the last day."""
    days = [*view.uptake.days[::-7]][::-1]
    head = [t("Hari", lang), names[0], t("Bagian", lang)]
    before = view.before
    if before is not None:
        head += [names[1], t("Bagian", lang)]
    rows: list[Sequence[Any]] = []
    for day in days:
        row = [
            formats.week_day(day, lang),
            formats.number(view.uptake.at(day), lang),
            formats.percent(view.uptake.share(day), lang),
        ]
        if before is not None:
            then = before.twin(view.semester.deadline, day)
            row += [formats.number(before.at(then), lang), formats.percent(before.share(then), lang)]
        rows.append(row)
    return plain_table(head, rows, caption=caption)


def objects_panel(view: View, lang: Lang) -> Component | None:
    """Each of the four objects over the pairs that say something about it; a click narrows the page to one."""
    parts = {part: view.whole.parts.get(part, (0, 0)) for part in OBJECTS}
    if not any(known for _, known in parts.values()):
        return None
    rows = [
        Bar(
            label=terms.word(terms.OBJECTS, part, lang),
            href=links.to_updates(view.filters, part=None if part == view.question.part else part),
            done=done,
            whole=known,
            on=part == view.question.part,
        )
        for part, (done, known) in sorted(parts.items(), key=lambda item: _ratio(item[1]))
    ]
    sub = t("Dari pasangan partai dan wilayah yang unsurnya dilaporkan; klik untuk melihat satu unsur saja.", lang)
    return panel(_objects_title(rows, lang), bars(rows, lang, first=t("Unsur", lang)), lang, sub=sub)


def _ratio(pair: tuple[int, int]) -> float:
    return pair[0] / pair[1] if pair[1] else 1.0


def _objects_title(rows: Sequence[Bar], lang: Lang) -> str:
    known = [row for row in rows if row.whole]
    if all(row.done == row.whole for row in known):
        return t("Semua unsur yang dilaporkan sudah dimutakhirkan", lang)
    return t("Paling tertinggal: {part}", lang, part=known[0].label.lower())


def parties_panel(view: View, lang: Lang) -> Component | None:
    """Each party over the areas that reported, most first; those without any are named below."""
    done = sorted((one for one in view.parties if one.done), key=lambda one: -(one.share or 0))
    if not done or view.question.party:
        return None
    rows = [_party_bar(view, one) for one in done]
    body: list[Component] = [bars(rows[:SHOWN], lang, first=t("Partai", lang), scale=scale_for(rows))]
    if rest := [_named(one, lang) for one in rows[SHOWN:]]:
        body.append(html.P(t("Lainnya: {names}.", lang, names=formats.listing(rest, lang)), className="foot"))
    if none := [one.party.abbreviation for one in view.parties if not one.done and one.expected]:
        words = t("Belum di satu wilayah pun: {names}.", lang, names=formats.listing(none, lang))
        body.append(html.P(words, className="foot"))
    title = matrix_title(view, lang) if view.is_nation else _parties_title(done, lang)
    sub = t("Kab/kota yang sudah melapor dan tempat partai itu sudah memutakhirkan.", lang)
    return panel(title, body, lang, sub=sub)


def _named(one: Bar, lang: Lang) -> str:
    """`PBB 5/34`."""
    return f"{one.label} {formats.number(one.done, lang)}/{formats.number(one.whole, lang)}"


def _parties_title(done: Sequence[PartyUpdates], lang: Lang) -> str:
    half = sum((one.share or 0) > 0.5 for one in done)  # noqa: PLR2004 - half
    if half:
        return tn("{n} partai sudah memutakhirkan di lebih dari separuh wilayah", half, lang)
    return tn("{n} partai sudah memutakhirkan di sedikitnya satu wilayah", len(done), lang)


def _party_bar(view: View, one: PartyUpdates) -> Bar:
    on = view.filters.party == one.party.code
    return Bar(
        label=one.party.abbreviation,
        href=links.to_updates(view.filters, party=None if on else one.party.code),
        done=one.done,
        whole=one.expected,
        title=one.party.name,
        on=on,
    )
