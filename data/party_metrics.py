"""The numbers of the page of one party and of the thresholds."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.metrics import LAW, SAMPLES, Metric

PARTIES: Final = (
    Metric(
        id="threshold_outlook",
        name=N_("Pasti, mungkin, tidak mungkin"),
        definition=N_(
            "Pasti: cukup kab/kota yang sudah mencapai syarat minimal dengan MS. Tidak mungkin: tetap kurang walaupun semua "
            "yang belum diperiksa menjadi MS dan semua BMS dilengkapi. Selebihnya mungkin."
        ),
        formula=N_(
            "MS ≥ minimal; MS + belum diperiksa ≥ minimal; MS + belum diperiksa + BMS ≥ minimal, dihitung per kab/kota lalu "
            "dibandingkan dengan kab/kota yang dibutuhkan; kab/kota tanpa laporan dianggap masih mungkin"
        ),
        source=LAW,
    ),
    Metric(
        id="members_missing",
        name=N_("Kurang anggota"),
        definition=N_("Anggota MS yang masih kurang dari syarat minimal di satu kab/kota."),
        formula=N_("syarat minimal − MS, paling sedikit 0; pada verifikasi faktual dari proyeksi sampel"),
        source=LAW,
        direction="down",
    ),
    Metric(
        id="sample_due",
        name=N_("Sampel menurut rumus"),
        definition=N_(
            "Besar sampel menurut Krejcie–Morgan untuk populasi itu; sampel yang diterima dari KPU RI yang berlaku."
        ),
        formula=N_("X²·N·P·(1−P) ÷ (d²·(N−1) + X²·P·(1−P)) dengan X² = 3,841, P = 0,5, d = 0,05"),
        source=SAMPLES,
    ),
)
