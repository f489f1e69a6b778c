"""The numbers of the Help Desk, each with its definition: pages, files and the command line say the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.metrics import Metric

if TYPE_CHECKING:
    from data.metrics import Direction, Unit

RECORDS: Final = N_("Catatan layanan Help Desk yang diisi petugas atau diimpor dari satker; jam layanan tiap satker.")
SOP: Final = N_("Daftar periksa SOP Help Desk: keadaan terakhir yang dikonfirmasi tiap satker.")
PRESENT: Final = N_("Absensi petugas Help Desk yang diisi atau diimpor dari satker.")
SURVEY: Final = N_("Permenpan RB 14/2017; kuesioner SKM tanpa data pribadi.")


def _record(  # noqa: PLR0913, PLR0917 - what a number is
    code: str, name: str, definition: str, formula: str, unit: Unit = "count", direction: Direction = "neutral"
) -> Metric:
    return Metric(
        id=f"service_{code}",
        name=name,
        definition=definition,
        formula=formula,
        source=RECORDS,
        unit=unit,
        direction=direction,
    )


VOLUME: Final = (
    _record(
        "opened",
        N_("Layanan dibuka"),
        N_("Layanan baru yang dicatat selama masa ini; yang dibuka kembali dihitung tersendiri."),
        N_("jumlah layanan menurut waktu dibuka"),
    ),
    _record(
        "resolved",
        N_("Layanan selesai"),
        N_("Layanan yang diselesaikan selama masa ini; yang dibuka kembali lalu selesai lagi dihitung lagi."),
        N_("jumlah rentang terbuka menurut waktu selesai"),
        direction="up",
    ),
    _record(
        "reopened",
        N_("Dibuka kembali"),
        N_("Layanan yang sudah selesai lalu dibuka lagi selama masa ini, dibanding yang selesai."),
        N_("jumlah dibuka kembali ÷ jumlah selesai"),
        direction="down",
    ),
    _record(
        "volume",
        N_("Volume harian"),
        N_(
            "Layanan baru tiap hari layanan yang sudah lewat. Di luar batas berarti lebih dari sekadar naik turun biasa; hari "
            "tutup (kurang dari separuh satker buka), hari diam satu satker, dan hari yang berjalan tidak ikut."
        ),
        N_("peta kendali XmR: rata-rata ± 2,66 × rata-rata selisih hari berurutan; paling sedikit 8 hari"),
    ),
)
TIMES: Final = (
    _record(
        "response",
        N_("Waktu respons pertama"),
        N_(
            "Waktu layanan dari dibuka sampai respons pertama; di luar jam layanan tidak dihitung, dan pembukaan kembali tidak "
            "mengubahnya. p90: sembilan dari sepuluh direspons dalam waktu ini."
        ),
        N_("median dan persentil ke-90 (dan ke-10) dari respons dalam masa ini"),
        "hours",
        "down",
    ),
    _record(
        "resolution",
        N_("Waktu penyelesaian"),
        N_(
            "Waktu layanan dari dibuka sampai selesai, tanpa waktu menunggu parpol; tiap pembukaan kembali dihitung sendiri. p90: "
            "sembilan dari sepuluh selesai dalam waktu ini."
        ),
        N_("median dan persentil ke-90 (dan ke-10) dari yang selesai dalam masa ini"),
        "hours",
        "down",
    ),
    _record(
        "response_p90",
        N_("Respons pertama, p90"),
        N_("Waktu layanan yang cukup bagi sembilan dari sepuluh respons pertama."),
        N_("persentil ke-90 dari respons dalam masa ini"),
        "hours",
        "down",
    ),
    _record(
        "resolution_p90",
        N_("Penyelesaian, p90"),
        N_("Waktu layanan yang cukup bagi sembilan dari sepuluh penyelesaian, tanpa waktu menunggu parpol."),
        N_("persentil ke-90 dari yang selesai dalam masa ini"),
        "hours",
        "down",
    ),
    _record(
        "sla_response",
        N_("Respons tepat waktu"),
        N_(
            "Bagian yang direspons dalam sasaran: 15 menit untuk tatap muka, 60 menit layanan untuk yang lain. Yang belum direspons "
            "dan sudah lewat sasaran dihitung tidak tepat waktu."
        ),
        N_("tepat waktu ÷ (tepat waktu + terlambat + terbuka yang lewat sasaran)"),
        "share",
        "up",
    ),
    _record(
        "sla_resolution",
        N_("Selesai tepat waktu (SLA)"),
        N_(
            "Bagian yang selesai dalam sasaran: 1 hari layanan, 3 bila dieskalasi; menunggu parpol menghentikan jam. Yang masih "
            "terbuka dan sudah lewat sasaran dihitung tidak tepat waktu."
        ),
        N_(
            "tepat waktu ÷ (tepat waktu + terlambat + terbuka yang lewat sasaran); di bawah 20 layanan ditulis jumlahnya"
        ),
        "share",
        "up",
    ),
    _record(
        "first_contact",
        N_("Selesai pada kontak pertama"),
        N_("Selesai pada hari layanan yang sama, tanpa menunggu parpol, tanpa eskalasi, dan bukan pembukaan kembali."),
        N_("selesai pada kontak pertama ÷ jumlah selesai"),
        "share",
        "up",
    ),
)
OPEN: Final = (
    _record(
        "open",
        N_("Terbuka sekarang"),
        N_("Layanan yang belum selesai pada saat data, menurut umur dalam hari layanan sejak dibuka."),
        N_("jumlah rentang terbuka; umur = hari layanan sesudah hari dibuka sampai hari ini"),
        direction="down",
    ),
    _record(
        "overdue",
        N_("Terbuka, lewat sasaran"),
        N_(
            "Layanan terbuka yang batas sasarannya sudah lewat pada saat data; yang menunggu parpol tidak menjadi terlambat."
        ),
        N_("jumlah terbuka dengan batas sasaran sebelum saat data"),
        direction="down",
    ),
    _record(
        "oldest",
        N_("Terbuka, tertua"),
        N_("Umur layanan terbuka yang paling lama, dalam hari layanan sejak dibuka."),
        N_("hari layanan sesudah hari dibuka sampai hari ini"),
        "days",
        "down",
    ),
    _record(
        "escalated",
        N_("Dieskalasi"),
        N_("Layanan terbuka yang sedang ada di KPU Provinsi atau KPU RI, dengan umur sejak dieskalasi."),
        N_("jumlah terbuka yang dieskalasi dan belum kembali"),
        direction="down",
    ),
    _record(
        "rates",
        N_("Laju masuk dan selesai"),
        N_("Banyaknya layanan yang dibuka dan yang selesai pada satu hari layanan."),
        N_("median per hari layanan yang sudah lewat dalam masa ini"),
        "rate",
    ),
    _record(
        "days_to_clear",
        N_("Hari untuk menuntaskan"),
        N_("Hari layanan yang diperlukan untuk menyelesaikan semua yang terbuka bila tidak ada yang baru."),
        N_("terbuka sekarang ÷ median selesai per hari layanan"),
        "days",
        "down",
    ),
)
DESKS: Final = (
    _record(
        "desks",
        N_("Satker Help Desk"),
        N_("Satker yang harus mencatat layanan: setiap kabupaten/kota, dan provinsi dengan Help Desk sendiri."),
        N_("jumlah kabupaten/kota + jumlah provinsi"),
    ),
    _record(
        "desks_open",
        N_("Satker buka sekarang"),
        N_("Satker yang sedang dalam jam layanan pada saat data, menurut jam layanan yang berlaku di satker itu."),
        N_("jumlah satker yang jam layanannya memuat saat data"),
    ),
    _record(
        "silent",
        N_("Satker diam"),
        N_(
            "Satker tanpa catatan layanan maupun absensi selama paling sedikit satu hari layanan penuh. Diam bukan nol: hari "
            "dengan absensi tanpa layanan adalah nol yang dilaporkan."
        ),
        N_("hari layanan penuh sesudah catatan terakhir ≥ 1"),
        direction="down",
    ),
    _record(
        "coverage",
        N_("Cakupan parpol"),
        N_(
            "Parpol yang pernah dilayani selama masa ini dari parpol yang terdaftar di wilayah satker; parpol yang tidak terdaftar "
            "di situ tidak ikut dihitung."
        ),
        N_("pasangan parpol × satker yang dilayani ÷ pasangan yang terdaftar"),
        "share",
        "up",
    ),
    _record(
        "officers",
        N_("Beban petugas"),
        N_("Layanan tiap petugas di satker sendiri; hanya terlihat oleh satker itu."),
        N_("dibuka, selesai, median dan p90 penyelesaian, serta yang terbuka per kode petugas"),
    ),
)
QUALITY: Final = (
    Metric(
        id="service_ikm",
        name=N_("Indeks Kepuasan Masyarakat (IKM)"),
        definition=N_(
            "Nilai survei kepuasan masyarakat dengan sembilan unsur; mutu A 88,31–100, B 76,61–88,30, C 65,00–76,60, D "
            "25,00–64,99. Di bawah 30 jawaban nilainya lemah."
        ),
        formula=N_("jumlah (rata-rata tiap unsur × 1/9) × 25"),
        source=SURVEY,
        unit="score",
        direction="up",
    ),
    Metric(
        id="service_ikm_rate",
        name=N_("Tingkat jawaban"),
        definition=N_("Jawaban survei dibanding layanan yang selesai pada masa yang sama."),
        formula=N_("jumlah jawaban ÷ jumlah layanan selesai"),
        source=SURVEY,
        unit="share",
        direction="up",
    ),
    Metric(
        id="service_readiness",
        name=N_("Kesiapan"),
        definition=N_("Butir SOP yang dikonfirmasi ada; butir yang belum pernah dikonfirmasi dihitung belum siap."),
        formula=N_("butir yang ada dari 11 butir SOP"),
        source=SOP,
        direction="up",
    ),
    Metric(
        id="service_attendance",
        name=N_("Kehadiran petugas"),
        definition=N_(
            "Petugas yang hadir dari yang dijadwalkan; hari layanan tanpa absensi disebut tersendiri, bukan nol."
        ),
        formula=N_("jumlah hadir ÷ jumlah dijadwalkan"),
        source=PRESENT,
        unit="share",
        direction="up",
    ),
    Metric(
        id="service_kpu_attendance",
        name=N_("Absensi KPU RI"),
        definition=N_("Giliran jaga yang absensi online KPU RI-nya sudah diisi."),
        formula=N_("giliran dengan absensi KPU RI terisi ÷ giliran yang dicatat"),
        source=PRESENT,
        unit="share",
        direction="up",
    ),
)

SERVICE: Final = (*VOLUME, *TIMES, *OPEN, *DESKS, *QUALITY)
