"""Complaints as files: every report, the areas as they stand, and the province's own numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from layouts.complaint_parts import by_need
from layouts.components.badges import reporting_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.reports.sheets import Cell
    from layouts.complaints import View

CODE: Final = Column(header=N_("Kode wilayah"), width=12)
NAME: Final = Column(header=N_("Wilayah"), width=28)
COUNTS: Final = (
    Column(header=N_("Jumlah masuk"), kind="count", width=10),
    Column(header=N_("Diproses"), kind="count", width=10),
    Column(header=N_("Selesai"), kind="count", width=10),
)
AT: Final = Column(header=N_("Laporan"), kind="moment", width=17, meaning=N_("Waktu laporan, dalam WIB."))
SOURCE: Final = Column(header=N_("Sumber"), width=40)
ADDED: Final = Column(
    header=N_("Tambahan"), kind="count", meaning=N_("Masuk dikurangi masuk pada laporan sebelumnya dari wilayah yang sama; negatif: angkanya turun.")
)  # fmt: skip
SMALL: Final = N_(
    "Angka kecil (1–4) di berkas ini tidak disamarkan, karena hanya untuk petugas yang berwenang; samarkan sebelum dibagikan ke pihak lain."
)
METRICS: Final = (
    "complaints_received", "complaints_in_process", "complaints_resolved", "complaints_gap", "complaints_fall",
)  # fmt: skip


def complaints_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows."""
    found = view.figures
    return ListFile(
        topic="tanggapan",
        title=t("Tanggapan masyarakat", lang),
        area=found.area,
        as_of=found.as_of,
        data_as_of=found.data_as_of,
        sheets=(_reports(view), _areas(view, lang), _claims(view)),
        lang=lang,
        metrics=METRICS,
        remarks=(t(SMALL, lang),),
    )


def _reports(view: View) -> Sheet:
    rows = sorted(_steps(view), key=lambda row: (str(row[0]), str(row[2])))
    return Sheet(title=N_("Laporan"), columns=(CODE, NAME, AT, COUNTS[0], ADDED, *COUNTS[1:], SOURCE), rows=rows)


def _steps(view: View) -> Iterator[tuple[Cell, ...]]:
    before: dict[str, int] = {}
    for one in view.figures.reports:
        was = before.get(one.area_code)
        added = None if was is None else one.received - was
        before[one.area_code] = one.received
        name = view.figures.names[one.area_code].name
        yield one.area_code, name, one.at, one.received, added, one.in_process, one.resolved, one.source


def _areas(view: View, lang: Lang) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            one.area.code,
            one.area.name,
            one.received,
            one.in_process,
            one.resolved,
            one.at,
            reporting_words(one.reporting, one.at, lang) or t("melapor hari itu", lang),
            one.falls,
        )
        for one in by_need(view.figures.children or (view.figures.whole,))
    ]
    state = Column(header=N_("Keadaan"), width=34)
    falls = Column(header=N_("Angka turun"), kind="count", meaning=N_("Berapa kali angka kumulatif wilayah itu turun."))
    return Sheet(title=N_("Wilayah"), columns=(CODE, NAME, *COUNTS, AT, state, falls), rows=rows)


def _claims(view: View) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (
            one.area.code,
            one.area.name,
            one.at,
            one.received,
            one.summed,
            one.gap,
            one.reported,
            one.expected,
            one.source,
        )
        for one in view.figures.claims
    ]
    columns = (
        CODE,
        NAME,
        Column(header=N_("Per"), kind="moment", width=17),
        Column(header=N_("Provinsi"), kind="count"),
        Column(header=N_("Jumlah kab/kota"), kind="count", width=16),
        Column(header=N_("Selisih"), kind="count"),
        Column(header=N_("Melapor hari itu"), kind="count", width=16),
        Column(header=N_("Kab/kota"), kind="count"),
        SOURCE,
    )
    return Sheet(title=N_("Provinsi"), columns=columns, rows=rows)
