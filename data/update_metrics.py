"""The numbers of the page of semester updates."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import Metric

ROWS: Final = N_(
    "Laporan pemutakhiran yang diimpor dari satker; jumlah parpol pemegang akun menurut sumber yang dimuat."
)
RULE: Final = N_("PKPU 4/2022 jo. 11/2022 pasal 146; libur nasional dan hari kerja menurut kalender sendiri.")
UPDATES: Final = (
    Metric(
        id="updates_done",
        name=N_("Sudah memutakhirkan"),
        definition=N_(
            "Pasangan parpol dan kabupaten/kota yang sudah menyampaikan pemutakhiran data semester itu. Yang tanpa tanggal "
            "dihitung sejak diimpor, paling lambat sejak tenggat."
        ),
        formula=N_(
            "jumlah pasangan berstatus sudah; dengan pilihan unsur: pasangan yang unsur itu sudah dimutakhirkan"
        ),
        source=ROWS,
        direction="up",
    ),
    Metric(
        id="updates_expected",
        name=N_("Ditunggu memutakhirkan"),
        definition=N_(
            "Parpol pemegang akun SIPOL di tiap kabupaten/kota yang sudah melapor; tidak terdaftar tidak ikut dihitung. "
            "Parpol yang tidak disebut dalam laporan dihitung belum."
        ),
        formula=N_("(parpol pemegang akun − tidak terdaftar), dijumlahkan atas kabupaten/kota yang sudah melapor"),
        source=ROWS,
    ),
    Metric(
        id="updates_share",
        name=N_("Bagian yang sudah"),
        definition=N_("Bagian yang sudah memutakhirkan dari yang ditunggu."),
        formula=N_("sudah memutakhirkan ÷ ditunggu memutakhirkan"),
        source=ROWS,
        unit="share",
        direction="up",
    ),
    Metric(
        id="updates_days_left",
        name=N_("Sisa hari kerja"),
        definition=N_(
            "Hari kerja sesudah hari data sampai tenggat; negatif berarti sudah lewat. Tenggatnya menurut jadwal tahapan "
            "pemutakhiran, dan bila tidak ada: 3 hari kerja sebelum akhir Juni atau Desember."
        ),
        formula=N_("banyaknya hari Senin–Jumat yang bukan hari libur, sesudah hari data sampai dengan tenggat"),
        source=RULE,
        unit="days",
    ),
    Metric(
        id="updates_rate",
        name=N_("Laju pemutakhiran"),
        definition=N_("Banyaknya pasangan yang memutakhirkan per hari kerja belakangan ini."),
        formula=N_("tambahan sejak sebelum 5 hari kerja terakhir ÷ banyaknya hari kerja itu"),
        source=ROWS,
        unit="rate",
        direction="up",
    ),
    Metric(
        id="updates_pace_needed",
        name=N_("Laju agar semua tepat waktu"),
        definition=N_("Banyaknya pasangan yang harus memutakhirkan per hari kerja agar semua selesai pada tenggat."),
        formula=N_("(ditunggu − sudah) ÷ sisa hari kerja"),
        source=RULE,
        unit="rate",
        direction="down",
    ),
    Metric(
        id="updates_before",
        name=N_("Semester sebelumnya"),
        definition=N_(
            "Bagian yang sudah memutakhirkan pada semester terakhir sebelumnya yang ada datanya, pada jarak hari yang sama dari tenggatnya."
        ),
        formula=N_("sudah pada (tenggat semester itu − jarak ke tenggat sekarang) ÷ ditunggu pada semester itu"),
        source=ROWS,
        unit="share",
    ),
    Metric(
        id="updates_obstacles",
        name=N_("Kendala dicatat"),
        definition=N_("Pasangan parpol dan wilayah yang kendalanya dicatat satker."),
        formula=N_("jumlah baris dengan kolom kendala terisi"),
        source=ROWS,
        direction="down",
    ),
)
