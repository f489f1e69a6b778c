"""The official verdict on a party after factual verification: entered, beside the projection and never mixed into it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from datetime import datetime

MS: Final = "MS"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided on a party's members in one area; `decree` is the minutes or the decree that says so."""

    area_code: str
    party: str
    verdict: Literal["MS", "TMS"]
    decided_at: datetime
    decree: str

    @property
    def is_met(self) -> bool:
        """Whether the party meets the requirement there, officially."""
        return self.verdict == MS
