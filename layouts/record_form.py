"""A new service: large choices in the order in which an officer hears them, the two ways to save at the bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dashboard.core.text import N_, Lang, t
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS, PARTY_LEVELS
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.field import Field

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dash.development.base_component import Component

    from data.desk_answers import Topic
    from layouts.record_view import View

REQUESTERS: Final = {  # shorter than in tables: four fit beside each other
    "LO": N_("LO"),
    "operator": N_("Operator"),
    "pengurus": N_("Pengurus"),
    "masyarakat": N_("Masyarakat"),
}
BEGAN: Final = (("0", N_("Sekarang")), ("5", N_("5 mnt lalu")), ("15", N_("15 mnt lalu")), ("30", N_("30 mnt lalu")))
LONGEST: Final = 2_000


def new_service(view: View, lang: Lang) -> Component:
    """The form; the script sends it, keeps its draft and empties it."""
    levels = [(code, code) for code in PARTY_LEVELS]
    parts: list[Component] = [
        choices("channel", N_("Kanal"), _said(CHANNEL_WORDS, lang), lang, columns=3, needed=True),
        _parties(view, lang),
        choices("party_level", N_("Tingkat partai"), levels, lang, columns=3),
        choices("requester_role", N_("Peran pemohon"), _said(REQUESTERS, lang), lang, columns=4),
        choices("category", N_("Kategori"), _said(CATEGORY_WORDS, lang), lang, columns=2, needed=True),
    ]
    if view.topics:
        parts.append(_topics(view.topics, lang))
    parts += [
        choices("began", N_("Mulai"), [(code, t(words, lang)) for code, words in BEGAN], lang, columns=4, chosen="0"),
        _notes(lang),
        _bar(lang),
    ]
    return html.Form(parts, id="record-form", className="record-form", autoComplete="off", **attrs(data_record="form"))


def choices(  # noqa: PLR0913 - the options of one question, all by keyword
    name: str,
    title: str,
    said: Iterable[tuple[str, str]],
    lang: Lang,
    *,
    columns: int,
    needed: bool = False,
    chosen: str | None = None,
) -> Component:
    """One question with large answers, of which one may be chosen."""
    picks = [pick(name, code, words, checked=code == chosen) for code, words in said]
    star = [html.Span("*", className="record-needed", **attrs(aria_hidden="true"))] if needed else []
    body = [html.Legend([t(title, lang), *star]), html.Div(picks, className=f"record-picks is-{columns}")]
    return html.Fieldset(body, className="record-field", **attrs(data_field=name, data_needed="" if needed else None))


def pick(name: str, value: str, words: str, *, checked: bool = False, **extra: Any) -> Component:
    """One answer of a question, as large as a thumb."""
    field = Field(type="radio", name=name, value=value, defaultChecked=checked or None)
    return html.Label([field, html.Span(words)], className="pick", **extra)


def _said(words: dict[str, str], lang: Lang) -> list[tuple[str, str]]:
    return [(code, t(one, lang)) for code, one in words.items()]


def _parties(view: View, lang: Lang) -> Component:
    """A list that narrows while one types; most officers tap."""
    label = t("Cari partai", lang)
    field = Field(
        type="search", className="record-search", placeholder=label, autoComplete="off",
        **attrs(aria_label=label, data_record="narrow"),
    )  # fmt: skip
    none = pick("party", "", t("Tanpa partai", lang), checked=True)
    picks = [
        pick("party", one.code, one.abbreviation, **attrs(data_find=f"{one.abbreviation} {one.name}".lower()))
        for one in view.services.parties
    ]
    body = html.Div([none, *picks], className="record-picks is-list")
    return html.Fieldset(
        [html.Legend(t("Partai", lang)), field, body], className="record-field", **attrs(data_field="party")
    )


def _topics(topics: tuple[Topic, ...], lang: Lang) -> Component:
    """The managed questions of the chosen category; the chosen one shows its answer and what it rests on."""
    rows = [_topic(one, lang) for one in topics]
    title = html.Legend(t("Pertanyaan dan jawaban baku", lang))
    body = html.Div(rows, className="record-topics")
    return html.Fieldset([title, body], className="record-field", hidden=True, **attrs(data_field="topic"))


def _topic(one: Topic, lang: Lang) -> Component:
    answer = [html.P(one.answer), html.P(t("Dasar: {reference}", lang, reference=one.reference), className="muted")]
    field = Field(type="radio", name="topic", value=one.code)
    return html.Div(
        [
            html.Label([field, html.Span(one.question)], className="pick is-question"),
            html.Div(answer, className="record-answer"),
        ],
        className="record-topic",
        **attrs(data_category=one.category),
    )


def _notes(lang: Lang) -> Component:
    """Free text is the exception; what looks like a NIK is masked before it is kept or sent."""
    hint = t("Jangan menulis nama, nomor telepon, atau NIK; deret 16 angka disamarkan.", lang)
    fields = [
        html.Label([t(title, lang), html.Textarea(name=name, rows=2, maxLength=LONGEST)])
        for name, title in (("question", N_("Pertanyaan")), ("answer", N_("Jawaban")), ("reference", N_("Dasar")))
    ]
    summary = html.Summary(t("Tambah catatan", lang))
    return html.Details(
        [summary, html.P(hint, className="muted"), *fields], className="record-notes", **attrs(data_field="notes")
    )


def _bar(lang: Lang) -> Component:
    keep = html.Button(t("Catat dulu", lang), type="submit", className="record-action", value="buka")
    done = html.Button(t("Catat dan selesai", lang), type="submit", className="record-action is-main", value="selesai")
    return html.Div([keep, done], className="record-bar")
