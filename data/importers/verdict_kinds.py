"""The kind of file with official verdicts of factual verification."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.importers.columns import Column, Type
from data.importers.fact_kinds import AREA_COLUMN, PARTY_COLUMN, ROUND_COLUMN, SOURCE_COLUMN
from data.importers.kind import Kind
from data.importers.narrow import TakesPart

VERDICT: Final = Kind(
    name="putusan_verfak",
    title=N_("Putusan resmi verifikasi faktual"),
    table="official_verdict",
    columns=(
        ROUND_COLUMN,
        AREA_COLUMN,
        PARTY_COLUMN,
        Column(
            name="putusan", type=Type.CHOICE, attribute="verdict", aliases=("hasil", "verdict"), required=True,
            words={
                "MS": ("memenuhi syarat", "qualified"),
                "TMS": ("tidak memenuhi syarat", "not qualified"),
            },
        ),
        Column(
            name="ditetapkan_pada", type=Type.INSTANT, attribute="decided_at",
            aliases=("tanggal putusan", "tanggal ditetapkan", "decided at"), required=True,
        ),
        Column(
            name="berita_acara", type=Type.NAME, attribute="decree",
            aliases=("nomor berita acara", "keputusan", "dasar", "decree"), required=True,
        ),
        SOURCE_COLUMN,
    ),
    key=("putaran", "kode_wilayah", "partai", "ditetapkan_pada"),
    checks=(TakesPart(),),
    moment="ditetapkan_pada",
)  # fmt: skip
