"""Party × area: who has updated where. The same component as the matrix of verification."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.rules import OBJECTS
from data.update_answers import Done
from layouts import links
from layouts.components.legend import sign_legend
from layouts.party_matrix import Matrix

if TYPE_CHECKING:
    from dash import html

    from data.update_answers import UpdateCell, UpdateFigures
    from layouts.updates_view import View

LETTER = {Done.DONE: "S", Done.OPEN: "", Done.ABSENT: "x", Done.NEVER: "?"}


def matrix(view: View, lang: Lang) -> Matrix:
    """Areas with least done first; a province's own level on top; each cell that is not done leads to its area."""
    found = {(one.area_code, one.party): one for one in view.cells}
    order = sorted(view.whole.children, key=_need)
    own = [_own(view, found, lang)] if any(one.area_code == view.whole.area.code for one in view.cells) else []
    return Matrix(
        id="updates-matrix",
        label=t("Pemutakhiran tiap partai di tiap wilayah", lang),
        corner=t("Kab/kota", lang),
        total=t("Sudah", lang),
        lang="id-ID" if lang is Lang.ID else "en-GB",
        columns=[_column(view, code, name) for code, name in view.names.items()],
        rows=[*own, *(_row(view, one, found, lang) for one in order)],
        foot=[_foot(view, lang)],
        link=links.to_updates(view.filters, area="AREA", party=None),
        words=_words(view, lang),
    )


def legend(lang: Lang) -> html.Ul:
    """The marks of a cell in words."""
    signs = (
        ("S", "is-ms", t("sudah memutakhirkan data", lang)),
        ("", "is-level", t("belum; tinggi isi = bagian unsur yang sudah", lang)),
        ("", "is-hatched", t("tidak terdaftar", lang)),
        ("", "is-dotted", t("belum ada laporan", lang)),
    )
    return sign_legend(signs)


def _need(one: UpdateFigures) -> tuple[bool, float, str]:
    return (one.done is None, one.share or 0.0, one.area.code)


def _column(view: View, code: str, label: str) -> dict[str, Any]:
    on = view.filters.party == code
    href = links.to_updates(view.filters, party=None if on else code)
    name = next(one.name for one in view.infos if one.code == code)
    return {"code": code, "label": label, "name": name, "href": href, "on": on}


def _row(view: View, one: UpdateFigures, found: dict[tuple[str, str], UpdateCell], lang: Lang) -> dict[str, Any]:
    code = one.area.code
    cells = [_cell(view, found.get((code, party)), silent=one.done is None) for party in view.names]
    said = formats.NO_VALUE if one.done is None else _fraction(one.done, one.expected, lang)
    if one.done is not None and view.question.party:  # the row has every party, the figures only one
        said = _of_cells(view, cells, lang)
    return {
        "code": code,
        "label": one.area.short_name,
        "href": links.to_updates(view.filters, area=code),
        "share": None,
        "few": said,
        "cells": cells,
    }


def _own(view: View, found: dict[tuple[str, str], UpdateCell], lang: Lang) -> dict[str, Any]:
    """The province's own level, which no sum counts."""
    code = view.whole.area.code
    cells = [_cell(view, found.get((code, party)), silent=False) for party in view.names]
    return {
        "code": code, "label": t("Tingkat provinsi", lang), "href": None, "share": None,
        "few": _of_cells(view, cells, lang), "cells": cells,
    }  # fmt: skip


def _of_cells(view: View, cells: list[list[Any]], lang: Lang) -> str:
    """How many of a row's cells are done, of all parties that are registered there."""
    done, absent = (sum(cell[0] == letter for cell in cells) for letter in ("S", "x"))
    return _fraction(done, len(cells) - absent + view.unnamed, lang)


def _fraction(done: int, whole: int | None, lang: Lang) -> str:
    return f"{formats.number(done, lang)}/{formats.number(whole, lang)}"


def _cell(view: View, one: UpdateCell | None, *, silent: bool) -> list[Any]:
    """[letter] or [letter, objects in all, objects updated] where any object is known."""
    if one is None:
        return ["?" if silent else ""]
    if one.state is Done.ABSENT:
        return ["x"]
    part = view.question.part
    if part is not None:
        known = one.parts.get(part)
        return ["?" if known is None else "S" if known else ""]
    letter = LETTER[one.state]
    plain = one.updated == (len(OBJECTS) if letter else 0)  # the letter says it all
    return [letter] if plain or not one.parts else [letter, len(OBJECTS), one.updated]


def _foot(view: View, lang: Lang) -> dict[str, Any]:
    """In how many areas each party is done."""
    counts = {one.party.code: one.done for one in view.parties}
    values = [counts.get(code, formats.NO_VALUE) for code in view.names]
    return {"label": t("Sudah di", lang), "values": values, "marks": [False] * len(values), "total": ""}


def _words(view: View, lang: Lang) -> dict[str, Any]:
    part = view.question.part
    return {
        "absent": t("tidak terdaftar", lang),
        "never": t("belum dilaporkan", lang) if part else t("belum ada laporan", lang),
        "done": t("sudah memutakhirkan data", lang),
        "open": t("belum memutakhirkan", lang),
        "unknown": t("belum dilaporkan", lang),
        "checked": t("unsur dimutakhirkan", lang),
        "statuses": [],
    }
