"""The parts of the page of what parties ask: obstacles, the text for LO's, repeated questions, coverage, later verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.helpdesk import CATEGORY_WORDS
from layouts import links, terms
from layouts.components.attributes import attrs
from layouts.components.elements import Link, html
from layouts.components.folding import folding
from layouts.components.panel import panel, plain_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from dash.development.base_component import Component

    from data.topic_answers import Comparison, Obstacle, Reading, Topics
    from layouts.service_topics import View

SHOWN: Final = 8
PAIR_WORDS: Final = {
    "data_ganda": (N_("Data ganda"), N_("temuan ganda")),
    "nik": (N_("NIK tidak ditemukan"), N_("temuan NIK")),
    "pekerjaan_usia": (N_("Pekerjaan/usia"), N_("temuan pekerjaan dan usia")),
    "bms_tms": (N_("Keempat hal keanggotaan"), N_("BMS dan TMS")),
}


def week_words(week: tuple[date, date], lang: Lang) -> str:
    """`16 Agu–22 Agu`."""
    return f"{formats.short_day(week[0], lang)}–{formats.short_day(week[1], lang)}"


def cases(view: View, count: int, lang: Lang, **changes: str | None) -> Component | str:
    """A count as a link to its services, for those who may open these."""
    words = formats.number(count, lang)
    if not count or not view.rows:
        return words
    area = view.topics.area.code
    return Link(words, href=links.to_tickets(view.filters, area=area, reach=view.filters.reach, **changes))


def obstacles(view: View, lang: Lang) -> Component | None:
    """The five of the week beside the week before, each with its most frequent question and the answer to it."""
    found = view.topics
    if not found.obstacles:
        return None
    heads = [
        html.Th(t("Kendala dan pertanyaan tersering", lang), scope="col"),
        html.Th(t("7 hari", lang), scope="col", className="num"),
        html.Th(t("Sebelumnya", lang), scope="col", className="num"),
        html.Th(t("Parpol (n)", lang), scope="col", className="num hide-phone"),
    ]
    lines = [_obstacle(view, one, lang) for one in found.obstacles]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)], className="rows obstacles")
    change = formats.number(found.before, lang)
    sub = t("Layanan dibuka {days}, hari yang sudah lengkap; tujuh hari sebelumnya {n} layanan.", lang,
            days=week_words(found.week, lang), n=change)  # fmt: skip
    return panel(obstacles_title(found, lang), table, lang, sub=sub, metrics=("service_obstacles",))


def obstacles_title(found: Topics, lang: Lang) -> str:
    """What is asked most, and which of the five grew most."""
    first = terms.word(CATEGORY_WORDS, found.obstacles[0].category, lang)
    grown = max(found.obstacles, key=lambda one: one.now - one.before)
    if grown.now <= grown.before:
        return t("{name} paling banyak ditanyakan; kelima kendala tidak bertambah", lang, name=first)
    more = formats.number(grown.now - grown.before, lang)
    if grown.category == found.obstacles[0].category:
        return t("{name} paling banyak ditanyakan, naik {n}", lang, name=first, n=more)
    name = terms.inside(terms.word(CATEGORY_WORDS, grown.category, lang))
    return t("{first} paling banyak ditanyakan; {name} naik {n}", lang, first=first, name=name, n=more)


def _obstacle(view: View, one: Obstacle, lang: Lang) -> html.Tr:
    until = view.topics.week[1].isoformat()
    name: list[Component | str] = [terms.word(CATEGORY_WORDS, one.category, lang)]
    if one.question:
        answer = [html.P(one.answer), html.P(t("Rujukan: {words}", lang, words=one.reference), className="muted")]
        name.append(html.Details([html.Summary(one.question), *answer], className="answer"))
    change = one.now - one.before
    arrow = (
        f" ▲ {formats.number(change, lang)}"
        if change > 0
        else f" ▼ {formats.number(-change, lang)}"
        if change
        else " ="
    )
    before: list[Component | str] = [formats.number(one.before, lang), html.Small(arrow, className="muted nowrap")]
    return html.Tr(
        [
            html.Th(name, scope="row"),
            html.Td(
                cases(view, one.now, lang, as_of_text=until, period="7", category=one.category), className="num strong"
            ),
            html.Td(before, className="num"),
            html.Td(formats.number(one.parties, lang), className="num hide-phone"),
        ]
    )


def lo_text(view: View) -> str:
    """The week's obstacles as plain text for LO's of the parties: always in Indonesian."""
    found, lang = view.topics, Lang.ID
    lines = [
        t("Lima kendala yang paling banyak ditanyakan parpol", lang),
        f"Help Desk {view.figures.name}, {formats.long_day(found.week[0], lang)} – {formats.long_day(found.week[1], lang)}",
    ]
    for n, one in enumerate(found.obstacles, 1):
        lines += [
            "",
            f"{n}. {t(CATEGORY_WORDS.get(one.category, one.category), lang)} ({tn('{n} pertanyaan', one.now, lang)})",
        ]
        if one.question:
            lines += [one.question, one.answer or "", t("Rujukan: {words}", lang, words=one.reference)]
    lines += ["", t("Pertanyaan lain: hubungi Help Desk kami pada jam layanan.", lang)]
    return "\n".join(lines)


def text_panel(view: View, lang: Lang) -> Component | None:
    """The text, ready to be copied: a field beside its button."""
    if not view.topics.obstacles:
        return None
    label = t("Teks untuk LO", lang)
    field = html.Textarea(lo_text(view), readOnly="readonly", className="copy-text", rows=14, **attrs(aria_label=label))
    button = html.Button(t("Salin teks", lang), type="button", className="button", **attrs(data_do="copy"))
    sub = t("Teks polos dengan jawaban baku dan rujukan, untuk dikirim ke grup LO.", lang)
    return panel(
        t("Siap disalin untuk LO", lang),
        html.Div([field, html.P(button)], className="copy-box screen-only"),
        lang,
        sub=sub,
    )


def repeated(view: View, lang: Lang) -> Component | None:
    """Where the same party asks the same again: an answer that did not help."""
    counts: dict[str, list[int]] = {}
    for one in view.topics.cells:
        if one.party:
            both = counts.setdefault(one.category, [0, 0])
            both[0] += one.repeated
            both[1] += one.opened
    ranked = sorted(((again, of, name) for name, (again, of) in counts.items() if again), reverse=True)
    if not ranked:
        return None
    rows = [
        (
            terms.word(CATEGORY_WORDS, name, lang),
            formats.number(again, lang),
            formats.share_of(again, of, lang),
            formats.number(of, lang),
        )
        for again, of, name in ranked
    ]
    head = (t("Kategori", lang), t("Berulang", lang), t("Bagian", lang), t("dari", lang))
    name = terms.inside(terms.word(CATEGORY_WORDS, ranked[0][2], lang))
    title = tn("{n} pertanyaan berulang, terbanyak {name}", view.topics.repeated, lang, name=name)
    sub = t("Parpol yang sama bertanya hal yang sama di satker yang sama dalam 7 hari.", lang)
    table = plain_table(head, rows, caption=title)
    return panel(title, table, lang, sub=sub, metrics=("service_repeated",))


def served(view: View, lang: Lang) -> Component | None:
    """Parties that the desks hear least of."""
    found = view.topics.served
    if not found:
        return None
    never = sum(not one.desks for one in found)
    heads = [
        html.Th(t("Partai", lang), scope="col"),
        html.Th(t("Satker yang dihubungi", lang), scope="col", className="num"),
        html.Th(t("Layanan", lang), scope="col", className="num"),
    ]
    lines = []
    for one in found:
        desks = formats.number(one.desks, lang)
        if one.registered is not None:
            desks += f" / {formats.number(one.registered, lang)}"
        count = cases(view, one.opened, lang, party=one.party.code)
        name = html.Th(one.party.abbreviation, scope="row")
        lines.append(html.Tr([name, html.Td(desks, className="num"), html.Td(count, className="num")]))
    title = tn("{n} parpol belum pernah bertanya", never, lang) if never else t("Semua parpol pernah bertanya", lang)
    table = folding(heads, lines, lang, more=N_("{n} parpol lainnya"), name="topics-served", shown=SHOWN)
    sub = t("Yang paling sedikit menghubungi di atas; dari satker tempat partai itu terdaftar, bila diketahui.", lang)
    return panel(title, table, lang, sub=sub, metrics=("service_coverage",))


def later(view: View, lang: Lang) -> Component | None:
    """Questions beside what verification found afterwards, with what this does not show."""
    found = view.topics.comparison
    if found is None:
        return None
    readings = found.readings()
    head = (
        t("Ditanyakan", lang),
        t("Sesudahnya", lang),
        t("Parpol (n)", lang),
        t("Korelasi peringkat", lang),
        t("Bacaan", lang),
    )
    rows = [_reading(one, lang) for one in readings]
    title = later_title(readings, lang)
    sub = t("Pertanyaan {asked} dibanding hasil {round} yang diputuskan {decided}, per parpol.", lang,
            asked=week_words(found.asked, lang), decided=week_words(found.decided, lang),
            round=terms.round_word(found.round.code, found.round.name, lang))  # fmt: skip
    table = plain_table(head, rows, caption=title, numeric=(2, 3))
    parties = html.Details(
        [html.Summary(t("Angka per parpol", lang)), html.Div(_parties(found, lang), className="scroll-x")],
        className="more",
    )
    caution = html.P(t(CAUTION, lang), className="foot caution")
    return panel(
        title,
        [html.Div(table, className="scroll-x topics-later"), caution, parties],
        lang,
        sub=sub,
        metrics=("service_later",),
    )


CAUTION: Final = N_(
    "Hati-hati: ini hanya hubungan antara sedikit parpol, bukan sebab-akibat. Parpol memilih sendiri untuk bertanya, dan "
    "parpol dengan banyak anggota punya lebih banyak dari keduanya. Tidak menunjukkan bahwa bertanya menolong atau merugikan."
)


def later_title(readings: Sequence[Reading], lang: Lang) -> str:
    """Whether anything goes together more than chance gives."""
    out = [one for one in readings if one.is_beyond_chance]
    if not any(one.rho is not None for one in readings):
        return t("Belum cukup kasus untuk membandingkan pertanyaan dengan hasil verifikasi", lang)
    if not out:
        return t("Pertanyaan dan hasil verifikasi sesudahnya tidak tampak berhubungan", lang)
    names = [terms.inside(t(PAIR_WORDS[one.pair][0], lang)) for one in out]
    return t("Ada hubungan melebihi kebetulan pada {names}", lang, names=formats.listing(names, lang))


def _reading(one: Reading, lang: Lang) -> tuple[str, ...]:
    asked, found = PAIR_WORDS[one.pair]
    if one.rho is None:
        words = t("belum cukup parpol dengan 20 kasus", lang)
    elif not one.is_beyond_chance:
        words = t("tidak lebih dari kebetulan", lang)
    else:
        words = t("searah", lang) if one.rho > 0 else t("berlawanan arah", lang)
    rho = formats.NO_VALUE if one.rho is None else formats.number(one.rho, lang, decimals=2).replace("-", "−")
    return t(asked, lang), t(found, lang), formats.number(one.n, lang), rho, words


def _parties(found: Comparison, lang: Lang) -> Component:
    """Each party's counts, and shares from twenty cases on."""
    head = [t("Partai", lang), t("Pertanyaan", lang), t("Diperiksa", lang)]
    for asked, result in PAIR_WORDS.values():
        head += [t(asked, lang), t(result, lang)]
    rows = []
    for one in sorted(found.parties, key=lambda each: -each.questions):
        cells = [one.party.abbreviation, formats.number(one.questions, lang), formats.number(one.checked, lang)]
        for pair in PAIR_WORDS:
            shares = one.shares(pair)
            if shares is None:
                cells += [formats.number(count, lang) for count in one.counts(pair)]
            else:
                cells += [formats.percent(shares[0], lang), formats.percent(shares[1], lang)]
        rows.append(cells)
    return plain_table(head, rows, caption=t("Angka per parpol", lang))
