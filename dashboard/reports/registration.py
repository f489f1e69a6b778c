"""Registration as a file: every pair of a party and a kab/kota, the levels above, and the parties against the law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from data.registration import State
from layouts.registration_words import STATUSES, WHO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.reports.sheets import Cell
    from data.registration import Documents
    from layouts.registration_view import View

STATES: Final = {
    State.COMPLETE: N_("lengkap"),
    State.PARTIAL: N_("sebagian, atau perlu perbaikan"),
    State.NONE: N_("belum ada yang diunggah"),
    State.NEVER: N_("belum ada laporan"),
    State.ABSENT: N_("tidak terdaftar"),
}
CODE: Final = Column(header=N_("Kode wilayah"), width=12)
NAME: Final = Column(header=N_("Wilayah"), width=28)
PARTY: Final = Column(header=N_("Partai"), width=16)
COUNTS: Final = (
    Column(header=N_("Dokumen wajib"), kind="count", width=14),
    Column(header=N_("Lengkap"), kind="count", width=10),
    Column(header=N_("Perlu perbaikan"), kind="count", width=15),
    Column(header=N_("Diunggah"), kind="count", width=10, meaning=N_("Diunggah dan belum diperiksa.")),
    *(Column(header=who, kind="count", width=10) for who in WHO.values()),
    Column(header=N_("Perubahan terakhir"), kind="moment", width=17, meaning=N_("Dalam WIB.")),
)
METRICS: Final = (
    "registration_complete", "registration_state", "registration_uploader", "registration_branches",
    "registration_kecamatan", "registration_members",
)  # fmt: skip


def registration_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows, kab/kota by kab/kota."""
    said = [(t("Siklus", lang), view.found.question.cycle)]
    if view.found.question.party:
        said.append((t("Partai", lang), view.found.parties[0].abbreviation))
    sheets = [_pairs(view, lang), _levels(view), _parties(view)]
    if view.found.is_single:
        sheets = [_pairs(view, lang), _documents(view, lang)]
    return ListFile(
        topic="pendaftaran",
        title=t("Pendaftaran partai", lang),
        area=view.found.area,
        as_of=view.found.question.as_of,
        data_as_of=view.found.data_as_of,
        sheets=tuple(sheets),
        lang=lang,
        said=tuple(said),
        metrics=METRICS,
    )


def _counts(found: Documents | None, required: int) -> tuple[Cell, ...]:
    """Documents of one pair; empty where nothing was said."""
    if found is None or not found.pairs:
        return (required, *((None,) * (len(COUNTS) - 1)))
    return (required, found.complete, found.repair, found.uploaded, *found.by, found.at)


def _pairs(view: View, lang: Lang) -> Sheet:
    columns = (
        CODE,
        NAME,
        PARTY,
        Column(header=N_("Keadaan"), width=26),
        *COUNTS,
        Column(header=N_("Anggota didaftarkan"), kind="count", width=18),
        Column(header=N_("Kecamatan terisi"), kind="count", width=15),
        Column(header=N_("Anggota cukup"), width=14, meaning=N_("Dibanding syarat minimal kab/kota itu.")),
        Column(
            header=N_("Kecamatan cukup"), width=15, meaning=N_("Dibanding bagian kecamatan menurut parameter siklus.")
        ),
    )
    return Sheet(title=N_("Pendaftaran"), columns=columns, rows=list(_rows(view, lang)))


def _rows(view: View, lang: Lang) -> Iterator[tuple[Cell, ...]]:
    required = len(view.found.required.get("kabkota", ()))
    for n, place in enumerate(view.found.places):
        for line in view.lines:
            one = line.cells[n]
            absent, has = one.state is State.ABSENT, one.branches
            counts = _counts(None if absent else one.lower, required)
            yield (
                place.area.code, place.area.name, line.party.abbreviation, t(STATES[one.state], lang), *counts,
                has.counted, has.filled, _enough(has.members, has.members_known, lang),
                _enough(has.kecamatan, has.kecamatan_known, lang),
            )  # fmt: skip


def _enough(met: int, known: int, lang: Lang) -> Cell:
    return (t("ya", lang) if met else t("tidak", lang)) if known else None


def _levels(view: View) -> Sheet:
    """Documents of the centre and of the provinces."""
    found, rows = view.found, list[tuple["Cell", ...]]()
    names = {party.code: party.abbreviation for party in found.parties}
    level = "nasional" if found.is_nation else "provinsi"
    for party, one in found.own.items():
        counts = _counts(one, len(found.required.get(level, ())))
        rows.append((found.area.code, level, names.get(party, party), *counts))
    for (code, party), one in sorted(found.upper.items()):
        counts = _counts(one, len(found.required.get("provinsi", ())))
        rows.append((code, "provinsi", names.get(party, party), *counts))
    columns = (CODE, Column(header=N_("Tingkat"), width=10), PARTY, *COUNTS)
    return Sheet(title=N_("Pusat dan provinsi"), columns=columns, rows=rows)


def _parties(view: View) -> Sheet:
    """Each party over all kab/kota."""
    columns = (
        PARTY,
        Column(header=N_("Nama"), width=36),
        Column(header=N_("Kab/kota ditunggu"), kind="count", width=16),
        Column(header=N_("Kab/kota dilaporkan"), kind="count", width=18),
        Column(header=N_("Kab/kota lengkap"), kind="count", width=16),
        Column(header=N_("Kab/kota terdaftar"), kind="count", width=17),
        Column(header=N_("Kecamatan cukup"), kind="count", width=15),
        Column(header=N_("Anggota cukup"), kind="count", width=14),
    )
    rows: list[tuple[Cell, ...]] = [
        (
            one.party.abbreviation, one.party.name, one.expected, one.lower.pairs, one.lower.done,
            *(one.met if one.is_known else (None, None, None)),
        )
        for one in view.lines
    ]  # fmt: skip
    return Sheet(title=N_("Partai"), columns=columns, rows=rows)


def _documents(view: View, lang: Lang) -> Sheet:
    """Every document of one kab/kota."""
    names = {party.code: party.abbreviation for party in view.found.parties}
    listed = view.found.required.get("kabkota", {})
    rows: list[tuple[Cell, ...]] = [
        (
            names.get(row.party, row.party), row.document, listed.get(row.document), t(STATUSES[row.status], lang),
            WHO[row.uploader] if row.uploader else None, row.at,
        )
        for row in view.found.rows
    ]  # fmt: skip
    columns = (
        PARTY,
        Column(header=N_("Kode dokumen"), width=18),
        Column(header=N_("Dokumen"), width=46),
        Column(header=N_("Status"), width=24),
        Column(header=N_("Pengunggah"), width=12),
        Column(header=N_("Perubahan terakhir"), kind="moment", width=17, meaning=N_("Dalam WIB.")),
    )
    return Sheet(title=N_("Dokumen"), columns=columns, rows=rows)
