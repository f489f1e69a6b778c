"""The official verdict, told apart from what a sample projects."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import Metric

VERDICTS: Final = (
    Metric(
        id="official_verdict",
        name=N_("Putusan resmi"),
        definition=N_(
            "Hasil verifikasi faktual keanggotaan yang ditetapkan KPU untuk satu partai di satu kab/kota: MS atau TMS. "
            "Dimasukkan dari berita acara, tidak pernah dihitung dari sampel; proyeksi berdiri sendiri di sampingnya."
        ),
        formula=N_("putusan terakhir yang ditetapkan sampai saat data"),
        source=N_("Berita acara hasil verifikasi faktual."),
    ),
)
