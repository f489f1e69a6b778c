"""The forms for reference data and official verdicts: which fields each has, by the columns of its kind of file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from dashboard.core.permissions import Permission
from dashboard.core.text import N_

Control = Literal["text", "code", "moment", "day", "number", "choice", "lines"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """One field: `name` is a column of the form's kind, or `points`. `fresh` ones start empty on a new revision.

    `choices` names the list that a choice is made from, or that a code is suggested from.
    """

    name: str
    label: str
    control: Control = "text"
    hint: str = ""
    required: bool = True
    fresh: bool = False
    choices: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Form:
    """A form that writes `kind`. `named` are the fields that say which thing it is about: a link may fix them.

    `keeps` are lists that are emptied by a tick only (all of them take part), never by leaving them empty. `first_title`
    is that of a form for something that is not there yet; '' is the same.
    """

    slug: str
    kind: str
    title: str
    first_title: str = ""
    lead: str
    permission: Permission
    named: tuple[str, ...]
    fields: tuple[Field, ...]
    keeps: tuple[str, ...] = ()


_CYCLE: Final = Field(
    name="cycle",
    label=N_("Siklus"),
    control="code",
    hint=N_("Misalnya 2024; siklus yang belum ada menjadi pilihan baru di Data acuan."),
    choices="cycles",
)
_LEVEL: Final = Field(name="level", label=N_("Tingkat"), control="choice", choices="levels")
_BASIS: Final = Field(
    name="legal_basis", label=N_("Dasar hukum"), hint=N_("Nomor keputusan, peraturan, atau putusan."), fresh=True
)
_NOTE: Final = Field(name="note", label=N_("Catatan"), required=False, fresh=True)
POINTS: Final = "points"

FORMS: Final[dict[str, Form]] = {
    form.slug: form
    for form in (
        Form(
            slug="jendela",
            kind="tahapan",
            title=N_("Jadwal tahapan: revisi baru"),
            first_title=N_("Jadwal baru"),
            lead=N_("Jadwal yang lama tetap tersimpan dan tetap terlihat; yang berlaku adalah revisi terbaru."),
            permission=Permission.REFERENCE_WRITE,
            named=("cycle", "code", "level", "area_code"),
            fields=(
                _CYCLE,
                Field(
                    name="code", label=N_("Kode tahapan"), control="code", hint=N_("Misalnya vermin."), choices="stages"
                ),
                _LEVEL,
                Field(
                    name="area_code", label=N_("Wilayah"), required=False,
                    hint=N_("Kode atau nama; kosong berarti semua wilayah pada tingkat ini."),
                ),
                Field(name="name", label=N_("Nama tahapan")),
                Field(name="start", label=N_("Mulai (WIB)"), control="moment"),
                Field(
                    name="end", label=N_("Selesai (WIB)"), control="moment", required=False,
                    hint=N_("Kosong berarti tanpa batas akhir."),
                ),
                _BASIS,
                Field(
                    name="decided", label=N_("Tanggal keputusan"), control="day", required=False, fresh=True,
                    hint=N_("Tanggal keputusan, bila tercatat."),
                ),
                _NOTE,
            ),
        ),
        Form(
            slug="putaran",
            kind="putaran",
            title=N_("Putaran: revisi baru"),
            first_title=N_("Putaran baru"),
            lead=N_(
                "Putaran tambahan, misalnya karena sengketa, dapat hanya untuk beberapa partai atau wilayah. Isi yang lama "
                "tetap tersimpan."
            ),
            permission=Permission.REFERENCE_WRITE,
            named=("cycle", "code"),
            fields=(
                _CYCLE,
                Field(name="code", label=N_("Kode putaran"), control="code", hint=N_("Misalnya verfak_ummat.")),
                Field(name="stage", label=N_("Kode tahapan"), control="code", choices="stages"),
                Field(name="name", label=N_("Nama putaran")),
                Field(name="position", label=N_("Urutan"), control="number"),
                Field(
                    name="parties", label=N_("Partai yang ikut"), required=False,
                    hint=N_("Kode dipisah koma; kosong berarti semua partai."),
                ),
                Field(
                    name="areas", label=N_("Wilayah yang ikut"), required=False,
                    hint=N_("Kode dipisah koma, provinsi berarti seluruh kab/kotanya; kosong berarti semua wilayah."),
                ),
                Field(name="legal_basis", label=N_("Dasar hukum"), fresh=True),
            ),
            keeps=("parties", "areas"),
        ),
        Form(
            slug="aturan",
            kind="aturan",
            title=N_("Parameter aturan: revisi baru"),
            first_title=N_("Tetapkan parameter aturan"),
            lead=N_("Nilai yang lama tetap tersimpan; yang berlaku adalah revisi terbaru."),
            permission=Permission.REFERENCE_WRITE,
            named=("cycle", "code"),
            fields=(
                _CYCLE,
                Field(name="code", label=N_("Parameter"), control="choice", choices="parameters"),
                Field(
                    name="value", label=N_("Nilai"),
                    hint=N_(
                        "Bagian seperti 75% atau 3/4; pembulatan: setengah_ke_atas, ke_atas, atau ke_bawah; sasaran Help Desk: "
                        "menit atau hari layanan."
                    ),
                ),
                _BASIS,
                _NOTE,
            ),
        ),
        Form(
            slug="kurva",
            kind="kurva_rencana",
            title=N_("Kurva rencana: revisi baru"),
            first_title=N_("Kurva baru"),
            lead=N_(
                "Tanpa kurva, rencana berjalan lurus dari 0 sampai 100% atas hari layanan jadwalnya. Kurva yang lama tetap "
                "tersimpan."
            ),
            permission=Permission.REFERENCE_WRITE,
            named=("cycle", "stage", "level"),
            fields=(
                _CYCLE,
                Field(name="stage", label=N_("Kode tahapan"), control="code", choices="stages"),
                _LEVEL,
                Field(
                    name=POINTS, label=N_("Titik kurva"), control="lines",
                    hint=N_(
                        "Satu titik per baris: persen hari layanan yang lewat, spasi, persen pekerjaan yang harus selesai. "
                        "Awal 0 0 dan akhir 100 100 tidak perlu ditulis."
                    ),
                ),
                _BASIS,
                _NOTE,
            ),
        ),
        Form(
            slug="minimal",
            kind="syarat_minimal",
            title=N_("Syarat minimal anggota: revisi baru"),
            first_title=N_("Syarat minimal baru"),
            lead=N_(
                "Angka keputusan KPU menang atas rumus min(1.000, penduduk ÷ 1.000). Angka yang lama tetap tersimpan."
            ),
            permission=Permission.REFERENCE_WRITE,
            named=("cycle", "area_code"),
            fields=(
                _CYCLE,
                Field(name="area_code", label=N_("Wilayah"), hint=N_("Kode atau nama kab/kota.")),
                Field(name="members", label=N_("Syarat minimal"), control="number"),
                Field(name="source", label=N_("Dasar hukum"), fresh=True),
            ),
        ),
        Form(
            slug="hari",
            kind="kalender",
            title=N_("Hari kerja atau libur sendiri: revisi baru"),
            first_title=N_("Hari baru"),
            lead=N_(
                "Hari yang berbeda dari kalender libur nasional; sisa hari kerja dan laju ikut berubah. Isi yang lama tetap "
                "tersimpan."
            ),
            permission=Permission.REFERENCE_WRITE,
            named=("tanggal",),
            fields=(
                Field(name="tanggal", label=N_("Tanggal"), control="day"),
                Field(name="hari_kerja", label=N_("Hari kerja"), control="choice", choices="yes_no"),
                Field(name="keterangan", label=N_("Keterangan")),
                Field(name="sumber", label=N_("Dasar hukum"), required=False),
            ),
        ),
    )
}  # fmt: skip

VERDICT: Final = Form(
    slug="putusan",
    kind="putusan_verfak",
    title=N_("Putusan resmi verifikasi faktual"),
    lead=N_("Salin dari berita acara. Putusan tidak dihitung dari sampel dan tidak mengubah proyeksi."),
    permission=Permission.IMPORT_WRITE,
    named=("putaran", "kode_wilayah", "partai"),
    fields=(
        Field(name="putaran", label=N_("Putaran"), control="choice", choices="sampled"),
        Field(name="kode_wilayah", label=N_("Wilayah"), control="choice", choices="own_areas"),
        Field(name="partai", label=N_("Partai"), control="choice", choices="parties"),
        Field(name="putusan", label=N_("Putusan"), control="choice", choices="verdicts", fresh=True),
        Field(name="ditetapkan_pada", label=N_("Tanggal ditetapkan"), control="day", fresh=True),
        Field(name="berita_acara", label=N_("Nomor berita acara"), fresh=True),
        Field(name="sumber", label=N_("Sumber"), required=False, fresh=True),
    ),
)  # fmt: skip
