"""Memory of running programs, from Linux's own books."""

from __future__ import annotations

import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Final

LOOK_S: Final = 0.05


def workers(pid: int) -> list[int]:
    """The processes that `pid` started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def proportional_mb(pid: int) -> float:
    """Memory of one process in MB; what it shares is split evenly (PSS)."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def peak_mb(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of `process`; the most memory it held at once, in MB, as last seen while it lived."""
    peak = 0
    while process.returncode is None:
        with suppress(OSError, StopIteration):
            lines = Path(f"/proc/{process.pid}/status").read_text("ascii").splitlines()
            peak = max(peak, next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")))
        with suppress(subprocess.TimeoutExpired):
            process.wait(LOOK_S)
    return peak / 1024
