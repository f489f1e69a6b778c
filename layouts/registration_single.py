"""One kab/kota's page of registration: its parties, document by document, members and kecamatan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.registration import State
from layouts import links
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.panel import panel
from layouts.registration_words import STATUSES, WHO

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dash.development.base_component import Component

    from data.registration import DocumentRow, Line
    from layouts.registration_view import View

MARKS: Final = {
    "lengkap": ("L", "is-ms"),
    "perlu_perbaikan": ("P", "is-bms"),
    "diunggah": ("U", "is-level"),
    "belum_diunggah": ("–", ""),
}
STATES: Final = {
    State.COMPLETE: ("is-ms", N_("Lengkap")),
    State.PARTIAL: ("is-bms", N_("Sebagian atau perlu perbaikan")),
    State.NONE: ("is-belum", N_("Belum ada yang diunggah")),
    State.NEVER: ("is-dotted", N_("Belum ada laporan")),
    State.ABSENT: ("is-hatched", N_("Tidak terdaftar")),
}
ORDER: Final = (State.PARTIAL, State.NONE, State.NEVER, State.COMPLETE, State.ABSENT)
HEADS: Final = {
    "sk_kepengurusan": N_("SK"),
    "kantor": N_("Kantor"),
    "perempuan": N_("Perempuan"),
    "rekening": N_("Rekening"),
    "daftar_anggota": N_("F2"),
    "bukti_anggota": N_("KTA"),
}


def parties_panel(view: View, lang: Lang) -> Component:
    """A row for each party: its state, its documents, the last change, members and kecamatan against what is asked."""
    documents = view.found.required.get("kabkota", {})
    found = {(row.party, row.document): row for row in view.found.rows}
    heads = [html.Th(t("Partai", lang), scope="col"), html.Th(t("Keadaan", lang), scope="col")]
    heads += [
        html.Th(_short(code, name, lang), scope="col", className="mid", title=name) for code, name in documents.items()
    ]
    heads += [html.Th(words, scope="col", className="num") for words in _numbers(lang)]
    lines = sorted(view.lines, key=lambda one: ORDER.index(one.cells[0].state))
    table = html.Table(
        [
            html.Caption(_title(view, lang), className="visually-hidden"),
            html.Thead(html.Tr(heads)),
            html.Tbody([_row(view, one, documents, found, lang) for one in lines]),
        ],
        className="rows is-tight registration-single",
    )
    sub = t(
        "L lengkap, P perlu perbaikan, U diunggah dan belum diperiksa, – belum diunggah, kosong tidak dilaporkan.", lang
    )
    metrics = ("registration_state", "registration_members", "registration_kecamatan")
    return panel(_title(view, lang), html.Div(table, className="scroll-x"), lang, sub=sub, metrics=metrics)


def _short(code: str, name: str, lang: Lang) -> str:
    return t(HEADS[code], lang) if code in HEADS else name


def _numbers(lang: Lang) -> tuple[str, ...]:
    return (t("Terakhir", lang), t("Anggota", lang), t("Kecamatan", lang))


def _title(view: View, lang: Lang) -> str:
    left = sum(one.cells[0].state not in {State.COMPLETE, State.ABSENT} for one in view.lines)
    if not left:
        return t("Semua partai yang terdaftar lengkap dokumennya", lang)
    return tn("{n} partai belum lengkap dokumennya", left, lang)


def _row(
    view: View, one: Line, documents: Mapping[str, str], found: Mapping[tuple[str, str], DocumentRow], lang: Lang
) -> html.Tr:
    cell, code = one.cells[0], one.party.code
    kind, words = STATES[cell.state]
    name = Link(one.party.abbreviation, href=links.to_party(view.filters, code))
    absent = cell.state is State.ABSENT
    rows = [None if absent else found.get((code, document)) for document in documents]
    last = max((row.at for row in rows if row), default=None)
    cells: list[Component] = [
        html.Th(name, scope="row", title=one.party.name),
        html.Td([html.Span(className=f"swatch {kind}"), f" {t(words, lang)}"]),
        *(_mark(row, lang) for row in rows),
        html.Td(formats.short_day(formats.local(last).date(), lang) if last else "", className="num",
                title=formats.moment(last, lang) if last else None),
        *_branches(view, one, lang),
    ]  # fmt: skip
    return html.Tr(cells)


def _mark(row: DocumentRow | None, lang: Lang) -> html.Td:
    """One document: its letter on its colour; in words who uploaded it and when."""
    if row is None:
        return html.Td(className="mid", title=t("tidak dilaporkan", lang))
    letter, kind = MARKS[row.status]
    words = t(STATUSES[row.status], lang)
    if row.uploader and row.status != "belum_diunggah":
        words = f"{words}, {WHO[row.uploader]}"
    words = f"{words}, {formats.short_moment(row.at, lang)}"
    return html.Td(
        html.Span(letter, className=f"sign {kind}".strip()), className="mid", title=words, **attrs(aria_label=words)
    )


def _branches(view: View, one: Line, lang: Lang) -> list[html.Td]:
    """Members and kecamatan beside what is asked."""
    branches, asked = one.cells[0].branches, view.found.standard
    pairs = (
        (branches.counted, asked.members if asked else None),
        (branches.filled, asked.kecamatan if asked else None),
    )
    return [_against(count, least, lang) for count, least in pairs]


def _against(count: int | None, least: int | None, lang: Lang) -> html.Td:
    if count is None:
        return html.Td(formats.NO_VALUE, className="num")
    below = least is not None and count < least
    said = f"{formats.number(count, lang)}/{formats.number(least, lang)}"
    return html.Td(said, className="num strong is-short" if below else "num")
