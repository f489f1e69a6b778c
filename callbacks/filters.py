"""The URL is the state: one codec turns path and query into validated `Filters` and back."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qs, urlencode

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_
from data.days import parse_moment
from data.rules import OBJECTS

if TYPE_CHECKING:
    from datetime import datetime

CODE: Final = re.compile(r"[a-z0-9_]{1,32}")
CYCLE: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,31}")
SEMESTER: Final = re.compile(r"20\d\d-[12]", re.ASCII)
AREA: Final = re.compile(r"\d\d(\.\d\d)?|\*")
LONGEST_QUERY: Final = 2_000
TICKET: Final = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)
OWN_DESK: Final = "sendiri"  # of a province: its own desk, without those below
OFFICER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,31}", re.ASCII)
PERIODS: Final = ("7", "30", "90", "semua")  # days up to the as-of; all there is
PERIOD: Final = "30"
KEYS: Final = frozenset(
    {
        "putaran", "objek", "partai", "per", "wilayah", "umur", "temuan", "urut", "semester", "unsur", "siklus",
        "masa", "kanal", "kategori", "keadaan", "petugas", "tahap", "lingkup", "tiket",
    }
)  # fmt: skip
BAD: Final = N_("Tautan ini memuat saringan yang tidak dikenal. Hapus saringannya lalu coba lagi.")


class Filters(NamedTuple):  # each link has its own: hundreds a page, made in a tenth of a dataclass's time
    """A page's state. None = the page's default (`round`: the one that runs; `area`: the caller's home; `as_of`: now).

    `semester` (`2026-2`) and `part`, one of `data.rules.OBJECTS`, belong to the page of updates.
    `age` is an ageing bucket such as `4-7` or `15-`; `finding` a code of `data.rules.FINDINGS`.
    The Help Desk has `period` (one of `PERIODS`), and for its services `channel`, `category`, `officer`, `stage` and
    `state`: one of `data.helpdesk.STATES`, or `belum_selesai` (whatever is open), or `lewat` (open and past its target).
    `reach` `sendiri` means the area's own desk alone; `ticket` is the number of one service.
    """

    round: str | None = None
    object: str = "keanggotaan"
    party: str | None = None
    as_of: datetime | None = None
    as_of_text: str | None = None
    area: str | None = None
    age: str | None = None
    finding: str | None = None
    sort: str | None = None
    semester: str | None = None
    part: str | None = None
    cycle: str | None = None
    period: str = PERIOD
    channel: str | None = None
    category: str | None = None
    state: str | None = None
    officer: str | None = None
    stage: str | None = None
    reach: str | None = None
    ticket: str | None = None

    def but(self, **changes: str | None) -> Filters:
        """The same filters with some changed (`as_of_text` sets the as-of)."""
        if "as_of_text" in changes:
            text = changes["as_of_text"]
            return self._replace(as_of=parse_moment(text) if text else None, **changes)  # type: ignore[arg-type]
        return self._replace(**changes)  # type: ignore[arg-type]  # the names of `changes` are not typed by field

    def query(self) -> str:
        """The query string of these filters, `?` included, empty where all are defaults; keys in a fixed order."""
        pairs = {
            "putaran": self.round,
            "objek": self.object if self.object != "keanggotaan" else None,
            "partai": self.party,
            "wilayah": self.area,
            "umur": self.age,
            "temuan": self.finding,
            "urut": self.sort,
            "semester": self.semester,
            "unsur": self.part,
            "siklus": self.cycle,
            "masa": self.period if self.period != PERIOD else None,
            "kanal": self.channel,
            "kategori": self.category,
            "keadaan": self.state,
            "petugas": self.officer,
            "tahap": self.stage,
            "lingkup": self.reach,
            "tiket": self.ticket,
            "per": self.as_of_text,
        }
        said = {key: value for key, value in pairs.items() if value}
        return f"?{urlencode(said)}" if said else ""


def read(query: str, *, area: str | None = None, party: str | None = None) -> Filters:
    """The filters of a query string (with or without `?`); `area` or `party` is what the path names, if it does.

    Raises:
        InvalidInput: an unknown key, a repeated one, or a value of the wrong shape.
    """
    if len(query) > LONGEST_QUERY:
        raise InvalidInput(BAD)
    said = parse_qs(query.removeprefix("?"), keep_blank_values=False, max_num_fields=len(KEYS), strict_parsing=False)
    if not said.keys() <= KEYS or any(len(values) > 1 for values in said.values()):
        raise InvalidInput(BAD)
    one = {key: values[0] for key, values in said.items()}
    area = area or one.get("wilayah")
    return Filters(
        round=_code(one.get("putaran")),
        object=_among(one.get("objek", "keanggotaan"), OBJECTS),
        party=_code(party or one.get("partai")),
        as_of=_moment(one.get("per")),
        as_of_text=one.get("per"),
        area=_matching(area, AREA),
        age=_matching(one.get("umur"), re.compile(r"\d{1,3}-\d{0,3}")),
        finding=_code(one.get("temuan")),
        sort=_matching(one.get("urut"), re.compile(r"-?[a-z_]{1,20}")),
        semester=_matching(one.get("semester"), SEMESTER),
        part=_among(one["unsur"], OBJECTS) if "unsur" in one else None,
        cycle=_matching(one.get("siklus"), CYCLE),
        period=_among(one.get("masa", PERIOD), PERIODS),
        channel=_code(one.get("kanal")),
        category=_code(one.get("kategori")),
        state=_code(one.get("keadaan")),
        officer=_matching(one.get("petugas"), OFFICER),
        stage=_code(one.get("tahap")),
        reach=_among(one["lingkup"], (OWN_DESK,)) if "lingkup" in one else None,
        ticket=_matching(one.get("tiket"), TICKET),
    )


def _matching(value: str | None, pattern: re.Pattern[str]) -> str | None:
    if value is not None and not pattern.fullmatch(value):
        raise InvalidInput(BAD)
    return value


def _code(value: str | None) -> str | None:
    return _matching(value, CODE)


def _among(value: str, known: tuple[str, ...]) -> str:
    if value not in known:
        raise InvalidInput(BAD)
    return value


def _moment(value: str | None) -> datetime | None:
    try:
        return parse_moment(value) if value else None
    except ValueError as problem:
        raise InvalidInput(BAD) from problem
