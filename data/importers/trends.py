"""Warnings: rows that are taken but look odd. They are found on the finished frame, in bulk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import pandas as pd

from dashboard.core.formats import WIB
from dashboard.core.text import N_
from data.importers.privacy import shown
from data.importers.problems import Problem
from data.rules import krejcie_morgan_sample_size, semester_days

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from pandas import DataFrame

    from data.importers.kind import Kind
    from data.importers.lookups import Lookups, WindowRef

LISTED: Final = 100  # warnings of one sort that are told row by row
PEERS: Final = 8  # rates to compare with, at least
LEAST_JUMP: Final = 100  # items
JUMP: Final = 10.0  # times the median of the peers
SPREADS: Final = 6.0  # robust standard deviations
SAMPLE_SHARE: Final = 0.1
SAMPLE_LEAST: Final = 5
MORE: Final = N_("Ada {n} peringatan serupa pada baris lain.")


@dataclass(frozen=True, slots=True)
class Found:
    """Odd rows of a frame: their positions, the column, and the sentence about each."""

    positions: NDArray[np.int64]
    column: str
    message: str
    params: Callable[[int], dict[str, Any]]


class Watch(Protocol):
    """One thing to look out for; `before` holds stored rows (columns as in the frame) to compare with."""

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """The odd rows of `frame`, if any."""


def warnings(
    kind: Kind, frame: DataFrame, lookups: Lookups, before: DataFrame | None = None
) -> tuple[tuple[Problem, ...], int]:
    """The warnings about the rows of `frame` (the first hundred of each sort), and how many there are in all.

    `before` may hold stored rows (columns: `places`, the kind's moment, and what is `compared`): then a figure that
    falls below a stored one is seen too.
    """
    told: list[Problem] = []
    count = 0
    for watch in kind.watches if len(frame) else ():
        if found := watch.found(frame, kind, lookups, before):
            told += _told(frame, found)
            count += len(found.positions)
    return tuple(told), count


def places(kind: Kind) -> list[str]:
    """The columns of a reading whose values a kind's rows share over time: its key without the moment."""
    return ["round_id" if name == "putaran" else name for name in kind.key if name != kind.moment]


def compared(kind: Kind) -> list[str]:
    """The columns in which a row is compared with the one before it."""
    return list(dict.fromkeys(watch.column for watch in kind.watches if isinstance(watch, (Falls, Jumps))))


def _told(frame: DataFrame, found: Found) -> list[Problem]:
    lines, values = frame["line"].to_numpy(), frame[found.column]
    listed = [
        Problem(
            column=found.column, value=_written(values.iloc[at]), message=found.message, params=found.params(at),
            line=int(lines[at]),
        )
        for at in map(int, found.positions[:LISTED])
    ]  # fmt: skip
    rest = len(found.positions) - LISTED
    return listed + ([Problem(column=found.column, value="", message=MORE, params={"n": rest})] if rest > 0 else [])


def _written(value: Any) -> str:
    if isinstance(value, pd.Timestamp):
        return value.tz_convert(WIB).strftime("%Y-%m-%d %H:%M")
    return "" if pd.isna(value) else shown(str(value))


def _steps(frame: DataFrame, kind: Kind, column: str, before: DataFrame | None) -> DataFrame:
    """Known values in order of time within their key: `at` (position, -1 = stored), `value`, `was`, `days` since."""
    moment = str(kind.moment)
    keys = places(kind)
    own = frame[[*keys, moment, column]].assign(at=np.arange(len(frame)))
    if before is not None and len(before):
        own = pd.concat([before[[*keys, moment, column]].assign(at=-1), own], ignore_index=True)
        own = own.drop_duplicates([*keys, moment], keep="last")  # a stored row of the same key is replaced
    own = own[own[column].notna()].sort_values([*keys, moment], kind="stable")
    group = own.groupby(keys, dropna=False, sort=False)
    was, since = group[column].shift(), own[moment] - group[moment].shift()
    days = np.maximum(since.dt.total_seconds() / 86_400, 1.0)
    return own.assign(value=own[column], was=was, days=days).dropna(subset=["was"])


@dataclass(frozen=True, slots=True)
class Falls:
    """A cumulative figure that is lower than at the moment before."""

    column: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows below the one before them."""
        del lookups
        steps = _steps(frame, kind, self.column, before)
        fallen = steps[(steps["value"] < steps["was"]) & (steps["at"] >= 0)].sort_values("at")
        if fallen.empty:
            return None
        was = dict(zip(fallen["at"], fallen["was"], strict=True))
        return Found(
            fallen["at"].to_numpy(), self.column, N_("Angka kumulatif turun; sebelumnya {was}."),
            lambda at: {"was": int(was[at])},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Jumps:
    """A figure that grows far faster than those of the peers: the other keys of the same file."""

    column: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows whose daily growth is ten times the peers' median and far outside their spread."""
        del lookups
        steps = _steps(frame, kind, self.column, before)
        steps = steps[steps["value"] > steps["was"]]
        if len(steps) <= PEERS:
            return None
        grown = (steps["value"] - steps["was"]).to_numpy(dtype=float)
        rates = np.log1p(grown / steps["days"].to_numpy(dtype=float))
        middle = np.median(rates)
        far = np.maximum(SPREADS * 1.4826 * np.median(np.abs(rates - middle)), np.log(JUMP))
        odd = steps[(rates - middle > far) & (grown >= LEAST_JUMP) & (steps["at"] >= 0).to_numpy()].sort_values("at")
        was = dict(zip(odd["at"], odd["was"], strict=True))
        return None if odd.empty else Found(
            odd["at"].to_numpy(), self.column, N_("Kenaikan dari {was} jauh di luar kebiasaan baris lain."),
            lambda at: {"was": int(was[at])},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class SampleSize:
    """A party's sample that is far from the size Krejcie and Morgan give for its population."""

    sample: str
    population: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows more than a tenth (and five) away."""
        del kind, lookups, before
        rows = frame[(frame["partai"] != "") & frame[self.population].fillna(0).gt(0)]
        pairs = zip(rows.index, rows[self.sample].tolist(), rows[self.population].tolist(), strict=True)
        sizes = [(int(at), int(sample), krejcie_morgan_sample_size(int(people))) for at, sample, people in pairs]
        due = {at: size for at, _, size in sizes}
        off = [at for at, sample, size in sizes if abs(sample - size) > max(SAMPLE_LEAST, SAMPLE_SHARE * size)]
        return None if not off else Found(
            np.array(off), self.sample, N_("Sampel ini jauh dari rumus Krejcie–Morgan, yaitu {due}."),
            lambda at: {"due": due[at]},
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutsideWindow:
    """A date outside the window of the round's stage in the area, in whole days."""

    column: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows before the window's first or after its last day."""
        del kind, before
        pairs = frame["round_id"].to_numpy(dtype=np.int64) * 10_000 + pd.factorize(frame["kode_wilayah"])[0]
        _, first, which = np.unique(pairs, return_index=True, return_inverse=True)
        windows = [_window(frame, int(at), lookups) for at in first]
        starts = np.array([_day(w.starts_on if w else None, -1_000_000) for w in windows])[which]
        ends = np.array([_day(w.ends_on if w else None, 1_000_000) for w in windows])[which]
        moments = frame[self.column]
        known = moments.notna().to_numpy()
        days = (moments.astype("int64").to_numpy() + 7 * 3600) // 86_400
        out = np.flatnonzero(known & ((days < starts) | (days > ends)))
        message = N_("Tanggal ini di luar jadwal tahapan wilayah itu, {start} sampai {end}.")
        return Found(out, self.column, message, lambda at: _bounds(windows[which[at]])) if len(out) else None


def _window(frame: DataFrame, at: int, lookups: Lookups) -> WindowRef | None:
    round_id = int(frame["round_id"].iloc[at])
    this = next(each for each in lookups.rounds if each.id == round_id)
    return lookups.window(this.cycle, this.stage, str(frame["kode_wilayah"].iloc[at]))


def _bounds(window: WindowRef | None) -> dict[str, Any]:
    return {"start": window.starts_on, "end": window.ends_on or "–"} if window else {}


def _day(day: Any, otherwise: int) -> int:
    return otherwise if day is None else int(np.datetime64(day, "D").astype(np.int64))


@dataclass(frozen=True, slots=True)
class Pending:
    """An item that is said to be undecided and has the date of a decision."""

    status: str
    decided: str
    message: str = N_("Status belum, tetapi tanggal putusan terisi.")

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows with status `belum` and a decision's date."""
        del kind, lookups, before
        odd = np.flatnonzero(((frame[self.status] == "belum") & frame[self.decided].notna()).to_numpy())
        return Found(odd, self.decided, self.message, lambda _: {}) if len(odd) else None


@dataclass(frozen=True, slots=True)
class Early:
    """A date before the first day of the row's semester."""

    column: str
    semester: str

    def found(self, frame: DataFrame, kind: Kind, lookups: Lookups, before: DataFrame | None) -> Found | None:
        """Rows submitted before their semester began."""
        del kind, lookups, before
        starts = {each: semester_days(each)[0] for each in frame[self.semester].unique()}
        first = frame[self.semester].map({each: pd.Timestamp(day, tz=WIB) for each, day in starts.items()})
        odd = np.flatnonzero((frame[self.column] < first).to_numpy())  # an unknown moment is not before anything
        message = N_("Tanggal ini sebelum semesternya dimulai ({start}).")
        return (
            Found(odd, self.column, message, lambda at: {"start": starts[frame[self.semester].iloc[at]]})
            if len(odd)
            else None
        )
