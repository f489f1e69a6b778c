"""What an import did, or why a strict one stored nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_

if TYPE_CHECKING:
    from pathlib import Path

    from data.importers.problems import Problem, Reading, Rejected

ALL_OR_NOTHING: Final = N_("{rejected} dari {total} baris bermasalah, sehingga tidak ada yang disimpan (--strict).")


class AllOrNothing(InvalidInput):
    """`strict`, and some rows are bad: nothing was stored. What is wrong stands in `problems` and `rejected_file`."""

    message = ALL_OR_NOTHING

    def __init__(self, reading: Reading, rejected_file: Path | None) -> None:
        super().__init__(rejected=len(reading.rejected), total=reading.total)
        self.problems = reading.rejected
        self.rejected_file = rejected_file
        self.warning_count = reading.warning_count


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What an import did: `accepted + unchanged + rejected = total`; `batch_id` is None after a dry run.

    `repeated`: this very file was imported before. `warnings` may be only the first of `warning_count`.
    """

    batch_id: int | None
    total: int
    accepted: int
    unchanged: int
    rejected: int
    warnings: tuple[Problem, ...]
    warning_count: int
    ignored: tuple[str, ...]
    dropped: tuple[str, ...]
    problems: tuple[Rejected, ...]
    rejected_file: Path | None
    repeated: bool
