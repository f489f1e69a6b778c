"""Party × area at registration: the five states of the documents. The same component as the matrix of verification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.registration import State
from layouts import links
from layouts.components.elements import html
from layouts.components.legend import sign_legend
from layouts.components.panel import panel
from layouts.party_matrix import Matrix

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.registration import Cell, Line
    from layouts.registration_view import View

LETTERS: Final = {State.COMPLETE: "L", State.PARTIAL: "P", State.NONE: "", State.ABSENT: "x", State.NEVER: "?"}


def matrix_panel(view: View, lang: Lang) -> Component:
    """The heat map with its finding and its marks in words."""
    body: list[Component] = [
        html.P(t("Geser tabel untuk melihat semua partai.", lang), className="matrix-cue screen-only"),
        matrix(view, lang),
        _legend(view, lang),
    ]
    what = N_(
        "Partai × provinsi, paling sedikit lengkap di atas; klik sel untuk partai itu di sana, baris untuk provinsinya."
    )
    if not view.found.is_nation:
        what = N_(
            "Partai × kab/kota, paling sedikit lengkap di atas; klik sel untuk partai itu di sana, baris untuk wilayahnya."
        )
    metrics = ("registration_state", "registration_complete")
    return panel(_title(view, lang), body, lang, sub=t(what, lang), metrics=metrics)


def _title(view: View, lang: Lang) -> str:
    """Which area is furthest from complete."""
    sums = [(place, sum(line.cells[n].lower.pairs - line.cells[n].lower.done for line in view.lines))
            for n, place in enumerate(view.found.places)]  # fmt: skip
    place, left = max(sums, key=lambda one: one[1])
    if not view.lower.pairs:
        return t("Belum ada laporan dokumen", lang)
    if view.found.is_nation:
        told = formats.number(sum(not _is_silent(view, n) for n in range(len(sums))), lang)
        return tn("{told} dari {n} provinsi sudah melapor", len(sums), lang, told=told)
    if not left:
        return t("Semua pasangan partai dan kab/kota yang dilaporkan lengkap", lang)
    words = N_("{area} paling jauh dari lengkap: {n} partai belum")
    return tn(words, left, lang, area=place.area.name)


def matrix(view: View, lang: Lang) -> Matrix:
    """Places with least complete first; sums of rows and columns."""
    order = sorted(range(len(view.found.places)), key=lambda n: _need(view, n))
    return Matrix(
        id="registration-matrix",
        label=t("Keadaan dokumen tiap partai di tiap wilayah", lang),
        corner=t("Provinsi", lang) if view.found.is_nation else t("Kab/kota", lang),
        total=t("Lengkap", lang),
        lang="id-ID" if lang is Lang.ID else "en-GB",
        columns=[_column(view, line) for line in view.lines],
        rows=[_row(view, n, lang) for n in order],
        foot=_foot(view, lang),
        link=links.to_party(view.filters, "PARTY", area="AREA"),
        words=_words(view, lang),
    )


def _need(view: View, n: int) -> tuple[bool, float, str]:
    """Places that said nothing last, then by the share complete."""
    cells = [line.cells[n] for line in view.lines]
    told, done = sum(one.lower.pairs for one in cells), sum(one.lower.done for one in cells)
    return (_is_silent(view, n), done / told if told else 1.0, view.found.places[n].area.code)


def _is_silent(view: View, n: int) -> bool:
    """Whether nobody has said anything about documents there."""
    return all(line.cells[n].state in {State.NEVER, State.ABSENT} for line in view.lines)


def _column(view: View, line: Line) -> dict[str, Any]:
    on = view.filters.party == line.party.code
    href = links.to_registration(view.filters, party=None) if on else links.to_party(view.filters, line.party.code)
    return {"code": line.party.code, "label": line.party.abbreviation, "name": line.party.name, "href": href, "on": on}


def _row(view: View, n: int, lang: Lang) -> dict[str, Any]:
    place, cells = view.found.places[n], [line.cells[n] for line in view.lines]
    told, done = sum(one.lower.pairs for one in cells), sum(one.lower.done for one in cells)
    few = formats.NO_VALUE if not told else f"{formats.number(done, lang)}/{formats.number(told, lang)}"
    return {
        "code": place.area.code,
        "label": place.area.short_name,
        "href": links.to_registration(view.filters, area=place.area.code),
        "share": None,
        "few": few,
        "cells": [_cell(view, one) for one in cells],
    }


def _cell(view: View, one: Cell) -> list[Any]:
    """[letter], or [letter, of how many, complete]: documents of a kab/kota, kab/kota of a province."""
    letter = LETTERS[one.state]
    if one.state in {State.ABSENT, State.NEVER}:
        return [letter]
    if view.found.is_nation:
        return [letter, one.lower.pairs, one.lower.done] if one.lower.pairs else [letter]
    if one.state is State.COMPLETE:
        return [letter]
    return [letter, len(view.found.required.get("kabkota", ())), one.lower.complete]


def _foot(view: View, lang: Lang) -> list[dict[str, Any]]:
    """In how many places each party is complete, and registered in enough."""
    complete = [sum(cell.state is State.COMPLETE for cell in line.cells) for line in view.lines]
    covered = [line.met[0] if line.is_known else formats.NO_VALUE for line in view.lines]
    needed = view.found.needed
    marks = [isinstance(count, int) and count >= needed for count in covered]
    asked = t("perlu {n}", lang, n=formats.number(needed, lang))
    return [
        {"label": t("Lengkap (L)", lang), "values": complete, "marks": [False] * len(complete), "total": ""},
        {"label": t("Sebaran", lang), "values": covered, "marks": marks, "total": asked},
    ]


def _words(view: View, lang: Lang) -> dict[str, Any]:
    checked = t("kab/kota lengkap", lang) if view.found.is_nation else t("dokumen lengkap", lang)
    return {
        "absent": t("tidak terdaftar", lang),
        "never": t("belum ada laporan", lang),
        "done": t("lengkap", lang),
        "open": t("belum ada yang diunggah", lang),
        "unknown": t("belum dilaporkan", lang),
        "checked": checked,
        "statuses": [],
    }


def _legend(view: View, lang: Lang) -> html.Ul:
    complete = t("sudah lengkap", lang)
    if view.found.is_nation:
        complete = t("dokumen provinsi dan cukup kab/kota lengkap", lang)
    signs = (
        ("L", "is-ms", complete),
        ("P", "is-bms", t("sebagian, atau perlu perbaikan", lang)),
        ("", "is-level", t("belum ada yang diunggah", lang)),
        ("", "is-hatched", t("tidak terdaftar", lang)),
        ("", "is-dotted", t("belum ada laporan", lang)),
    )
    return sign_legend(signs)
