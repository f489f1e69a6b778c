"""What an alert says: the same words on the pages and in the digest."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data import alerts as rules
from data.helpdesk import READINESS_WORDS
from layouts.service_time import day_list

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.alerts import Alert

NAMED: Final = 3  # items named; the others are counted


def desk_name(one: Alert) -> str:
    """The province's own desk is not the province."""
    return f"KPU {one.area.short_name}" if one.own else one.area.short_name


def what(one: Alert, lang: Lang) -> str:
    """The condition with its count: `3 layanan lewat sasaran`."""
    if one.kind == rules.SLA:
        return _services(one, lang)
    if one.kind == rules.ESCALATED:
        return _escalated(one, lang)
    if one.kind == rules.SILENT:
        if one.since is None:
            return t("belum pernah mencatat layanan", lang)
        return tn("diam {n} hari layanan", one.days, lang)
    if one.kind == rules.ATTENDANCE:
        return tn("{n} hari layanan tanpa absensi lengkap", one.count, lang)
    return tn("{n} butir SOP belum siap", one.count, lang)


def _services(one: Alert, lang: Lang) -> str:
    near = one.count - one.late
    if not one.late:
        return tn("{n} layanan harus selesai dalam satu jam layanan", near, lang)
    said = tn("{n} layanan lewat sasaran", one.late, lang)
    return said + tn(", {n} lagi dalam satu jam layanan", near, lang) if near else said


def _escalated(one: Alert, lang: Lang) -> str:
    near = one.count - one.late
    if not one.late:
        return tn("{n} eskalasi harus selesai dalam satu jam layanan", near, lang)
    said = tn("{n} eskalasi lewat sasaran", one.late, lang)
    return said + tn(", {n} lagi dalam satu jam layanan", near, lang) if near else said


def detail(one: Alert, lang: Lang) -> str:
    """Since when, or what: `batas paling awal Sen 22 Agu 09.00`; may be empty."""
    if one.kind in {rules.SLA, rules.ESCALATED}:
        when = formats.short_moment(one.since, lang)
        if not one.late:
            return t("batas {moment}", lang, moment=when)
        return t("batas paling awal {moment}", lang, moment=when)
    if one.kind == rules.SILENT:
        day = formats.short_day(formats.local(one.since).date(), lang) if one.since else ""
        return t("catatan terakhir {day}", lang, day=day) if day else tn("{n} hari layanan", one.days, lang)
    if one.kind == rules.ATTENDANCE:
        return day_list([date.fromisoformat(day) for day in one.items], lang)
    return _some([t(READINESS_WORDS.get(item, item), lang) for item in one.items], lang)


def _some(words: Sequence[str], lang: Lang) -> str:
    """The first few, and how many more."""
    rest = len(words) - NAMED
    if rest <= 0:
        return formats.listing(words, lang)
    return formats.listing([*words[:NAMED], tn("{n} butir lain", rest, lang)], lang)


def over(one: Alert, lang: Lang) -> str:
    """What is over: `2 layanan selesai atau kembali dalam sasaran`."""
    if one.kind == rules.SLA:
        return tn("{n} layanan selesai atau kembali dalam sasaran", one.count, lang)
    if one.kind == rules.ESCALATED:
        return tn("{n} eskalasi selesai, kembali, atau dalam sasaran lagi", one.count, lang)
    if one.kind == rules.SILENT:
        return t("mencatat lagi", lang)
    if one.kind == rules.ATTENDANCE:
        return tn("absensi {n} hari layanan sudah lengkap", one.count, lang)
    return tn("{n} butir SOP sudah siap", one.count, lang)
