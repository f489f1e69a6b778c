"""Codes of the Help Desk's records, their Indonesian words, and the targets a service is held to.

Codes are what files, the database and addresses carry; `dashboard.core.text.t` translates the words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from dashboard.core.text import N_

CHANNEL_WORDS: Final = {
    "tatap_muka": N_("Tatap muka"),
    "telepon": N_("Telepon"),
    "whatsapp": N_("WhatsApp"),
    "surel": N_("Surel"),
    "video": N_("Video"),
}
PARTY_LEVEL_WORDS: Final = {"DPP": N_("DPP (pusat)"), "DPW": N_("DPW/DPD (provinsi)"), "DPC": N_("DPC (kab/kota)")}
REQUESTER_WORDS: Final = {
    "LO": N_("LO (petugas penghubung)"),
    "operator": N_("Operator SIPOL partai"),
    "pengurus": N_("Pengurus partai"),
    "masyarakat": N_("Masyarakat"),
}
CATEGORY_WORDS: Final = {
    "akun": N_("Akun/akses SIPOL"),
    "unggah": N_("Unggah gagal/lambat"),
    "data_ganda": N_("Data ganda"),
    "nik": N_("NIK tidak ditemukan"),
    "pekerjaan_usia": N_("Pekerjaan/usia"),
    "kta_ktp": N_("KTA/KTP buram"),
    "kepengurusan": N_("Kepengurusan/SK"),
    "kantor": N_("Kantor"),
    "jadwal": N_("Jadwal/tahapan"),
    "formulir": N_("Formulir/berita acara"),
    "tanggapan": N_("Tanggapan masyarakat"),
    "pemutakhiran": N_("Pemutakhiran"),
    "lainnya": N_("Lainnya"),
}
ESCALATION_WORDS: Final = {"provinsi": N_("KPU Provinsi"), "kpu_ri": N_("KPU RI")}
READINESS_WORDS: Final = {
    "sk_tim": N_("SK tim"),
    "petugas": N_("Petugas terjadwal"),
    "ruang": N_("Ruang"),
    "meja_kursi": N_("Meja dan kursi"),
    "komputer": N_("Komputer"),
    "jaringan": N_("Jaringan"),
    "kamera": N_("Kamera perekam"),
    "papan_informasi": N_("Papan informasi"),
    "faq_juknis": N_("FAQ dan juknis"),
    "formulir": N_("Formulir"),
    "tautan_absensi": N_("Tautan absensi KPU RI"),
}
SHIFT_WORDS: Final = {"pagi": N_("Pagi"), "siang": N_("Siang"), "penuh": N_("Sehari penuh")}
STATE_WORDS: Final = {
    "terbuka": N_("Belum direspons"),
    "ditangani": N_("Ditangani"),
    "menunggu": N_("Menunggu parpol"),
    "eskalasi": N_("Dieskalasi"),
    "selesai": N_("Selesai"),
}
STEP_WORDS: Final = {
    "buka": N_("Dibuka"),
    "respons": N_("Respons pertama"),
    "jeda": N_("Mulai menunggu parpol"),
    "lanjut": N_("Dilanjutkan"),
    "eskalasi": N_("Dieskalasi"),
    "kembali": N_("Kembali dari eskalasi"),
    "selesai": N_("Selesai"),
    "buka_kembali": N_("Dibuka kembali"),
    "pindah": N_("Pindah petugas"),
    "nilai": N_("Dinilai"),
}

CHANNELS: Final = tuple(CHANNEL_WORDS)
PARTY_LEVELS: Final = tuple(PARTY_LEVEL_WORDS)
REQUESTERS: Final = tuple(REQUESTER_WORDS)
CATEGORIES: Final = tuple(CATEGORY_WORDS)
ESCALATIONS: Final = tuple(ESCALATION_WORDS)
READINESS: Final = tuple(READINESS_WORDS)
SHIFTS: Final = tuple(SHIFT_WORDS)
STATES: Final = tuple(STATE_WORDS)
STEPS: Final = tuple(STEP_WORDS)
RATINGS: Final = (1, 2, 3, 4, 5)

FACE_TO_FACE: Final = "tatap_muka"
CLOSED: Final = "selesai"  # the only state that is not open
WAITING: Final = "menunggu"
MINUTE: Final = 60  # seconds


@dataclass(frozen=True, kw_only=True, slots=True)
class Sla:
    """What a service is held to, in service time: first response in minutes, a spell's end in service days.

    Source: `domain.md` §5, defaults of the application until a decree says otherwise (`data.parameters`).
    """

    response_face_minutes: int = 15
    response_other_minutes: int = 60
    resolution_days: int = 1
    escalated_days: int = 3

    def response_s(self, channel: str) -> int:
        """Seconds of service time until the first response is due on this channel."""
        return MINUTE * (self.response_face_minutes if channel == FACE_TO_FACE else self.response_other_minutes)

    def days(self, *, escalated: bool) -> int:
        """Service days that a spell may take."""
        return self.escalated_days if escalated else self.resolution_days
