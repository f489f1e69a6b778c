"""Kinds of the Help Desk: services recorded, attendance, readiness, satisfaction, and the managed questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.checks import NotBefore
from data.importers.columns import Column, Type, count_column
from data.importers.course import Course
from data.importers.fact_kinds import AREA_COLUMN
from data.importers.kind import Kind
from data.importers.service_checks import Between, MoreThan, Needs, NotAhead

if TYPE_CHECKING:
    from collections.abc import Mapping


CHANNEL_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "tatap_muka": ("langsung", "datang langsung", "face to face", "in person"),
    "telepon": ("telpon", "telp", "phone", "call"),
    "whatsapp": ("wa", "chat"),
    "surel": ("email", "e-mail", "mail"),
    "video": ("panggilan video", "zoom", "video call"),
}
LEVEL_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "DPP": ("pusat", "nasional"),
    "DPW": ("dpd provinsi", "provinsi", "wilayah"),
    "DPC": ("dpd kabupaten/kota", "cabang", "kabupaten/kota", "kab/kota"),
}
REQUESTER_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "LO": ("petugas penghubung", "penghubung", "liaison officer", "liaison"),
    "operator": ("operator sipol", "admin sipol"),
    "pengurus": ("pengurus partai", "pimpinan partai", "board"),
    "masyarakat": ("umum", "warga", "public"),
}
CATEGORY_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "akun": ("akun/akses sipol", "akses sipol", "akses", "login", "account"),
    "unggah": ("unggah gagal/lambat", "unggah gagal", "unggah lambat", "upload"),
    "data_ganda": ("data ganda", "ganda", "duplicate"),
    "nik": ("nik tidak ditemukan", "nik not found"),
    "pekerjaan_usia": ("pekerjaan/usia", "pekerjaan", "usia", "occupation", "age"),
    "kta_ktp": ("kta/ktp buram", "kta/ktp", "kta", "ktp"),
    "kepengurusan": ("kepengurusan/sk", "sk kepengurusan", "board"),
    "kantor": ("kantor tetap", "domisili kantor", "office"),
    "jadwal": ("jadwal/tahapan", "tahapan", "schedule"),
    "formulir": ("formulir/berita acara", "berita acara", "form"),
    "tanggapan": ("tanggapan masyarakat", "pencatutan nama", "complaint"),
    "pemutakhiran": ("pemutakhiran data", "update"),
    "lainnya": ("lain-lain", "lain", "other"),
}
ESCALATION_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "provinsi": ("kpu provinsi", "kpu prov", "province"),
    "kpu_ri": ("kpu ri", "kpuri", "pusat", "ri"),
}
READINESS_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "sk_tim": ("sk tim", "sk tim help desk", "sk"),
    "petugas": ("petugas terjadwal", "jadwal petugas"),
    "ruang": ("ruangan", "room"),
    "meja_kursi": ("meja/kursi", "meja kursi", "meja dan kursi"),
    "komputer": ("laptop", "computer"),
    "jaringan": ("internet", "network"),
    "kamera": ("kamera perekam", "cctv", "camera"),
    "papan_informasi": ("papan informasi", "papan", "board"),
    "faq_juknis": ("faq/juknis", "faq", "juknis"),
    "formulir": ("form", "forms"),
    "tautan_absensi": ("tautan absensi", "link absensi", "absensi"),
}
SHIFT_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "pagi": ("1", "morning"),
    "siang": ("2", "sore", "afternoon"),
    "penuh": ("sehari", "satu hari", "full", "full day"),
}
STAGE_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "daftar": ("pendaftaran", "registration"),
    "vermin": ("verifikasi administrasi",),
    "perbaikan": ("masa perbaikan", "masa perbaikan dokumen"),
    "vermin_p": ("verifikasi administrasi perbaikan",),
    "verfak": ("verifikasi faktual",),
    "perbaikan_2": ("masa perbaikan kepengurusan dan keanggotaan",),
    "verfak_p": ("verifikasi faktual perbaikan",),
    "tetap": ("penetapan",),
    "mutakhir": ("pemutakhiran",),
}
ELEMENTS: Final = tuple(f"u{n}" for n in range(1, 10))


def _choice(name: str, attribute: str, words: Mapping[str, tuple[str, ...]], *aliases: str) -> Column:
    return Column(name=name, type=Type.CHOICE, attribute=attribute, aliases=aliases, words=words)


def _instant(name: str, attribute: str, *aliases: str, required: bool = False) -> Column:
    return Column(name=name, type=Type.INSTANT, attribute=attribute, aliases=aliases, required=required)


def _prose(name: str, attribute: str, *aliases: str, required: bool = False) -> Column:
    return Column(name=name, type=Type.PROSE, attribute=attribute, aliases=aliases, required=required)


TICKET: Final = Kind(
    name="layanan_helpdesk",
    title=N_("Layanan Help Desk"),
    table="service_ticket",
    columns=(
        Column(
            name="id_sumber", type=Type.ITEM, attribute="source_hash", required=True,
            aliases=("id", "nomor layanan", "nomor tiket", "source id", "ticket id"),
        ),
        AREA_COLUMN,
        _instant("dibuka_pada", "opened_at", "waktu", "tanggal", "waktu dibuka", "opened at", required=True),
        Column(
            name="kanal", type=Type.CHOICE, attribute="channel", aliases=("media", "channel"), required=True,
            words=CHANNEL_WORDS,
        ),
        Column(name="partai", type=Type.PARTY, attribute="party", aliases=("parpol", "partai politik", "kode partai", "party")),
        _choice("tingkat_partai", "party_level", LEVEL_WORDS, "tingkat", "tingkat kepengurusan", "party level"),
        _choice("peran_pemohon", "requester_role", REQUESTER_WORDS, "pemohon", "peran", "requester"),
        Column(name="tahapan", type=Type.STAGE, attribute="stage", aliases=("kode tahapan", "stage"), words=STAGE_WORDS),
        Column(
            name="kategori", type=Type.CHOICE, attribute="category", aliases=("jenis layanan", "topik layanan", "category"),
            required=True, words=CATEGORY_WORDS,
        ),
        Column(name="topik", type=Type.TOPIC, attribute="topic", aliases=("kode topik", "kode tanya jawab", "topic")),
        _prose("pertanyaan", "question", "permasalahan", "uraian", "question"),
        _prose("jawaban", "answer", "penjelasan", "solusi", "answer"),
        _prose("rujukan", "reference", "dasar hukum", "reference"),
        Column(name="petugas", type=Type.OFFICER, attribute="officer", aliases=("kode petugas", "officer")),
        _instant("respons_pertama_pada", "first_response_at", "respons pertama", "direspons pada", "first response at"),
        Column(
            name="selesai_pada", type=Type.SERIES, attribute="resolutions", aliases=("selesai", "waktu selesai", "resolved at")
        ),
        Column(
            name="dibuka_kembali_pada", type=Type.SERIES, attribute="reopenings", aliases=("dibuka kembali", "reopened at")
        ),
        _choice("eskalasi_ke", "escalated_to", ESCALATION_WORDS, "eskalasi", "diteruskan ke", "escalated to"),
        _instant("eskalasi_pada", "escalated_at", "diteruskan pada", "escalated at"),
        _instant("eskalasi_kembali_pada", "returned_at", "dijawab pada", "kembali pada", "returned at"),
        count_column("jeda_menit", "pause_minutes", "jeda", "menunggu parpol menit", "pause minutes"),
        count_column("nilai", "rating", "rating", "penilaian"),
    ),
    key=("kode_wilayah", "id_sumber"),
    checks=(
        NotBefore("respons_pertama_pada", "dibuka_pada"),
        NotBefore("eskalasi_pada", "dibuka_pada"),
        NotBefore("eskalasi_kembali_pada", "eskalasi_pada"),
        NotBefore("eskalasi_kembali_pada", "respons_pertama_pada"),  # whoever takes it back has answered
        Needs("eskalasi_ke", "eskalasi_pada"),
        Needs("eskalasi_pada", "eskalasi_ke"),
        Needs("eskalasi_kembali_pada", "eskalasi_pada"),
        Course("dibuka_pada", "respons_pertama_pada", "selesai_pada", "dibuka_kembali_pada", "eskalasi_pada",
               "eskalasi_kembali_pada"),
        Between("nilai", 1, 5),
    ),
    moment="dibuka_pada",
    all_parties=True,
)  # fmt: skip

ATTENDANCE: Final = Kind(
    name="absensi",
    title=N_("Absensi petugas Help Desk"),
    table="service_attendance",
    columns=(
        AREA_COLUMN,
        Column(name="tanggal", type=Type.START, attribute="held_at", aliases=("hari", "tgl", "date"), required=True),
        Column(name="sif", type=Type.CHOICE, attribute="shift", aliases=("shift", "giliran"), words=SHIFT_WORDS, default="penuh"),
        count_column("petugas_terjadwal", "scheduled", "terjadwal", "scheduled", required=True),
        count_column("petugas_hadir", "present", "hadir", "present", required=True),
        Column(
            name="absensi_kpu_ri", type=Type.YES_NO, attribute="kpu_ri_filled", aliases=("absensi online", "absen kpu ri"),
            required=True,
        ),
    ),
    key=("kode_wilayah", "tanggal", "sif"),
    checks=(NotAhead("tanggal"),),
    watches=(MoreThan("petugas_hadir", "petugas_terjadwal"),),
)  # fmt: skip

READINESS: Final = Kind(
    name="kesiapan",
    title=N_("Kesiapan Help Desk"),
    table="service_readiness",
    columns=(
        AREA_COLUMN,
        Column(
            name="butir", type=Type.CHOICE, attribute="item", aliases=("item", "butir kesiapan"), required=True,
            words=READINESS_WORDS,
        ),
        Column(name="status", type=Type.YES_NO, attribute="available", aliases=("ada", "tersedia", "available"), required=True),
        _instant("per_tanggal", "as_of_at", "tanggal", "data per", "date", "as of", required=True),
        Column(
            name="dikonfirmasi_oleh", type=Type.OFFICER, attribute="confirmed_by", aliases=("kode petugas", "petugas konfirmasi"),
        ),
    ),
    key=("kode_wilayah", "butir", "per_tanggal"),
)  # fmt: skip

SATISFACTION: Final = Kind(
    name="skm",
    title=N_("Survei kepuasan masyarakat"),
    table="satisfaction_answer",
    columns=(
        Column(name="id_sumber", type=Type.ITEM, attribute="source_hash", aliases=("id", "nomor", "source id")),
        AREA_COLUMN,
        _instant("tanggal", "answered_at", "waktu", "timestamp", "per tanggal", "date", required=True),
        *(count_column(name, name, f"unsur {name[1]}", f"unsur{name[1]}", required=True) for name in ELEMENTS),
    ),
    key=("kode_wilayah", "id_sumber"),
    checks=tuple(Between(name, 1, 4) for name in ELEMENTS),
    repeats=True,
)

TOPIC: Final = Kind(
    name="tanya_jawab",
    title=N_("Daftar tanya jawab"),
    table="service_topics",
    columns=(
        Column(name="code", type=Type.CODE, attribute="code", aliases=("kode", "topik"), required=True),
        Column(
            name="category", type=Type.CHOICE, attribute="category", aliases=("kategori",), required=True,
            words=CATEGORY_WORDS,
        ),
        _prose("question", "question", "pertanyaan", "tanya", required=True),
        _prose("answer", "answer", "jawaban", "jawab", required=True),
        _prose("reference", "reference", "rujukan", "dasar hukum", required=True),
        count_column("position", "position", "urutan", required=True),
    ),
    key=("code",),
    reference=True,
)  # fmt: skip

SERVICE_KINDS: Final = (TICKET, ATTENDANCE, READINESS, SATISFACTION, TOPIC)
