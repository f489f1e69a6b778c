"""One line on registration for the pages of an area and of a party, leading to the page of registration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from layouts import links
from layouts.components.elements import Link, html
from layouts.components.info import info

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from callbacks.filters import Filters
    from data.registration_counts import Branches, Brief

METRICS = ("registration_complete", "registration_branches", "registration_members")


def registration_line(
    found: Brief | None, filters: Filters, area: str, party: str | None, lang: Lang
) -> Component | None:
    """The line; None where no documents were ever loaded."""
    if found is None:
        return None
    href = links.to_registration(filters, cycle=found.cycle, area=area, party=party)
    single = "." in area and party is not None
    parts = [_one(found, lang)] if single else [_many(found, lang)]
    if found.branches:
        parts += _registered(found.branches, found, lang, single=single)
    head = html.B(Link(t("Pendaftaran", lang), href=href))
    return html.Div([head, *map(html.Span, parts), info(METRICS, lang)], className="quality-strip registration-line")


def _many(found: Brief, lang: Lang) -> str:
    facts = {"done": formats.number(found.documents.done, lang), "whole": formats.number(found.expected, lang)}
    if found.expected == found.areas:
        return t("dokumen lengkap di {done} dari {whole} kab/kota", lang, **facts)
    if found.areas == 1:
        return t("dokumen lengkap pada {done} dari {whole} partai", lang, **facts)
    return t("dokumen lengkap pada {done} dari {whole} pasangan partai dan kab/kota", lang, **facts)


def _one(found: Brief, lang: Lang) -> str:
    """Documents of one party in one kab/kota."""
    whole = formats.number(found.wanted, lang)
    return t(
        "{done} dari {whole} dokumen lengkap", lang, done=formats.number(found.documents.complete, lang), whole=whole
    )


def _registered(has: Branches, found: Brief, lang: Lang, *, single: bool) -> list[str]:
    """Where it is registered, and with how many members."""
    if single:
        here = t("terdaftar", lang) if has.registered else t("tidak terdaftar", lang)
        members = formats.number(has.counted, lang)
        said = t(
            "anggota {members}, minimal {minimum}", lang, members=members, minimum=formats.number(found.minimum, lang)
        )
        return [here, *([said] if has.counted is not None else [])]
    facts = {"n": formats.number(has.registered, lang), "whole": formats.number(has.registered + has.absent, lang)}
    several = [t("terdaftar: {n} dari {whole} yang dilaporkan", lang, **facts)]
    if has.members_known:
        facts = {"n": formats.number(has.members, lang), "whole": formats.number(has.members_known, lang)}
        several.append(t(N_("anggota mencapai syarat minimal: {n} dari {whole}"), lang, **facts))
    return several
