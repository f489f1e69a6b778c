"""Load the reference data every installation needs; the caller owns the transaction."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import insert, select, update

from dashboard.core.formats import WIB
from data.commands.locks import lock
from data.days import start_of_day
from data.models import (
    Area,
    Base,
    CalendarDay,
    MinimumMembers,
    Party,
    RequiredDocument,
    Round,
    Semester,
    ServiceHours,
    ServiceSpecialDay,
    ServiceTopic,
    StageWindow,
)
from data.rollups import provinces, sample_reach
from data.scope import NATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy.orm import InstrumentedAttribute, Session

FOLDER: Final = Path(__file__).parents[1] / "reference"
CYCLE: Final = "2024"  # the cycle of the files named so
OWN_GRID: Final = "33."  # areas with a tile map of their own
Row = dict[str, Any]


def load_reference(db: Session) -> int:
    """Add the areas, parties, stages, rounds and minimum members that are missing; return how many rows.

    Rows that exist are left as they are: what was imported later wins over what was delivered. Only rounds without a
    legal basis, as they were delivered once, get theirs.
    """
    lock(db, {"reference data"})  # two at once would both find the same rows missing
    _give_basis(db)
    asked = _add(db, Area, (Area.code,), _areas())
    asked += _add(db, MinimumMembers, (MinimumMembers.cycle, MinimumMembers.area_code), _minimum_members())
    if asked:
        provinces.add_up(db, provinces.all_sums(db, provinces.MEMBERS))
        sample_reach.rebuild(db, sample_reach.all_sums(db))
    return asked + sum(
        (
            _add(db, Party, (Party.cycle, Party.code), _parties()),
            _add(db, StageWindow, _WINDOW_KEY, _windows()),
            _add(db, Round, (Round.cycle, Round.code), _rounds()),
            _add(db, Semester, (Semester.code,), _semesters()),
            _add(db, RequiredDocument, _DOCUMENT_KEY, _required_documents()),
            _add(db, CalendarDay, (CalendarDay.held_on,), _calendar_days()),
            _add(db, ServiceTopic, (ServiceTopic.code,), _topics()),
            _add(db, ServiceHours, _HOURS_KEY, _service_hours()),
            _add(db, ServiceSpecialDay, (ServiceSpecialDay.area_code, ServiceSpecialDay.day), _special_days()),
        )
    )


_WINDOW_KEY: Final = (
    StageWindow.cycle, StageWindow.stage, StageWindow.level, StageWindow.area_code, StageWindow.revision,
)  # fmt: skip


_HOURS_KEY: Final = (
    ServiceHours.area_code, ServiceHours.stage, ServiceHours.weekday, ServiceHours.valid_from, ServiceHours.opens,
)  # fmt: skip
_DOCUMENT_KEY: Final = (RequiredDocument.cycle, RequiredDocument.level, RequiredDocument.code)


def _add(db: Session, model: type[Base], key: tuple[InstrumentedAttribute[Any], ...], rows: Iterable[Row]) -> int:
    """Insert the rows whose `key` is not in the table yet."""
    known = {tuple(found) for found in db.execute(select(*key))}
    missing = [row for row in rows if tuple(row[column.key] for column in key) not in known]
    if missing:
        db.execute(insert(model), missing)
    return len(missing)


def _areas() -> Iterator[Row]:
    """The nation, then provinces before their kab/kota, with their places in the tile maps."""
    tiles = _tiles()
    yield _area({"code": NATION, "kind": "nation", "name": "Indonesia", "short_name": "Indonesia"}, {}, None)
    for row in _read("areas"):
        yield _area(row, tiles.get(row["code"], {}), row["parent_code"] or NATION)


def _area(row: dict[str, str], tile: dict[str, str], parent: str | None) -> Row:
    return {
        "code": row["code"],
        "parent_code": parent,
        "kind": row["kind"],
        "name": row["name"],
        "short_name": tile.get("short_name", row["short_name"]),
        "capital": row.get("capital") or None,
        "latitude": _real(row.get("lat")),
        "longitude": _real(row.get("lon")),
        "population": _count(row.get("population")),
        "population_year": _count(row.get("population_year")),
        "kecamatan_count": _count(row.get("kecamatan_count")),
        "tile_row": _count(tile.get("row")),
        "tile_col": _count(tile.get("col")),
    }


def _tiles() -> dict[str, dict[str, str]]:
    """Area code to its row of the grid it is shown in: the nation's, Jateng's own, or another province's."""
    others = {row["code"]: row for row in _read("tilegrid_all") if not row["code"].startswith(OWN_GRID)}
    own = {row["code"]: row for row in _read("tilegrid_jateng")}
    provinces = {row["code"]: row for row in _read("tilegrid_provinces")}
    return others | own | provinces


def _parties() -> Iterator[Row]:
    for row in _read("parties_2024"):
        number, required = _count(row["number"]), int(row["verfak_required"])
        yield row | {"number": number, "verfak_required": required, "final_status": row["final_status"] or None}


def _windows() -> Iterator[Row]:
    for row in _read("stages_2024"):
        yield {
            "cycle": row["cycle"],
            "stage": row["code"],
            "level": row["level"],
            "area_code": "",
            "revision": int(row["revision"]),
            "name": row["name"],
            "starts_at": _instant(row["start"]),
            "ends_at": _instant(row["end"]) if row["end"] else None,
            "legal_basis": row["legal_basis"],
            "note": row["note"] or None,
        }


def _rounds() -> Iterator[Row]:
    for row in _read("rounds_2024"):
        yield row | {"position": int(row["position"]), "first_on": date.fromisoformat(row["first_on"])}


def _give_basis(db: Session) -> None:
    for row in _rounds():
        same = (Round.cycle == row["cycle"], Round.code == row["code"], Round.legal_basis.is_(None))
        db.execute(update(Round).where(*same).values(legal_basis=row["legal_basis"]))


def _minimum_members() -> Iterator[Row]:
    for row in _read("min_members_2024"):
        members = int(row["min_members"])
        yield {"cycle": CYCLE, "area_code": row["code"], "revision": 0, "members": members, "source": row["source"]}


def _semesters() -> Iterator[Row]:
    for row in _read("semesters"):
        yield row | {"accounts": int(row["accounts"])}


def _required_documents() -> Iterator[Row]:
    for row in _read("required_documents_2024"):
        yield row | {"position": int(row["position"]), "note": row["note"] or None}


def _topics() -> Iterator[Row]:
    for row in _read("service_topics"):
        yield row | {"position": int(row["position"])}


def _calendar_days() -> Iterator[Row]:
    for row in _read("calendar_days"):
        day = date.fromisoformat(row["day"])
        said = {"working": int(row["working"]), "name": row["name"], "source": row["source"]}
        yield {"held_at": start_of_day(day), "held_on": day, **said}


def _service_hours() -> Iterator[Row]:
    """A row for each of the weekdays `0-4`."""
    for row in _read("service_hours"):
        first, last = row.pop("weekdays").split("-")
        said = {
            "opens": _minutes(row["opens"]),
            "closes": _minutes(row["closes"]),
            "valid_from": date.fromisoformat(row["valid_from"]),
            "valid_until": date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
            "on_holidays": int(row["on_holidays"]),
        }
        yield from (row | said | {"weekday": weekday} for weekday in range(int(first), int(last) + 1))


def _special_days() -> Iterator[Row]:
    for row in _read("service_special_days"):
        hours = {name: _minutes(row[name]) for name in ("opens", "closes")}
        yield row | hours | {"day": date.fromisoformat(row["day"]), "source": row["source"] or None}


def _read(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _count(cell: str | None) -> int | None:
    return int(cell) if cell else None


def _minutes(cell: str) -> int | None:
    """`08.30` as minutes after 00.00."""
    hours, _, minutes = cell.partition(".")
    return int(hours) * 60 + int(minutes) if cell else None


def _real(cell: str | None) -> float | None:
    return float(cell) if cell else None


def _instant(cell: str) -> datetime:
    return datetime.fromisoformat(cell).replace(tzinfo=WIB)
