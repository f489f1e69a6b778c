"""What at a Help Desk needs somebody to act: the kinds, what counts, the thresholds. Knows no database.

A condition is about one thing at one desk: a service, an item of the checklist, a day, or the desk itself. An alert is
the sum of a desk's conditions of one kind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.days import day_of, end_of_day, start_of_day
from data.metrics import Metric
from data.service_metrics import PRESENT, RECORDS, SOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from data.answers import AreaInfo
    from data.service_hours import ServiceCalendar

SOON_S: Final = 3_600  # seconds of service before a target ends in which a service counts as about to break it
SILENT_DAYS: Final = 2  # complete service days without any sign of a desk
ATTENDANCE_S: Final = 7_200  # seconds of service after opening by which the day's attendance is due
ATTENDANCE_DAYS: Final = 5  # service days that are looked back at; a forgotten one may be filled in for a week

SLA: Final = "sla"
ESCALATED: Final = "eskalasi"
SILENT: Final = "diam"
ATTENDANCE: Final = "absensi"
READINESS: Final = "kesiapan"
KINDS: Final = (SLA, ESCALATED, SILENT, ATTENDANCE, READINESS)  # the most urgent first
DESK: Final = "satker"  # the subject of a condition that is about the desk itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One thing that needs somebody: `since` when (None: it was never otherwise), `late` or about to be.

    `since` of a service is the end of its target; `days` are service days of silence.
    """

    kind: str
    area: str
    subject: str
    since: datetime | None = None
    late: bool = True
    days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """All conditions of one kind at one desk: how many, of these how many are `late`, the oldest `since`.

    `days` are service days of silence, `items` what is missing of the checklist, or the days without attendance (ISO).
    """

    kind: str
    area: AreaInfo
    count: int
    late: int
    since: datetime | None = None
    days: int = 0
    items: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """Whether it is about a province's own desk."""
        return self.area.kind == "province"


def urgency(one: Alert) -> tuple[bool, int, int, int, str]:
    """Sorts the most urgent first: past a target, then by kind, then the most of it."""
    return (one.kind in {SLA, ESCALATED} and not one.late, KINDS.index(one.kind), -one.late, -one.days, one.area.code)


def soon(calendar: ServiceCalendar, moment: datetime) -> datetime:
    """A target that ends by then is about to break: one service hour from `moment`."""
    return calendar.due(moment, SOON_S) or moment


def last_due(calendar: ServiceCalendar, moment: datetime) -> date:
    """The last day whose attendance is due: today from two service hours after opening on, or when it is over."""
    today = day_of(moment)
    served = calendar.between(start_of_day(today), moment)
    whole = calendar.between(start_of_day(today), end_of_day(today) + timedelta(seconds=1))
    return today if served >= min(ATTENDANCE_S, whole) else today - timedelta(days=1)


def looked_at(days: Sequence[date], last: date, began: date, known: date | None = None) -> list[date]:
    """Of the service days (in order) those whose attendance is asked for: the last few up to `last`, none before `began`.

    `known` is a day that was told of before: it and those after it are looked at until they are filled in.
    """
    due = [day for day in days if began <= day <= last]
    recent = due[-ATTENDANCE_DAYS:]
    return recent if known is None else sorted({*recent, *(day for day in due if day >= known)})


def missing(due: Iterable[date], filled: Mapping[date, bool]) -> list[date]:
    """Days without attendance, or of which KPU RI's was not filled in every shift."""
    return [day for day in due if not filled.get(day, False)]


def summed(conditions: Iterable[Condition], areas: Mapping[str, AreaInfo]) -> list[Alert]:
    """One alert for each desk and kind, the most urgent first."""
    ordered = sorted(conditions, key=lambda one: (one.area, one.kind))
    parts = [[*some] for _, some in groupby(ordered, key=lambda one: (one.area, one.kind))]
    return sorted((_sum(some, areas[some[0].area]) for some in parts), key=urgency)


def _sum(some: Sequence[Condition], area: AreaInfo) -> Alert:
    kind = some[0].kind
    return Alert(
        kind=kind,
        area=area,
        count=len(some),
        late=sum(one.late for one in some),
        since=min((one.since for one in some if one.since), default=None),
        days=max(one.days for one in some),
        items=tuple(sorted(one.subject for one in some)) if kind in {ATTENDANCE, READINESS} else (),
    )


METRICS: Final = (
    Metric(
        id="alert_sla",
        name=N_("Hampir atau sudah lewat sasaran"),
        definition=N_(
            "Layanan terbuka yang batas sasarannya sudah lewat atau berakhir dalam satu jam layanan; yang menunggu parpol "
            "berhenti dihitung, yang dieskalasi disebut tersendiri."
        ),
        formula=N_("jumlah layanan terbuka dengan batas sasaran ≤ saat data + 1 jam layanan"),
        source=RECORDS,
        direction="down",
    ),
    Metric(
        id="alert_escalated",
        name=N_("Eskalasi hampir atau sudah lewat sasaran"),
        definition=N_(
            "Layanan yang ada di KPU Provinsi atau KPU RI, belum kembali, dan batas sasarannya (3 hari layanan sejak dibuka) "
            "sudah lewat atau berakhir dalam satu jam layanan."
        ),
        formula=N_("jumlah eskalasi yang belum kembali dengan batas sasaran ≤ saat data + 1 jam layanan"),
        source=RECORDS,
        direction="down",
    ),
    Metric(
        id="alert_silent",
        name=N_("Satker diam dua hari"),
        definition=N_(
            "Satker tanpa catatan layanan maupun absensi selama paling sedikit dua hari layanan penuh; satker yang belum pernah "
            "mencatat dihitung sejak satker lain di provinsinya mulai."
        ),
        formula=N_("hari layanan penuh sesudah catatan terakhir ≥ 2"),
        source=RECORDS,
        unit="days",
        direction="down",
    ),
    Metric(
        id="alert_attendance",
        name=N_("Absensi belum lengkap"),
        definition=N_(
            "Hari layanan tanpa absensi, atau absensi KPU RI-nya belum diisi; hari ini baru dihitung dua jam layanan sesudah buka."
        ),
        formula=N_("hari tanpa absensi lengkap dari 5 hari layanan terakhir"),
        source=PRESENT,
        unit="days",
        direction="down",
    ),
    Metric(
        id="alert_readiness",
        name=N_("Kesiapan kurang"),
        definition=N_("Butir SOP yang terakhir dikonfirmasi belum ada, atau belum pernah dikonfirmasi."),
        formula=N_("butir yang belum dari 11 butir SOP"),
        source=SOP,
        direction="down",
    ),
)
METRIC_OF: Final = dict(
    zip(KINDS, ("alert_sla", "alert_escalated", "alert_silent", "alert_attendance", "alert_readiness"), strict=True)
)
