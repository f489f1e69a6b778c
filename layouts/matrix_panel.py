"""The party × area matrix with its finding, its marks in words, and the parties that stand outside it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.answers import Status
from layouts.components.elements import html
from layouts.components.panel import panel
from layouts.party_matrix import Grid, legend, matrix

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from layouts.verification_view import View


def matrix_panel(view: View, lang: Lang) -> Component | None:
    """Party × area, where there are kab/kota below and any cell is known."""
    children = tuple(one for one in view.figures.children if "." in one.area.code)
    if not children or not view.standings or not view.taking_part:
        return None
    needed = view.figures["areas_needed"] if view.decides else None
    order = sorted(children, key=lambda one: (one["progress"] is None, one["progress"] or 0, one.area.code))
    grid = Grid(
        areas=order,
        parties=view.taking_part,
        found=view.standings,
        needed=None if needed is None else int(needed),
        rows=view.rows,
        later=view.is_later,
    )
    body: list[Component] = [
        html.P(t("Geser tabel untuk melihat semua partai.", lang), className="matrix-cue screen-only"),
        matrix(grid, view.filters, lang),
        legend(lang, projected=view.is_projected, decides=view.decides, later=view.is_later),
    ]
    return panel(title(view, lang), [*body, *outside(view, lang)], lang, sub=sub(view, lang))


def title(view: View, lang: Lang) -> str:
    """What the cells come to: who is done, and once all are done how many reach the minimum."""
    codes = {party.code for party in view.taking_part}
    known = [one for one in view.standings.values() if one.cell.party in codes and one.cell.received is not None]
    done = [one for one in known if one.share == 1]
    if known and len(done) == len(known):
        return _all_done(view, len(known), lang)
    areas = len(view.figures.children)
    half = sum(count * 2 > areas for count in Counter(one.cell.party for one in done).values())
    if half:
        words = N_("{n} dari {total} partai selesai diperiksa di lebih dari separuh wilayah")
        return t(words, lang, n=formats.number(half, lang), total=formats.number(len(codes), lang))
    words = N_("{n} dari {total} pasangan partai dan wilayah selesai diperiksa")
    return t(words, lang, n=formats.number(len(done), lang), total=formats.number(len(known), lang))


def _all_done(view: View, pairs: int, lang: Lang) -> str:
    total = formats.number(pairs, lang)
    if not view.decides:
        return t("Semua {total} pasangan partai dan wilayah selesai diperiksa", lang, total=total)
    met = formats.number(sum(one.status is Status.MS for one in view.standings.values()), lang)
    if view.is_projected:
        words = N_("Semua selesai; proyeksi {n} dari {total} pasangan partai dan wilayah mencapai syarat minimal")
        return t(words, lang, n=met, total=total)
    return t(
        "Semua selesai; {n} dari {total} pasangan partai dan wilayah mencapai syarat minimal", lang, n=met, total=total
    )


def sub(view: View, lang: Lang) -> str:
    """What a cell is, where its numbers come from, and where a click leads."""
    said = [t("Satu sel satu partai di satu wilayah, wilayah yang paling tertinggal di atas.", lang)]
    if view.is_projected:
        said.append(t("Jumlah diperiksa menurut rekap; huruf menurut proyeksi sampel, bukan putusan.", lang))
    if view.rows and any(one.share != 1 for one in view.standings.values() if one.cell.received is not None):
        said.append(t("Klik sel untuk berkasnya.", lang))
    return " ".join(said)


def outside(view: View, lang: Lang) -> list[Component]:
    """The parties that have no column: exempt from the round, or without any word in it."""
    said = []
    if view.passed_over:
        names = formats.listing([one.abbreviation for one in view.passed_over], lang)
        said.append(t("Dikecualikan dari verifikasi faktual: {names}.", lang, names=names))
    if view.without_data:
        names = formats.listing([one.abbreviation for one in view.without_data], lang)
        words = N_("Tidak ada data di putaran ini (gugur sebelumnya atau belum dilaporkan): {names}.")
        said.append(t(words, lang, names=names))
    return [html.P(words, className="foot") for words in said]
