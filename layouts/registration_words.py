"""The sentences, titles and headline numbers of the page of registration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.registration import CRITERIA, UPLOADERS
from layouts.components.key_number import KeyNumber

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.registration import Documents, Line
    from layouts.registration_view import View

NAMED: Final = 3
MANY: Final = 6
MEMBERS: Final = CRITERIA.index("members")
WHO: Final = {"DPP": "DPP", "DPW": "DPW", "DPC": "DPC", "helpdesk": "Help Desk"}
STATUSES: Final = {
    "belum_diunggah": N_("belum diunggah"),
    "diunggah": N_("diunggah, belum diperiksa"),
    "lengkap": N_("lengkap"),
    "perlu_perbaikan": N_("perlu perbaikan"),
}


def sentences(view: View, lang: Lang) -> list[str]:
    """How complete it is, who misses what, and what needs a decision."""
    if not view.every.pairs:
        return [t("**Belum ada laporan dokumen pendaftaran.**", lang), _branches(view, lang)]
    said = [_standing(view, lang), _missing(view, lang), _branches(view, lang), _decision(view, lang)]
    return [one for one in said if one]


def _standing(view: View, lang: Lang) -> str:
    done, told = view.lower.done, view.lower.pairs
    facts = {"done": formats.number(done, lang), "whole": formats.number(told, lang)}
    if view.found.is_single:
        words = t("**{done} dari {whole} partai lengkap dokumennya.**", lang, **facts)
    elif told < formats.SMALL:
        words = t("**{done} dari {whole} pasangan partai dan kab/kota lengkap dokumennya.**", lang, **facts)
    else:
        share = formats.percent(done / told, lang)
        sentence = N_("**{done} dari {whole} pasangan partai dan kab/kota lengkap dokumennya** ({share}).")
        words = t(sentence, lang, share=share, **facts)
    return " ".join([words, *_rest(view, lang)])


def _rest(view: View, lang: Lang) -> list[str]:
    """What is in the way of the others, and how many nobody has told of."""
    said, parts = [], []
    if view.lower.repairing:
        parts.append(tn("{n} memuat dokumen yang perlu perbaikan", view.lower.repairing, lang))
    if none := view.lower.pairs - view.lower.begun:
        parts.append(tn("{n} belum mengunggah apa pun", none, lang))
    if view.left and parts:
        left = formats.number(view.left, lang)
        said.append(t("Dari {left} yang tersisa, {parts}.", lang, left=left, parts=formats.listing(parts, lang)))
    if view.silent:
        words = (
            N_("{n} partai belum ada laporannya.") if view.found.is_single else N_("{n} pasangan belum ada laporannya.")
        )
        said.append(tn(words, view.silent, lang))
    return said


def _missing(view: View, lang: Lang) -> str:
    """The parties with most left."""
    if view.found.is_single:
        names = [one.party.abbreviation for one in view.by_need if one.open]
        return t("Belum lengkap: {names}.", lang, names=_named(names, lang)) if names else ""
    some = [one for one in view.by_need if one.open][:NAMED]
    if not some:
        return "" if view.silent else t("Semua partai lengkap di setiap kab/kota tempatnya terdaftar.", lang)
    names = [f"{one.party.abbreviation} ({formats.number(one.open, lang)})" for one in some]
    return t("Paling banyak kab/kota yang belum lengkap: {names}.", lang, names=formats.listing(names, lang))


def _branches(view: View, lang: Lang) -> str:
    """Who falls short of branches, kecamatan or members."""
    if not view.known:
        return t("Keberadaan partai belum dimuat, sehingga sebaran dan anggota belum dapat dinilai.", lang)
    if view.found.is_single:
        return _single_branches(view, lang)
    facts = {"needed": formats.number(view.found.needed, lang)}
    if view.short:
        facts["names"] = _named([one.party.abbreviation for one in view.short], lang)
        words = N_("{n} partai kurang sebaran, kecamatan, atau anggota untuk {needed} kab/kota: {names}.")
        if view.found.is_nation:
            words = N_("{n} partai kurang sebaran, kecamatan, atau anggota untuk {needed} provinsi: {names}.")
        return tn(words, len(view.short), lang, **facts)
    if len(view.enough) < len(view.known):
        return t("Keberadaan partai belum lengkap dilaporkan, sehingga belum semua partai dapat dinilai.", lang)
    words = N_("Semua partai memenuhi sebaran, kecamatan, dan anggota di sedikitnya {needed} kab/kota.")
    if view.found.is_nation:
        words = N_("Semua partai memenuhi sebaran, kecamatan, dan anggota di {needed} provinsi.")
    return t(words, lang, **facts)


def _single_branches(view: View, lang: Lang) -> str:
    below = [one.party.abbreviation for one in view.known if one.present and one.short[MEMBERS]]
    return t("Anggota di bawah syarat minimal: {names}.", lang, names=_named(below, lang)) if below else ""


def _decision(view: View, lang: Lang) -> str:
    """What to do next, as long as anything is open."""
    window = view.found.window
    if window is None or window.ends_at is None or not (view.left or view.silent):
        return ""
    moment = formats.moment(window.ends_at, lang)
    if not view.is_over:
        return t("**Perlu didorong** sebelum pendaftaran ditutup {moment}.", lang, moment=moment)
    if view.found.is_single:
        words = N_("**Perlu keputusan:** tindak lanjut untuk yang belum lengkap sesudah pendaftaran ditutup {moment}.")
        return t(words, lang, moment=moment)
    worst = [one.party.abbreviation for one in view.by_need if one.open * 2 > one.lower.pairs]
    if not worst:
        return t("Pendaftaran ditutup {moment}.", lang, moment=moment)
    words = N_(
        "**Perlu keputusan:** tindak lanjut untuk {names}, yang lebih dari separuhnya belum lengkap sesudah pendaftaran "
        "ditutup {moment}."
    )
    return t(words, lang, names=_named(worst, lang), moment=moment)


def _named(names: Sequence[str], lang: Lang) -> str:
    """Names, or the first of them and how many more."""
    if len(names) <= MANY:
        return formats.listing(list(names), lang)
    return formats.listing([*names[: MANY - 1], tn("{n} lainnya", len(names) - MANY + 1, lang)], lang)


def numbers(view: View, lang: Lang) -> list[KeyNumber]:
    """The headline numbers."""
    return [_complete(view, lang), _own(view, lang), _enough(view, lang), _uploaders(view, lang)]


def _complete(view: View, lang: Lang) -> KeyNumber:
    label = t("Partai lengkap", lang) if view.found.is_single else t("Lengkap di kab/kota", lang)
    told = view.lower.pairs
    details = [formats.share_of(view.lower.done, told, lang)] if told >= formats.SMALL else []
    if view.lower.repair:
        details.append(tn("{n} dokumen perlu perbaikan", view.lower.repair, lang))
    if view.silent:
        details.append(tn("{n} belum ada laporan", view.silent, lang))
    return KeyNumber(
        label=label, value=_fraction(view.lower.done, told, lang), details=details,
        metrics=("registration_complete", "registration_state"),
    )  # fmt: skip


def _own(view: View, lang: Lang) -> KeyNumber:
    """Documents of the centre or the province; in a kab/kota how many documents came in."""
    if view.found.is_single:
        whole = len(view.found.required.get("kabkota", ())) * view.lower.pairs
        label, value = t("Dokumen lengkap", lang), _fraction(view.lower.complete, whole, lang)
        details = [tn("{n} diunggah, belum diperiksa", view.lower.uploaded, lang)] if view.lower.uploaded else []
        return KeyNumber(label=label, value=value, details=details, metrics=("registration_complete",))
    label = t("Dokumen pusat lengkap", lang) if view.found.is_nation else t("Dokumen provinsi lengkap", lang)
    parties = len(view.found.parties)
    silent = parties - view.own.pairs
    details = [tn("{n} partai belum ada laporan", silent, lang)] if silent else []
    return KeyNumber(
        label=label, value=_fraction(view.own.done, parties, lang), unit=t("partai", lang), details=details,
        metrics=("registration_complete",),
    )  # fmt: skip


def _enough(view: View, lang: Lang) -> KeyNumber:
    metrics = ("registration_branches", "registration_kecamatan", "registration_members")
    label = t("Sebaran, kecamatan, anggota", lang)
    if not view.known:
        return KeyNumber(label=label, value=formats.NO_VALUE, details=[t("belum dimuat", lang)], metrics=metrics)
    if view.found.is_single:
        there = [one for one in view.known if one.present]
        reached = sum(one.met[MEMBERS] for one in there)
        return KeyNumber(
            label=t("Anggota mencapai syarat", lang), value=_fraction(reached, len(there), lang),
            unit=t("partai", lang), details=_asked(view, lang), metrics=metrics,
        )  # fmt: skip
    words = N_("perlu {n} provinsi") if view.found.is_nation else N_("perlu {n} kab/kota")
    details = [t(words, lang, n=formats.number(view.found.needed, lang))]
    if unsure := len(view.known) - len(view.enough) - len(view.short):
        details.append(tn("{n} belum dapat dinilai", unsure, lang))
    value = _fraction(len(view.enough), len(view.known), lang)
    return KeyNumber(label=label, value=value, unit=t("partai", lang), details=details, metrics=metrics)


def _asked(view: View, lang: Lang) -> list[str]:
    """The minimum of this kab/kota."""
    minimum = view.found.standard.members if view.found.standard else None
    return [] if minimum is None else [t("minimal {n} anggota", lang, n=formats.number(minimum, lang))]


def _uploaders(view: View, lang: Lang) -> KeyNumber:
    label, metrics = t("Diunggah DPP", lang), ("registration_uploader",)
    total = sum(view.every.by)
    if not total:
        return KeyNumber(
            label=label, value=formats.NO_VALUE, details=[t("pengunggah tidak disebut", lang)], metrics=metrics
        )
    shares = [f"{WHO[who]} {share(view.every, who, lang)}" for who in UPLOADERS[1:]]
    return KeyNumber(label=label, value=share(view.every, "DPP", lang), details=shares, metrics=metrics)


def share(documents: Documents, who: str, lang: Lang) -> str:
    """The share of one uploader in the documents whose uploader is known; counts where there are few."""
    total, count = sum(documents.by), documents.by[UPLOADERS.index(who)]
    return formats.share_of(count, total, lang) if total else formats.NO_VALUE


def _fraction(done: int, whole: int, lang: Lang) -> str:
    return f"{formats.number(done, lang)} / {formats.number(whole, lang)}"


def documents_title(lines: Sequence[Line], lang: Lang) -> str:
    """How many parties are complete everywhere."""
    done = sum(bool(one.lower.pairs) and not one.open and not one.silent for one in lines)
    if done == len(lines):
        return t("Semua partai lengkap di setiap kab/kota", lang)
    whole = formats.number(len(lines), lang)
    return tn("{n} dari {whole} partai lengkap di setiap kab/kota tempatnya terdaftar", done, lang, whole=whole)


def branches_title(view: View, lang: Lang) -> str:
    """How many parties meet the law, as far as registered."""
    whole = formats.number(len(view.known), lang)
    return tn("{n} dari {whole} partai memenuhi sebaran, kecamatan, dan anggota", len(view.enough), lang, whole=whole)


def uploaders_title(view: View, lang: Lang) -> str:
    """Who uploads most, and how much of it the help desks did."""
    main = view.every.main
    if main is None:
        return t("Pengunggah tidak disebut", lang)
    facts = {
        "who": WHO[main[0]],
        "share": share(view.every, main[0], lang),
        "desk": share(view.every, "helpdesk", lang),
    }
    if main[0] == "helpdesk":
        return t("Help Desk mengunggah {share} dokumen", lang, share=facts["share"])
    return t("{who} mengunggah {share} dokumen, Help Desk {desk}", lang, **facts)
