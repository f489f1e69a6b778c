"""The schedule with every revision, and each area's pace, as a file."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.reports.sheets import Cell
    from data.timeline import Line, Pace
    from layouts.timeline_view import View

WINDOWS: Final = (
    Column(header=N_("Siklus")),
    Column(header=N_("Kode tahapan"), width=16),
    Column(header=N_("Tahapan"), width=48),
    Column(header=N_("Tingkat")),
    Column(header=N_("Kode wilayah"), meaning=N_("Kosong berarti berlaku di semua wilayah pada tingkat itu.")),
    Column(header=N_("Wilayah"), width=28),
    Column(
        header=N_("Revisi"), kind="count", meaning=N_("Revisi tertinggi yang berlaku; yang lama tidak pernah ditimpa.")
    ),
    Column(header=N_("Berlaku")),
    Column(header=N_("Mulai"), kind="moment", width=17),
    Column(header=N_("Selesai"), kind="moment", width=17, meaning=N_("Kosong berarti tanpa batas akhir.")),
    Column(header=N_("Dasar hukum"), width=32),
    Column(header=N_("Ditetapkan"), kind="day", meaning=N_("Tanggal keputusan, bila tercatat.")),
    Column(header=N_("Catatan"), width=48),
)
PACES: Final = (
    Column(header=N_("Putaran"), width=20),
    Column(header=N_("Kode wilayah")),
    Column(header=N_("Wilayah"), width=28),
    Column(header=N_("Diterima"), kind="count"),
    Column(header=N_("Diperiksa"), kind="count"),
    Column(header=N_("Tunggakan"), kind="count"),
    Column(header=N_("Laju harian"), kind="count"),
    Column(header=N_("Laju yang dibutuhkan"), kind="count", width=20),
    Column(header=N_("Sisa hari"), kind="count"),
    Column(header=N_("Lebih atau kurang hari"), kind="count", width=22),
    Column(header=N_("Terlalu lambat sejak"), kind="day", width=20),
    Column(header=N_("Pertama kali terlalu lambat"), kind="day", width=26),
)
METRICS: Final = ("daily_rate", "pace_needed", "days_left", "spare_days", "slow_since")


def schedule_file(view: View, lang: Lang) -> ListFile:
    """Sheets *Jadwal* (every revision of every window) and *Laju* (every area of the rounds shown)."""
    windows = [row for line in view.lines for row in _windows(view.cycle or "", line, lang)]
    paces = [
        _pace(terms.round_word(run.round.code, run.round.name, lang), one) for run in view.running for one in run.paces
    ]
    return ListFile(
        topic="tahapan",
        title=t("Jadwal tahapan", lang),
        area=view.figures.area,
        as_of=view.moment,
        data_as_of=view.figures.data_as_of,
        sheets=(
            Sheet(title=N_("Jadwal"), columns=WINDOWS, rows=windows),
            Sheet(title=N_("Laju"), columns=PACES, rows=paces),
        ),
        lang=lang,
        said=((t("Siklus", lang), view.cycle or ""),),
        metrics=METRICS,
    )


def _windows(cycle: str, line: Line, lang: Lang) -> Iterator[list[Cell]]:
    for one in line.revisions:
        area = line.area
        yield [
            cycle, line.stage, one.name, line.level, area.code if area else None, area.name if area else None, one.number,
            t("ya", lang) if one is line.now else t("tidak", lang), one.starts_at, one.ends_at, one.legal_basis,
            one.decided_at, one.note,
        ]  # fmt: skip


def _pace(name: str, one: Pace) -> list[Cell]:
    figures = one.figures
    needed = figures["pace_needed"]
    return [
        name, figures.area.code, figures.area.name, figures["received"], figures["checked"], figures["backlog"],
        figures["daily_rate"], None if needed is None else math.ceil(needed), figures["days_left"], one.spare,
        one.red.since, one.red.first,
    ]  # fmt: skip
