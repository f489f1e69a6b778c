"""Kinds of files with what decrees set: rounds, parameters of the rules, planned courses and official minimums."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.importers.columns import Column, Type, count_column
from data.importers.kind import Kind
from data.importers.revisions import KnownCodes, Percent, SoundParameter, Unchanged
from data.parameters import CODES

_CYCLE: Final = Column(name="cycle", type=Type.CODE, attribute="cycle", aliases=("siklus",), required=True)
_REVISION: Final = count_column("revision", "revision", "revisi", required=True)
_BASIS: Final = Column(
    name="legal_basis", type=Type.NAME, attribute="legal_basis", aliases=("dasar hukum",), required=True
)
_NOTE: Final = Column(name="note", type=Type.PROSE, attribute="note", aliases=("catatan", "keterangan"))
_STAGE: Final = Column(
    name="stage", type=Type.CODE, attribute="stage", aliases=("tahapan", "kode tahapan"), required=True
)

ROUND: Final = Kind(
    name="putaran",
    title=N_("Daftar putaran"),
    table="rounds",
    columns=(
        _CYCLE,
        Column(name="code", type=Type.CODE, attribute="code", aliases=("kode", "kode putaran"), required=True),
        _STAGE,
        Column(name="name", type=Type.NAME, attribute="name", aliases=("nama", "nama putaran"), required=True),
        count_column("position", "position", "urutan", required=True),
        Column(name="parties", type=Type.NAME, attribute="parties", aliases=("partai", "parpol")),
        Column(name="areas", type=Type.NAME, attribute="areas", aliases=("wilayah", "kode wilayah")),
        _BASIS,
    ),
    key=("cycle", "code"),
    checks=(KnownCodes("parties", cycle="cycle"), KnownCodes("areas")),
    reference=True,
)

PARAMETER: Final = Kind(
    name="aturan",
    title=N_("Parameter aturan"),
    table="rule_parameters",
    columns=(
        _CYCLE,
        Column(
            name="code", type=Type.CHOICE, attribute="code", aliases=("kode", "aturan"), required=True,
            words=dict.fromkeys(CODES, ()),
        ),
        _REVISION,
        Column(name="value", type=Type.NAME, attribute="value", aliases=("nilai",), required=True),
        _BASIS,
        _NOTE,
    ),
    key=("cycle", "code", "revision"),
    checks=(SoundParameter("code", "value"), Unchanged(("value",))),
    reference=True,
)  # fmt: skip

CURVE: Final = Kind(
    name="kurva_rencana",
    title=N_("Kurva rencana tahapan"),
    table="plan_curve",
    columns=(
        _CYCLE,
        _STAGE,
        Column(
            name="level", type=Type.CHOICE, attribute="level", aliases=("tingkat",), required=True,
            words={"nasional": ("national",), "provinsi": ("province",), "kabkota": ("kab/kota", "kabupaten/kota")},
        ),
        _REVISION,
        count_column("time_percent", "time_percent", "waktu persen", "waktu", required=True),
        count_column("work_percent", "work_percent", "pekerjaan persen", "pekerjaan selesai", required=True),
        _BASIS,
        _NOTE,
    ),
    key=("cycle", "stage", "level", "revision", "time_percent"),
    checks=(Percent("time_percent"), Percent("work_percent"), Unchanged(("work_percent",))),
    reference=True,
)  # fmt: skip

MINIMUM: Final = Kind(
    name="syarat_minimal",
    title=N_("Syarat minimal anggota"),
    table="minimum_members",
    columns=(
        _CYCLE,
        Column(
            name="area_code", type=Type.AREA, attribute="area_code", aliases=("kode wilayah", "wilayah"), required=True
        ),
        _REVISION,
        count_column("members", "members", "anggota", "syarat minimal", required=True),
        Column(name="source", type=Type.NAME, attribute="source", aliases=("sumber", "dasar hukum"), required=True),
    ),
    key=("cycle", "area_code", "revision"),
    checks=(Unchanged(("members",)),),
    reference=True,
)

TIMELINE_KINDS: Final = (ROUND, PARAMETER, CURVE, MINIMUM)
