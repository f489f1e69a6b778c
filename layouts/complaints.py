"""Public complaints: how many came in, what became of them, who reports, and what does not add up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t, tn
from data.answers import Reporting
from layouts import complaint_parts as parts
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.files import files
from layouts.components.key_number import KeyNumber, key_number
from layouts.components.panel import lead
from layouts.components.sparkline import sparkline
from layouts.headline import counted
from layouts.page import Page

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.answers import AreaInfo
    from data.queries.complaint_reports import ComplaintFigures

PAGE: Final = Page(
    id="complaints", path="/tanggapan", title=N_("Tanggapan"), permission=Permission.COMPLAINTS_READ, by_round=False
)
NAMED: Final = 3


@dataclass(frozen=True, kw_only=True)
class View:
    """Complaints of an area; `parents` are those above it that the caller may open; `exports`: may download."""

    filters: Filters
    figures: ComplaintFigures
    parents: tuple[AreaInfo, ...]
    exports: bool

    @property
    def is_single(self) -> bool:
        """Whether the area is one kab/kota."""
        return "." in self.figures.area.code


def page(view: View, lang: Lang) -> Component:
    """The whole page; one sentence where nobody has reported yet."""
    name = view.figures.area.name
    top: list[Component] = [
        *_crumbs(view),
        html.H1(t("Tanggapan masyarakat, {area}", lang, area=name)),
        lead(sentences(view, lang)),
    ]
    if view.figures.whole.reporting is Reporting.NEVER and not view.figures.claims:
        return html.Div([*top, _never(view, lang)], className="complaints")
    keys = [key_number(one, lang) for one in numbers(view, lang)]
    body = parts.single(view, lang) if view.is_single else parts.several(view, lang)
    shown = [*keys, *body, *([_files(view, lang)] if view.exports else [])]
    return html.Div([*top, html.Div(shown, className="grid")], className="complaints")


def _crumbs(view: View) -> list[Component]:
    above = [Link(area.name, href=links.to_complaints(view.filters, area=area.code)) for area in view.parents]
    return [html.Nav([part for one in above for part in (one, " › ")], className="crumbs")] if above else []


def _never(view: View, lang: Lang) -> Component:
    moment = formats.moment(view.figures.as_of, lang)
    words = t("Belum ada laporan tanggapan masyarakat sampai {moment}; itu bukan berarti nol.", lang, moment=moment)
    return html.P(words, className="empty")


def sentences(view: View, lang: Lang) -> list[str]:
    """What came in, how it compares with the province's own number, and who owes something."""
    whole = view.figures.whole
    if whole.received is None:
        return []
    if not whole.received:
        return [t("**Nol tanggapan, sudah dilaporkan.**", lang)]
    came = tn("**{n} tanggapan masuk**", whole.received, lang)
    rest = [*_claimed(view, lang), *_busiest(view, lang), *_fallen(view, lang)]
    return [f"{came}{_became(view, lang)}.", *rest]


def _became(view: View, lang: Lang) -> str:
    """`: 150 masih diproses, 51 selesai`, as far as it is known."""
    whole = view.figures.whole
    said = []
    if whole.in_process is not None:
        said.append(t("{n} masih diproses", lang, n=formats.number(whole.in_process, lang)))
    if whole.resolved is not None:
        said.append(t("{n} selesai", lang, n=formats.number(whole.resolved, lang)))
    return f": {', '.join(said)}" if said else ""


def _claimed(view: View, lang: Lang) -> list[str]:
    if not view.figures.claims or view.figures.area.kind != "province":
        return []
    return [f"{parts.claim_words(view.figures.claims[0], lang)}."]


def _busiest(view: View, lang: Lang) -> list[str]:
    """Where most is still in process."""
    busy = [one for one in parts.by_need(view.figures.children) if one.in_process][:NAMED]
    if not busy:
        return []
    names = [f"{one.area.short_name} ({formats.number(one.in_process, lang)})" for one in busy]
    return [t("Paling banyak diproses: {names}.", lang, names=formats.listing(names, lang))]


def _fallen(view: View, lang: Lang) -> list[str]:
    count = len(view.figures.falls)
    return [tn("**{n} angka kumulatif turun** dan perlu penjelasan.", count, lang)] if count else []


def numbers(view: View, lang: Lang) -> list[KeyNumber]:
    """Received, in process, settled, and who reports."""
    whole, days = view.figures.whole, view.figures.days
    today = formats.local(view.figures.as_of).date()
    line = sparkline([*days.received][-14:], t("Tanggapan masuk, laporan terakhir", lang))
    before = days.before(today)
    return [
        KeyNumber(
            label=t("Jumlah masuk", lang),
            value=formats.number(whole.received, lang),
            details=[] if view.is_single else [_known(view, lang)],
            move=counted(whole.received, before, lang, good="same") if before is not None else None,
            foot=line,
            metrics=("complaints_received",),
        ),
        KeyNumber(
            label=t("Masih diproses", lang),
            value=formats.number(whole.in_process, lang),
            details=[_share(whole.in_process, whole.received, lang)],
            metrics=("complaints_in_process",),
        ),
        KeyNumber(
            label=t("Selesai", lang),
            value=formats.number(whole.resolved, lang),
            details=[_share(whole.resolved, whole.received, lang)],
            metrics=("complaints_resolved",),
        ),
        _reporters(view, lang),
    ]


def _known(view: View, lang: Lang) -> str:
    whole = view.figures.whole
    if whole.known == whole.expected:
        return tn("dari semua {n} kab/kota", whole.expected, lang)
    known, expected = (formats.number(count, lang) for count in (whole.known, whole.expected))
    return t("dari {known} dari {expected} kab/kota", lang, known=known, expected=expected)


def _share(part: int | None, whole: int | None, lang: Lang) -> str:
    if part is None:
        return t("belum dilaporkan", lang)
    share = formats.share_of(part, whole, lang)
    if not whole or whole < formats.SMALL:
        return share if whole else ""
    return t("{share} dari yang masuk", lang, share=share)


def _reporters(view: View, lang: Lang) -> KeyNumber:
    """Who reported on the day; for one kab/kota when it last did."""
    whole = view.figures.whole
    if view.is_single:
        told = whole.reporting is Reporting.REPORTED
        words = t("melapor hari itu", lang) if told else t("belum lapor hari itu", lang)
        day = formats.short_day(formats.local(whole.at).date(), lang) if whole.at else formats.NO_VALUE
        return KeyNumber(
            label=t("Laporan terakhir", lang), value=day, details=[words], metrics=("complaints_reported",)
        )
    silent, never = whole.known - whole.reported, whole.expected - whole.known
    details = [
        tn("{n} diam hari itu", silent, lang) if silent else "",
        tn("{n} belum pernah melapor", never, lang) if never else "",
    ]
    done, all_ = formats.number(whole.reported, lang), formats.number(whole.expected, lang)
    return KeyNumber(
        label=t("Kab/kota melapor hari itu", lang),
        value=f"{done} / {all_}",
        details=[one for one in details if one],
        metrics=("complaints_reported",),
    )


def _files(view: View, lang: Lang) -> Component:
    said = tn("Unduh semua {n} laporan:", len(view.figures.reports), lang)
    return files("tanggapan", view.filters.query(), said, lang)
