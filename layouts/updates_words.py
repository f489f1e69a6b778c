"""The sentences, titles and headline numbers of the page of semester updates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import terms
from layouts.components.key_number import KeyNumber, Move
from layouts.components.sparkline import sparkline

if TYPE_CHECKING:
    from data.update_answers import SemesterInfo
    from layouts.updates_view import View

ROMAN: Final = {"1": "I", "2": "II"}
DAYS: Final = 14  # of the line under a number
CLOSE: Final = 0.005  # shares nearer than this are level


def semester_words(code: str, lang: Lang) -> str:
    """`semester II 2026`."""
    year, half = code.split("-")
    return t("semester {half} {year}", lang, half=ROMAN[half], year=year)


def capital(words: str) -> str:
    """With a large first letter."""
    return words[:1].upper() + words[1:]


def sentences(view: View, lang: Lang) -> list[str]:
    """Where it stands, when it is due, and how that compares."""
    return [one for one in (_standing(view, lang), deadline_words(view, lang), _comparison(view, lang)) if one]


def _standing(view: View, lang: Lang) -> str:
    whole, name = view.whole, semester_words(view.semester.code, lang)
    if view.today < view.semester.first:
        day = formats.long_day(view.semester.first, lang)
        return t("**{semester} baru dimulai {day}.**", lang, semester=capital(name), day=day)
    if whole.done is None:
        return t("**Belum ada laporan pemutakhiran untuk {semester}.**", lang, semester=name)
    facts = {"semester": capital(name), "done": formats.number(whole.done, lang), "share": _share(view, lang)}
    facts["expected"] = formats.number(whole.expected, lang)
    if view.is_single:
        words = t("**{semester}: {done} dari {expected} partai sudah memutakhirkan**{share}", lang, **facts)
        return f"{words}{_part(view, lang)}."
    if view.question.party:
        facts["party"] = view.names.get(view.question.party, view.question.party)
        words = t(
            "**{semester}: {party} sudah memutakhirkan di {done} dari {expected} kab/kota**{share}", lang, **facts
        )
    else:
        words = t(
            "**{semester}: {done} dari {expected} pasangan partai dan kab/kota sudah memutakhirkan**{share}",
            lang,
            **facts,
        )
    return f"{words}{_part(view, lang)}{_reporters(view, lang)}."


def _share(view: View, lang: Lang) -> str:
    """` (12,3%)` where there are cases enough for a share."""
    if (view.whole.expected or 0) < formats.SMALL:
        return ""
    return f" ({formats.percent(view.whole.share, lang)})"


def _part(view: View, lang: Lang) -> str:
    if view.question.part is None:
        return ""
    return t(" untuk unsur {part}", lang, part=terms.word(terms.OBJECTS, view.question.part, lang).lower())


def _reporters(view: View, lang: Lang) -> str:
    done = formats.number(view.whole.reported, lang)
    return tn(", menurut {done} dari {n} satker", view.whole.areas, lang, done=done)


def deadline_words(view: View, lang: Lang) -> str:
    """When it is due and how many working days that is away."""
    day = formats.week_day(view.semester.deadline, lang)
    if view.today == view.semester.deadline:
        return t("**Hari ini tenggatnya** ({day}).", lang, day=day)
    if view.is_over:
        return tn("Tenggatnya {day} sudah lewat {n} hari kerja.", -view.days_left, lang, day=day)
    return tn("Tenggatnya {day}: **{n} hari kerja lagi**.", view.days_left, lang, day=day)


def _comparison(view: View, lang: Lang) -> str:
    """The same distance from the deadline one semester with data earlier."""
    share = view.share_before
    if view.before is None or share is None or view.whole.share is None:
        return ""
    facts = {
        "semester": capital(semester_words(view.before.semester.code, lang)),
        "share": formats.percent(share, lang),
    }
    if view.is_over:
        return t("{semester} berakhir pada {share}.", lang, **facts)
    return t("{semester} pada jarak yang sama dari tenggatnya: {share}.", lang, **facts)


def deadline_source(semester: SemesterInfo, lang: Lang) -> str:
    """By what the deadline is set, and what the rule gives where that is another day."""
    if semester.basis is None:
        return t("menurut aturan: 3 hari kerja sebelum akhir semester", lang)
    if semester.rule == semester.deadline:
        return t(
            "menurut jadwal ({basis}), sama dengan aturan: 3 hari kerja sebelum akhir semester",
            lang,
            basis=semester.basis,
        )
    day = formats.long_day(semester.rule, lang)
    words = N_("menurut jadwal ({basis}); menurut aturan, 3 hari kerja sebelum akhir semester, tenggatnya {day}")
    return t(words, lang, basis=semester.basis, day=day)


def _set_by(semester: SemesterInfo, lang: Lang) -> str:
    """The same in a few words."""
    if semester.basis is None:
        return t("menurut aturan", lang)
    if semester.rule == semester.deadline:
        return t("menurut jadwal dan aturan", lang)
    return t("menurut jadwal; aturan: {day}", lang, day=formats.short_day(semester.rule, lang))


def numbers(view: View, lang: Lang) -> list[KeyNumber]:
    """Done, days left, pace, obstacles."""
    return [_done(view, lang), _days(view, lang), _pace(view, lang), _obstacles(view, lang)]


def _done(view: View, lang: Lang) -> KeyNumber:
    whole = view.whole
    series = [view.uptake.done[n] for n in range(max(len(view.uptake.days) - DAYS, 0), len(view.uptake.days))]
    words = t("Sudah memutakhirkan, {n} hari terakhir", lang, n=len(series))
    return KeyNumber(
        label=t("Sudah memutakhirkan", lang),
        value=formats.number(whole.done, lang),
        unit=f"/ {formats.number(whole.expected, lang)}",
        details=[formats.share_of(whole.done, whole.expected, lang)],
        move=_week(view, lang),
        foot=None if view.is_undated else sparkline(series, words, tone="good"),
        metrics=("updates_done", "updates_expected", "updates_share"),
    )


def _week(view: View, lang: Lang) -> Move | None:
    """How many came in the last seven days."""
    if len(view.uptake.days) <= 7 or view.whole.done is None or view.is_over or view.is_undated:  # noqa: PLR2004 - a week
        return None
    added = (view.uptake.done[-1] or 0) - (view.uptake.done[-8] or 0)
    if not added:
        return Move(words=t("tetap sejak tujuh hari lalu", lang))
    words = t("{n} sejak tujuh hari lalu", lang, n=formats.number(abs(added), lang))
    return Move(words=words, way="up" if added > 0 else "down", tone="good" if added > 0 else "bad")


def _days(view: View, lang: Lang) -> KeyNumber:
    left = view.days_left
    label = t("Hari kerja sejak tenggat", lang) if view.is_over else t("Hari kerja ke tenggat", lang)
    calendar = (view.semester.deadline - view.today).days
    details = [formats.long_day(view.semester.deadline, lang)]
    if calendar > 0:
        details.append(tn("{n} hari kalender", calendar, lang))
    details.append(_set_by(view.semester, lang))
    return KeyNumber(
        label=label, value=formats.number(abs(left), lang), unit=t("hari", lang), details=details,
        metrics=("updates_days_left",),
    )  # fmt: skip


def _pace(view: View, lang: Lang) -> KeyNumber:
    """What a working day brings and what it would have to; after the deadline what is missing."""
    metrics = ("updates_rate", "updates_pace_needed")
    if view.is_over or view.needed is None or view.rate is None:
        share = formats.share_of(view.whole.left, view.whole.expected, lang)
        return KeyNumber(
            label=t("Belum memutakhirkan", lang), value=formats.number(view.whole.left, lang), details=[share],
            metrics=metrics,
        )  # fmt: skip
    needed = formats.number(view.needed, lang, decimals=1)
    details = [t("perlu {n} agar tepat waktu", lang, n=needed)]
    return KeyNumber(
        label=t("Laju 5 hari kerja terakhir", lang),
        value=formats.number(view.rate, lang, decimals=1),
        unit=t("per hari kerja", lang),
        details=details,
        metrics=metrics,
    )


def _obstacles(view: View, lang: Lang) -> KeyNumber:
    parties = sum(one.obstacles > 0 for one in view.parties)
    details = [tn("pada {n} partai", parties, lang)] if parties else []
    absent = view.whole.absent
    if absent:
        details.append(tn("{n} pasangan tidak terdaftar", absent, lang))
    return KeyNumber(
        label=t("Kendala dicatat", lang),
        value=formats.number(view.whole.obstacles, lang),
        details=details,
        metrics=("updates_obstacles",),
    )


def uptake_title(view: View, lang: Lang) -> str:
    """Ahead of the earlier semester or behind it; without one, whether the pace suffices."""
    now, then = view.whole.share, view.share_before
    if view.before is not None and now is not None and then is not None:
        facts = {
            "semester": semester_words(view.before.semester.code, lang),
            "now": formats.percent(now, lang),
            "then": formats.percent(then, lang),
        }
        if abs(now - then) < CLOSE:
            return t("Setara dengan {semester} pada jarak yang sama dari tenggat ({now})", lang, **facts)
        if now > then:
            return t(
                "Lebih banyak daripada {semester}: {now} lawan {then} pada jarak yang sama dari tenggat", lang, **facts
            )
        return t(
            "Lebih sedikit daripada {semester}: {now} lawan {then} pada jarak yang sama dari tenggat", lang, **facts
        )
    if view.rate and view.needed:
        times = formats.times(view.needed / view.rate, lang)
        return t("Agar semua tepat waktu perlu {times} laju sekarang", lang, times=times)
    return t("Pemutakhiran dari hari ke hari", lang)
