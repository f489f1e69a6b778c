"""Thresholds of all parties as a file: each party in each province, and in each kab/kota what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import N_, Lang, t
from dashboard.reports.party import (
    CODE,
    METRICS,
    MISSING,
    NAME,
    PARTY,
    VERDICT,
    provinces_sheet,
    threshold_cells,
    verdict_cells,
)
from dashboard.reports.sheets import ListFile, Sheet
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.reports.sheets import Cell
    from data.answers import AreaInfo
    from layouts.verification_view import View


def thresholds_file(loaded: tuple[View, Mapping[str, AreaInfo]], lang: Lang) -> ListFile:
    """The file of the thresholds that the verification page shows, with the names of all areas below."""
    view, names = loaded
    parties = {one.code: one for one in view.taking_part}
    rows: list[tuple[Cell, ...]] = [
        (
            parties[row.party].abbreviation,
            row.area_code,
            names[row.area_code].name,
            *threshold_cells(row, row.minimum, lang),
        )
        for row in view.thresholds.areas
        if row.party in parties
    ]
    areas = Sheet(title=N_("Wilayah"), columns=(PARTY, CODE, NAME, *MISSING), rows=rows)
    sheets = [areas, provinces_sheet(view.thresholds.provinces, parties, names, lang)]
    if view.verdicts:
        sheets.append(_verdicts(view, names))
    round_name = terms.round_word(view.round.code, view.round.name, lang)
    return ListFile(
        topic="ambang",
        title=t("Ambang tiap partai", lang),
        area=view.figures.area,
        as_of=view.figures.as_of,
        data_as_of=view.figures.data_as_of,
        sheets=tuple(sheets),
        lang=lang,
        said=((t("Putaran", lang), f"{round_name} ({view.round.cycle})"),),
        metrics=METRICS,
    )


def _verdicts(view: View, names: Mapping[str, AreaInfo]) -> Sheet:
    """The official verdicts, on a sheet of their own."""
    parties = {one.code: one.abbreviation for one in view.party_infos}
    rows: list[tuple[Cell, ...]] = [
        (parties.get(one.party, one.party), one.area_code, names[one.area_code].name, *verdict_cells(one))
        for one in view.verdicts
    ]
    return Sheet(title=N_("Putusan resmi"), columns=(PARTY, CODE, NAME, *VERDICT), rows=rows)
