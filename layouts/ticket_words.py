"""Words of single services, the same in the table, on the page of one, and in files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.helpdesk import STATE_WORDS
from data.ticket_answers import ENDED_LATE, LATE, OPEN, REOPENED
from layouts.service_time import age_words, took

if TYPE_CHECKING:
    from data.ticket_answers import TicketRow

ASKED_WORDS: Final = {
    OPEN: N_("Belum selesai"),
    LATE: N_("Lewat sasaran"),
    **STATE_WORDS,
    ENDED_LATE: N_("Selesai lewat sasaran"),
    REOPENED: N_("Dibuka kembali"),
}
REQUESTER_SHORT: Final = {
    "LO": N_("LO"), "operator": N_("Operator"), "pengurus": N_("Pengurus"), "masyarakat": N_("Masyarakat"),
}  # fmt: skip


def state(one: TicketRow, lang: Lang) -> str:
    """`Ditangani, dibuka kembali`."""
    said = t(STATE_WORDS[one.state], lang)
    return t("{state}, dibuka kembali", lang, state=said) if one.spells > 1 else said


def age(one: TicketRow, lang: Lang) -> str:
    """Hours of service on the first day, then service days; a service that is done has none."""
    if one.days is None:
        return formats.NO_VALUE
    return took(one.age_s, lang) if not one.days else age_words(one.days, one.days, lang)


def due(one: TicketRow, lang: Lang) -> str:
    """When it is due; that it is late; that the clock stands."""
    if one.due_at is None:
        return t("jam berhenti", lang) if one.waiting else formats.NO_VALUE
    when = formats.short_moment(one.due_at, lang)
    return t("lewat, {moment}", lang, moment=when) if one.late else when
