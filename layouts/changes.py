"""What moved, in words: one sentence a change."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import terms

if TYPE_CHECKING:
    from data.answers import Change

SENTENCES: Final = {
    "finished": N_("{area} menyelesaikan pemeriksaan {checked}."),
    "silent": N_("{area} belum melapor sejak {since}."),
    "correction": N_("Koreksi {area}: {field} {old} → {new}."),
    "schedule": N_("Jadwal {name} direvisi: akhir {old} → {new}."),
    "reported": N_("{area} melapor, {added} bertambah."),
}
FIELDS: Final = {
    "received": N_("diterima"),
    "checked": N_("diperiksa"),
    "ms": N_("MS"),
    "bms": N_("BMS"),
    "tms": N_("TMS"),
}


def change_words(change: Change, lang: Lang) -> str:
    """The sentence of one change; a kind that has none of its own is named with its area."""
    area = change.area.short_name if change.area else ""
    holes = {"area": area, **{key: value_words(key, value, lang) for key, value in change.values.items()}}
    sentence = SENTENCES.get(change.kind)
    if sentence is None:
        return f"{area} {change.kind}".strip()
    return t(
        sentence,
        lang,
        **{**dict.fromkeys(("checked", "since", "field", "old", "new", "name", "added"), formats.NO_VALUE), **holes},
    )


def value_words(key: str, value: str | float | date | datetime | None, lang: Lang) -> str:
    """A value of a change in the reader's words and digits."""
    if key == "field" and isinstance(value, str):
        return t(FIELDS[value], lang) if value in FIELDS else terms.word(terms.FINDINGS, value, lang).lower()
    if isinstance(value, datetime):
        return formats.short_moment(value, lang)
    if isinstance(value, date):
        return formats.short_day(value, lang)
    return value if isinstance(value, str) else formats.number(value, lang)
