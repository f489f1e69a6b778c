"""Kinds of registration: what became of each document, and which documents a cycle asks for at which level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from dashboard.core.text import N_
from data.importers.columns import Column, Type, count_column
from data.importers.fact_kinds import AREA_COLUMN, PARTY_COLUMN, SOURCE_COLUMN
from data.importers.kind import Kind
from data.importers.lookups import NATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from data.importers.checks import Told
    from data.importers.rows import Rows

LEVELS: Final = {
    "nasional": ("pusat", "dpp", "national"),
    "provinsi": ("dpw", "dpd", "province"),
    "kabkota": ("kab/kota", "kabupaten/kota", "dpc"),
}
_STATUS_WORDS: Final = {
    "belum_diunggah": ("belum diunggah", "belum", "kosong", "not uploaded"),
    "diunggah": ("sudah diunggah", "terunggah", "uploaded"),
    "lengkap": ("sudah lengkap", "complete"),
    "perlu_perbaikan": ("perlu perbaikan", "perbaikan", "needs repair"),
}
_UPLOADER_WORDS: Final = {
    "DPP": ("pusat", "nasional"),
    "DPW": ("provinsi", "dpd provinsi"),
    "DPC": ("kab/kota", "kabupaten/kota", "dpd kabupaten/kota"),
    "helpdesk": ("help desk", "petugas help desk"),
}
NO_AREA: Final = N_("Dokumen tingkat nasional milik pusat: kosongkan kode wilayah.")
OUTSIDE: Final = N_("Dokumen tingkat nasional di luar kewenangan Anda.")
MISPLACED: Final = N_("Wilayah ini bukan tingkat {level}.")
NEEDS_AREA: Final = N_("Tingkat {level} memerlukan kode wilayah.")
UNLISTED: Final = N_("Dokumen ini bukan syarat tingkat {level}; pilihannya: {allowed}.")


def _by_group(rows: Rows, names: tuple[str, ...], fails: Callable[[Rows, int], bool]) -> NDArray[np.bool_]:
    """Ask of the first row of each combination of cells (and of its cycle), and answer for all of its rows."""
    parts = {name: rows.identity(name)[0] for name in names}
    groups = pd.DataFrame(parts | {"cycle": rows.cycle if rows.cycle is not None else 0})
    _, first, which = np.unique(groups.to_numpy(dtype=np.int64), axis=0, return_index=True, return_inverse=True)
    return np.array([fails(rows, int(row)) for row in first], dtype=bool)[which.reshape(-1)]


@dataclass(frozen=True, slots=True)
class OfLevel:
    """Documents of the centre have no area and belong to who sees the nation; others lie in an area of their level."""

    level: str
    area: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows whose area is of another level."""
        return _by_group(rows, (self.level, self.area), lambda rows, row: bool(self._reason(rows, row)))

    def _reason(self, rows: Rows, row: int) -> str:
        level, area, said = rows.value(self.level, row), rows.value(self.area, row), rows.text(self.area, row).strip()
        if level is None or (said and area is None):  # said of the cell itself
            return ""
        if level == "nasional":
            return NO_AREA if said else "" if rows.context.lookups.holds(NATION) else OUTSIDE
        if not said:
            return NEEDS_AREA
        return "" if ("." in area) == (level == "kabkota") else MISPLACED

    def told(self, rows: Rows, row: int) -> Told:
        """What was expected."""
        return self.area, self._reason(rows, row), {"level": rows.value(self.level, row)}


@dataclass(frozen=True, slots=True)
class Listed:
    """The document is one that the row's cycle asks for at the row's level."""

    level: str
    document: str

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows with another."""
        return _by_group(rows, (self.level, self.document), self._is_unlisted)

    def _is_unlisted(self, rows: Rows, row: int) -> bool:
        level, document = rows.value(self.level, row), rows.value(self.document, row)
        return level is not None and document is not None and document not in self._allowed(rows, row)

    def _allowed(self, rows: Rows, row: int) -> Any:
        at = -1 if rows.cycle is None else int(rows.cycle[row])
        cycle = rows.cycles[at] if at >= 0 else ""
        return rows.context.lookups.documents.get((cycle, rows.value(self.level, row)), {})

    def told(self, rows: Rows, row: int) -> Told:
        """What may stand there."""
        words = {"level": rows.value(self.level, row), "allowed": ", ".join(self._allowed(rows, row))}
        return self.document, UNLISTED, words


_LEVEL: Final = Column(
    name="tingkat", type=Type.CHOICE, attribute="level", aliases=("level", "tingkat kepengurusan"), required=True,
    words=LEVELS,
)  # fmt: skip

DOCUMENT: Final = Kind(
    name="dokumen_pendaftaran",
    title=N_("Dokumen pendaftaran"),
    table="registration_document",
    columns=(
        PARTY_COLUMN,
        _LEVEL,
        Column(name="kode_wilayah", type=Type.AREA, attribute="area_code", aliases=AREA_COLUMN.aliases),
        Column(
            name="dokumen", type=Type.DOCUMENT, attribute="document", aliases=("kode dokumen", "nama dokumen", "document"),
            required=True,
        ),
        Column(
            name="status", type=Type.CHOICE, attribute="status", aliases=("status dokumen",), required=True,
            words=_STATUS_WORDS,
        ),
        Column(
            name="pengunggah", type=Type.CHOICE, attribute="uploader", aliases=("diunggah oleh", "uploader"),
            words=_UPLOADER_WORDS,
        ),
        Column(
            name="diperbarui_pada", type=Type.INSTANT, attribute="updated_at",
            aliases=("tanggal diperbarui", "waktu perubahan", "perubahan terakhir", "updated at"), required=True,
        ),
        Column(name="siklus", type=Type.CODE, attribute="cycle", aliases=("cycle",)),
        SOURCE_COLUMN,
    ),
    key=("siklus", "tingkat", "kode_wilayah", "partai", "dokumen", "diperbarui_pada"),
    checks=(OfLevel("tingkat", "kode_wilayah"), Listed("tingkat", "dokumen")),
)  # fmt: skip

REQUIRED: Final = Kind(
    name="syarat_dokumen",
    title=N_("Daftar dokumen pendaftaran"),
    table="required_documents",
    columns=(
        Column(name="cycle", type=Type.CODE, attribute="cycle", aliases=("siklus",), required=True),
        Column(name="level", type=Type.CHOICE, attribute="level", aliases=("tingkat",), required=True, words=LEVELS),
        Column(name="code", type=Type.CODE, attribute="code", aliases=("kode", "kode dokumen"), required=True),
        count_column("position", "position", "urutan", required=True),
        Column(name="name", type=Type.NAME, attribute="name", aliases=("nama", "nama dokumen"), required=True),
        Column(name="legal_basis", type=Type.NAME, attribute="legal_basis", aliases=("dasar hukum",), required=True),
        Column(name="note", type=Type.PROSE, attribute="note", aliases=("catatan", "keterangan")),
    ),
    key=("cycle", "level", "code"),
    reference=True,
)

REGISTRATION_KINDS: Final = (DOCUMENT, REQUIRED)
