"""How others of a similar load are doing, without saying who they are.

The one read that looks outside the scope of a kab/kota: nothing leaves it but the province's sums and a few nameless
shares; where there are too few others to stay nameless, not even these.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING, Final

from data.queries.figures import figures
from data.queries.reference import area as area_info
from data.queries.thresholds import KAB_KOTA
from data.scope import Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import AreaFigures, Question

MOST: Final = 5
FEWEST: Final = 4  # others with data in the province; fewer would give them away


@dataclass(frozen=True, slots=True)
class Peers:
    """The province as a whole, and the shares checked (0..1, sorted) of up to five kab/kota of similar load.

    `shares` is empty and `median` None where fewer than four others have data, or the area's own load is unknown.
    """

    province: AreaFigures
    shares: tuple[float, ...]
    median: float | None


def peers(db: Session, scope: Scope, question: Question, area: str) -> Peers:
    """The peers of a kab/kota in its province; of a province or the nation only its own sums.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    info = area_info(db, scope, area)
    if info.kind not in KAB_KOTA or info.parent_code is None:
        return Peers(figures(db, scope, question, area, depth=0), (), None)
    whole = figures(db, Scope.of(info.parent_code), question, info.parent_code)
    shares = _nearest(whole, area)
    return Peers(replace(whole, children=()), shares, median(shares) if shares else None)


def _nearest(province: AreaFigures, area: str) -> tuple[float, ...]:
    """Shares of the others whose received load is nearest, sorted by share, so that their order says nothing."""
    loads = {one.area.code: one["received"] for one in province.children}
    own = loads.get(area)
    others = [one for one in province.children if one.area.code != area and one["progress"] is not None]
    if own is None or len(others) < FEWEST:
        return ()
    near = sorted(others, key=lambda one: (abs((one["received"] or 0) - own), one.area.code))
    return tuple(sorted(share for one in near[:MOST] if (share := one["progress"]) is not None))
