"""The sentences of the pages of the Help Desks: where service stands, what is worst, what needs a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t, tn
from data.answers import Reporting
from data.service_answers import FEW
from layouts import links
from layouts.service_time import aged, period_words, took

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.service_answers import Met, ServiceFigures
    from layouts.helpdesk_view import View

NAMED: Final = 3


def sentences(view: View, lang: Lang) -> list[str]:
    """At most four sentences, each with the numbers that carry it."""
    whole = view.whole
    if whole.reporting is Reporting.NEVER:
        return []
    if whole.reporting is Reporting.SILENT and whole.desks == 1:
        return [_silent_desk(view, lang), _stand(view, lang)]
    return [one for one in (_stand(view, lang), worst(view, lang), quiet(view, lang), decision(view, lang)) if one]


def _stand(view: View, lang: Lang) -> str:
    """How many in time, and how long it takes."""
    whole, period = view.whole, view.service.period
    when = period_words(period.first, period.last, lang)
    if not whole.resolution_sla.n:
        count = tn("**{n} layanan dibuka**", whole.opened, lang)
        return t("{count} {when}; belum ada yang selesai.", lang, count=count, when=when)
    return t(
        "**{share} layanan selesai tepat waktu** {when}; separuh selesai dalam {median} dan sembilan dari sepuluh dalam {p90}.",
        lang,
        share=met_words(whole.resolution_sla, lang),
        when=when,
        median=took(whole.resolution.median, lang),
        p90=took(whole.resolution.p90, lang),
    )


def met_words(met: Met, lang: Lang) -> str:
    """`87,5%`, or `7 dari 8` where there are few."""
    return formats.share_of(met.met, met.n, lang)


def slowest(view: View) -> list[ServiceFigures]:
    """Parts with enough cases whose p90 is beyond a service day, the slowest first."""
    known = [one for one in view.parts if one.resolution.n >= FEW and one.day_s]
    late = [one for one in known if (one.resolution.p90 or 0) > one.day_s]
    return sorted(late, key=lambda one: -(one.resolution.p90 or 0))


def worst(view: View, lang: Lang) -> str:
    """Where it takes longest."""
    late = slowest(view)
    if not late:
        return ""
    names = [f"{linked(view, one)} ({took(one.resolution.p90, lang)})" for one in late[:NAMED]]
    listed = formats.listing(names, lang)
    return t("Paling lama di {names}, p90; sasaran satu hari layanan.", lang, names=listed)


def home(view: View, one: ServiceFigures, section: str = "") -> str:
    """The page of a part, at a section of it: a desk, or in the nation a province."""
    if view.service.area.kind == "nation":
        return links.to_helpdesk(view.filters, area=one.area.code)
    return links.to_desk(view.filters, one.area.code) + (f"#{section}" if section else "")


def linked(view: View, one: ServiceFigures) -> str:
    """The name of a part as a link within a sentence."""
    return f"[{view.name(one)}]({home(view, one)})"


def silent(view: View) -> list[ServiceFigures]:
    """Desks that fell silent, the longest first."""
    return sorted(
        (one for one in view.parts if one.reporting is Reporting.SILENT),
        key=lambda one: (-one.silent_days, one.area.code),
    )


def quiet(view: View, lang: Lang) -> str:
    """Who is silent: that is no zero."""
    whole = view.whole
    if not view.parts or not whole.silent:
        return ""
    count = tn("**{n} satker diam**", whole.silent, lang)
    named = silent(view)[:NAMED]
    if not named:
        return t("{count}.", lang, count=count)
    names = [f"{linked(view, one)} ({aged(one.silent_days, lang)})" for one in named]
    return t("{count}: {names}.", lang, count=count, names=formats.listing(names, lang))


def _silent_desk(view: View, lang: Lang) -> str:
    days = aged(view.whole.silent_days, lang)
    last = formats.short_moment(view.whole.last_at, lang)
    return t("**Diam selama {days}**: catatan terakhir {last}.", lang, days=days, last=last)


def decision(view: View, lang: Lang) -> str:
    """What waits for somebody: beyond the target, and with other offices."""
    whole = view.whole
    said = []
    if whole.overdue:
        said.append(tn("**{n} layanan lewat sasaran**", whole.overdue, lang))
    if whole.escalated_open:
        words = tn("{n} menunggu jawaban eskalasi", whole.escalated_open, lang)
        if whole.escalated_days:
            words += t(", terlama {days}", lang, days=aged(whole.escalated_days, lang))
        said.append(words)
    return t("Perlu keputusan: {list}.", lang, list=formats.listing(said, lang)) if said else ""


def slow_title(view: View, lang: Lang) -> str:
    """How many are beyond the target."""
    late = slowest(view)
    if late:
        return tn("p90 penyelesaian melewati satu hari layanan di {n} satker", len(late), lang)
    if not any(one.resolution.n >= FEW for one in view.parts):
        return t("Belum cukup kasus untuk membandingkan satker", lang)
    if view.service.area.kind == "nation":
        return t("p90 penyelesaian dalam satu hari layanan di semua provinsi yang melapor", lang)
    return t("p90 penyelesaian dalam satu hari layanan di semua satker", lang)


def response_title(view: View, lang: Lang) -> str:
    """The response of the whole."""
    whole = view.whole
    return t(
        "{share} direspons tepat waktu; separuh dalam {median}",
        lang,
        share=met_words(whole.response_sla, lang),
        median=took(whole.response.median, lang),
    )


def share_title(below: Sequence[str], lang: Lang) -> str:
    """Who is below the mean by more than chance."""
    if not below:
        return t("Beda ketepatan waktu antarsatker masih wajar", lang)
    if len(below) <= NAMED:
        return t("{names} di bawah batas wajar", lang, names=formats.listing(below, lang))
    return tn("{n} satker di bawah batas wajar", len(below), lang)


def volume_title(view: View, lang: Lang) -> str:
    """Which days stand out; else the mean."""
    chart = view.service.volume
    out = [one for one in chart.flags if one.kind in {"above", "below"}]
    if out:
        named = sorted(out, key=lambda one: -abs(one.count - (chart.mean or 0)))[:NAMED]
        days = [f"{formats.short_day(one.day, lang)} ({formats.number(one.count, lang)})" for one in named]
        rest = len(out) - len(named)
        if rest:
            days.append(tn("{n} hari lain", rest, lang))
        return t("Volume menonjol pada {days}", lang, days=formats.listing(days, lang))
    runs = [one for one in chart.flags if one.kind.startswith("run")]
    if runs:
        word = {
            "run_above": t(
                "Volume lama di atas rata-rata, sampai {day}", lang, day=formats.short_day(runs[-1].day, lang)
            ),
            "run_below": t(
                "Volume lama di bawah rata-rata, sampai {day}", lang, day=formats.short_day(runs[-1].day, lang)
            ),
        }
        return word[runs[-1].kind]
    if chart.mean is None:
        return t("Volume harian: belum cukup hari untuk menilai", lang)
    return t("Volume wajar, rata-rata {n} per hari", lang, n=formats.number(chart.mean, lang))


def state_words(one: ServiceFigures, lang: Lang) -> str:
    """Silent, never, or as it should be; of a sum how many are not."""
    if one.reporting is Reporting.NEVER:
        return t("belum pernah mencatat", lang)
    if one.silent and one.desks > 1:
        return tn("{n} diam", one.silent, lang)
    if one.silent:
        return tn("diam {n} hari layanan", one.silent_days, lang)
    if not one.opened:
        return t("nol, sudah dilaporkan", lang)
    return t("sedikit kasus", lang) if one.resolution_sla.n < FEW else ""
