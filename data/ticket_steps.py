"""What can happen to a service, step by step: its state machine, and its flat facts as events and back.

The form stores events; a file has flat facts only. Both become the same events here, and so the same figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from data.models import ServiceTicket

INSTANT: Final = "%Y-%m-%dT%H:%M:%SZ"
_MOVES: Final[Mapping[tuple[str | None, str], str]] = {
    (None, "buka"): "terbuka",
    ("terbuka", "respons"): "ditangani",
    ("terbuka", "eskalasi"): "eskalasi",  # only a file's: its first response may be later, or not known
    ("terbuka", "selesai"): "selesai",  # only a file's
    ("ditangani", "jeda"): "menunggu",
    ("ditangani", "eskalasi"): "eskalasi",
    ("ditangani", "selesai"): "selesai",
    ("menunggu", "lanjut"): "ditangani",
    ("menunggu", "selesai"): "selesai",  # the wait ends with it
    ("eskalasi", "respons"): "eskalasi",  # only a file's
    ("eskalasi", "kembali"): "ditangani",
    ("eskalasi", "selesai"): "selesai",  # solved where it was sent
    ("selesai", "buka_kembali"): "ditangani",  # a reopen never asks for a first response again
    ("selesai", "nilai"): "selesai",
    **{(state, "pindah"): state for state in ("terbuka", "ditangani", "menunggu", "eskalasi")},
}
_TAPS: Final[Mapping[str, tuple[str, ...]]] = {
    "terbuka": ("respons", "selesai", "jeda", "eskalasi", "pindah"),
    "ditangani": ("selesai", "jeda", "eskalasi", "pindah"),
    "menunggu": ("lanjut", "selesai", "pindah"),
    "eskalasi": ("kembali", "selesai", "pindah"),
    "selesai": ("nilai", "buka_kembali"),
}
_FIRST_RESPONDS: Final = frozenset({"jeda", "eskalasi", "selesai"})  # whoever does this has answered by then
_TIES: Final = ("buka", "respons", "eskalasi", "kembali", "selesai", "nilai", "buka_kembali")


class IllegalStep(InvalidInput):
    """A step that the state of a service does not allow."""

    message = N_(
        "Langkah ini tidak dapat dilakukan pada keadaan layanan sekarang. Muat ulang, lalu pilih langkah lain."
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One step: `target` is where an escalation goes, the officer it moves to, or the rating in digits."""

    kind: str
    at: datetime
    officer: str | None = None
    target: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Flat:
    """The flat columns of `service_ticket` that its steps decide; instants in UTC, in order.

    `escalated_*` is the newest escalation. Resolutions are as many as reopenings, or one more (then it is closed).
    """

    opened_at: datetime
    officer: str | None = None
    first_response_at: datetime | None = None
    resolutions: tuple[datetime, ...] = ()
    reopenings: tuple[datetime, ...] = ()
    escalated_to: str | None = None
    escalated_at: datetime | None = None
    returned_at: datetime | None = None
    rating: int | None = None
    state: str = "terbuka"

    @property
    def resolved_at(self) -> datetime | None:
        """The end that holds now; None while it is open."""
        return self.resolutions[-1] if len(self.resolutions) > len(self.reopenings) else None


def after(state: str | None, step: str) -> str:
    """The state that `step` leads to; None is before it was opened.

    Raises:
        IllegalStep: the state does not allow it.
    """
    try:
        return _MOVES[state, step]
    except KeyError as problem:
        raise IllegalStep(state=state, step=step) from problem


def steps_from(state: str) -> tuple[str, ...]:
    """The steps an officer may take in this state, the likeliest first; none in a state that does not exist."""
    return _TAPS.get(state, ())


def taken(state: str, step: str) -> tuple[str, ...]:
    """What a tap on `step` records: a pause, escalation or end before any response is the first response, too.

    Raises:
        IllegalStep: the state does not offer it.
    """
    if step not in steps_from(state):
        raise IllegalStep(state=state, step=step)
    return ("respons", step) if state == "terbuka" and step in _FIRST_RESPONDS else (step,)


def state_of(events: Iterable[Event]) -> str:
    """The state after these events, in their order.

    Raises:
        IllegalStep: a step that could not be, or no `buka` first.
    """
    state: str | None = None
    for event in events:
        state = after(state, event.kind)
    if state is None:
        raise IllegalStep(state=None, step=None)
    return state


def flat_of(events: Sequence[Event]) -> Flat:
    """The flat facts of these events, in their order.

    Raises:
        IllegalStep: a step that could not be, or no `buka` first.
    """
    newest = newest_escalation(events)
    ratings = [int(each.target) for each in events if each.kind == "nilai" and each.target]
    return Flat(
        state=state_of(events),
        opened_at=events[0].at,
        officer=officer_of(events),
        first_response_at=next((each.at for each in events if each.kind == "respons"), None),
        resolutions=tuple(each.at for each in events if each.kind == "selesai"),
        reopenings=tuple(each.at for each in events if each.kind == "buka_kembali"),
        escalated_to=newest[0].target if newest else None,
        escalated_at=newest[0].at if newest else None,
        returned_at=next((each.at for each in newest if each.kind == "kembali"), None),
        rating=ratings[-1] if ratings else None,
    )


def officer_of(events: Iterable[Event]) -> str | None:
    """Who has it: the officer it was moved to last, else the first who is known."""
    found: str | None = None
    for event in events:
        found = event.target if event.kind == "pindah" else found or event.officer
    return found


def facts_of(row: ServiceTicket) -> Flat:
    """The flat facts of a service as they are stored."""
    return Flat(
        opened_at=row.opened_at,
        officer=row.officer,
        first_response_at=row.first_response_at,
        resolutions=parted(row.resolutions),
        reopenings=parted(row.reopenings),
        escalated_to=row.escalated_to,
        escalated_at=row.escalated_at,
        returned_at=row.returned_at,
        rating=row.rating,
        state=row.state,
    )


def events_of(flat: Flat) -> tuple[Event, ...]:
    """The events that a file's flat facts stand for, in an order that the state machine allows.

    A file knows no pause but its minutes, no move and one escalation. Steps within one second go in the order in which
    they can have happened: an escalation that returned later follows the ends of its second.

    Raises:
        IllegalStep: times that no order of steps explains (answered after its end, escalated while closed, ...).
    """
    left = sorted(_named(flat), key=lambda event: (event.at, _TIES.index(event.kind)))
    returns_later = flat.returned_at is not None and flat.returned_at != flat.escalated_at
    found: list[Event] = []
    state: str | None = None
    while left:
        now = [each for each in left if each.at == left[0].at]
        too_early = "eskalasi" if returns_later and any(each.kind == "selesai" for each in now) else None
        event = next((each for each in now if (state, each.kind) in _MOVES and each.kind != too_early), now[0])
        state = after(state, event.kind)
        left.remove(event)
        found.append(event)
    return tuple(found)


def _named(flat: Flat) -> list[Event]:
    """Every fact with a time as an event, in no order."""
    officer = flat.officer
    events = [Event("buka", flat.opened_at, officer)]
    events += [Event("selesai", at, officer) for at in flat.resolutions]
    events += [Event("buka_kembali", at, officer) for at in flat.reopenings]
    if flat.first_response_at:
        events.append(Event("respons", flat.first_response_at, officer))
    if flat.escalated_at:
        events.append(Event("eskalasi", flat.escalated_at, officer, flat.escalated_to))
    if flat.returned_at:
        events.append(Event("kembali", flat.returned_at, officer))
    if flat.rating is not None and flat.resolutions:
        events.append(Event("nilai", max(flat.resolutions), officer, str(flat.rating)))
    return events


def newest_escalation(events: Sequence[Event]) -> Sequence[Event]:
    """The events from the last escalation on, up to the end of its spell; empty without one."""
    starts = [number for number, each in enumerate(events) if each.kind == "eskalasi"]
    if not starts:
        return ()
    rest = events[starts[-1] :]
    end = next((number for number, each in enumerate(rest) if each.kind == "selesai"), len(rest))
    return rest[:end]


def joined(instants: Iterable[datetime]) -> str | None:
    """Instants as `service_ticket` keeps them: ISO, UTC, parted by `;`; None for none."""
    return ";".join(each.astimezone(UTC).strftime(INSTANT) for each in instants) or None


def parted(words: str | None) -> tuple[datetime, ...]:
    """The instants that `joined` wrote."""
    return tuple(datetime.fromisoformat(each) for each in words.split(";")) if words else ()
