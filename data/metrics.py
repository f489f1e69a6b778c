"""Every number the dashboard shows, defined once: what it is, how it is computed and where that comes from.

Words are the Indonesian source (`dashboard.core.text.t` translates); values come from `data.queries.figures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dashboard.core.text import N_

Unit = Literal[
    "count", "share", "days", "rate", "hours", "score"
]  # share is 0..1, rate is a count a day, hours of service
Direction = Literal["up", "down", "neutral"]  # which way is good

RECAPS: Final = N_("Rekap dan data per item yang diimpor dari satker; parpol tidak terdaftar tidak dihitung.")
ITEMS: Final = N_("Data per item yang diimpor dari satker; rekap tidak memuat tanggal terima tiap item.")
SCHEDULE: Final = N_("Jadwal tahapan: PKPU 4/2022 Lampiran I dan keputusan perubahannya, revisi terbaru.")
PACE: Final = N_("Rekap yang diimpor dan jadwal tahapan; libur nasional, cuti bersama, dan kalender sendiri.")
SAMPLES: Final = N_("Laporan sampel verifikasi faktual yang diimpor dari satker; sampel ditarik KPU RI.")
LAW: Final = N_("UU 7/2017 pasal 173 ayat (2) dan keputusan KPU tentang syarat minimal keanggotaan.")


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One number: its id in files and URLs, its words, its unit and which way is good."""

    id: str
    name: str
    definition: str
    formula: str
    source: str
    unit: Unit = "count"
    direction: Direction = "neutral"


METRICS: Final = (
    Metric(
        id="received",
        name=N_("Diterima"),
        definition=N_(
            "Jumlah yang diterima untuk diverifikasi sampai saat data, dari parpol yang terdaftar di wilayah."
        ),
        formula=N_("Jumlah diterima tiap parpol; angka gabungan hanya dipakai bila rincian per parpol tidak ada"),
        source=RECAPS,
    ),
    Metric(
        id="checked",
        name=N_("Diperiksa"),
        definition=N_("Yang sudah diperiksa dan diberi status MS, BMS, atau TMS."),
        formula=N_("MS + BMS + TMS, atau kolom diperiksa bila diisi"),
        source=RECAPS,
        direction="up",
    ),
    Metric(
        id="backlog",
        name=N_("Tunggakan"),
        definition=N_("Yang sudah diterima tetapi belum diperiksa, dari bagian yang jumlah diperiksanya diketahui."),
        formula=N_("diterima − diperiksa"),
        source=RECAPS,
        direction="down",
    ),
    Metric(
        id="ms",
        name=N_("Memenuhi syarat (MS)"),
        definition=N_("Yang diperiksa dan memenuhi syarat."),
        formula=N_("jumlah berstatus MS"),
        source=RECAPS,
        direction="up",
    ),
    Metric(
        id="bms",
        name=N_("Belum memenuhi syarat (BMS)"),
        definition=N_("Yang diperiksa, belum memenuhi syarat, dan masih dapat dilengkapi."),
        formula=N_("jumlah berstatus BMS"),
        source=RECAPS,
    ),
    Metric(
        id="tms",
        name=N_("Tidak memenuhi syarat (TMS)"),
        definition=N_("Yang diperiksa, tidak memenuhi syarat, dan harus diganti."),
        formula=N_("jumlah berstatus TMS"),
        source=RECAPS,
    ),
    Metric(
        id="progress",
        name=N_("Kemajuan"),
        definition=N_("Bagian yang sudah diperiksa dari yang diterima; tidak terdaftar tidak ikut dihitung."),
        formula=N_("diperiksa ÷ diterima, dari bagian yang jumlah diperiksanya diketahui"),
        source=RECAPS,
        unit="share",
        direction="up",
    ),
    Metric(
        id="not_registered",
        name=N_("Tidak terdaftar"),
        definition=N_(
            "Pasangan parpol dan kabupaten/kota yang dinyatakan tidak terdaftar: bukan nol dan bukan tunggakan."
        ),
        formula=N_("jumlah pasangan parpol × kabupaten/kota berstatus tidak terdaftar"),
        source=N_("Data keberadaan parpol yang diimpor dari satker."),
    ),
    Metric(
        id="oldest_days",
        name=N_("Tunggakan tertua"),
        definition=N_("Umur item tertua yang belum diperiksa, dalam hari penuh sejak diterima."),
        formula=N_("tanggal data − tanggal terima item terbuka yang paling lama"),
        source=ITEMS,
        unit="days",
        direction="down",
    ),
    Metric(
        id="daily_rate",
        name=N_("Laju harian"),
        definition=N_("Banyaknya yang diperiksa per hari kerja belakangan ini."),
        formula=N_(
            "median tambahan diperiksa pada paling banyak 5 hari kerja penuh terakhir di dalam jadwal; "
            "tambahan di antara dua laporan dibagi rata per hari; hari sesudah laporan terakhir tidak diketahui, bukan nol"
        ),
        source=PACE,
        unit="rate",
        direction="up",
    ),
    Metric(
        id="pace_needed",
        name=N_("Laju yang dibutuhkan"),
        definition=N_("Banyaknya yang harus diperiksa per hari agar selesai tepat waktu."),
        formula=N_("tunggakan ÷ sisa hari; halaman membulatkannya ke atas, berkas dan `figures` tidak"),
        source=PACE,
        unit="rate",
        direction="down",
    ),
    Metric(
        id="days_left",
        name=N_("Sisa hari"),
        definition=N_("Hari sampai batas akhir tahapan di wilayah ini; negatif berarti sudah lewat."),
        formula=N_("hari terakhir tahapan − tanggal data (WIB)"),
        source=SCHEDULE,
        unit="days",
    ),
    Metric(
        id="eta",
        name=N_("Perkiraan selesai"),
        definition=N_("Hari yang masih diperlukan bila laju harian bertahan; rentangnya dari kuartil laju yang sama."),
        formula=N_("tunggakan ÷ laju harian"),
        source=PACE,
        unit="days",
        direction="down",
    ),
    Metric(
        id="sample",
        name=N_("Sampel"),
        definition=N_("Banyaknya anggota yang ditarik KPU RI untuk verifikasi faktual."),
        formula=N_("jumlah sampel yang diterima satker; pembanding: rumus Krejcie–Morgan"),
        source=SAMPLES,
    ),
    Metric(
        id="met_home",
        name=N_("Ditemui di rumah"),
        definition=N_("Anggota sampel yang ditemui dengan kunjungan ke rumah."),
        formula=N_("jumlah ditemui di rumah"),
        source=SAMPLES,
        direction="up",
    ),
    Metric(
        id="met_gathered",
        name=N_("Dihadirkan"),
        definition=N_("Anggota sampel yang ditemui karena dihadirkan parpol."),
        formula=N_("jumlah dihadirkan"),
        source=SAMPLES,
        direction="up",
    ),
    Metric(
        id="met_video",
        name=N_("Lewat video"),
        definition=N_("Anggota sampel yang ditemui lewat panggilan video."),
        formula=N_("jumlah lewat video"),
        source=SAMPLES,
        direction="up",
    ),
    Metric(
        id="not_met",
        name=N_("Tidak ditemui"),
        definition=N_("Anggota sampel yang sampai akhir tidak ditemui; yang tidak ditemui bukan MS."),
        formula=N_("jumlah tidak ditemui"),
        source=SAMPLES,
        direction="down",
    ),
    Metric(
        id="projection",
        name=N_("Proyeksi MS"),
        definition=N_("Perkiraan anggota yang MS menurut sampel: proyeksi, bukan putusan."),
        formula=N_("MS sampel ÷ sampel × populasi, dijumlahkan per parpol; rentang 95% menurut Wilson"),
        source=SAMPLES,
        direction="up",
    ),
    Metric(
        id="minimum",
        name=N_("Syarat minimal anggota"),
        definition=N_("Anggota yang harus dimiliki satu parpol di kabupaten/kota ini."),
        formula=N_(
            "angka resmi keputusan; bila belum dimuat: penduduk ÷ 1.000 dibulatkan ke atas, paling banyak 1.000"
        ),
        source=LAW,
    ),
    Metric(
        id="areas_met",
        name=N_("Wilayah terpenuhi"),
        definition=N_("Kabupaten/kota yang semua parpolnya (atau parpol terpilih) mencapai syarat minimal anggota."),
        formula=N_("jumlah kabupaten/kota dengan MS keanggotaan (atau proyeksi sampel) ≥ syarat minimal"),
        source=LAW,
        direction="up",
    ),
    Metric(
        id="areas_needed",
        name=N_("Wilayah yang dibutuhkan"),
        definition=N_("Kabupaten/kota yang harus dipenuhi satu parpol di provinsi."),
        formula=N_("75% × jumlah kabupaten/kota, dibulatkan ke yang terdekat, setengah ke atas"),
        source=LAW,
    ),
)

BY_ID: Final = {metric.id: metric for metric in METRICS}
IDS: Final = tuple(BY_ID)
