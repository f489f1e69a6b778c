"""Numbers that `figures --topic` tells beside those of the pages: counts that a page shows as rows, marks or words."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.complaint_metrics import REPORTS
from data.metrics import LAW, PACE, SAMPLES, SCHEDULE, Metric
from data.update_metrics import ROWS, RULE

TOPICS: Final = (
    Metric(
        id="planned",
        name=N_("Menurut rencana"),
        definition=N_("Banyaknya yang menurut rencana sudah harus diperiksa pada saat data."),
        formula=N_("rencana × diterima"),
        source=SCHEDULE,
    ),
    Metric(
        id="slow_first",
        name=N_("Pertama kali terlalu lambat"),
        definition=N_("Hari pertama wilayah ini terlalu lambat, walaupun sesudah itu laju pernah cukup lagi."),
        formula=N_("hari pertama dalam jadwal dengan tunggakan ÷ sisa hari > laju harian"),
        source=PACE,
        unit="days",
    ),
    Metric(
        id="slow_areas",
        name=N_("Wilayah terlalu lambat"),
        definition=N_("Wilayah langsung di bawahnya yang lajunya sekarang kurang dari yang dibutuhkan."),
        formula=N_("jumlah wilayah dengan tunggakan ÷ sisa hari > laju harian pada saat data"),
        source=PACE,
        direction="down",
    ),
    Metric(
        id="areas_possible",
        name=N_("Kab/kota mungkin"),
        definition=N_("Kab/kota yang belum mencapai syarat minimal tetapi masih dapat, atau yang belum melapor."),
        formula=N_("MS < minimal ≤ MS + belum diperiksa + BMS, atau tanpa laporan"),
        source=LAW,
    ),
    Metric(
        id="areas_impossible",
        name=N_("Kab/kota tidak mungkin"),
        definition=N_("Kab/kota yang tetap kurang walaupun semua yang belum selesai menjadi MS."),
        formula=N_("MS + belum diperiksa + BMS < minimal"),
        source=LAW,
        direction="down",
    ),
    Metric(
        id="areas_absent",
        name=N_("Kab/kota tanpa parpol ini"),
        definition=N_("Kab/kota yang menyatakan parpol itu tidak terdaftar; tidak mungkin mencapai syarat minimal."),
        formula=N_("jumlah kab/kota dengan keterangan tidak terdaftar"),
        source=LAW,
    ),
    Metric(
        id="provinces_needed",
        name=N_("Provinsi dibutuhkan"),
        definition=N_("Provinsi yang syaratnya harus dipenuhi parpol; seluruh provinsi kecuali aturannya diubah."),
        formula=N_("bagian provinsi menurut aturan × jumlah provinsi"),
        source=LAW,
    ),
    Metric(
        id="provinces_met",
        name=N_("Provinsi pasti"),
        definition=N_("Provinsi dengan cukup kab/kota yang sudah mencapai syarat minimal."),
        formula=N_("jumlah provinsi dengan kab/kota terpenuhi ≥ kab/kota dibutuhkan"),
        source=LAW,
        direction="up",
    ),
    Metric(
        id="provinces_possible",
        name=N_("Provinsi mungkin"),
        definition=N_("Provinsi yang belum pasti tetapi masih dapat memenuhi, atau yang belum melapor."),
        formula=N_("terpenuhi < dibutuhkan ≤ terpenuhi + mungkin, atau tanpa laporan"),
        source=LAW,
    ),
    Metric(
        id="provinces_impossible",
        name=N_("Provinsi tidak mungkin"),
        definition=N_("Provinsi yang tetap kurang kab/kota walaupun semua yang belum selesai menjadi MS."),
        formula=N_("terpenuhi + mungkin < dibutuhkan"),
        source=LAW,
        direction="down",
    ),
    Metric(
        id="sample_population",
        name=N_("Populasi sampel"),
        definition=N_("Anggota yang menjadi dasar penarikan sampel."),
        formula=N_("kolom populasi, angka terakhir yang diketahui"),
        source=SAMPLES,
    ),
    Metric(
        id="projection_low",
        name=N_("Proyeksi, batas bawah"),
        definition=N_("Batas bawah rentang 95% proyeksi; bukan putusan."),
        formula=N_("rentang Wilson 95% atas MS ÷ sampel, dikalikan populasi"),
        source=SAMPLES,
    ),
    Metric(
        id="projection_high",
        name=N_("Proyeksi, batas atas"),
        definition=N_("Batas atas rentang 95% proyeksi; bukan putusan."),
        formula=N_("rentang Wilson 95% atas MS ÷ sampel, dikalikan populasi"),
        source=SAMPLES,
    ),
    Metric(
        id="updates_left",
        name=N_("Belum memutakhirkan"),
        definition=N_("Pasangan parpol dan kabupaten/kota yang masih ditunggu pemutakhirannya."),
        formula=N_("ditunggu − sudah"),
        source=ROWS,
        direction="down",
    ),
    Metric(
        id="updates_absent",
        name=N_("Pasangan tidak terdaftar"),
        definition=N_("Pasangan parpol dan kabupaten/kota yang dinyatakan tidak terdaftar; tidak ditunggu."),
        formula=N_("jumlah pasangan berstatus tidak terdaftar semester itu"),
        source=ROWS,
    ),
    Metric(
        id="updates_reported",
        name=N_("Kab/kota melapor semester ini"),
        definition=N_("Kab/kota dengan sedikitnya satu laporan pemutakhiran semester itu."),
        formula=N_("jumlah kab/kota dengan laporan yang sudah berlaku pada saat data"),
        source=ROWS,
        direction="up",
    ),
    Metric(
        id="updates_deadline",
        name=N_("Tenggat pemutakhiran"),
        definition=N_("Hari terakhir penyampaian pemutakhiran semester itu di wilayah ini."),
        formula=N_("akhir jadwal tahapan pemutakhiran; tanpa jadwal: 3 hari kerja sebelum akhir Juni atau Desember"),
        source=RULE,
        unit="days",
    ),
    Metric(
        id="complaints_silent",
        name=N_("Kab/kota diam"),
        definition=N_("Kab/kota yang tidak mengirim laporan tanggapan pada hari data; diam bukan nol."),
        formula=N_("jumlah kab/kota − yang melapor pada hari data"),
        source=REPORTS,
        direction="down",
    ),
    Metric(
        id="complaints_claimed",
        name=N_("Tanggapan menurut provinsi"),
        definition=N_("Angka tanggapan masuk terakhir yang diumumkan KPU provinsi sendiri."),
        formula=N_("angka terakhir provinsi sampai saat data"),
        source=REPORTS,
    ),
)  # fmt: skip
