"""How old the backlog is: open items by the days since they were received."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from data.answers import AgeBucket
from data.queries.open_items import cut_of, open_counts
from data.rules import FINDINGS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from data.answers import Question
    from data.scope import Scope

CELL: Final = ("received_on", "findings")  # one statement for all that a view asks
BUCKETS: Final[tuple[tuple[int, int | None], ...]] = ((0, 1), (2, 3), (4, 7), (8, 14), (15, None))


def ageing(db: Session, scope: Scope, question: Question, area: str) -> tuple[AgeBucket, ...]:
    """Open items of `area` and below in the buckets 0–1, 2–3, 4–7, 8–14 and over 14 days.

    An item with several findings stands under the first of them in the order of `data.rules.FINDINGS`, so that the
    parts of a bucket add up to its items; `having` counts it under each.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    cut = cut_of(db, scope, question, area)
    buckets: dict[tuple[int, int | None], Counter[str]] = {bucket: Counter() for bucket in BUCKETS}
    having: dict[tuple[int, int | None], Counter[str]] = {bucket: Counter() for bucket in BUCKETS}
    for (received_on, findings), items in open_counts(db, scope, cut, *CELL).items():
        bucket, codes = _bucket((cut.of.day - received_on).days), _codes(findings)
        buckets[bucket][codes[0]] += items
        having[bucket].update(dict.fromkeys(codes, items))
    return tuple(AgeBucket(*bucket, _ordered(found), _ordered(having[bucket])) for bucket, found in buckets.items())


def _ordered(counts: Counter[str]) -> dict[str, int]:
    return {code: counts[code] for code in (*FINDINGS, "") if counts[code]}


def itemised(db: Session, scope: Scope, question: Question, area: str) -> int:
    """How many open items have a row of their own: the part of the backlog that can be listed.

    Raises:
        NotFound: the area or the round is unknown, or outside `scope`.
    """
    return open_counts(db, scope, cut_of(db, scope, question, area), *CELL).total()


def _bucket(days: int) -> tuple[int, int | None]:
    return next(bucket for bucket in reversed(BUCKETS) if days >= bucket[0])


def _codes(findings: int) -> list[str]:
    """The findings of an item, first the one it is shown under; '' alone for none."""
    return [code for bit, code in enumerate(FINDINGS) if findings >> bit & 1] or [""]
