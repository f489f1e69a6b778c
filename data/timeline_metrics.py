"""The numbers of the timeline page."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import PACE, SCHEDULE, Metric

TIMELINE: Final = (
    Metric(
        id="plan",
        name=N_("Rencana"),
        definition=N_("Bagian pekerjaan yang menurut rencana sudah harus selesai pada saat data."),
        formula=N_(
            "kurva rencana tahapan atas hari layanan jadwalnya; bila tidak ada kurva: lurus, sama banyak tiap hari kerja"
        ),
        source=SCHEDULE,
        unit="share",
    ),
    Metric(
        id="spare_days",
        name=N_("Lebih atau kurang hari"),
        definition=N_("Hari yang tersisa sesudah pekerjaan selesai bila laju bertahan; kurang berarti lewat batas."),
        formula=N_("sisa hari − perkiraan selesai, dibulatkan ke hari penuh"),
        source=PACE,
        unit="days",
        direction="up",
    ),
    Metric(
        id="slow_since",
        name=N_("Terlalu lambat sejak"),
        definition=N_(
            "Hari pertama laju yang dibutuhkan melebihi laju harian, menurut yang dilaporkan sampai hari itu."
        ),
        formula=N_(
            "tiap akhir hari dalam jadwal: tunggakan ÷ sisa hari > laju harian; "
            "hari yang lajunya tidak diketahui tidak memulai dan tidak mengakhiri"
        ),
        source=PACE,
        unit="days",
    ),
)
