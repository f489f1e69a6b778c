"""Dates and times as offices write them -> instants in UTC; a date without a time is the end of that day in WIB."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING, Final

from dashboard.core.formats import WIB
from dashboard.core.text import N_
from data.importers.cells import DATE, MARKS, NUMBER, plain
from data.importers.problems import CellError
from data.importers.values import PROSE, cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable

END_OF_DAY: Final = time(23, 59, 59)
OLDEST: Final = date(2000, 1, 1)
LAST: Final = date(2100, 1, 1)
SERIAL_ZERO: Final = date(1899, 12, 30)  # Excel's day 0, its leap year of 1900 included
SECONDS: Final = 86_400

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januari jan january", "februari feb pebruari february", "maret mar march", "april apr", "mei may",
            "juni jun june", "juli jul july", "agustus agu agt agst ags aug august", "september sep sept",
            "oktober okt oct october", "november nov nopember nop", "desember des dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ZONES: Final = {
    "": WIB,
    "wib": WIB,
    "wita": timezone(timedelta(hours=8)),
    "wit": timezone(timedelta(hours=9)),
    "z": UTC,
}
_TIME: Final = r"(?:(?:[T ]|,? ?pukul )(?P<hour>\d\d?)[.:](?P<minute>\d\d)(?:[.:](?P<second>\d\d)(?:[.,]\d{1,9})?)?"
_ZONE: Final = r" ?(?P<zone>wib|wita|wit|z|[+-]\d\d:?\d\d)?)?"
_DAYS: Final = (
    r"(?P<year>\d{4})-(?P<month>\d\d?)-(?P<day>\d\d?)",
    r"(?P<day>\d\d?)(?P<mark>[/-])(?P<month>\d\d?)(?P=mark)(?P<year>\d{4})",
    r"(?:(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|ahad),? )?(?P<day>\d\d?)[ -](?P<name>[a-z]{3,10})\.?[ -](?P<year>\d{4})",
)
_SHAPES: Final = tuple(re.compile(day + _TIME + _ZONE, re.ASCII | re.IGNORECASE) for day in _DAYS)
_WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        (
            "senin monday", "selasa tuesday", "rabu wednesday", "kamis thursday", "jumat jum'at friday", "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for name in names.split()
}  # fmt: skip
_CLOCK: Final = re.compile(
    r"(?:pukul )?(?P<hour>\d\d?)[.:](?P<minute>\d\d)(?:[.:]00)?(?: ?wib)?", re.ASCII | re.IGNORECASE
)
END: Final = 24 * 60  # minutes of a day
_SERIAL: Final = re.compile(r"(\d{5})(?:\.(\d{1,17}))?", re.ASCII)


def instant(text: str) -> tuple[int, bool] | None:
    """Seconds since 1970 (UTC) and whether a time of day was given; empty -> None."""
    text = cleaned(text)
    if not text or text == DATE:
        return None
    if text.startswith(NUMBER) or (serial := _SERIAL.fullmatch(text)):
        serial = _SERIAL.fullmatch(plain(text))
        return _from_serial(serial)
    if text[0] in MARKS and text[0] != DATE:
        raise _not_a_date(text)
    for shape in _SHAPES:
        if match := shape.fullmatch(plain(text)):
            return _from_parts(match.groupdict(), text)
    raise _not_a_date(text)


def _from_parts(parts: dict[str, str | None], text: str) -> tuple[int, bool]:
    month = parts.get("month") or MONTHS.get((parts.get("name") or "").lower())
    if not month:
        raise _not_a_date(text)
    try:
        day = date(int(parts["year"] or 0), int(month), int(parts["day"] or 0))
        clock = (
            time(int(parts["hour"]), int(parts["minute"] or 0), int(parts["second"] or 0)) if parts["hour"] else None
        )
    except ValueError:
        raise CellError(N_("Tanggal atau jam ini tidak ada di kalender.")) from None
    return _instant(day, clock, _zone(parts["zone"] or ""))


def _zone(text: str) -> timezone:
    if text.lower() in _ZONES:
        return _ZONES[text.lower()]
    minutes = int(text[1:3]) * 60 + int(text[-2:])
    if minutes > 14 * 60:
        raise CellError(N_("Zona waktu ini tidak dikenal."))
    return timezone(timedelta(minutes=-minutes if text[0] == "-" else minutes))


def _from_serial(match: re.Match[str] | None) -> tuple[int, bool]:
    if match is None:
        raise _not_a_date("")
    day = SERIAL_ZERO + timedelta(days=int(match[1]))
    seconds = round(float(f"0.{match[2]}") * SECONDS) if match[2] else 0
    if seconds == SECONDS:
        day, seconds = day + timedelta(days=1), 0
    clock = time(seconds // 3600, seconds // 60 % 60, seconds % 60) if seconds else None
    return _instant(day, clock, WIB)


def _instant(day: date, clock: time | None, zone: timezone) -> tuple[int, bool]:
    if not OLDEST <= day < LAST:
        raise CellError(N_("Tahun harus antara 2000 dan 2099."))
    return int(datetime.combine(day, clock or END_OF_DAY, tzinfo=zone).timestamp()), clock is not None


def _not_a_date(text: str) -> CellError:
    if not text.isascii() and text[:1] not in MARKS:
        return CellError(N_("Tulis tanggal dengan digit 0 sampai 9, misalnya 23/08/2022."))
    return CellError(N_("Tanggal ini tidak terbaca; tulis seperti 2022-08-23, 23/08/2022 atau 23 Agustus 2022."))


def parted(text: str) -> list[str]:
    """The cells of a series: `2022-08-23 10:00; 2022-08-24 09:00` -> two texts; a mark stays with its only one."""
    if text[:1] in MARKS:
        return [text]
    return [part for part in re.split(r"[;|]", cleaned(text, PROSE)) if part.strip()]


def written(seconds: Iterable[int]) -> str:
    """Seconds since 1970 (UTC) as a series is kept: `2022-08-23T03:00:00Z;2022-08-24T02:00:00Z`."""
    return ";".join(f"{datetime.fromtimestamp(each, UTC):%Y-%m-%dT%H:%M:%SZ}" for each in seconds)


def read_back(series: str | None) -> list[int]:
    """The seconds of a series that was `written`."""
    return [int(datetime.fromisoformat(each).timestamp()) for each in (series or "").split(";") if each]


def weekday(text: str) -> int | None:
    """`Senin` or `Monday` -> 0, `Minggu` -> 6; empty -> None."""
    word = cleaned(text).lower().replace("\u2019", "'")
    if not word:
        return None
    if word not in _WEEKDAYS:
        raise CellError(N_("Hari harus salah satu dari senin, selasa, rabu, kamis, jumat, sabtu, minggu."))
    return _WEEKDAYS[word]


def clock(text: str) -> int | None:
    """`08.00`, `8:30` or `24.00` (and a spreadsheet's time) -> minutes after 00.00; empty -> None."""
    text = cleaned(text)
    if not text:
        return None
    match = _CLOCK.fullmatch(plain(text)) if text[0] not in MARKS or text[0] == DATE else None
    minutes = int(match["hour"]) * 60 + int(match["minute"]) if match else END + 1
    if match is None or int(match["minute"]) >= 60 or minutes > END:  # noqa: PLR2004 - minutes of an hour
        raise CellError(N_("Tulis jam seperti 08.00 atau 16.30, dari 00.00 sampai 24.00."))
    return minutes
