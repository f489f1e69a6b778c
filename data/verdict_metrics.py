"""The official verdict, told apart from what a sample projects."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import Metric

MINUTES: Final = N_("Berita acara hasil verifikasi faktual.")
IN_FORCE: Final = N_("putusan terakhir yang ditetapkan sampai saat data")
VERDICTS: Final = (
    Metric(
        id="official_verdict",
        name=N_("Putusan resmi"),
        definition=N_(
            "Hasil verifikasi faktual keanggotaan yang ditetapkan KPU untuk satu partai di satu kab/kota: MS atau TMS. "
            "Dimasukkan dari berita acara, tidak pernah dihitung dari sampel; proyeksi berdiri sendiri di sampingnya."
        ),
        formula=IN_FORCE,
        source=MINUTES,
    ),
    Metric(
        id="verdicts_ms",
        name=N_("Putusan resmi MS"),
        definition=N_("Pasangan partai dan kab/kota dengan putusan resmi MS; tidak dihitung dari sampel."),
        formula=IN_FORCE,
        source=MINUTES,
    ),
    Metric(
        id="verdicts_tms",
        name=N_("Putusan resmi TMS"),
        definition=N_("Pasangan partai dan kab/kota dengan putusan resmi TMS; tidak dihitung dari sampel."),
        formula=IN_FORCE,
        source=MINUTES,
    ),
)
