"""The parties of registration: documents by level, branches and members against the law, and who uploaded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from data.registration import UPLOADERS, Reach
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel
from layouts.registration_words import WHO, branches_title, documents_title, share, uploaders_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.registration import Documents, Line
    from layouts.registration_view import View

SHOWN: Final = 26
MORE: Final = N_("{n} partai lainnya")
LEVELS: Final = {"nasional": N_("Pusat (DPP)"), "provinsi": N_("Provinsi (DPW)"), "kabkota": N_("Kab/kota (DPC)")}


def documents_panel(view: View, lang: Lang) -> Component:
    """Each party's documents by level, who uploaded most and the last change; most left first."""
    own = t("Pusat", lang) if view.found.is_nation else t("Provinsi", lang)
    heads = [_head(t("Partai", lang), number=False), _head(own)]
    if view.found.is_nation:
        heads.append(_head(t("Provinsi", lang)))
    heads += [
        html.Th(html.Span(t("Lengkap di kab/kota", lang), className="visually-hidden"), scope="col"),
        _head(t("Kab/kota", lang)),
        _head(t("Perbaikan", lang)),
        _head(t("Pengunggah", lang), number=False),
        _head(t("Terakhir", lang)),
    ]
    rows = [_documents_row(view, one, lang) for one in view.by_need]
    name = "registration-parties is-nation" if view.found.is_nation else "registration-parties"
    body = folding(heads, rows, lang, more=MORE, name=name, shown=SHOWN)
    sub = t("Dokumen wajib yang lengkap per tingkat; yang paling banyak belum lengkap di atas.", lang)
    metrics = ("registration_complete", "registration_state", "registration_uploader")
    return panel(documents_title(view.lines, lang), body, lang, sub=sub, metrics=metrics)


def _head(words: str, *, number: bool = True) -> html.Th:
    return html.Th(words, scope="col", className="num" if number else None)


def _documents_row(view: View, one: Line, lang: Lang) -> html.Tr:
    every = one.lower + one.upper + (one.own or one.lower.__class__())
    level = "nasional" if view.found.is_nation else "provinsi"
    cells: list[Component] = [_name(view, one), _of_level(one.own, len(view.found.required.get(level, ())), lang)]
    if view.found.is_nation:
        cells.append(html.Td(_fraction(one.upper.done, len(view.found.places), lang), className="num"))
    main = every.main
    who = f"{WHO[main[0]]} {share(every, main[0], lang)}" if main else formats.NO_VALUE
    last = formats.short_day(formats.local(every.at).date(), lang) if every.at else formats.NO_VALUE
    cells += [
        html.Td(_bar(one, lang), className="cell-bar"),
        html.Td(_fraction(one.lower.done, one.lower.pairs, lang), className="num"),
        html.Td(formats.number(every.repair, lang) if every.pairs else formats.NO_VALUE, className="num"),
        html.Td(who, className="who"),
        html.Td(last, className="num", title=formats.moment(every.at, lang)),
    ]
    return html.Tr(cells)


def _name(view: View, one: Line) -> html.Th:
    link = Link(one.party.abbreviation, href=links.to_party(view.filters, one.party.code))
    return html.Th(link, scope="row", title=one.party.name)


def _of_level(found: Documents | None, whole: int, lang: Lang) -> html.Td:
    """Complete documents of those required; nothing said is not zero."""
    if found is None:
        return html.Td(formats.NO_VALUE, className="num", title=t("belum ada laporan", lang))
    mark = " ✓" if found.done else ""
    return html.Td(f"{formats.number(found.complete, lang)}/{formats.number(whole, lang)}{mark}", className="num")


def _fraction(done: int, whole: int, lang: Lang) -> str:
    return f"{formats.number(done, lang)}/{formats.number(whole, lang)}"


def _bar(one: Line, lang: Lang) -> html.Div:
    """Complete, begun, and neither, of the kab/kota that are waited for."""
    whole = one.lower.pairs
    if not whole:
        return html.Div(t("belum ada laporan", lang), className="status-bar is-unknown")
    parts = (("is-ms", one.lower.done), ("is-bms", max(one.lower.begun - one.lower.done, 0)))
    spans = [html.Span(className=kind, style={"width": f"{count / whole:.2%}"}) for kind, count in parts if count]
    words = t(
        "{done} lengkap, {begun} sebagian, dari {whole} kab/kota", lang, done=formats.number(one.lower.done, lang),
        begun=formats.number(parts[1][1], lang), whole=formats.number(whole, lang),
    )  # fmt: skip
    return html.Div(spans, className="status-bar", role="img", title=words, **attrs(aria_label=words))


def branches_panel(view: View, lang: Lang) -> Component | None:
    """Each party's branches, kecamatan and members in as many places as the law asks; who is short comes first."""
    if not view.known:
        return None
    nation = view.found.is_nation
    first = [t("Provinsi", lang), t("Kab/kota", lang)] if nation else [t("Kab/kota", lang)]
    words = [t("Partai", lang), *first, t("Kecamatan", lang), t("Anggota", lang), t("Kurang", lang)]
    heads = [_head(word, number=n > 0) for n, word in enumerate(words)]
    lines = sorted(view.known, key=lambda one: -max(one.short))
    body: list[Component] = [
        folding(heads, [_branches_row(view, one, lang) for one in lines], lang, more=MORE, name="registration-branches",
                shown=SHOWN)
    ]  # fmt: skip
    metrics = ("registration_branches", "registration_kecamatan", "registration_members")
    return panel(branches_title(view, lang), body, lang, sub=_branches_sub(view, lang), metrics=metrics)


def _branches_sub(view: View, lang: Lang) -> str:
    needed = formats.number(view.found.needed, lang)
    if view.found.is_nation:
        words = N_(
            "Provinsi tempat partai terdaftar, cukup kab/kotanya, cukup kecamatannya, dan cukup anggotanya, dari {needed} yang "
            "dibutuhkan. Anggota menurut pendaftaran, belum diverifikasi."
        )
        return t(words, lang, needed=needed)
    words = N_(
        "Kab/kota tempat partai terdaftar, mengisi cukup kecamatan, dan anggotanya mencapai syarat minimal, dari {needed} yang "
        "dibutuhkan. Anggota menurut pendaftaran, belum diverifikasi."
    )
    return t(words, lang, needed=needed)


def _branches_row(view: View, one: Line, lang: Lang) -> html.Tr:
    cells = [_against(met, short, one.needed, lang) for met, short in zip(one.met, one.short, strict=True)]
    if view.found.is_nation:
        cells.insert(0, html.Td(_fraction(one.present, one.needed, lang), className="num"))
    words = {Reach.MET: ("✓", t("memenuhi", lang)), Reach.UNKNOWN: ("?", t("belum dapat dinilai", lang))}
    sign, said = words.get(one.verdict, (formats.number(max(one.short), lang), t("kurang", lang)))
    strong = " strong" if one.verdict is Reach.SHORT else ""
    return html.Tr(
        [
            _name(view, one),
            *cells,
            html.Td(sign, className=f"num{strong}", title=said, **attrs(aria_label=f"{sign} {said}")),
        ]
    )


def _against(met: int, short: int, needed: int, lang: Lang) -> html.Td:
    """`33/26`; heavy where it falls short whatever is still unknown."""
    return html.Td(_fraction(met, needed, lang), className="num strong is-short" if short else "num")


def uploaders_panel(view: View, lang: Lang) -> Component | None:
    """Documents by level and by who uploaded them."""
    levels = [("kabkota", view.lower)]
    if view.found.is_nation:
        levels = [("nasional", view.own), ("provinsi", view.upper), *levels]
    elif not view.found.is_single:
        levels.insert(0, ("provinsi", view.own))
    rows = [_uploaders_row(level, found, lang) for level, found in levels if found.sent]
    if not rows:
        return None
    heads = [_head(t("Tingkat", lang), number=False), *(_head(WHO[who]) for who in UPLOADERS)]
    heads += [_head(t("Tidak disebut", lang)), _head(t("Dokumen", lang))]
    table = html.Table(
        [
            html.Caption(t("Dokumen menurut tingkat dan pengunggah", lang), className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody(rows),
        ],
        className="rows is-tight registration-uploaders",
    )
    sub = t("Dokumen yang sudah diunggah menurut tingkat dan pengunggah versi terbarunya.", lang)
    body = html.Div(table, className="scroll-x")
    return panel(uploaders_title(view, lang), body, lang, sub=sub, metrics=("registration_uploader",))


def _uploaders_row(level: str, found: Documents, lang: Lang) -> html.Tr:
    counts: Sequence[int] = (*found.by, found.sent - sum(found.by), found.sent)
    cells = [html.Td(formats.number(count, lang), className="num") for count in counts]
    return html.Tr([html.Th(t(LEVELS[level], lang), scope="row"), *cells])
