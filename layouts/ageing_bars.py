"""How old the backlog is: buckets of days stacked by finding; each bucket and each finding leads to its rows."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.rules import FINDINGS
from layouts import links, terms
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AgeBucket

NO_FINDING: Final = "tanpa"  # the filter for items without any finding
LATE: Final = 8  # days: what has waited longer than a week stands out


def code(bucket: AgeBucket) -> str:
    """The bucket as the URL says it: `4-7`, `15-`."""
    return f"{bucket.low}-{'' if bucket.high is None else bucket.high}"


def words(bucket: AgeBucket, lang: Lang) -> str:
    """`4–7 hari`, `> 14 hari`."""
    if bucket.high is None:
        return t("> {n} hari", lang, n=bucket.low - 1)
    return t("{low}–{high} hari", lang, low=bucket.low, high=bucket.high)


def by_finding(buckets: Sequence[AgeBucket]) -> dict[str, int]:
    """Finding code ('' = none) -> open items that have it, in the order of the rules."""
    counts: Counter[str] = Counter()
    for bucket in buckets:
        counts.update(bucket.having or bucket.by_finding)
    return {name: counts[name] for name in (*FINDINGS, "") if counts[name]}


def narrowed(buckets: Sequence[AgeBucket], finding: str | None) -> tuple[AgeBucket, ...]:
    """The buckets with only the items that have `finding` (`tanpa`: none); all of them without one."""
    if finding is None:
        return tuple(buckets)
    name = "" if finding == NO_FINDING else finding
    kept = [(bucket.having or bucket.by_finding).get(name, 0) for bucket in buckets]
    return tuple(
        replace(bucket, by_finding={name: count}, having={}) for bucket, count in zip(buckets, kept, strict=True)
    )


def title(buckets: Sequence[AgeBucket], lang: Lang) -> str:
    """How many have waited for more than a week, and the finding most of them share."""
    items = sum(bucket.items for bucket in buckets)
    late = [bucket for bucket in buckets if bucket.low >= LATE]
    old = sum(bucket.items for bucket in late)
    if not items:
        return t("Tidak ada berkas yang menunggu", lang)
    if not old:
        return t("Tidak ada berkas yang menunggu lebih dari 7 hari", lang)
    findings = by_finding(late)
    most = max(findings, key=lambda name: findings[name])
    if most and old > 1 and findings[most] * 2 > old:
        name = terms.inside(terms.word(terms.FINDINGS, most, lang))
        return tn("{n} berkas berumur lebih dari 7 hari, kebanyakan {finding}", old, lang, finding=name)
    return tn("{n} berkas berumur lebih dari 7 hari", old, lang)


def table(buckets: Sequence[AgeBucket], filters: Filters, lang: Lang, *, rows: bool) -> html.Div:
    """One stacked bar a bucket, and below it the findings with their counts; `rows`: the caller may open the rows.

    Both follow the filters as their links do: bars the finding, findings the age.
    """
    shown = narrowed(buckets, filters.finding)
    most = max([bucket.items for bucket in shown] + [1])
    head = [
        html.Th(t("Umur", lang), scope="col"),
        html.Th(t("sejak diterima, menurut temuan", lang), scope="col"),
        html.Th(t("Berkas", lang), scope="col", className="num"),
    ]
    body = [_row(bucket, most, filters, lang, rows=rows) for bucket in shown]
    bars = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)], className="rows ageing")
    return html.Div([bars, _findings(buckets, filters, lang, rows=rows)])


def _row(bucket: AgeBucket, most: int, filters: Filters, lang: Lang, *, rows: bool) -> html.Tr:
    name: Component | str = words(bucket, lang)
    is_on = filters.age == code(bucket)
    if rows:
        name = Link(name, href=links.to_backlog(filters, age=None if is_on else code(bucket), finding=filters.finding))
    parts = [_segment(finding, count, most) for finding, count in bucket.by_finding.items() if count]
    said = ", ".join(
        f"{_finding(finding, lang)} {formats.number(count, lang)}" for finding, count in bucket.by_finding.items()
    )
    late = " late" if bucket.low >= LATE and bucket.items else ""
    return html.Tr(
        [
            html.Th(name, scope="row", className="nowrap"),
            html.Td(_bar(parts, said), className="cell-bar"),
            html.Td(formats.number(bucket.items, lang), className=f"num strong{late}"),
        ],
        className="is-on" if is_on else None,
    )


def _bar(parts: Sequence[Component], said: str) -> html.Div | None:
    if not parts:
        return None
    return html.Div(parts, className="age-bar", role="img", title=said, **attrs(aria_label=said))


def _segment(finding: str, count: int, most: int) -> html.Span:
    return html.Span(className=f"f-{finding or NO_FINDING}", style={"width": f"{count / most:.2%}"})


def _finding(finding: str, lang: Lang) -> str:
    return terms.word(terms.FINDINGS, finding, lang) if finding else t("tanpa temuan", lang)


def _findings(buckets: Sequence[AgeBucket], filters: Filters, lang: Lang, *, rows: bool) -> html.Ul:
    """The legend says how many, and leads there."""
    aged = [bucket for bucket in buckets if filters.age in {None, code(bucket)}]
    found = by_finding(aged or buckets)
    return html.Ul(
        [_legend(name, count, filters, lang, rows=rows) for name, count in found.items()], className="legend"
    )


def _legend(finding: str, count: int, filters: Filters, lang: Lang, *, rows: bool) -> html.Li:
    said = f"{_finding(finding, lang)} {formats.number(count, lang)}"
    asked = finding or NO_FINDING
    is_on = filters.finding == asked
    href = links.to_backlog(filters, finding=None if is_on else asked, age=filters.age)
    swatch = html.Span(className=f"swatch f-{asked}")
    return html.Li([swatch, Link(said, href=href) if rows else said], className="is-on" if is_on else None)


def listed(items: int, backlog: float | None, lang: Lang) -> str:
    """How much of the backlog has rows, and how much is known from recaps only."""
    if backlog is None:
        return tn("{n} berkas punya daftar.", items, lang)
    rest = int(backlog) - items
    if rest <= 0:
        return tn("Semua {n} berkas tunggakan punya daftar.", items, lang)
    facts = {"rest": formats.number(rest, lang), "all": formats.number(backlog, lang)}
    if not items:
        return t("{all} tunggakan hanya ada di rekap: umur dan daftarnya tidak diketahui.", lang, all=facts["all"])
    plain = N_("{n} dari {all} tunggakan punya daftar; {rest} lainnya hanya ada di rekap, tanpa umur dan daftar.")
    return tn(plain, items, lang, **facts)
