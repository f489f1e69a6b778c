"""Kinds of files with reference data: areas, parties, stages."""

from __future__ import annotations

from typing import Final

from dashboard.core.text import N_
from data.importers.checks import NotBefore, ParentArea
from data.importers.columns import Column, Type, count_column
from data.importers.kind import Kind
from data.importers.revisions import Unchanged

_CYCLE: Final = Column(name="cycle", type=Type.CODE, attribute="cycle", aliases=("siklus",), required=True)

AREA: Final = Kind(
    name="wilayah",
    title=N_("Daftar wilayah"),
    table="areas",
    columns=(
        Column(
            name="code", type=Type.NEW_AREA, attribute="code", aliases=("kode", "kode wilayah", "area code"), required=True
        ),
        Column(name="parent_code", type=Type.NEW_AREA, attribute="parent_code", aliases=("kode induk", "induk", "parent")),
        Column(
            name="kind", type=Type.CHOICE, attribute="kind", aliases=("jenis",), required=True,
            words={"province": ("provinsi",), "kabupaten": ("kab",), "kota": ("city",)},
        ),
        Column(name="name", type=Type.NAME, attribute="name", aliases=("nama", "nama wilayah"), required=True),
        Column(name="short_name", type=Type.NAME, attribute="short_name", aliases=("nama pendek",), required=True),
        Column(name="capital", type=Type.NAME, attribute="capital", aliases=("ibu kota", "ibukota")),
        Column(name="lat", type=Type.REAL, attribute="latitude", aliases=("lintang", "latitude")),
        Column(name="lon", type=Type.REAL, attribute="longitude", aliases=("bujur", "longitude")),
        count_column("population", "population", "penduduk", "jumlah penduduk"),
        count_column("population_year", "population_year", "tahun penduduk"),
        count_column("kecamatan_count", "kecamatan_count", "jumlah kecamatan"),
    ),
    key=("code",),
    checks=(ParentArea("code", "parent_code", "kind"),),
    reference=True,
)  # fmt: skip

PARTY: Final = Kind(
    name="partai",
    title=N_("Daftar partai"),
    table="parties",
    columns=(
        _CYCLE,
        Column(name="code", type=Type.CODE, attribute="code", aliases=("kode", "kode partai"), required=True),
        count_column("number", "number", "nomor", "nomor urut", "no urut"),
        Column(name="abbreviation", type=Type.NAME, attribute="abbreviation", aliases=("singkatan",), required=True),
        Column(name="name", type=Type.NAME, attribute="name", aliases=("nama", "nama partai"), required=True),
        Column(name="category", type=Type.CODE, attribute="category", aliases=("kategori",), required=True),
        Column(
            name="verfak_required",
            type=Type.YES_NO,
            attribute="verfak_required",
            aliases=("wajib verfak",),
            required=True,
        ),
        Column(name="final_status", type=Type.CODE, attribute="final_status", aliases=("status akhir",)),
    ),
    key=("cycle", "code"),
    reference=True,
)

STAGE: Final = Kind(
    name="tahapan",
    title=N_("Daftar tahapan"),
    table="stage_windows",
    columns=(
        _CYCLE,
        Column(name="code", type=Type.CODE, attribute="stage", aliases=("kode", "tahapan", "kode tahapan", "stage"), required=True),
        Column(name="name", type=Type.NAME, attribute="name", aliases=("nama", "nama tahapan"), required=True),
        Column(
            name="level", type=Type.CHOICE, attribute="level", aliases=("tingkat",), required=True,
            words={"nasional": ("national",), "provinsi": ("province",), "kabkota": ("kab/kota", "kabupaten/kota")},
        ),
        Column(name="area_code", type=Type.AREA, attribute="area_code", aliases=("kode wilayah", "wilayah")),
        Column(name="start", type=Type.START, attribute="starts_at", aliases=("mulai", "tanggal mulai"), required=True),
        Column(name="end", type=Type.PLANNED, attribute="ends_at", aliases=("selesai", "akhir", "tanggal selesai")),
        count_column("revision", "revision", "revisi", required=True),
        Column(name="legal_basis", type=Type.NAME, attribute="legal_basis", aliases=("dasar hukum",), required=True),
        Column(name="note", type=Type.PROSE, attribute="note", aliases=("catatan", "keterangan")),
        Column(name="decided", type=Type.INSTANT, attribute="decided_at", aliases=("tanggal keputusan", "ditetapkan")),
    ),
    key=("cycle", "code", "level", "area_code", "revision"),
    checks=(NotBefore("end", "start"), Unchanged(("start", "end"))),
    reference=True,
)  # fmt: skip
