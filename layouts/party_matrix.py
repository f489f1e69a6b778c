"""The party × area matrix: status letters, sums of rows and columns, and a link behind each number that is not done.

`Matrix` is drawn by assets/60-matrix.js: as Dash components 35 × 24 cells with links are 200 kB of JSON and 1,700
wrapped components; as one component of numbers they are a tenth of that, and still a `<table>` with links.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dash.development.base_component import Component

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.answers import Reporting, Status
from layouts import links
from layouts.components.elements import html
from layouts.standing import Standing, met
from layouts.terms import LETTERS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from callbacks.filters import Filters
    from data.answers import AreaFigures, PartyInfo


NOTHING: Final = (0, 0)


class Matrix(Component):
    """A table of numbers for `window.pantau.Matrix`; every prop is plain JSON.

    `columns`: code, label, name, href, on. `rows`: code, label, href, share, few, cells; a
    cell is [letter, received, checked, MS, BMS, TMS], or the letter alone: M, B, T, S (done), '' (not decided), x (not
    registered), ? (no report).
    `foot`: label, values, marks, total. `link`: an address with AREA and PARTY to fill in, or None.
    """

    _children_props: list[str] = []  # noqa: RUF012 - Dash declares these on instances and reads them from the class
    _base_nodes: list[str] = ["children"]  # noqa: RUF012
    _namespace = "pantau"
    _type = "Matrix"
    _prop_names: list[str] = [  # noqa: RUF012
        "id", "label", "corner", "total", "lang", "columns", "rows", "foot", "link", "words",
    ]  # fmt: skip
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_properties: list[str] = _prop_names
    available_wildcard_properties: list[str] = []  # noqa: RUF012


@dataclass(frozen=True, kw_only=True)
class Grid:
    """What the matrix shows: `areas` down, `parties` across, the standing of each pair.

    `needed` areas a party must reach are marked in the sums; `rows`: the caller may open the rows behind a cell.
    `later`: not the first round, so that a pair without numbers may have nothing to do in it.
    """

    areas: Sequence[AreaFigures]
    parties: Sequence[PartyInfo]
    found: Mapping[tuple[str, str], Standing]
    needed: int | None
    rows: bool
    later: bool = False


def matrix(grid: Grid, filters: Filters, lang: Lang) -> Matrix:
    """The grid as a component; its title and explanation stand above it."""
    link = links.to_backlog(filters, area="AREA", party="PARTY") if grid.rows else None
    drawn = _checked(grid.found, 0)
    return Matrix(
        id="verification-matrix",
        label=t("Status tiap parpol di tiap wilayah", lang),
        corner=t("Kab/kota", lang),
        total=t("Diperiksa", lang),
        lang="id-ID" if lang is Lang.ID else "en-GB",
        columns=[_column(party, filters) for party in grid.parties],
        rows=[_row(area, grid, drawn.get(area.area.code, NOTHING), filters, lang) for area in grid.areas],
        foot=_foot(grid, lang),
        link=link,
        words=_words(lang, later=grid.later),
    )


def _column(party: PartyInfo, filters: Filters) -> dict[str, Any]:
    on = filters.party == party.code
    href = links.to_verification(filters, party=None if on else party.code)
    return {"code": party.code, "label": party.abbreviation, "name": party.name, "href": href, "on": on}


def _row(area: AreaFigures, grid: Grid, drawn: tuple[int, int], filters: Filters, lang: Lang) -> dict[str, Any]:
    """One area; `drawn` are checked and received of its cells, where it is known by these only."""
    code, (checked, whole) = area.area.code, drawn
    share = area["progress"]
    if share is None and whole:
        share = checked / whole
    return {
        "code": code,
        "label": area.area.short_name,
        "href": links.to_area(filters, code),
        "share": None if share is None else round(share, 4),
        "few": _few(area, lang),
        "cells": [_cell(grid.found.get((code, party.code))) for party in grid.parties],
    }


def _few(area: AreaFigures, lang: Lang) -> str | None:
    """The counts themselves where there are too few for a percentage."""
    received, checked = area["received"], area["checked"]
    if received is None or checked is None or received >= formats.SMALL:
        return None
    return f"{formats.number(checked, lang)}/{formats.number(received, lang)}"


def _cell(one: Standing | None) -> list[Any]:
    if one is None or one.cell.reporting is Reporting.NEVER or one.cell.received is None:
        return ["x" if one and one.cell.reporting is Reporting.NOT_REGISTERED else "?"]
    if one.cell.reporting is Reporting.NOT_REGISTERED:
        return ["x"]
    counts = [one.cell.received, one.cell.checked, one.cell.ms, one.cell.bms, one.cell.tms]
    while len(counts) > 2 and counts[-1] is None:  # noqa: PLR2004 - received and checked always stand
        counts.pop()
    return [LETTERS.get(one.status, ""), *counts]


def _foot(grid: Grid, lang: Lang) -> list[dict[str, Any]]:
    """How many areas stand at MS, and the share checked of each party."""
    counts = met(grid.found.values(), [party.code for party in grid.parties])
    reached = {
        "label": t("Memenuhi (M)", lang),
        "values": list(counts.values()),
        "marks": [grid.needed is not None and count >= grid.needed for count in counts.values()],
        "total": t("perlu {n}", lang, n=formats.number(grid.needed, lang)) if grid.needed else "",
    }
    known = _checked(grid.found, 1)
    shares = [_share_of(*known.get(party.code, NOTHING), lang) for party in grid.parties]
    checked = {"label": t("Diperiksa", lang), "values": shares, "marks": [False] * len(shares), "total": ""}
    return [reached, checked]


def _checked(found: Mapping[tuple[str, str], Standing], by: int) -> dict[str, tuple[int, int]]:
    """Checked and received, where both are known, summed by area (`by` 0) or by party (1)."""
    sums: dict[str, tuple[int, int]] = {}
    for pair, one in found.items():
        if one.cell.checked is not None:
            checked, whole = sums.get(pair[by], NOTHING)
            sums[pair[by]] = checked + one.cell.checked, whole + (one.cell.received or 0)
    return sums


def _share_of(checked: int, whole: int, lang: Lang) -> str:
    """The share checked of one party, without the sign: columns are narrow."""
    return formats.percent(checked / whole, lang, decimals=0) if whole else formats.NO_VALUE


def _words(lang: Lang, *, later: bool) -> dict[str, Any]:
    return {
        "absent": t("tidak terdaftar", lang),
        "never": _silence(lang, later=later),
        "unknown": t("belum dilaporkan", lang),
        "checked": t("Diperiksa", lang).lower(),
        "statuses": [Status.MS.value, Status.BMS.value, Status.TMS.value],
    }


def _silence(lang: Lang, *, later: bool) -> str:
    return t("tidak ikut putaran ini, atau belum dilaporkan", lang) if later else t("belum ada laporan", lang)


def legend(lang: Lang, *, projected: bool, decides: bool, later: bool = False) -> html.Ul:
    """The marks of a cell in words; what the letters say depends on the round."""
    if projected:
        letters = (t("proyeksi mencapai syarat minimal", lang), t("proyeksi di bawahnya", lang), "")
    elif decides:
        letters = (
            t("MS mencapai syarat minimal", lang),
            t("cukup bila BMS dilengkapi", lang),
            t("tidak cukup lagi", lang),
        )
    else:
        letters = (t("kebanyakan MS", lang), t("kebanyakan BMS", lang), t("kebanyakan TMS", lang))
    said = [
        _sign(letter, f"is-{status.value.lower()}", words)
        for (status, letter), words in zip(LETTERS.items(), letters, strict=True)
        if words
    ]
    said.append(_sign("", "is-level", t("belum tentu; tinggi isi = bagian diperiksa", lang)))
    said.append(_sign("", "is-hatched", t("tidak terdaftar", lang)))
    said.append(_sign("", "is-dotted", _silence(lang, later=later)))
    return html.Ul(said, className="legend matrix-legend")


def _sign(letter: str, kind: str, words: str) -> html.Li:
    return html.Li([html.Span(letter, className=f"sign {kind}"), words])
