"""The numbers of the page of registration."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import LAW, Metric

DOCUMENTS: Final = N_(
    "Dokumen pendaftaran yang diimpor; daftar dokumen wajib menurut UU 7/2017 pasal 173, 176, dan 177 serta PKPU 4/2022."
)
PRESENCE: Final = N_("Keberadaan partai yang diimpor: terdaftar atau tidak, jumlah anggota, kecamatan terisi.")
REGISTRATION: Final = (
    Metric(
        id="registration_complete",
        name=N_("Dokumen lengkap"),
        definition=N_(
            "Pasangan partai dan kab/kota yang semua dokumen wajibnya berstatus lengkap pada saat data. Partai yang tidak "
            "terdaftar di kab/kota itu tidak ikut dihitung; pasangan yang belum ada laporannya disebut tersendiri."
        ),
        formula=N_("pasangan dengan dokumen lengkap = dokumen wajib ÷ pasangan yang dilaporkan dan terdaftar"),
        source=DOCUMENTS,
        direction="up",
    ),
    Metric(
        id="registration_state",
        name=N_("Keadaan dokumen"),
        definition=N_(
            "Lengkap; sebagian atau perlu perbaikan; belum ada yang diunggah; belum ada laporan; tidak terdaftar. Pada "
            "tampilan nasional satu provinsi lengkap bila dokumen provinsinya lengkap dan cukup banyak kab/kota lengkap."
        ),
        formula=N_("status terbaru tiap dokumen sampai saat data; provinsi: kab/kota lengkap ≥ 75% (parameter siklus)"),
        source=DOCUMENTS,
    ),
    Metric(
        id="registration_uploader",
        name=N_("Pengunggah"),
        definition=N_(
            "Siapa yang mengunggah versi terbaru tiap dokumen: DPP, DPW, DPC, atau Help Desk; yang tidak menyebut "
            "pengunggah tidak ikut dalam persentase."
        ),
        formula=N_("dokumen menurut pengunggah ÷ dokumen yang pengunggahnya disebut"),
        source=DOCUMENTS,
    ),
    Metric(
        id="registration_branches",
        name=N_("Sebaran kepengurusan"),
        definition=N_(
            "Kab/kota tempat partai terdaftar dibanding yang dibutuhkan dalam provinsi; secara nasional: provinsi yang "
            "memenuhinya dibanding semua provinsi."
        ),
        formula=N_("kab/kota terdaftar ≥ bagian kab/kota menurut parameter siklus (75%); provinsi: semua (100%)"),
        source=LAW,
        direction="up",
    ),
    Metric(
        id="registration_kecamatan",
        name=N_("Kecamatan terisi"),
        definition=N_("Kab/kota tempat kepengurusan kecamatan partai cukup banyak."),
        formula=N_("kecamatan terisi ≥ bagian kecamatan menurut parameter siklus (50%), per kab/kota"),
        source=LAW,
        direction="up",
    ),
    Metric(
        id="registration_members",
        name=N_("Anggota mencapai syarat minimal"),
        definition=N_(
            "Kab/kota tempat jumlah anggota yang didaftarkan mencapai syarat minimal; jumlah ini belum diverifikasi."
        ),
        formula=N_("jumlah anggota ≥ angka keputusan KPU, atau bila belum dimuat 1.000 atau 1/1.000 penduduk"),
        source=PRESENCE,
        direction="up",
    ),
    Metric(
        id="registration_open",
        name=N_("Dokumen belum lengkap"),
        definition=N_("Pasangan partai dan kab/kota yang dokumennya sudah dilaporkan tetapi belum lengkap."),
        formula=N_("pasangan dilaporkan − pasangan lengkap"),
        source=DOCUMENTS,
        direction="down",
    ),
    Metric(
        id="registration_silent",
        name=N_("Dokumen belum dilaporkan"),
        definition=N_("Pasangan partai dan kab/kota yang dokumennya ditunggu tetapi belum pernah dilaporkan."),
        formula=N_("pasangan ditunggu − pasangan dilaporkan"),
        source=DOCUMENTS,
        direction="down",
    ),
    Metric(
        id="registration_expected",
        name=N_("Pasangan ditunggu"),
        definition=N_(
            "Pasangan partai dan kab/kota yang dokumennya ditunggu: semua kecuali yang menyatakan partai itu tidak terdaftar."
        ),
        formula=N_("partai × kab/kota − pasangan tidak terdaftar"),
        source=DOCUMENTS,
    ),
    Metric(
        id="registration_needed",
        name=N_("Kepengurusan dibutuhkan"),
        definition=N_(
            "Banyaknya tempat yang dibutuhkan partai: provinsi secara nasional, kab/kota dalam provinsi, kab/kota itu sendiri."
        ),
        formula=N_("bagian menurut parameter siklus × jumlah tempat"),
        source=LAW,
    ),
    Metric(
        id="registration_reporting",
        name=N_("Kab/kota melapor pendaftaran"),
        definition=N_("Kab/kota yang sudah melaporkan sedikitnya satu dokumen pendaftaran."),
        formula=N_("jumlah kab/kota dengan laporan sampai saat data"),
        source=DOCUMENTS,
        direction="up",
    ),
)
