"""Memory of running programs, from Linux's own books."""

from __future__ import annotations

from pathlib import Path


def workers(pid: int) -> list[int]:
    """The processes that `pid` started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def proportional_mb(pid: int) -> float:
    """Memory of one process in MB; what it shares is split evenly (PSS)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
