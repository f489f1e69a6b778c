"""Kinds of files that say when Help Desks serve: weekly hours with their dates, and special days."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dashboard.core.text import N_
from data.importers.checks import NotBefore
from data.importers.columns import Column, Type
from data.importers.fact_kinds import SOURCE_COLUMN
from data.importers.kind import Kind
from data.importers.lookups import NATION

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from data.importers.checks import Told
    from data.importers.rows import Rows

Interval = tuple[int, int]  # opens and closes, minutes after 00.00 WIB
Stored = dict[tuple[Any, ...], dict[int, int]]

HOUR: Final = 60
PLACE: Final = ("kode_wilayah", "tahapan", "hari", "berlaku_mulai")
ORDER: Final = N_("Jam tutup ({closes}) harus sesudah jam buka ({opens}).")
HALF: Final = N_("Isi jam buka dan jam tutup, atau kosongkan keduanya untuk hari tutup.")
OVERLAP: Final = N_(
    "Bertumpuk dengan {other} pada hari dan masa berlaku yang sama; samakan jam bukanya atau pakai tanggal mulai yang baru."
)
STAGE: Final = N_("Tahapan ini tidak ada dalam jadwal.")


def clock(minutes: int) -> str:
    """Minutes after 00.00 as `08.30`."""
    return f"{minutes // HOUR:02}.{minutes % HOUR:02}"


@dataclass(frozen=True, slots=True)
class Opening:
    """`closes` is later than `opens`; neither stands alone."""

    opens: str = "buka"
    closes: str = "tutup"

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows whose hours are no interval."""
        (opens, known), (closes, both) = rows.numbers(self.opens), rows.numbers(self.closes)
        wrong: NDArray[np.bool_] = (known & both & (opens >= closes)) | self._halved(rows)
        return wrong

    def _halved(self, rows: Rows) -> NDArray[np.bool_]:
        said = [[bool(rows.text(name, row).strip()) for row in range(len(rows))] for name in (self.opens, self.closes)]
        halved: NDArray[np.bool_] = np.array(said[0], dtype=bool) ^ np.array(said[1], dtype=bool)
        return halved

    def told(self, rows: Rows, row: int) -> Told:
        """What is wrong with them."""
        opens, closes = rows.value(self.opens, row), rows.value(self.closes, row)
        if opens is None or closes is None:
            return self.closes if opens is not None else self.opens, HALF, {}
        return self.closes, ORDER, {"opens": clock(int(opens)), "closes": clock(int(closes))}


@dataclass(frozen=True, slots=True)
class Apart:
    """Intervals of one place, stage, weekday and first day do not overlap, in the file and with those stored."""

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows that overlap another."""
        stored, groups = _stored(rows), _groups(rows)
        members: dict[int, list[int]] = {}
        for row, group in enumerate(groups):
            members.setdefault(int(group), []).append(row)
        return np.array(
            [bool(_overlapped(rows, row, members[int(group)], stored)) for row, group in enumerate(groups)], dtype=bool
        )

    def told(self, rows: Rows, row: int) -> Told:
        """Which one."""
        groups = _groups(rows)
        beside = [int(other) for other in np.flatnonzero(groups == groups[row])]
        opens, closes = _overlapped(rows, row, beside, _stored(rows)) or (0, 0)
        return "buka", OVERLAP, {"other": f"{clock(opens)}–{clock(closes)}"}


def _overlapped(rows: Rows, row: int, beside: list[int], stored: Stored) -> Interval | None:
    """The interval that this row overlaps: one of a row `beside` it, or a stored one."""
    mine = _interval(rows, row)
    if mine is None or mine[0] >= mine[1]:
        return None
    others = stored.get(_place(rows, row), {}) | dict(each for one in beside if (each := _interval(rows, one)))
    found = (each for each in sorted(others.items()) if each[0] != mine[0])  # the same opening replaces it
    return next((each for each in found if each[0] < mine[1] and mine[0] < each[1]), None)


def _stored(rows: Rows) -> Stored:
    """What is stored, by place: opens -> closes."""
    found: Stored = {}
    for (*place, opens), (closes,) in rows.context.lookups.revised.get(rows.kind.name, {}).items():
        found.setdefault(tuple(place), {})[opens] = closes
    return found


def _groups(rows: Rows) -> NDArray[np.int64]:
    """A number for each row, equal where place, stage, weekday and first day are."""
    table = np.stack([rows.identity(name)[0] for name in PLACE], axis=1)
    return np.unique(table, axis=0, return_inverse=True)[1].reshape(-1)


def _place(rows: Rows, row: int) -> tuple[Any, ...]:
    """What `data.queries.lookups` keys stored hours by: area, stage, weekday, first day as seconds."""
    area, stage, weekday, first = (rows.value(name, row) for name in PLACE)
    return area or NATION, stage or "", *(None if each is None else int(each) for each in (weekday, first))


def _interval(rows: Rows, row: int) -> Interval | None:
    opens, closes = rows.value("buka", row), rows.value("tutup", row)
    return None if opens is None or closes is None else (int(opens), int(closes))


@dataclass(frozen=True, slots=True)
class KnownStage:
    """The stage is one that some schedule has."""

    column: str = "tahapan"

    def failing(self, rows: Rows) -> NDArray[np.bool_]:
        """Rows of another."""
        known = {window.stage for window in rows.context.lookups.windows}
        stages = (rows.value(self.column, row) for row in range(len(rows)))
        return np.array([bool(stage) and stage not in known for stage in stages], dtype=bool)

    def told(self, rows: Rows, row: int) -> Told:
        """That it is not."""
        del rows, row
        return self.column, STAGE, {}


_AREA: Final = Column(
    name="kode_wilayah", type=Type.AREA, attribute="area_code", aliases=("wilayah", "kode wilayah", "area code")
)
_FROM: Final = ("mulai berlaku", "berlaku dari", "valid from")
_UNTIL: Final = ("berlaku sampai", "sampai", "valid until")

HOURS: Final = Kind(
    name="jam_layanan",
    title=N_("Jam layanan Help Desk"),
    table="service_hours",
    columns=(
        _AREA,
        Column(name="tahapan", type=Type.CODE, attribute="stage", aliases=("kode tahapan", "stage")),
        Column(name="hari", type=Type.WEEKDAY, attribute="weekday", aliases=("weekday",), required=True),
        Column(name="buka", type=Type.CLOCK, attribute="opens", aliases=("jam buka", "opens"), required=True),
        Column(name="tutup", type=Type.CLOCK, attribute="closes", aliases=("jam tutup", "closes"), required=True),
        Column(name="berlaku_mulai", type=Type.START, attribute="valid_from", aliases=_FROM, required=True),
        Column(name="berlaku_sampai", type=Type.START, attribute="valid_until", aliases=_UNTIL),
        Column(
            name="saat_libur", type=Type.YES_NO, attribute="on_holidays", aliases=("buka saat libur",), required=True
        ),
        Column(name="dasar_hukum", type=Type.NAME, attribute="legal_basis", aliases=("legal basis",), required=True),
    ),
    key=(*PLACE, "buka"),
    checks=(Opening(), Apart(), KnownStage(), NotBefore("berlaku_sampai", "berlaku_mulai")),
    reference=True,
    whole=True,
)

SPECIAL: Final = Kind(
    name="hari_khusus",
    title=N_("Hari khusus Help Desk"),
    table="service_special_days",
    columns=(
        _AREA,
        Column(name="tanggal", type=Type.START, attribute="day", aliases=("hari", "date"), required=True),
        Column(name="buka", type=Type.CLOCK, attribute="opens", aliases=("jam buka", "opens")),
        Column(name="tutup", type=Type.CLOCK, attribute="closes", aliases=("jam tutup", "closes")),
        Column(name="keterangan", type=Type.NAME, attribute="name", aliases=("nama hari", "note"), required=True),
        SOURCE_COLUMN,
    ),
    key=("kode_wilayah", "tanggal"),
    checks=(Opening(),),
    reference=True,
    whole=True,
)

SERVICE_CALENDAR_KINDS: Final = (HOURS, SPECIAL)
