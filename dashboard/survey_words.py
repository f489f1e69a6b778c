"""The nine questions of a satisfaction survey, with the answers from 1 to 4.

Source: Permenpan RB 14/2017, Lampiran I (Pedoman Penyusunan SKM) and Lampiran II (Kuesioner); the order is that of its
nine elements, so complaints are u8 and facilities u9.
"""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_

Question = tuple[str, str, tuple[str, str, str, str]]  # element, question, answers from 1 to 4

QUESTIONS: Final[tuple[Question, ...]] = (
    (
        "u1",
        N_("Bagaimana kesesuaian persyaratan pelayanan dengan jenis pelayanannya?"),
        (N_("Tidak sesuai"), N_("Kurang sesuai"), N_("Sesuai"), N_("Sangat sesuai")),
    ),
    (
        "u2",
        N_("Bagaimana kemudahan prosedur pelayanan di unit ini?"),
        (N_("Tidak mudah"), N_("Kurang mudah"), N_("Mudah"), N_("Sangat mudah")),
    ),
    (
        "u3",
        N_("Bagaimana kecepatan waktu dalam memberikan pelayanan?"),
        (N_("Tidak cepat"), N_("Kurang cepat"), N_("Cepat"), N_("Sangat cepat")),
    ),
    (
        "u4",
        N_("Bagaimana kewajaran biaya atau tarif dalam pelayanan?"),
        (N_("Sangat mahal"), N_("Cukup mahal"), N_("Murah"), N_("Gratis")),
    ),
    (
        "u5",
        N_("Bagaimana kesesuaian antara yang tercantum dalam standar pelayanan dengan hasil yang diberikan?"),
        (N_("Tidak sesuai"), N_("Kurang sesuai"), N_("Sesuai"), N_("Sangat sesuai")),
    ),
    (
        "u6",
        N_("Bagaimana kompetensi atau kemampuan petugas dalam pelayanan?"),
        (N_("Tidak kompeten"), N_("Kurang kompeten"), N_("Kompeten"), N_("Sangat kompeten")),
    ),
    (
        "u7",
        N_("Bagaimana perilaku petugas terkait kesopanan dan keramahan?"),
        (
            N_("Tidak sopan dan ramah"),
            N_("Kurang sopan dan ramah"),
            N_("Sopan dan ramah"),
            N_("Sangat sopan dan ramah"),
        ),
    ),
    (
        "u8",
        N_("Bagaimana penanganan pengaduan pengguna layanan?"),
        (
            N_("Tidak ada"),
            N_("Ada tetapi tidak berfungsi"),
            N_("Berfungsi kurang maksimal"),
            N_("Dikelola dengan baik"),
        ),
    ),
    (
        "u9",
        N_("Bagaimana kualitas sarana dan prasarana?"),
        (N_("Buruk"), N_("Cukup"), N_("Baik"), N_("Sangat baik")),
    ),
)
