"""The numbers of the page of public complaints."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import Metric

REPORTS: Final = N_("Laporan tanggapan masyarakat (kumulatif) yang diimpor dari satker.")
COMPLAINTS: Final = (
    Metric(
        id="complaints_received",
        name=N_("Jumlah tanggapan masuk"),
        definition=N_("Tanggapan masyarakat yang masuk sejak awal, misalnya karena namanya dicatut parpol."),
        formula=N_(
            "jumlah angka kumulatif terakhir tiap kab/kota; yang belum melapor tidak dihitung nol, hanya tidak ikut"
        ),
        source=REPORTS,
    ),
    Metric(
        id="complaints_in_process",
        name=N_("Tanggapan diproses"),
        definition=N_("Tanggapan yang masuk dan belum selesai menurut laporan satker."),
        formula=N_("jumlah angka terakhir kolom diproses tiap kab/kota; sel kosong tidak diketahui, bukan nol"),
        source=REPORTS,
        direction="down",
    ),
    Metric(
        id="complaints_resolved",
        name=N_("Tanggapan selesai"),
        definition=N_("Tanggapan yang selesai: datanya dihapus dari SIPOL atau ditutup dengan klarifikasi."),
        formula=N_("jumlah angka terakhir kolom selesai tiap kab/kota"),
        source=REPORTS,
        direction="up",
    ),
    Metric(
        id="complaints_reported",
        name=N_("Pelaporan tanggapan"),
        definition=N_("Kab/kota yang mengirim laporan tanggapan pada hari data; nol yang dilaporkan juga laporan."),
        formula=N_("jumlah kab/kota dengan laporan bertanggal hari itu (WIB); yang diam memakai laporan terakhirnya"),
        source=REPORTS,
        direction="up",
    ),
    Metric(
        id="complaints_gap",
        name=N_("Selisih dengan provinsi"),
        definition=N_("Angka yang diumumkan KPU provinsi dikurangi jumlah laporan kab/kota pada saat yang sama."),
        formula=N_(
            "angka provinsi − jumlah angka terakhir kab/kota sampai saat itu; positif: ada yang belum dilaporkan"
        ),
        source=REPORTS,
    ),
    Metric(
        id="complaints_fall",
        name=N_("Angka kumulatif turun"),
        definition=N_(
            "Angka kumulatif tidak boleh berkurang; bila turun, laporannya dibetulkan atau ada yang salah hitung."
        ),
        formula=N_("angka pada satu laporan < angka pada laporan sebelumnya dari wilayah yang sama"),
        source=REPORTS,
        direction="down",
    ),
)
