"""What moved, in words: one sentence a change."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.answers import Change

SENTENCES: Final = {
    "finished": N_("{area} menyelesaikan pemeriksaan {checked}."),
    "silent": N_("{area} belum melapor sejak {since}."),
    "correction": N_("Koreksi {area}{party}: {field} {old} → {new}."),
    "schedule": N_("Jadwal {name} direvisi: akhir {old} → {new}."),
    "reported": N_("{area} melapor, {added} bertambah."),
}
HOLES: Final = ("checked", "since", "field", "old", "new", "name", "added")
FIELDS: Final = {
    "received": N_("diterima"),
    "checked": N_("diperiksa"),
    "ms": N_("MS"),
    "bms": N_("BMS"),
    "tms": N_("TMS"),
}


def change_words(change: Change, parties: Mapping[str, str], lang: Lang) -> str:
    """The sentence of one change, `parties` giving abbreviations by code; an unknown kind is named with its area."""
    area = change.area.short_name if change.area else ""
    sentence = SENTENCES.get(change.kind)
    if sentence is None:
        return f"{area} {change.kind}".strip()
    said = {key: value_words(key, value, lang) for key, value in change.values.items()}
    code = change.values.get("party")
    party = f", {parties.get(str(code), str(code))}" if code else ""
    return t(sentence, lang, **{**dict.fromkeys(HOLES, formats.NO_VALUE), **said, "area": area, "party": party})


def value_words(key: str, value: str | float | date | datetime | None, lang: Lang) -> str:
    """A value of a change in the reader's words and digits."""
    if key == "field" and isinstance(value, str):
        return t(FIELDS[value], lang) if value in FIELDS else terms.inside(terms.word(terms.FINDINGS, value, lang))
    if isinstance(value, datetime):
        return formats.short_moment(value, lang)
    if isinstance(value, date):
        return formats.short_day(value, lang)
    return value if isinstance(value, str) else formats.number(value, lang)


def when_words(change: Change, lang: Lang) -> str:
    """When it happened; a revision of the schedule carries no moment of its own."""
    return t("jadwal", lang) if change.kind == "schedule" else formats.short_moment(change.at, lang)
