"""Kinds of the semester updates: who has updated, how many parties hold an account, and own calendar days."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.importers.columns import Column, Type, count_column
from data.importers.fact_kinds import AREA_COLUMN, PARTY_COLUMN, SOURCE_COLUMN
from data.importers.kind import Kind
from data.importers.trends import Early, Pending
from data.rules import OBJECTS

_WORDS: Final = {
    "sudah": ("sudah memutakhirkan", "sudah dimutakhirkan", "selesai", "done", "updated"),
    "belum": ("belum memutakhirkan", "belum dimutakhirkan", "not yet", "pending"),
    "tidak_terdaftar": ("tidak terdaftar", "tidak ada", "not registered"),
}
_OBJECT_ALIASES: Final = {
    "kepengurusan": ("pengurus", "board"),
    "perempuan": ("keterwakilan perempuan", "women"),
    "keanggotaan": ("anggota", "members", "membership"),
    "kantor": ("domisili kantor", "kantor tetap", "office"),
}
NOT_YET: Final = N_("Status belum, tetapi tanggal disampaikan terisi.")
_SEMESTER: Final = Column(
    name="semester", type=Type.SEMESTER, attribute="semester", aliases=("periode", "half year"), required=True
)

UPDATE: Final = Kind(
    name="pemutakhiran",
    title=N_("Pemutakhiran data parpol"),
    table="party_update",
    columns=(
        _SEMESTER,
        AREA_COLUMN,
        PARTY_COLUMN,
        Column(
            name="status", type=Type.CHOICE, attribute="status", aliases=("status pemutakhiran",), required=True,
            words=_WORDS,
        ),
        *(
            Column(name=name, type=Type.YES_NO, attribute=name, aliases=_OBJECT_ALIASES[name])
            for name in sorted(OBJECTS, key=list(_OBJECT_ALIASES).index)
        ),
        Column(
            name="disampaikan_pada", type=Type.INSTANT, attribute="submitted_at",
            aliases=("tanggal disampaikan", "tanggal pemutakhiran", "submitted at"),
        ),
        Column(name="kendala", type=Type.PROSE, attribute="obstacle", aliases=("hambatan", "keterangan", "obstacle")),
        SOURCE_COLUMN,
    ),
    key=("semester", "kode_wilayah", "partai"),
    watches=(Pending("status", "disampaikan_pada", NOT_YET), Early("disampaikan_pada", "semester")),
)  # fmt: skip

SEMESTER: Final = Kind(
    name="semester",
    title=N_("Jumlah parpol pemegang akun"),
    table="semesters",
    columns=(
        Column(name="semester", type=Type.SEMESTER, attribute="code", aliases=("kode", "periode"), required=True),
        count_column("jumlah_parpol", "accounts", "jumlah akun", "parpol", "accounts", required=True),
        Column(name="sumber", type=Type.NAME, attribute="source", aliases=("source",), required=True),
    ),
    key=("semester",),
    reference=True,
)

CALENDAR: Final = Kind(
    name="kalender",
    title=N_("Hari kerja dan libur sendiri"),
    table="calendar_days",
    columns=(
        Column(name="tanggal", type=Type.START, attribute="held_at", aliases=("hari", "date"), required=True),
        Column(name="hari_kerja", type=Type.YES_NO, attribute="working", aliases=("working day",), required=True),
        Column(name="keterangan", type=Type.NAME, attribute="name", aliases=("nama hari", "note"), required=True),
        SOURCE_COLUMN,
    ),
    key=("tanggal",),
    reference=True,
)
