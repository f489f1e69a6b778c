"""One party as a file: its areas against the minimum, its rounds, its provinces and its samples."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from data.thresholds import Reach, project
from layouts import terms
from layouts.outlook import OUTLOOKS, PARTS
from layouts.sample_table import due, with_verdicts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.reports.sheets import Cell
    from data.answers import AreaFigures, AreaInfo, PartyInfo
    from data.thresholds import AreaThreshold, ProvinceThreshold
    from data.verdicts import Verdict
    from layouts.party_view import View

REACHES: Final = {reach: words for reach, _, _, words in PARTS}
CODE: Final = Column(header=N_("Kode wilayah"), width=12)
NAME: Final = Column(header=N_("Wilayah"), width=28)
PARTY: Final = Column(header=N_("Partai"), width=16)
COUNTS: Final = tuple(
    Column(header=words, kind="count", width=11)
    for words in (N_("Diterima"), N_("Diperiksa"), N_("MS"), N_("BMS"), N_("TMS"))
)
MISSING: Final = (
    Column(header=N_("Syarat minimal"), kind="count"),
    Column(header=N_("MS atau proyeksi"), kind="count", meaning=N_("Anggota MS; pada verifikasi faktual proyeksi sampel, bukan putusan.")),
    Column(header=N_("Kurang"), kind="count", meaning=N_("Anggota yang masih kurang dari syarat minimal.")),
    Column(header=N_("Keadaan"), width=38),
)  # fmt: skip
PROVINCES: Final = (
    *(Column(header=words, kind="count") for words in (N_("Kab/kota"), N_("Perlu"), N_("Memenuhi"))),
    Column(header=N_("Dengan yang belum diperiksa"), kind="count", width=24),
    Column(header=N_("Dengan BMS dilengkapi"), kind="count", width=22),
    Column(header=N_("Peluang"), width=16),
)
VERDICT: Final = (
    Column(header=N_("Putusan resmi"), width=14, meaning=N_("Dari berita acara; tidak dihitung dari sampel.")),
    Column(header=N_("Ditetapkan"), kind="moment", width=20),
    Column(header=N_("Berita acara"), width=30),
)
METRICS: Final = (
    "received",
    "checked",
    "minimum",
    "members_missing",
    "areas_needed",
    "threshold_outlook",
    "official_verdict",
)


def party_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows."""
    figures = view.figures
    sheets = [_areas(view, lang), _rounds(view, lang)]
    if view.thresholds.provinces:
        sheets.append(provinces_sheet(view.thresholds.provinces, {view.party.code: view.party}, view.names, lang))
    if view.samples or view.verdicts:
        sheets.append(_samples(view))
    round_name = terms.round_word(view.round.code, view.round.name, lang)
    return ListFile(
        topic=f"partai-{view.party.code}",
        title=view.party.name,
        area=figures.area,
        as_of=figures.as_of,
        data_as_of=figures.data_as_of,
        sheets=tuple(sheets),
        lang=lang,
        said=(
            (t("Putaran", lang), f"{round_name} ({view.round.cycle})"),
            (t("Objek", lang), terms.word(terms.OBJECTS, view.question.object, lang)),
        ),
        metrics=METRICS,
    )


def _areas(view: View, lang: Lang) -> Sheet:
    below = view.figures.children or (view.figures,)
    known = {row.area_code: row for row in view.thresholds.areas}
    rows = [_area(one, known.get(one.area.code), lang) for one in below]
    return Sheet(title=N_("Wilayah"), columns=(CODE, NAME, *COUNTS, *MISSING), rows=rows)


def _area(one: AreaFigures, row: AreaThreshold | None, lang: Lang) -> tuple[Cell, ...]:
    counts = (one[metric] for metric in ("received", "checked", "ms", "bms", "tms"))
    return (one.area.code, one.area.name, *counts, *threshold_cells(row, one["minimum"], lang))


def threshold_cells(row: AreaThreshold | None, minimum: float | None, lang: Lang) -> tuple[Cell, ...]:
    """The cells of `MISSING`."""
    if row is None:
        return minimum, None, None, None
    ms = round(row.members.ms, 1) if row.members else None  # a projection has decimals, of which one says enough
    return row.minimum, ms, row.missing, t(REACHES[row.reach], lang)


def verdict_cells(one: Verdict | None) -> tuple[Cell, ...]:
    """The cells of `VERDICT`."""
    return (None, None, None) if one is None else (one.verdict, one.decided_at, one.decree)


def _rounds(view: View, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            terms.round_word(one.round.code, one.round.name, lang),
            terms.word(terms.OBJECTS, one.object, lang),
            one.received,
            one.checked,
            one.ms,
            one.bms,
            one.tms,
            one.areas,
        )
        for one in view.history
    ]
    columns = (
        Column(header=N_("Putaran"), width=20),
        Column(header=N_("Objek"), width=22),
        *COUNTS,
        Column(header=N_("Wilayah"), kind="count"),
    )
    return Sheet(title=N_("Putaran"), columns=columns, rows=rows)


def provinces_sheet(
    found: tuple[ProvinceThreshold, ...], parties: Mapping[str, PartyInfo], names: Mapping[str, AreaInfo], lang: Lang
) -> Sheet:
    """A row a party and province."""
    rows: list[tuple[Cell, ...]] = [
        (
            one.province,
            names[one.province].name,
            parties[one.party].abbreviation,
            one.areas,
            one.needed,
            one.met,
            one.with_pending,
            one.best,
            t(REACHES[Reach.UNKNOWN], lang) if one.is_silent else t(OUTLOOKS[one.outlook], lang),
        )
        for one in found
        if one.party in parties
    ]
    return Sheet(title=N_("Provinsi"), columns=(CODE, NAME, PARTY, *PROVINCES), rows=rows)


def _samples(view: View) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    decided = {one.area_code: one for one in view.verdicts}
    for one in with_verdicts(view.samples, view.verdicts):
        found = project(one)
        said: tuple[Cell, ...] = (None, None, None) if found is None else (found.value, found.low, found.high)
        met = (one.met_home, one.met_gathered, one.met_video, one.not_met, one.ms, one.tms)
        rows.append(
            (
                one.area_code,
                view.names[one.area_code].name,
                one.population,
                one.sample,
                due(one),
                *met,
                *said,
                view.minimums.get(one.area_code),
                *verdict_cells(decided.get(one.area_code)),
            )
        )
    words = (
        N_("Populasi"), N_("Sampel"), N_("Rumus"), N_("Rumah"), N_("Dihadirkan"), N_("Video"), N_("Tidak ditemui"), N_("MS"),
        N_("TMS"), N_("Proyeksi, bukan putusan"), N_("Batas bawah 95%"), N_("Batas atas 95%"), N_("Syarat minimal"),
    )  # fmt: skip
    columns = (CODE, NAME, *(Column(header=each, kind="count") for each in words), *VERDICT)
    return Sheet(title=N_("Sampel"), columns=columns, rows=rows)
