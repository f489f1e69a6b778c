"""Single members: for one or two parties of each area the rows behind the numbers, so that the backlog has rows."""

from __future__ import annotations

from functools import cache
from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from data.demo.frames import CYCLE, instants, table
from data.demo.ground import chance
from data.demo.vermin import LATE_PARTY, NOW, ROUND, course
from data.rules import FINDINGS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.demo.ground import Ints
    from data.demo.vermin import Course
    from data.demo.world import Office

SHARE: Final = 0.057  # of the members of an area
WAIT: Final = {"ganda_eksternal": 10.0, "potensi_ganda": 5.0}  # days by which a finding delays the check; the others:
OTHER_WAIT: Final = 1.5
METHODS: Final = ("surat_pernyataan", "langsung", "video")
SEVERITY: Final = {"pekerjaan": 3, "usia": 3, "ganda_identik": 2, "nik": 2, "ganda_eksternal": 1.5, "potensi_ganda": 1}
MORNING: Final = (7 * 3600 + 1800, 10 * 3600 + 1800)  # rows come down between 7.30 and 10.30 WIB


@cache
def itemised(office: Office) -> tuple[int, ...]:
    """Which of the office's parties have rows: one or two with work left that come nearest to the wanted number."""
    run, late = course(office), LATE_PARTY.get(office.code)
    left = run.received[:, NOW] - run.checked[:, NOW]
    fit = [i for i, party in enumerate(office.parties) if left[i] and party != late]
    chosen = min(
        chain(combinations(fit, 1), combinations(fit, 2)),
        key=lambda some: abs(int(office.members[list(some)].sum()) - office.total * SHARE),
    )
    return tuple(chosen)


def by_recap(office: Office) -> NDArray[np.bool_]:
    """Which of the office's parties are known by recaps."""
    wanted = np.ones(len(office.parties), dtype=bool)
    wanted[list(itemised(office))] = False
    return wanted


def item_rows(office: Office) -> list[DataFrame]:
    """The items of these parties, as known at the end of the round."""
    return [_items(course(office), party) for party in itemised(office)]


def _items(run: Course, party: int) -> DataFrame:
    """Items that add up to the party's curve on each day."""
    office, name = run.office, run.parties[party]
    rng = chance("items", office.code, name)
    received_on = np.repeat(np.arange(run.days.count), np.diff(run.received[party], prepend=0))
    found = _findings(rng, run, party, len(received_on))
    decided_on = _decided_on(rng, run.checked[party], received_on, found)
    status = _statuses(rng, run, party, decided_on, found)
    return table(
        {
            "putaran": ROUND,
            "siklus": CYCLE,
            "objek": "keanggotaan",
            "kode_wilayah": office.code,
            "partai": name,
            "id_sumber": [f"A/{office.code}/{name}/{number:05d}" for number in range(1, len(received_on) + 1)],
            "status": status,
            "indikasi": _mask(found),
            "metode": _methods(rng, found, status),
            "diterima_pada": instants(_received_at(rng, run, received_on)),
            "diputus_pada": instants(_decided_at(rng, run, decided_on)),
            "tim": [f"Tim {number}" for number in rng.integers(1, 5, len(received_on))],
        }
    )


def _findings(rng: np.random.Generator, run: Course, party: int, size: int) -> NDArray[np.bool_]:
    """Finding × item: as many of each as the party has in the end."""
    found = np.zeros((len(FINDINGS), size), dtype=bool)
    for row, number in zip(found, run.found[:, party], strict=True):
        row[rng.choice(size, min(int(number), size), replace=False)] = True
    return found


def _mask(found: NDArray[np.bool_]) -> Ints:
    return np.asarray((found.T << np.arange(len(FINDINGS))).sum(axis=1), dtype=np.int64)


def _decided_on(rng: np.random.Generator, checked: Ints, received_on: Ints, found: NDArray[np.bool_]) -> Ints:
    """The day of each decision: oldest first, those with findings later, as many a day as were checked."""
    waits = np.array([WAIT.get(name, OTHER_WAIT) for name in FINDINGS])
    turn = received_on + rng.random(len(received_on)) * 2 + (found * waits[:, None]).max(axis=0)
    order = np.argsort(turn, kind="stable")
    decided = np.full(len(received_on), -1)
    for day, step in enumerate(np.diff(checked, prepend=0)):
        ready = order[(decided[order] < 0) & (received_on[order] <= day)]
        decided[ready[:step]] = day
    return decided


def _statuses(
    rng: np.random.Generator, run: Course, party: int, decided_on: Ints, found: NDArray[np.bool_]
) -> NDArray[Any]:
    """Of each day's decisions as many MS, BMS and TMS as the curve has; findings fail first."""
    severity = (found * np.array([SEVERITY[name] for name in FINDINGS])[:, None]).max(axis=0) + rng.random(
        len(decided_on)
    )
    status = np.full(len(decided_on), "MS", dtype=object)
    steps = np.diff(np.stack([run.tms[party], run.bms[party]]), axis=1, prepend=0)
    for day in range(run.days.count):
        worst = np.flatnonzero(decided_on == day)
        worst = worst[np.argsort(-severity[worst], kind="stable")]
        tms, bms = int(steps[0, day]), int(steps[1, day])
        status[worst[:tms]] = "TMS"
        status[worst[tms : tms + bms]] = "BMS"
    return status


def _methods(rng: np.random.Generator, found: NDArray[np.bool_], status: NDArray[Any]) -> list[str | None]:
    """How a finding was cleared up; TMS without an answer has none."""
    drawn = rng.choice(METHODS, len(status), p=(0.6, 0.3, 0.1))
    asked = found.any(axis=0) & ((status != "TMS") | (rng.random(len(status)) < 0.5))  # noqa: PLR2004 - half answered
    return [str(method) if was else None for method, was in zip(drawn, asked, strict=True)]


def _received_at(rng: np.random.Generator, run: Course, days: Ints) -> Ints:
    return run.days.seconds(np.zeros(run.days.count, dtype=np.int64))[days] + rng.integers(*MORNING, len(days))


def _decided_at(rng: np.random.Generator, run: Course, days: Ints) -> Ints:
    """Between 10.31 and the office's report of the day, which therefore counts it."""
    opening = run.days.seconds(np.full(run.days.count, MORNING[1] + 60, dtype=np.int64))[days]
    return opening + (rng.random(len(days)) * (run.reported_at[days] - opening)).astype(np.int64)
