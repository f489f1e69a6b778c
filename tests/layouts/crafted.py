"""Views made by hand: figures of areas at one moment, with the numbers that a test names."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final

from callbacks.filters import Filters
from data.answers import AgeBucket, AreaFigures, AreaInfo, Burnup, Question, Reporting, Window
from data.metrics import METRICS
from layouts.overview import View

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW: Final = datetime(2022, 8, 23, 7, 5, tzinfo=UTC)  # 14.05 WIB
WINDOW: Final = Window(
    stage="vermin",
    name="Verifikasi administrasi keanggotaan",
    starts_at=datetime(2022, 8, 15, 17, tzinfo=UTC),
    ends_at=datetime(2022, 9, 9, 16, 59, 59, tzinfo=UTC),
    revision=2,
    legal_basis="perpanjangan",
    previous_ends_at=datetime(2022, 9, 6, 16, 59, 59, tzinfo=UTC),
)
AGES: Final = ((0, 1), (2, 3), (4, 7), (8, 14), (15, None))


def info(code: str, name: str, *, tile: tuple[int, int] | None = (0, 0)) -> AreaInfo:
    kind = "province" if "." not in code else "kota" if int(code[3:]) > 70 else "kabupaten"
    return AreaInfo(code, name, name, kind, code.split(".", maxsplit=1)[0] if "." in code else "*", 100_000, 20, tile)


def values(**known: float | None) -> dict[str, float | None]:
    """All metrics, unknown but for those given."""
    return {metric.id: known.get(metric.id) for metric in METRICS}


def silent(code: str, name: str, reporting: Reporting = Reporting.NEVER, **more: Any) -> AreaFigures:
    """An area of which nothing is known."""
    return AreaFigures(
        area=info(code, name, tile=more.get("tile", (0, 1))),
        as_of=NOW,
        data_as_of=None,
        metrics=values(),
        findings={},
        window=WINDOW,
        reporting=reporting,
        children=tuple(more.get("children", ())),
        expected=more.get("expected", 1),
    )


def area(code: str, name: str, checked: int, received: int, *, rate: float | None = None, **more: Any) -> AreaFigures:
    """An area with `checked` of `received`, 17 days before the end of the window; `rate` a day (default: enough)."""
    left = received - checked
    speed = max(left, 1.0) if rate is None else rate
    eta = 0.0 if not left else left / speed if speed else None
    known: dict[str, float | None] = {
        "received": received,
        "checked": checked,
        "backlog": left,
        "progress": checked / received if received else None,
        "ms": checked,
        "bms": 0,
        "tms": 0,
        "daily_rate": speed,
        "days_left": 17,
        "pace_needed": left / 17,
        "eta": eta,
        **more.get("metrics", {}),
    }
    reporting = more.get("reporting", Reporting.REPORTED)
    return AreaFigures(
        area=info(code, name, tile=more.get("tile", (0, 0))),
        as_of=NOW,
        data_as_of=NOW - timedelta(days=1) if reporting is Reporting.SILENT else NOW,
        metrics=values(**known),
        findings={},
        window=WINDOW,
        reporting=reporting,
        eta_range=(eta, eta),
        reported=more.get("reported", 1),
        expected=more.get("expected", 1),
        planned=more.get("planned", 0.3),
        children=tuple(more.get("children", ())),
    )


def province(children: Sequence[AreaFigures], **more: Any) -> AreaFigures:
    """The sum of these areas."""
    known = [one for one in children if one["received"] is not None]
    if not known:
        return silent("33", "Jawa Tengah", children=children, expected=len(children))
    checked, received = (int(sum(one[metric] or 0 for one in known)) for metric in ("checked", "received"))
    counts = {"reported": len(known), "expected": len(children)}
    return area("33", "Jawa Tengah", checked, received, children=children, **(counts | more))


def ages(*counts: int, finding: str = "") -> tuple[AgeBucket, ...]:
    """The five buckets with these counts, the missing ones empty."""
    filled = [*counts, *[0] * (len(AGES) - len(counts))]
    return tuple(
        AgeBucket(low, high, {finding: count} if count else {}) for (low, high), count in zip(AGES, filled, strict=True)
    )


def burnup(checked: Sequence[int | None] = (10, 20, 30), received: int = 100) -> Burnup:
    """One entry a day from 16 August 2022."""
    days = tuple(date(2022, 8, 16) + timedelta(days=n) for n in range(len(checked)))
    return Burnup(days, tuple(received for _ in days), tuple(checked), WINDOW)


def view(figures: AreaFigures, **more: Any) -> View:
    """A view of the overview; what a test does not name is calm."""
    return View(
        filters=more.get("filters", Filters()),
        question=Question("vermin", "keanggotaan", NOW),
        figures=figures,
        before=more.get("before", figures),
        burnup=more.get("burnup", burnup()),
        clock=more.get("clock", (WINDOW,)),
        ageing=more.get("ageing", ages(5)),
        itemised=more.get("itemised", 5),
        changes=more.get("changes", ()),
        parties={"pkb": "PKB"},
        rows=more.get("rows", True),
    )
