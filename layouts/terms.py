"""Words for the codes of rounds, objects, statuses, findings and methods, and the letters that stand for statuses."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_, Lang, t
from data.answers import Status

ROUNDS: Final = {
    "vermin": N_("Vermin"),
    "vermin_p": N_("Vermin perbaikan"),
    "verfak": N_("Verfak"),
    "verfak_p": N_("Verfak perbaikan"),
}
OBJECTS: Final = {
    "keanggotaan": N_("Keanggotaan"),
    "kepengurusan": N_("Kepengurusan"),
    "kantor": N_("Kantor"),
    "perempuan": N_("Keterwakilan perempuan"),
}
FINDINGS: Final = {
    "ganda_identik": N_("Ganda identik"),
    "ganda_eksternal": N_("Ganda eksternal"),
    "potensi_ganda": N_("Potensi ganda"),
    "pekerjaan": N_("Pekerjaan"),
    "usia": N_("Usia"),
    "nik": N_("NIK tidak ditemukan"),
}
FINDING_MEANINGS: Final = {
    "ganda_identik": N_("orang yang sama tercatat dua kali dalam satu parpol"),
    "ganda_eksternal": N_("orang yang sama tercatat di dua parpol atau lebih"),
    "potensi_ganda": N_("data mirip yang belum pasti orang yang sama"),
    "pekerjaan": N_("ASN, TNI, Polri, atau penyelenggara pemilu"),
    "usia": N_("di bawah 17 tahun dan belum menikah"),
    "nik": N_("tidak ada dalam daftar pemilih"),
}
METHODS: Final = {
    "surat_pernyataan": N_("Surat pernyataan"),
    "langsung": N_("Klarifikasi langsung"),
    "video": N_("Panggilan video"),
}
LETTERS: Final = {Status.MS: "M", Status.BMS: "B", Status.TMS: "T"}


def word(words: dict[str, str], code: str, lang: Lang) -> str:
    """The word for `code`, or the code itself: new rounds and findings come with the data."""
    return t(words[code], lang) if code in words else code


def inside(words: str) -> str:
    """`words` as they stand inside a sentence: `Usia` -> `usia`, but `NIK tidak ditemukan` as it is."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def round_word(code: str, name: str, lang: Lang) -> str:
    """The short word for a round, or the `name` its row carries."""
    return t(ROUNDS[code], lang) if code in ROUNDS else name
