"""Kinds of files with facts: verification, presence of parties, samples, complaints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.checks import Adds, AtMost, NotBefore
from data.importers.columns import Column, Type, count_column
from data.importers.kind import Kind
from data.importers.narrow import TakesPart
from data.importers.trends import Falls, Jumps, OutsideWindow, Pending, SampleSize
from data.rules import FINDINGS, OBJECTS

if TYPE_CHECKING:
    from collections.abc import Mapping

_OBJECT_WORDS: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(OBJECTS, ()) | {
    "keanggotaan": ("anggota", "members", "membership"),
    "kepengurusan": ("pengurus", "boards", "board"),
    "kantor": ("domisili kantor", "kantor tetap", "office"),
    "perempuan": ("keterwakilan perempuan", "women"),
}
_FINDING_WORDS: Final[Mapping[str, tuple[str, ...]]] = dict.fromkeys(FINDINGS, ()) | {
    "ganda_identik": ("identik", "identical duplicate"),
    "ganda_eksternal": ("eksternal", "external duplicate"),
    "potensi_ganda": ("potensi", "possible duplicate"),
    "pekerjaan": ("occupation",),
    "usia": ("age",),
    "nik": ("nik tidak ditemukan", "tidak dalam dpt", "not in voter list"),
}
_STATUS_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "belum": ("belum diperiksa", "not yet checked", "pending"),
    "MS": ("memenuhi syarat", "qualified"),
    "BMS": ("belum memenuhi syarat", "not yet qualified"),
    "TMS": ("tidak memenuhi syarat", "not qualified"),
}
_METHOD_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "surat_pernyataan": ("surat", "letter"),
    "langsung": ("tatap muka", "in person"),
    "video": ("panggilan video", "video call"),
}
_AREA_ALIASES: Final = (
    "kode", "wilayah", "kode kab/kota", "kode kabupaten/kota", "kab/kota", "kabupaten/kota", "nama wilayah", "kabupaten",
    "area", "area code", "region code",
)  # fmt: skip
ROUND_COLUMN: Final = Column(
    name="putaran", type=Type.ROUND, attribute="round_id", aliases=("round", "putaran verifikasi"), required=True
)
_OBJECT: Final = Column(
    name="objek", type=Type.CHOICE, attribute="object", aliases=("object", "objek verifikasi"), required=True,
    words=_OBJECT_WORDS,
)  # fmt: skip
AREA_COLUMN: Final = Column(
    name="kode_wilayah", type=Type.AREA, attribute="area_code", aliases=_AREA_ALIASES, required=True
)
_PARTY_ALIASES: Final = ("parpol", "partai politik", "nama partai", "kode partai", "party", "party code")
_ANY_PARTY: Final = Column(name="partai", type=Type.PARTY, attribute="party", aliases=_PARTY_ALIASES)
PARTY_COLUMN: Final = Column(name="partai", type=Type.PARTY, attribute="party", aliases=_PARTY_ALIASES, required=True)
_AS_OF: Final = Column(
    name="per_tanggal", type=Type.INSTANT, attribute="as_of_at",
    aliases=("tanggal", "per tgl", "data per", "waktu", "date", "as of"), required=True,
)  # fmt: skip
SOURCE_COLUMN: Final = Column(name="sumber", type=Type.PROSE, attribute="source", aliases=("source",))


RECAP: Final = Kind(
    name="rekap_verifikasi",
    title=N_("Rekap verifikasi"),
    table="verification_recap",
    columns=(
        ROUND_COLUMN,
        _OBJECT,
        AREA_COLUMN,
        _ANY_PARTY,
        _AS_OF,
        count_column("diterima", "received", "jumlah diterima", "received", required=True),
        count_column("diperiksa", "checked", "jumlah diperiksa", "sudah diperiksa", "checked"),
        count_column("ms", "ms", "memenuhi syarat", "qualified"),
        count_column("bms", "bms", "belum memenuhi syarat", "not yet qualified"),
        count_column("tms", "tms", "tidak memenuhi syarat", "not qualified"),
        *(count_column(code, code, *_FINDING_WORDS[code]) for code in FINDINGS),
        SOURCE_COLUMN,
    ),
    key=("putaran", "objek", "kode_wilayah", "partai", "per_tanggal"),
    checks=(
        AtMost(("diperiksa",), "diterima"),
        AtMost(("ms", "bms", "tms"), "diterima"),
        Adds(("ms", "bms", "tms"), "diperiksa"),
        TakesPart(),
    ),
    watches=(
        Falls("diterima"),
        Falls("diperiksa"),
        Jumps("diterima"),
        Jumps("diperiksa"),
        OutsideWindow("per_tanggal"),
    ),
    moment="per_tanggal",
    all_parties=True,
)

ITEM: Final = Kind(
    name="item_verifikasi",
    title=N_("Item verifikasi"),
    table="verification_item",
    columns=(
        Column(
            name="id_sumber", type=Type.ITEM, attribute="source_hash", aliases=("id", "source id", "id sipol"), required=True
        ),
        ROUND_COLUMN,
        _OBJECT,
        AREA_COLUMN,
        PARTY_COLUMN,
        Column(
            name="status", type=Type.CHOICE, attribute="status", aliases=("status verifikasi",), required=True,
            words=_STATUS_WORDS,
        ),
        Column(
            name="indikasi", type=Type.FINDINGS, attribute="findings", aliases=("temuan", "findings"), words=_FINDING_WORDS
        ),
        Column(
            name="metode", type=Type.CHOICE, attribute="method", aliases=("metode klarifikasi", "method"), words=_METHOD_WORDS
        ),
        Column(
            name="diterima_pada", type=Type.INSTANT, attribute="received_at",
            aliases=("tanggal diterima", "waktu diterima", "received at"), required=True,
        ),
        Column(
            name="diputus_pada", type=Type.INSTANT, attribute="decided_at",
            aliases=("tanggal diputus", "waktu diputus", "tanggal putusan", "decided at"),
        ),
        Column(name="tim", type=Type.PROSE, attribute="team", aliases=("tim verifikator", "team")),
    ),
    key=("putaran", "objek", "id_sumber"),
    checks=(NotBefore("diputus_pada", "diterima_pada"), TakesPart()),
    watches=(OutsideWindow("diterima_pada"), OutsideWindow("diputus_pada"), Pending("status", "diputus_pada")),
    moment="diterima_pada",
)  # fmt: skip

SAMPLE: Final = Kind(
    name="sampel_verfak",
    title=N_("Sampel verifikasi faktual"),
    table="factual_sample",
    columns=(
        ROUND_COLUMN,
        AREA_COLUMN,
        _ANY_PARTY,
        _AS_OF,
        count_column("populasi", "population", "jumlah anggota", "population"),
        count_column("sampel", "sample", "jumlah sampel", "sample", required=True),
        count_column("rumah", "met_home", "ditemui di rumah", "home"),
        count_column("dihadirkan", "met_gathered", "dikumpulkan", "gathered"),
        count_column("video", "met_video", "panggilan video"),
        count_column("tidak_ditemui", "not_met", "belum ditemui", "not met"),
        count_column("ms", "ms", "memenuhi syarat", "qualified"),
        count_column("tms", "tms", "tidak memenuhi syarat", "not qualified"),
        SOURCE_COLUMN,
    ),
    key=("putaran", "kode_wilayah", "partai", "per_tanggal"),
    checks=(
        AtMost(("rumah", "dihadirkan", "video", "tidak_ditemui"), "sampel"),
        AtMost(("ms", "tms"), "sampel"),
        AtMost(("sampel",), "populasi"),
        TakesPart(),
    ),
    watches=(
        *(Falls(name) for name in ("rumah", "dihadirkan", "video", "ms")),
        SampleSize("sampel", "populasi"),
        OutsideWindow("per_tanggal"),
    ),
    moment="per_tanggal",
    all_parties=True,
)

PRESENCE: Final = Kind(
    name="keberadaan_partai",
    title=N_("Keberadaan partai"),
    table="party_presence",
    columns=(
        AREA_COLUMN,
        PARTY_COLUMN,
        Column(
            name="terdaftar",
            type=Type.YES_NO,
            attribute="registered",
            aliases=("registered", "status terdaftar"),
            required=True,
        ),
        count_column("jumlah_anggota", "members", "anggota", "members"),
        count_column("kecamatan_terisi", "kecamatan_filled", "jumlah kecamatan", "districts filled"),
        Column(name="siklus", type=Type.CODE, attribute="cycle", aliases=("cycle",)),
        SOURCE_COLUMN,
    ),
    key=("siklus", "kode_wilayah", "partai"),
)

COMPLAINT: Final = Kind(
    name="tanggapan",
    title=N_("Tanggapan masyarakat"),
    table="public_complaint",
    columns=(
        AREA_COLUMN,
        _AS_OF,
        count_column("masuk", "received", "jumlah masuk", "received", required=True),
        count_column("diproses", "in_process", "dalam proses", "in process"),
        count_column("selesai", "resolved", "jumlah selesai", "resolved"),
        SOURCE_COLUMN,
    ),
    key=("kode_wilayah", "per_tanggal"),
    checks=(AtMost(("selesai",), "masuk"),),
    watches=(Falls("masuk"), Falls("selesai"), Jumps("masuk")),
    moment="per_tanggal",
)
