"""Which window of a stage holds in an area: the area's own, else the kab/kota's, else the national one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from data.answers import Window

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

EVERYWHERE: Final = ""
LEVELS: Final = ("kabkota", "nasional")  # sums of kab/kota (province, nation) follow the kab/kota's window too


@dataclass(frozen=True, slots=True)
class WindowRow:
    """One revision of a stage's window at one level, everywhere (`area_code` '') or in one area only."""

    stage: str
    level: str
    area_code: str
    revision: int
    name: str
    starts_at: datetime
    ends_at: datetime | None
    legal_basis: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The windows of one stage: `common` is everywhere, `own` are those of single areas."""

    common: Window | None
    own: Mapping[str, Window]

    def window(self, area_code: str) -> Window | None:
        """The window that holds in `area_code`; None where the stage has none."""
        return self.own.get(area_code, self.common)


def schedule_of(rows: Iterable[WindowRow]) -> Schedule:
    """The windows in force, of all revisions of one stage's windows."""
    by_place: dict[tuple[str, str], list[WindowRow]] = {}
    for row in rows:
        by_place.setdefault((row.level if row.area_code == EVERYWHERE else "", row.area_code), []).append(row)
    own = {area: _newest(found) for (level, area), found in by_place.items() if not level}
    common = next((found for level in LEVELS if (found := by_place.get((level, EVERYWHERE)))), None)
    return Schedule(_newest(common) if common else None, own)


def _newest(revisions: list[WindowRow]) -> Window:
    *before, row = sorted(revisions, key=lambda revision: revision.revision)
    moved = [earlier.ends_at for earlier in before if earlier.ends_at != row.ends_at]
    return Window(
        stage=row.stage,
        name=row.name,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        revision=row.revision,
        legal_basis=row.legal_basis,
        previous_ends_at=moved[-1] if moved else None,
    )
