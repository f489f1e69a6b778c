"""The words of the help page that stand nowhere else: states, rounding, roles and the glossary."""

from __future__ import annotations

from typing import Final

from dashboard.core.permissions import Role
from dashboard.core.text import N_

STATES: Final = (
    ("", "0", N_("Nol, sudah dilaporkan"), N_("Satker melapor dan angkanya memang nol.")),
    ("", "–", N_("Tidak diketahui"), N_("Angka ini tidak dilaporkan atau tidak dapat dihitung; bukan nol.")),
    ("is-dotted", "", N_("Belum ada laporan"), N_("Laporan ditunggu, tetapi belum pernah ada untuk putaran dan objek ini.")),
    ("is-silent", "!", N_("Belum ada laporan sejak …"), N_("Satker pernah melapor, tetapi tidak pada hari data; angka terakhir yang dikenal tetap dipakai.")),
    ("is-hatched", "", N_("Tidak terdaftar"), N_("Parpol tidak punya kepengurusan atau anggota di wilayah itu: bukan nol, bukan tunggakan, dan tidak masuk pembagi.")),
    ("is-ms", "M", N_("MS, memenuhi syarat"), N_("Di matriks: anggota MS mencapai syarat minimal wilayah itu.")),
    ("is-bms", "B", N_("BMS, belum memenuhi syarat"), N_("Masih dapat dilengkapi pada masa perbaikan.")),
    ("is-tms", "T", N_("TMS, tidak memenuhi syarat"), N_("Harus diganti; di matriks: tidak dapat lagi mencapai syarat minimal.")),
    ("is-belum", "", N_("Belum diperiksa"), N_("Sudah diterima, tetapi belum diberi status: ini tunggakan.")),
    ("is-checked", "", N_("Diperiksa tanpa rincian"), N_("Jumlah diperiksa dilaporkan, rincian MS, BMS, dan TMS tidak.")),
)  # fmt: skip

ROUNDING: Final = (
    N_("Bagian yang kurang dari seluruhnya tidak pernah ditulis 100%, dan yang lebih dari nol tidak pernah 0%."),
    N_("Di bawah 20 kasus yang ditulis adalah jumlahnya, bukan persen."),
    N_("Angka yang tidak diketahui tidak dijumlahkan sebagai nol; kemajuan dihitung dari bagian yang diketahui."),
    N_("Hari dipotong pukul 00.00 WIB; tanggal tanpa jam berarti akhir hari itu."),
    N_("Rincian per parpol mengalahkan angka gabungan, dan data per item mengalahkan rekap; yang berbeda ditunjukkan."),
)

ROLES: Final = (
    (Role.PIMPINAN, N_("Pimpinan"), N_("provinsinya atau seluruhnya"), N_("membaca dan mengunduh semua")),
    (Role.KOMISIONER, N_("Komisioner"), N_("kab/kotanya, total provinsi, dan pembanding tanpa nama"), N_("membaca dan mengunduh miliknya")),
    (Role.OPERATOR, N_("Operator"), N_("satkernya"), N_("mengimpor, membetulkan, dan mengunduh data")),
    (Role.PETUGAS, N_("Petugas Help Desk"), N_("satkernya"), N_("membaca, dan mencatat layanan, absensi, dan kesiapan")),
    (Role.PENGAWAS, N_("Pengawas (Bawaslu)"), N_("wilayahnya, hanya jumlah"), N_("membaca")),
    (Role.ADMIN, N_("Admin"), N_("tidak melihat data verifikasi"), N_("mengatur pengguna dan data acuan")),
)  # fmt: skip

GLOSSARY: Final = (
    (N_("satker"), N_("satuan kerja: kantor KPU provinsi atau kabupaten/kota")),
    (N_("SIPOL"), N_("Sistem Informasi Partai Politik, tempat parpol mendaftar di KPU RI")),
    (N_("vermin"), N_("verifikasi administrasi: pemeriksaan dokumen dan keanggotaan")),
    (N_("verfak"), N_("verifikasi faktual: menemui pengurus dan sampel anggota")),
    (N_("putaran"), N_("satu kali verifikasi, misalnya vermin atau vermin perbaikan")),
    (N_("objek"), N_("yang diperiksa: keanggotaan, kepengurusan, kantor, atau keterwakilan perempuan")),
    (N_("tunggakan"), N_("yang sudah diterima tetapi belum diperiksa")),
    (N_("tenggat"), N_("hari terakhir jadwal tahapan di wilayah itu, revisi terbaru")),
    (N_("rakor"), N_("rapat koordinasi")),
    (N_("berita acara"), N_("catatan resmi hasil verifikasi")),
    (N_("SK"), N_("surat keputusan, misalnya kepengurusan parpol")),
    (N_("LO"), N_("petugas penghubung parpol")),
    (N_("KTA"), N_("kartu tanda anggota parpol")),
    (N_("pencatutan nama"), N_("nama dipakai sebagai anggota parpol tanpa persetujuan pemiliknya")),
    (N_("rekap"), N_("jumlah per parpol dan wilayah pada satu saat, tanpa daftar per berkas")),
    (N_("item"), N_("satu anggota, pengurus, atau kantor, hanya dikenali dari kode acak")),
    (N_("proyeksi"), N_("hasil sampel yang dibawa ke populasi; bukan putusan")),
    (N_("ganda identik"), N_("orang yang sama tercatat dua kali dalam satu parpol")),
    (N_("ganda eksternal"), N_("orang yang sama tercatat di dua parpol atau lebih")),
    (N_("potensi ganda"), N_("data mirip yang belum pasti orang yang sama")),
)
