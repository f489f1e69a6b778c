"""Service quality as files: every desk with its numbers, the volume by day, the checklists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from data.helpdesk import CHANNEL_WORDS, READINESS, READINESS_WORDS
from layouts.helpdesk_parts import FLAGS
from layouts.helpdesk_words import state_words
from layouts.service_quality import gaps
from layouts.service_time import period_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.reports.sheets import Cell
    from data.service_answers import Met, ServiceFigures
    from layouts.helpdesk_view import View

MINUTE: Final = 60
CODE: Final = Column(header=N_("Kode wilayah"), width=12)
NAME: Final = Column(header=N_("Satker"), width=28)
SMALL: Final = N_(
    "Angka kecil (1–4) di berkas ini tidak disamarkan, karena hanya untuk petugas yang berwenang; samarkan sebelum dibagikan ke pihak lain."
)
METRICS: Final = (
    "service_opened", "service_resolved", "service_reopened", "service_response", "service_sla_response",
    "service_resolution", "service_sla_resolution", "service_first_contact", "service_open", "service_escalated",
    "service_days_to_clear", "service_coverage", "service_silent", "service_volume", "service_ikm", "service_readiness",
    "service_attendance", "service_kpu_attendance",
)  # fmt: skip
COLUMNS: Final = (
    CODE,
    NAME,
    Column(header=N_("Dibuka"), kind="count"),
    Column(header=N_("Selesai"), kind="count"),
    Column(header=N_("Dibuka kembali"), kind="count"),
    Column(header=N_("Respons, n"), kind="count"),
    Column(header=N_("Respons, p10 (menit layanan)"), kind="count", width=16),
    Column(header=N_("Respons, median (menit layanan)"), kind="count", width=16),
    Column(header=N_("Respons, p90 (menit layanan)"), kind="count", width=16),
    Column(header=N_("Respons tepat waktu, bagian"), kind="share", width=16),
    Column(header=N_("Selesai, p10 (menit layanan)"), kind="count", width=16),
    Column(header=N_("Selesai, median (menit layanan)"), kind="count", width=16),
    Column(header=N_("Selesai, p90 (menit layanan)"), kind="count", width=16),
    Column(header=N_("Selesai tepat waktu, bagian"), kind="share", width=16),
    Column(header=N_("Tepat waktu"), kind="count"),
    Column(header=N_("Tidak tepat waktu"), kind="count"),
    Column(header=N_("Kontak pertama"), kind="count"),
    Column(header=N_("Terbuka"), kind="count"),
    Column(header=N_("Terbuka, lewat sasaran"), kind="count"),
    Column(header=N_("Menunggu parpol"), kind="count"),
    Column(header=N_("Menunggu jawaban eskalasi"), kind="count"),
    Column(header=N_("Umur tertua (hari layanan)"), kind="count"),
    Column(header=N_("Hari menuntaskan"), kind="count"),
    Column(header=N_("Parpol dilayani"), kind="count"),
    Column(header=N_("Parpol terdaftar"), kind="count"),
    Column(header=N_("Catatan terakhir"), kind="moment", width=17),
    Column(header=N_("Keadaan"), width=30),
    Column(header=N_("IKM")),
    Column(header=N_("Jumlah jawaban"), kind="count"),
    Column(header=N_("Butir kurang"), kind="count"),
    Column(header=N_("Giliran"), kind="count"),
    Column(header=N_("Hadir, bagian"), kind="share"),
    Column(header=N_("KPU RI, bagian"), kind="share"),
    Column(header=N_("Hari tanpa absensi"), kind="count"),
)


def helpdesk_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows."""
    found, period = view.service, view.service.period
    said = [(t("Masa hitung", lang), period_words(period.first, period.last, lang))]
    if view.filters.channel:
        said.append((t("Kanal", lang), t(CHANNEL_WORDS[view.filters.channel], lang)))
    return ListFile(
        topic="helpdesk",
        title=t("Help Desk: angka semua satker", lang),
        area=found.area,
        as_of=found.as_of,
        data_as_of=found.data_as_of,
        sheets=(_desks(view, lang), _volume(view, lang), _ready(view, lang)),
        lang=lang,
        said=tuple(said),
        metrics=METRICS,
        remarks=(t(SMALL, lang),),
    )


def _desks(view: View, lang: Lang) -> Sheet:
    rows = [_row(view, one, lang) for one in view.parts or (view.whole,)]
    return Sheet(title=N_("Satker"), columns=COLUMNS, rows=rows)


def _row(view: View, one: ServiceFigures, lang: Lang) -> Sequence[Cell]:
    code = one.area.code
    said = view.satisfied.get(code, view.satisfaction) if view.parts else view.satisfaction
    came = view.attended.get(code, view.attendance)
    return (
        code,
        view.name(one) if one.own else one.area.name,
        one.opened,
        one.resolved,
        one.reopened,
        one.response.n,
        *(_minutes(value) for value in (one.response.p10, one.response.median, one.response.p90)),
        _share(one.response_sla),
        *(_minutes(value) for value in (one.resolution.p10, one.resolution.median, one.resolution.p90)),
        _share(one.resolution_sla),
        one.resolution_sla.met,
        one.resolution_sla.missed,
        one.first_contact,
        one.open_now,
        one.overdue,
        one.waiting,
        one.escalated_open,
        one.oldest_days,
        None if one.days_to_clear is None else round(one.days_to_clear, 1),
        None if one.coverage.registered is None else one.coverage.served,
        one.coverage.registered,
        one.last_at,
        state_words(one, lang),
        None if said.value is None else formats.number(said.value, lang, decimals=2),
        said.n,
        gaps(view.ready.get(code, ())),
        came.shifts,
        came.share,
        came.filled / came.shifts if came.shifts else None,
        came.missing,
    )


def _minutes(seconds: float | None) -> int | None:
    return None if seconds is None else round(seconds / MINUTE)


def _share(met: Met) -> float | None:
    """Below 20 cases the counts beside it speak."""
    return met.share if met.n >= formats.SMALL else None


def _volume(view: View, lang: Lang) -> Sheet:
    chart = view.service.volume
    flags = {one.day: t(FLAGS[one.kind], lang) for one in chart.flags}
    rows = [
        (day, count, None if chart.mean is None else round(chart.mean, 1), flags.get(day, ""))
        for day, count in zip(chart.days, chart.counts, strict=True)
    ]
    columns = (
        Column(header=N_("Hari"), kind="day"),
        Column(header=N_("Layanan dibuka"), kind="count", width=16),
        Column(header=N_("rata-rata"), kind="count"),
        Column(header=N_("Di luar batas"), width=36),
    )
    return Sheet(title=N_("Volume"), columns=columns, rows=rows)


def _ready(view: View, lang: Lang) -> Sheet:
    """Each item of each desk; of a nation's provinces only desks themselves would make rows, so none."""
    rows = [
        (
            one.area.code,
            view.name(one),
            t(READINESS_WORDS[item], lang),
            "" if said is None else t("ada", lang) if said.available else t("kurang", lang),
            None if said is None else said.at,
        )
        for one in view.parts or (view.whole,)
        if one.desks == 1
        for items in view.ready.get(one.area.code, ())
        for item in READINESS
        for said in (items.get(item),)
    ]
    columns = (
        CODE,
        NAME,
        Column(header=N_("Butir"), width=24),
        Column(header=N_("Status")),
        Column(header=N_("Dikonfirmasi"), kind="moment", width=17),
    )
    return Sheet(title=N_("Kesiapan"), columns=columns, rows=rows)
