"""The sentences and the headline numbers of the page of one party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from data.thresholds import Outlook, Reach
from layouts import links, pace, terms
from layouts.components.elements import Link
from layouts.components.key_number import KeyNumber, key_number

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from data.thresholds import AreaThreshold, ProvinceThreshold
    from layouts.party_view import View

NAMED: Final = 4
VERDICTS: Final = {
    Outlook.CERTAIN: N_("**Pasti memenuhi ambang {area}**: {met} kab/kota sudah memenuhi, perlu {needed}."),
    Outlook.POSSIBLE: N_("**Masih mungkin memenuhi ambang {area}**: {met} kab/kota sudah memenuhi, perlu {needed}, paling banyak {best}."),
    Outlook.IMPOSSIBLE: N_("**Tidak mungkin lagi memenuhi ambang {area}**: paling banyak {best} kab/kota, padahal perlu {needed}."),
}  # fmt: skip
REACHES: Final = {
    Reach.MET: N_("**Syarat minimal di sini sudah tercapai**: {ms} MS, perlu {minimum}."),
    Reach.OPEN: N_("**Syarat minimal di sini masih mungkin**: {ms} MS, perlu {minimum}, kurang {missing}; yang belum diperiksa masih cukup."),
    Reach.REPAIR: N_("**Syarat minimal di sini baru cukup bila BMS dilengkapi**: {ms} MS, perlu {minimum}, kurang {missing}."),
    Reach.OUT: N_("**Syarat minimal di sini tidak dapat dicapai lagi**: {ms} MS, perlu {minimum}, kurang {missing}."),
}  # fmt: skip


def sentences(view: View, lang: Lang) -> list[str]:
    """How far, whether the threshold is reached, and where the party is absent."""
    if view.figures.reporting is Reporting.NOT_REGISTERED and view.is_single:
        return [t("**Partai ini tidak terdaftar di {area}.**", lang, area=view.figures.area.name)]
    if view.exempt:
        return [t("**Partai ini tidak ikut putaran {round}.**", lang, round=_round(view, lang)), *_where(view, lang)]
    return [_progress(view, lang), *_threshold(view, lang), *_where(view, lang)]


def _round(view: View, lang: Lang) -> str:
    return terms.round_word(view.round.code, view.round.name, lang)


def _progress(view: View, lang: Lang) -> str:
    figures = view.figures
    kind = terms.word(terms.OBJECTS, view.question.object, lang).lower()
    if figures["received"] is None:
        said = t("**Belum ada laporan {object} untuk putaran {round}.**", lang, object=kind, round=_round(view, lang))
        return f"{said} {pace.begins(figures, lang)}".strip()
    whole = formats.number(figures["received"], lang)
    if figures["checked"] is None:
        return t("**{n} {object} diterima**; jumlah yang diperiksa belum dilaporkan.", lang, n=whole, object=kind)
    share = formats.share_of(figures["checked"], figures["received"], lang)
    done = formats.number(figures["checked"], lang)
    return t(
        "**{share} {object} diperiksa** ({done} dari {whole}).", lang, share=share, object=kind, done=done, whole=whole
    )


def _threshold(view: View, lang: Lang) -> list[str]:
    if view.here is not None:
        return _here(view.here, lang)
    if view.province is not None:
        return [] if view.province.is_silent else [_verdict(view.province, view, lang)]
    known = [one for one in view.thresholds.provinces if not one.is_silent]
    if not known:
        return []
    counts = {each: sum(one.outlook is each for one in known) for each in Outlook}
    facts = {each.value: formats.number(counts[each], lang) for each in Outlook}
    total = formats.number(len(view.thresholds.provinces), lang)
    return [
        t(
            "Dari {total} provinsi: {certain} pasti, {possible} mungkin, {impossible} tidak mungkin memenuhi ambang; selebihnya belum ada laporan.",
            lang,
            total=total,
            **facts,
        )
    ]


def _verdict(one: ProvinceThreshold, view: View, lang: Lang) -> str:
    facts = {name: formats.number(getattr(one, name), lang) for name in ("met", "needed", "best")}
    said = t(VERDICTS[one.outlook], lang, area=view.figures.area.name, **facts)
    caveat = t("Proyeksi, bukan putusan.", lang)
    return f"{said} {caveat}" if one.projected else said


def _here(one: AreaThreshold, lang: Lang) -> list[str]:
    if one.reach not in REACHES or one.members is None:
        return []
    facts = {
        "ms": formats.number(one.members.ms, lang),
        "minimum": formats.number(one.minimum, lang),
        "missing": formats.number(one.missing, lang),
    }
    return [t(REACHES[one.reach], lang, **facts)]


def _where(view: View, lang: Lang) -> list[str]:
    """Where the party is not registered, by name where there are few."""
    absent, here = view.registered.absent, view.registered.here
    if view.is_single or not (absent or here):
        return []
    count = formats.number(len(here), lang)
    if not absent:
        return [t("Terdaftar di semua {n} kab/kota yang datanya dimuat.", lang, n=count)]
    if len(absent) > NAMED:
        return [tn("Terdaftar di {here} kab/kota, tidak terdaftar di {n}.", len(absent), lang, here=count)]
    names = formats.listing([area.short_name for area in absent], lang)
    return [t("Terdaftar di {n} kab/kota, tidak terdaftar di {names}.", lang, n=count, names=names)]


def keys(view: View, lang: Lang) -> list[Component]:
    """Four headline numbers, where anything was reported."""
    if view.figures["received"] is None:
        return []
    return [
        key_number(one, lang) for one in (_checked(view, lang), _left(view, lang), _ms(view, lang), _met(view, lang))
    ]


def _checked(view: View, lang: Lang) -> KeyNumber:
    figures = view.figures
    done, whole = (formats.number(figures[metric], lang) for metric in ("checked", "received"))
    return KeyNumber(
        label=t("Diperiksa", lang),
        value=formats.share_of(figures["checked"], figures["received"], lang),
        details=[f"{done} / {whole}"],
        metrics=("progress", "checked", "received"),
    )


def _left(view: View, lang: Lang) -> KeyNumber:
    figures, left = view.figures, view.figures["backlog"]
    href = links.to_backlog(view.filters, party=view.party.code, area=figures.area.code)
    details = [Link(t("buka daftarnya", lang), href=href)] if view.rows and left else []
    return KeyNumber(
        label=t("Belum diperiksa", lang), value=formats.number(left, lang), details=details, metrics=("backlog",)
    )


def _ms(view: View, lang: Lang) -> KeyNumber:
    figures = view.figures
    rest = [
        f"{metric.upper()} {formats.number(figures[metric], lang)}"
        for metric in ("bms", "tms")
        if figures[metric] is not None
    ]
    return KeyNumber(
        label=t("Memenuhi syarat", lang),
        value=formats.number(figures["ms"], lang),
        details=rest or [t("rincian status belum dilaporkan", lang)],
        metrics=("ms", "bms", "tms"),
    )


def _met(view: View, lang: Lang) -> KeyNumber:
    """Kab/kota that meet the requirement; members against the minimum in one kab/kota; else where it is registered."""
    if view.province is not None:
        needed = t("perlu {n}", lang, n=formats.number(view.province.needed, lang))
        best = t("paling banyak {n}", lang, n=formats.number(view.province.best, lang))
        value = f"{formats.number(view.province.met, lang)} / {formats.number(view.province.areas, lang)}"
        words = t("Kab/kota memenuhi", lang)
        return KeyNumber(
            label=words, value=value, details=[needed, best], metrics=("areas_needed", "threshold_outlook")
        )
    if view.here is not None and view.here.members is not None:
        short = t("kurang {n}", lang, n=formats.number(view.here.missing, lang))
        return KeyNumber(
            label=t("Syarat minimal", lang),
            value=formats.number(view.here.minimum, lang),
            details=[short if view.here.missing else t("sudah tercapai", lang)],
            metrics=("minimum", "members_missing"),
        )
    here, absent = (formats.number(len(some), lang) for some in (view.registered.here, view.registered.absent))
    details = [t("tidak terdaftar di {n}", lang, n=absent)]
    return KeyNumber(label=t("Kab/kota terdaftar", lang), value=here, details=details, metrics=("not_registered",))
