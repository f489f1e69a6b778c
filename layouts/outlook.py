"""How a party's kab/kota add up to what the law asks of a province: a bar with its mark, and a word for the outlook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.thresholds import Outlook, Reach
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dash.development.base_component import Component

    from data.answers import AreaInfo
    from data.thresholds import AreaThreshold, ProvinceThreshold

    Parts = tuple[tuple[Reach, str, str, str], ...]

OUTLOOKS: Final = {
    Outlook.CERTAIN: N_("pasti"),
    Outlook.POSSIBLE: N_("mungkin"),
    Outlook.IMPOSSIBLE: N_("tidak mungkin"),
}
SIGNS: Final = {Outlook.CERTAIN: "✓", Outlook.POSSIBLE: "?", Outlook.IMPOSSIBLE: "✕"}
ORDER: Final = (Outlook.IMPOSSIBLE, Outlook.POSSIBLE, Outlook.CERTAIN)
PARTS: Final = (
    (Reach.MET, "is-ms", "M", N_("memenuhi dengan MS")),
    (Reach.OPEN, "is-open", "", N_("mungkin, bila yang belum diperiksa MS")),
    (Reach.REPAIR, "is-bms", "B", N_("mungkin, bila BMS dilengkapi")),
    (Reach.UNKNOWN, "is-dotted", "", N_("belum ada laporan")),
    (Reach.OUT, "is-tms", "T", N_("tidak cukup lagi")),
    (Reach.ABSENT, "is-hatched", "", N_("tidak terdaftar")),
)
NATION_PARTS: Final = (
    (Reach.MET, "is-ms", "M", N_("provinsi pasti")),
    (Reach.OPEN, "is-open", "", N_("provinsi mungkin")),
    (Reach.UNKNOWN, "is-dotted", "", N_("belum ada laporan")),
    (Reach.OUT, "is-tms", "T", N_("provinsi tidak mungkin")),
)
NATION: Final = "*"
LETTER_FITS: Final = 0.06  # of the bar
NEAREST: Final = 2
SHOWN: Final = 24  # lines with a bar


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row: a party or a province with its threshold, where its name leads, and the kab/kota nearest to the minimum."""

    label: str
    title: str
    href: str
    threshold: ProvinceThreshold
    nearest: Sequence[tuple[str, int]] = ()


def nearest(rows: Iterable[AreaThreshold], names: Mapping[str, AreaInfo]) -> tuple[tuple[str, int], ...]:
    """The kab/kota of one party that miss fewest members and can still get there: (name, missing)."""
    near = [(row.missing, row.area_code) for row in rows if row.missing and row.reach in {Reach.OPEN, Reach.REPAIR}]
    return tuple((names[code].short_name, missing) for missing, code in sorted(near)[:NEAREST])


def parts_of(one: ProvinceThreshold) -> Parts:
    """What the parts of its bar are: kab/kota of a province, or provinces of the nation."""
    return NATION_PARTS if one.province == NATION else PARTS


def by_outlook(lines: Iterable[Line]) -> list[Line]:
    """What can no longer be reached first, then what is most short; the certain last, the silent after them."""
    return sorted(
        lines,
        key=lambda one: (one.threshold.is_silent, ORDER.index(one.threshold.outlook), -one.threshold.short, one.label),
    )


def table(lines: Sequence[Line], head: str, lang: Lang) -> html.Div:
    """The lines as a table under the legend, the first column headed `head`; beyond the first 24 they fold, without bars."""
    first = lines[:SHOWN] if len(lines) > SHOWN + 2 else lines
    needed = {one.threshold.needed for one in lines}
    areas = {one.threshold.areas for one in lines}
    heads = [
        html.Th(head, scope="col"),
        html.Th([_bar_name(lines, lang), *_mark_name(needed, areas, lang)], scope="col", className="plan-head"),
        html.Th(t("Memenuhi", lang), scope="col", className="num"),
        html.Th(t("Peluang", lang), scope="col"),
    ]
    body = html.Tbody([_row(one, lang) for one in first])
    shown = {reach for one in lines for reach, count in one.threshold.counts.items() if count}
    return html.Div(
        [
            legend(shown, lang, parts_of(lines[0].threshold) if lines else PARTS),
            html.Table([html.Thead(html.Tr(heads)), body], className="rows is-tight"),
            *_folded(lines[len(first) :], head, lang),
        ],
        className="outlooks",
    )


def _folded(lines: Sequence[Line], head: str, lang: Lang) -> list[Component]:
    """The lines that a reader asks for: how many of how many, and the outlook."""
    if not lines:
        return []
    heads = [
        html.Th(head, scope="col"),
        html.Th(t("Memenuhi", lang), scope="col", className="num"),
        html.Th(t("Peluang", lang), scope="col"),
    ]
    rows = [html.Tr([_name(one), _fraction(one, lang), html.Td(badge(one.threshold, lang))]) for one in lines]
    folded = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="rows is-tight")
    summary = html.Summary(tn("{n} baris lainnya", len(lines), lang))
    return [html.Details([summary, folded], className="more")]


def _name(one: Line) -> html.Th:
    return html.Th(Link(one.label, href=one.href), scope="row", title=one.title)


def _fraction(one: Line, lang: Lang) -> html.Td:
    met, areas = formats.number(one.threshold.met, lang), formats.number(one.threshold.areas, lang)
    return html.Td([html.B(met), html.Span(f" / {areas}", className="muted")], className="num")


def legend(shown: Iterable[Reach], lang: Lang, parts: Parts = PARTS) -> html.Ul:
    """What the parts of a bar are, those that occur."""
    known = set(shown)
    items = [
        html.Li([html.Span(className=f"swatch {kind}"), t(words, lang)])
        for reach, kind, _, words in parts
        if reach in known
    ]
    return html.Ul(items, className="legend")


def _bar_name(lines: Sequence[Line], lang: Lang) -> Component:
    """What the bars count, for those who do not see them."""
    nation = any(one.threshold.province == NATION for one in lines)
    words = N_("Provinsi menurut keadaan") if nation else N_("Kab/kota menurut keadaan")
    return html.Span(t(words, lang), className="visually-hidden")


def _mark_name(needed: set[int], areas: set[int], lang: Lang) -> list[Component]:
    """What the mark is, above it where it stands at one place for all lines."""
    said: list[Component] = []
    if len(needed) == 1 and len(areas) == 1:
        share = min(needed) / max(min(areas), 1)
        words = t("perlu {n}", lang, n=formats.number(min(needed), lang))
        place = {"left": f"{share:.1%}", "transform": f"translateX(-{share:.1%})"}
        said.append(html.Span(html.Span(words, style=place), className="plan-name"))
    return said


def _row(one: Line, lang: Lang) -> html.Tr:
    found = one.threshold
    bar: list[Component] = [outlook_bar(found, lang)]
    if one.nearest and found.outlook is not Outlook.CERTAIN:
        names = [f"{name} (−{formats.number(missing, lang)})" for name, missing in one.nearest]
        short = formats.number(found.short, lang)
        words = t("kurang {n}; terdekat {names}", lang, n=short, names=formats.listing(names, lang))
        bar.append(html.Small(words, className="muted"))
    return html.Tr(
        [
            _name(one),
            html.Td(bar, className="cell-bar"),
            _fraction(one, lang),
            html.Td(badge(found, lang)),
        ]
    )


def outlook_bar(one: ProvinceThreshold, lang: Lang) -> Component:
    """All kab/kota of the province as one bar by how near they are, with the mark at what is needed."""
    whole = max(one.areas, 1)
    parts = [_part(reach, kind, letter, one, whole) for reach, kind, letter, _ in parts_of(one)]
    mark = html.Span(className="mark", style={"left": f"{one.needed / whole:.2%}"})
    shown = [part for part in parts if part is not None]
    said = describe(one, lang)  # its title names it, too
    return html.Div([*shown, mark], className="status-bar outlook-bar", role="img", title=said)


def _part(reach: Reach, kind: str, letter: str, one: ProvinceThreshold, whole: int) -> Component | None:
    count = one.counts.get(reach, 0)
    if not count:
        return None
    shown = letter if count / whole >= LETTER_FITS else None
    return html.Span(shown, className=kind, style={"width": f"{count / whole:.2%}"})


def describe(one: ProvinceThreshold, lang: Lang) -> str:
    """The bar in words."""
    said = [
        f"{t(words, lang)} {formats.number(one.counts[reach], lang)}"
        for reach, _, _, words in parts_of(one)
        if one.counts.get(reach)
    ]
    return ", ".join([*said, t("perlu {n}", lang, n=formats.number(one.needed, lang))])


def badge(one: ProvinceThreshold, lang: Lang) -> Component:
    """The outlook with its sign; where nobody has reported there is none."""
    if one.is_silent:
        return html.Span(t("belum ada laporan", lang), className="badge is-never")
    words = t(OUTLOOKS[one.outlook], lang)
    sign = html.Span(SIGNS[one.outlook], **attrs(aria_hidden="true"))
    return html.Span([sign, words], className=f"badge is-{one.outlook.value}")


def effect(one: ProvinceThreshold, lang: Lang) -> str:
    """What pending items can still change: 12 now, 26 with everything pending, 30 with BMS completed, too."""
    facts = {
        "met": formats.number(one.met, lang),
        "pending": formats.number(one.with_pending, lang),
        "best": formats.number(one.best, lang),
        "needed": formats.number(one.needed, lang),
    }
    return t(
        "Sekarang {met}; paling banyak {pending} bila semua yang belum diperiksa MS, {best} bila BMS juga dilengkapi; perlu {needed}.",
        lang,
        **facts,
    )


def title(lines: Sequence[Line], lang: Lang) -> str:
    """How many lines are certain, possible and impossible."""
    known = [one.threshold for one in lines if not one.threshold.is_silent]
    counts = {outlook: sum(one.outlook is outlook for one in known) for outlook in ORDER}
    if not known:
        return t("Belum ada laporan anggota untuk ambang", lang)
    if counts[Outlook.IMPOSSIBLE]:
        return _impossible(counts[Outlook.IMPOSSIBLE], counts[Outlook.CERTAIN], lang)
    if counts[Outlook.CERTAIN]:
        total = formats.number(len(known), lang)
        return tn("{n} dari {total} partai pasti memenuhi ambang", counts[Outlook.CERTAIN], lang, total=total)
    return t("Belum ada partai yang pasti; semua masih mungkin memenuhi ambang", lang)


def _impossible(out: int, certain: int, lang: Lang) -> str:
    if not certain:
        return tn("{n} partai tidak mungkin lagi memenuhi ambang, belum ada yang pasti", out, lang)
    said = formats.number(certain, lang)
    return tn("{n} partai tidak mungkin lagi memenuhi ambang, {certain} sudah pasti", out, lang, certain=said)


def sub(*, projected: bool, nation: bool = False, lang: Lang) -> str:
    """What is counted."""
    if nation:
        return t("Provinsi menurut peluang partai di sana; garis = provinsi yang dibutuhkan.", lang)
    if projected:
        return t("Kab/kota menurut proyeksi sampel terhadap syarat minimal. Proyeksi, bukan putusan.", lang)
    return t("Kab/kota menurut anggota MS terhadap syarat minimal; garis = yang dibutuhkan.", lang)
