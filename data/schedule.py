"""Which window of a stage holds in an area: its own, else its province's for kab/kota, the kab/kota's, the national."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from data.answers import Window
from data.calendar import NATIONAL
from data.plan import STRAIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from data.calendar import Calendar
    from data.plan import Curve

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
    """The windows of one stage: `common` is everywhere, `own` are those of single areas.

    `below` are those that a province has for all its kab/kota.
    """

    common: Window | None
    own: Mapping[str, Window]
    below: Mapping[str, Window] = field(default_factory=dict)

    def window(self, area_code: str) -> Window | None:
        """The window that holds in `area_code`; None where the stage has none."""
        if area_code in self.own:
            return self.own[area_code]
        return self.below.get(area_code.partition(".")[0], self.common)


def schedule_of(
    rows: Iterable[WindowRow], curves: Mapping[str, Curve] | None = None, calendar: Calendar = NATIONAL
) -> Schedule:
    """The windows in force, of all revisions of one stage's windows; `curves` are its planned courses by level.

    `calendar` says which days of them are worked.
    """
    by_place: dict[tuple[str, str], list[WindowRow]] = {}
    for row in rows:
        by_place.setdefault((row.level, row.area_code), []).append(row)
    found = {
        place: _newest(some, curves or {}, calendar) for place, some in sorted(by_place.items(), reverse=True)
    }  # kab/kota last: it wins
    own = {area: window for (_, area), window in found.items() if area}
    below = {area: window for (level, area), window in found.items() if area and level == LEVELS[0] and "." not in area}
    common = next((found[level, EVERYWHERE] for level in LEVELS if (level, EVERYWHERE) in found), None)
    return Schedule(common, own | below, below)


def _newest(revisions: list[WindowRow], curves: Mapping[str, Curve], calendar: Calendar) -> Window:
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
        curve=curves.get(row.level, curves.get(LEVELS[-1], STRAIGHT)),
        calendar=calendar,
    )
