"""The numbers of what parties ask the Help Desks, each with its definition."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import Metric
from data.service_metrics import RECORDS

QUESTIONS: Final = (
    Metric(
        id="service_obstacles",
        name=N_("Kendala pekan ini"),
        definition=N_(
            "Lima kategori dengan layanan dibuka terbanyak dalam tujuh hari terakhir yang sudah lengkap, di luar lainnya; "
            "pertanyaan baku yang tersering mewakili kategorinya."
        ),
        formula=N_("layanan dibuka 7 hari ini dan 7 hari sebelumnya, per kategori"),
        source=RECORDS,
    ),
    Metric(
        id="service_repeated",
        name=N_("Pertanyaan berulang"),
        definition=N_(
            "Layanan parpol yang dalam tujuh hari sebelumnya sudah menanyakan hal yang sama di satker yang sama: pertanyaan "
            "baku yang sama, atau kategori yang sama bila pertanyaan bakunya tidak dicatat."
        ),
        formula=N_("layanan berulang ÷ layanan parpol"),
        source=RECORDS,
        direction="down",
    ),
    Metric(
        id="service_later",
        name=N_("Pertanyaan dan hasil verifikasi sesudahnya"),
        definition=N_(
            "Bagian pertanyaan tiap parpol pada paruh pertama masa, dibanding bagian temuan atau BMS dan TMS dari anggota yang "
            "diperiksa pada paruh keduanya; hanya parpol dengan sedikitnya 20 pertanyaan dan 20 pemeriksaan."
        ),
        formula=N_("korelasi peringkat Spearman; melebihi kebetulan bila |ρ| > 1,96 ÷ √(n − 1)"),
        source=RECORDS,
        unit="rate",
    ),
)
