"""The sentences at the top of an area's page, generated from its numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting, Status
from layouts import ageing_bars, pace, terms

if TYPE_CHECKING:
    from layouts.area_view import View


def sentences(view: View, lang: Lang) -> list[str]:
    """Where the area stands, what is left and of what kind, who has reported, and who still falls short."""
    return [one for one in (_where(view, lang), _left(view, lang), _silence(view, lang), _short(view, lang)) if one]


def _where(view: View, lang: Lang) -> str:
    figures = view.figures
    if figures["received"] is None:
        return _nothing(view, lang)
    if figures["backlog"] is None:
        received = formats.number(figures["received"], lang)
        return t("**{n} diterima; jumlah yang sudah diperiksa belum dilaporkan.**", lang, n=received)
    if figures["backlog"] == 0:
        return t("**Semua {n} sudah diperiksa.**", lang, n=formats.number(figures["received"], lang))
    share = pace.share_checked(figures, lang)
    return f"**{_outlook(view, share, lang)}**"


def _nothing(view: View, lang: Lang) -> str:
    if view.figures.reporting is Reporting.NOT_REGISTERED:
        return t("**Partai ini tidak terdaftar di {area}.**", lang, area=view.figures.area.name)
    if view.question.party in view.exempt:
        return t("**Partai ini dikecualikan dari verifikasi faktual.**", lang)
    name = terms.round_word(view.round.code, view.round.name, lang)
    if view.figures["sample"] is not None:
        return t("**Putaran {round}: angkanya berasal dari sampel.**", lang, round=name)
    thing = terms.word(terms.OBJECTS, view.question.object, lang).lower()
    said = t("**Belum ada laporan {object} untuk putaran {round}.**", lang, object=thing, round=name)
    return f"{said} {pace.begins(view.figures, lang)}".strip()


def _outlook(view: View, share: str, lang: Lang) -> str:
    figures = view.figures
    done, end = pace.done_day(figures, figures["eta"]), pace.end_day(figures)
    left = figures["days_left"]
    if left is not None and left < 0:
        return t(
            "{share} sudah diperiksa, batas {end} sudah lewat.", lang, share=share, end=formats.long_day(end, lang)
        )
    if done is None:
        return t("{share} sudah diperiksa.", lang, share=share)
    day = formats.week_day(done, lang)
    if end is not None and done > end:
        late = (done - end).days
        return tn(
            "{share} sudah diperiksa; pada laju sekarang baru selesai {day}, {n} hari setelah batas.",
            late,
            lang,
            share=share,
            day=day,
        )
    return t("{share} sudah diperiksa, selesai sekitar {day}.", lang, share=share, day=day)


def _left(view: View, lang: Lang) -> str:
    backlog = view.figures["backlog"]
    if not backlog:
        return ""
    said = tn("Sisa {n} berkas", int(backlog), lang)
    findings = {code: count for code, count in ageing_bars.by_finding(view.ages).items() if code}
    if findings:
        code = max(findings, key=lambda name: findings[name])
        finding = terms.inside(terms.word(terms.FINDINGS, code, lang))
        facts = {"n": formats.number(findings[code], lang), "finding": finding}
        if view.itemised < backlog:
            listed = formats.number(view.itemised, lang)
            said += "; " + t("dari {listed} yang punya daftar, {n} {finding}", lang, listed=listed, **facts)
        else:
            said += "; " + t("{n} di antaranya {finding}", lang, **facts)
    return said + ". " + _pace(view, lang)


def _pace(view: View, lang: Lang) -> str:
    """What has to change, where the present rate is too slow."""
    rate, needed = view.figures["daily_rate"], view.figures["pace_needed"]
    if not view.figures.is_at_risk or not needed:
        return ""
    facts = {"pace": formats.number(math.ceil(needed), lang), "rate": formats.number(rate, lang)}
    if not rate:
        return t("Perlu {pace} sehari agar selesai tepat waktu.", lang, pace=facts["pace"])
    return t("Perlu {pace} sehari, sekarang {rate}.", lang, **facts)


def _silence(view: View, lang: Lang) -> str:
    figures = view.figures
    if figures.reporting is Reporting.SILENT and figures.data_as_of is not None and view.is_single:
        return t("Belum ada laporan sejak {moment}.", lang, moment=formats.moment(figures.data_as_of, lang))
    missing = figures.expected - figures.reported
    if not view.is_single and figures["received"] is not None and missing > 0:
        return tn("{n} kab/kota belum melapor hari itu.", missing, lang)
    return ""


def _short(view: View, lang: Lang) -> str:
    """Parties that can no longer reach the minimum, or are short of it with all checked."""
    if not view.decides or view.minimum is None:
        return ""
    short = sum(one.status in {Status.BMS, Status.TMS} for one in view.standings.values())
    met = sum(one.status is Status.MS for one in view.standings.values())
    least = formats.number(view.minimum, lang)
    if view.projects:
        return _projected(short, met, least, lang)
    if short:
        return tn("{n} partai di bawah syarat minimal {least} anggota.", short, lang, least=least)
    return tn("{n} partai sudah mencapai syarat minimal {least} anggota.", met, lang, least=least) if met else ""


def _projected(short: int, met: int, least: str, lang: Lang) -> str:
    """The same by the samples, which decide nothing."""
    if short:
        words = N_("Proyeksi sampel (bukan putusan): {n} partai di bawah syarat minimal {least} anggota.")
        return tn(words, short, lang, least=least)
    words = N_("Proyeksi sampel (bukan putusan): {n} partai mencapai syarat minimal {least} anggota.")
    return tn(words, met, lang, least=least) if met else ""
