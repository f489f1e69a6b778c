"""The generated sentences of the overview: where we stand, what moved, what needs a decision; titles that state a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from layouts import pace, terms

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from data.answers import AgeBucket, AreaFigures
    from layouts.overview import View

ON_PLAN: Final = 0.005  # half a point is on plan
NAMED: Final = 3  # areas that a sentence names
OLD: Final = 8  # days: the first bucket that counts as old
CLOSE: Final = 1.1
MOSTLY: Final = 0.8
HALF: Final = 0.5
ONES: Final = (
    N_("Satu"), N_("Dua"), N_("Tiga"), N_("Empat"), N_("Lima"), N_("Enam"), N_("Tujuh"), N_("Delapan"), N_("Sembilan"),
)  # fmt: skip


def many(count: int, lang: Lang) -> str:
    """A count as a sentence begins with it: `Enam`, from ten on `12`."""
    return t(ONES[count - 1], lang) if 1 <= count <= len(ONES) else formats.number(count, lang)


def lead(view: View, lang: Lang) -> list[str]:
    """Up to three sentences with `**bold**` parts; what is not known is not said."""
    return [stand(view, lang), f"{moved(view, lang)} {silence(view, lang)}".strip(), decision(view, lang)]


def thing(view: View, lang: Lang) -> str:
    """What is verified, inside a sentence: `keanggotaan`."""
    return terms.word(terms.OBJECTS, view.question.object, lang).lower()


def stand(view: View, lang: Lang) -> str:
    """Where we stand, against the plan where there is one."""
    one, what = view.figures, thing(view, lang)
    if one["received"] is None:
        return _sampled(view, lang)
    if not one["received"]:
        return t("**Belum ada {what} yang diterima.**", lang, what=what)
    if one["backlog"] is None:
        received = formats.number(one["received"], lang)
        return t("**{received} {what} diterima; yang diperiksa belum dilaporkan.**", lang, received=received, what=what)
    if not one["backlog"]:
        received = formats.number(one["received"], lang)
        return t("**Semua {received} {what} yang diterima sudah diperiksa.**", lang, received=received, what=what)
    share = pace.share_checked(one, lang)
    return t("**{share} {what} sudah diperiksa{plan}.**", lang, share=share, what=what, plan=against_plan(one, lang))


def against_plan(one: AreaFigures, lang: Lang) -> str:
    """`, 3 poin di depan rencana`; nothing where no window gives a plan or it is over."""
    if one.planned is None or one["progress"] is None or (one["days_left"] or 0) < 0:
        return ""
    gap = one["progress"] - one.planned
    points = formats.number(max(abs(gap) * 100, 1), lang)
    if abs(gap) < ON_PLAN:
        return t(", sesuai rencana", lang)
    words = N_(", {points} poin di depan rencana") if gap > 0 else N_(", {points} poin di belakang rencana")
    return t(words, lang, points=points)


def _sampled(view: View, lang: Lang) -> str:
    """The same of a round that draws samples."""
    one, what = view.figures, thing(view, lang)
    if one["sample"] is None:
        return t("**Belum ada laporan {what} pada putaran ini.**", lang, what=what)
    met = met_of(one)
    if met is None:
        return t(
            "**{sample} anggota menjadi sampel; belum ada hasil.**", lang, sample=formats.number(one["sample"], lang)
        )
    share = formats.share_of(met, one["sample"], lang)
    sample = formats.number(one["sample"], lang)
    return t("**{share} dari {sample} anggota sampel sudah ditemui.**", lang, share=share, sample=sample)


def met_of(one: AreaFigures) -> float | None:
    """Members of the sample met in any way; None where no way is known."""
    ways = [one[metric] for metric in ("met_home", "met_gathered", "met_video")]
    known = [way for way in ways if way is not None]
    return sum(known) if known else None


def moved(view: View, lang: Lang) -> str:
    """What came since yesterday, and where most of it."""
    added = gain(view.figures, view.before, "checked")
    if added is None:
        return ""
    if not added:
        return t("Sejak kemarin tidak ada yang bertambah.", lang)
    count = formats.number(abs(added), lang)
    if added < 0:
        return t("Sejak kemarin jumlah yang diperiksa turun {count}.", lang, count=count)
    names = most_gained(view)
    if not names:
        return t("Sejak kemarin {count} bertambah.", lang, count=count)
    return t(
        "Sejak kemarin {count} bertambah, terbanyak di {names}.", lang, count=count, names=formats.listing(names, lang)
    )


def gain(now: AreaFigures, before: AreaFigures, metric: str) -> float | None:
    """How much `metric` changed; nothing known yesterday counts as zero where something is known today."""
    if now[metric] is None:
        return None
    return (now[metric] or 0) - (before[metric] or 0)


def most_gained(view: View) -> list[str]:
    """The two areas below that gained most."""
    yesterday = {one.area.code: one for one in view.before.children}
    gains = [
        (gain(one, yesterday[one.area.code], "checked") or 0, one.area.short_name)
        for one in view.figures.children
        if one.area.code in yesterday
    ]
    return [name for added, name in sorted(gains, key=lambda pair: -pair[0])[:2] if added > 0]


def quiet(view: View) -> list[AreaFigures]:
    """The areas that reported before and now do not, longest silence first."""
    due = [one for one in view.figures.children if one.reporting is Reporting.SILENT]
    return sorted(due, key=lambda one: (one.data_as_of or one.as_of, one.area.code))


def never(view: View) -> list[AreaFigures]:
    """The areas from which a report is due and none has come yet, by code."""
    return [one for one in view.figures.children if one.reporting is Reporting.NEVER]


def silence(view: View, lang: Lang) -> str:
    """Who has stopped reporting, and who has not begun where nearly all have."""
    missing = never(view)
    due = quiet(view) + (missing if len(missing) * 2 < len(view.figures.children) else [])
    if not due or len(due) == len(view.figures.children):
        return ""
    if len(due) > NAMED:
        return tn("{n} wilayah belum melapor.", len(due), lang)
    if len(due) == 1 and due[0].data_as_of is not None:
        since = formats.short_moment(due[0].data_as_of, lang)
        return t("{name} belum melapor sejak {since}.", lang, name=due[0].area.short_name, since=since)
    return t("{names} belum melapor.", lang, names=formats.listing([one.area.short_name for one in due], lang))


def at_risk(view: View) -> list[AreaFigures]:
    """The areas that will not finish in time at their present rate, the greatest need first."""
    return sorted((one for one in view.figures.children if one.is_at_risk), key=need, reverse=True)


def need(one: AreaFigures) -> tuple[float, float]:
    """How many times its present rate an area needs (no rate: most of all), then its backlog."""
    return (times_needed(one) or float("inf"), one["backlog"] or 0)


def times_needed(one: AreaFigures) -> float | None:
    """Needed pace by present rate; None where either is unknown or nothing moves."""
    rate, needed = one["daily_rate"], one["pace_needed"]
    return needed / rate if rate and needed is not None else None


def ratio_words(ratio: float | None, lang: Lang) -> str:
    """`2,1×`; just above one in hundredths, so that it is not read as enough: `1,05×`."""
    if ratio is not None and 1 < ratio < CLOSE:
        return formats.number(max(ratio, 1.01), lang, decimals=2) + "×"
    return formats.times(ratio, lang)


def decision(view: View, lang: Lang) -> str:
    """What will not be done in time unless somebody acts."""
    one = view.figures
    end = pace.end_day(one)
    if end is None or one["backlog"] is None:
        return ""
    if not view.figures.children:
        return _own_decision(one, end, lang)
    risky = at_risk(view)
    if not risky:
        return _all_well(one, end, lang)
    day, count = formats.long_day(end, lang), len(risky)
    if (one["days_left"] or 0) <= 0:
        words = N_("**{many} wilayah belum selesai pada batas {day}.**")
        return tn(words, count, lang, many=many(count, lang), day=day)
    words = N_("**{many} wilayah tidak akan selesai {day} pada laju sekarang**{most}.")
    return tn(words, count, lang, many=many(count, lang), day=day, most=_most(risky[0], lang))


def _most(one: AreaFigures, lang: Lang) -> str:
    ratio = times_needed(one)
    if ratio is None:
        return t("; {name} belum bergerak", lang, name=one.area.short_name)
    return t("; {name} perlu {times} laju sekarang", lang, name=one.area.short_name, times=ratio_words(ratio, lang))


def _all_well(one: AreaFigures, end: date, lang: Lang) -> str:
    if not one["backlog"]:
        return ""
    return t("Pada laju sekarang semua wilayah selesai sebelum {day}.", lang, day=formats.long_day(end, lang))


def _own_decision(one: AreaFigures, end: date, lang: Lang) -> str:
    if not one["backlog"]:
        return ""
    ratio = times_needed(one)
    if one.is_at_risk and ratio is not None and (one["days_left"] or 0) > 0:
        words = N_("**Tidak akan selesai {day} pada laju sekarang**: perlu {times} laju sekarang.")
        return t(words, lang, day=formats.long_day(end, lang), times=ratio_words(ratio, lang))
    return f"{pace.pace_title(one, lang)}."


def map_title(view: View, lang: Lang) -> str:
    """Who is furthest behind and who is done."""
    known = sorted(
        (one for one in view.figures.children if one["progress"] is not None), key=lambda one: one["progress"] or 0
    )
    done = [one.area.short_name for one in known if one["progress"] == 1]
    behind = [one.area.short_name for one in known if one["progress"] != 1][:2]
    if not known:
        return t("Belum ada wilayah yang melaporkan hasil pemeriksaan", lang)
    if not behind:
        return t("Semua wilayah yang melapor sudah selesai", lang)
    names = formats.listing(behind, lang)
    if not done:
        return t("{names} paling tertinggal", lang, names=names)
    if len(done) > NAMED:
        return tn("{names} paling tertinggal; {n} wilayah sudah selesai", len(done), lang, names=names)
    return t("{names} paling tertinggal; {done} sudah selesai", lang, names=names, done=formats.listing(done, lang))


def risk_title(view: View, lang: Lang) -> str:
    """How many areas must speed up."""
    end, risky = pace.end_day(view.figures), at_risk(view)
    if end is None:
        return t("Tanpa batas akhir, keterlambatan tidak dapat dihitung", lang)
    if not risky and not view.figures["backlog"]:
        return t("Tidak ada wilayah yang tertinggal", lang)
    if not risky:
        return t("Tidak ada wilayah yang akan melewati {day}", lang, day=formats.long_day(end, lang))
    if (view.figures["days_left"] or 0) <= 0:
        words = N_("{many} wilayah belum selesai pada batas {day}")
        return tn(words, len(risky), lang, many=many(len(risky), lang), day=formats.long_day(end, lang))
    return tn("{many} wilayah perlu menambah laju", len(risky), lang, many=many(len(risky), lang))


def age_title(buckets: Sequence[AgeBucket], lang: Lang) -> str:
    """How much of the backlog is old, and why."""
    old = [bucket for bucket in buckets if bucket.low >= OLD]
    count, every = sum(bucket.items for bucket in old), sum(bucket.items for bucket in buckets)
    if not every:
        return t("Tidak ada berkas yang menunggu", lang)
    if not count:
        return t("Tidak ada berkas yang berumur lebih dari 7 hari", lang)
    found: dict[str, int] = {}
    for bucket in old:
        for finding, items in bucket.by_finding.items():
            found[finding] = found.get(finding, 0) + items
    most, items = max(found.items(), key=lambda pair: pair[1])
    why = _why(most, items / count, lang)
    return tn("{n} berkas berumur lebih dari 7 hari{why}", count, lang, why=why)


def _why(finding: str, share: float, lang: Lang) -> str:
    if not finding or share < HALF:
        return ""
    name = terms.inside(terms.word(terms.FINDINGS, finding, lang))
    return t(", hampir semua {name}", lang, name=name) if share >= MOSTLY else t(", terbanyak {name}", lang, name=name)


def quiet_title(view: View, lang: Lang) -> str:
    """How many have reported."""
    one = view.figures
    if not quiet(view) and not never(view):
        return t("Semua wilayah sudah melapor", lang)
    if not one.reported:
        return t("Belum ada satker yang melapor hari itu", lang)
    reported = formats.number(one.reported, lang)
    return tn("{reported} dari {n} satker sudah melapor hari itu", one.expected, lang, reported=reported)
