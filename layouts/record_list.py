"""The open services of a desk by what is due next, each with its steps one tap away; and those that just ended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS, ESCALATION_WORDS, ESCALATIONS, STATE_WORDS
from data.ticket_steps import steps_from
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from datetime import datetime

    from dash.development.base_component import Component

    from data.desk_answers import EndedTicket, OpenTicket
    from layouts.record_view import Services

BUTTONS: Final = {  # what an officer reads on the button of a step
    "respons": N_("Respons"),
    "selesai": N_("Selesai"),
    "jeda": N_("Jeda: tunggu parpol"),
    "lanjut": N_("Lanjutkan"),
    "kembali": N_("Kembali dari eskalasi"),
    "buka_kembali": N_("Buka kembali"),
}
TO: Final = {"provinsi": N_("Eskalasi ke provinsi"), "kpu_ri": N_("Eskalasi ke KPU RI")}
HOUR, MINUTE = 3_600, 60


def count_part(services: Services, lang: Lang) -> Component:
    """How many are open, beside the name of the tab."""
    return html.B(formats.number(services.count, lang), className="record-count")


def open_part(services: Services, lang: Lang) -> Component:
    """The list, the latest due first; then what ended in the last three days."""
    if not services.open:
        body: list[Component] = [html.P(t("Tidak ada layanan yang terbuka.", lang), className="empty")]
    else:
        body = [_whose(lang), *(_open(one, services, lang) for one in services.open)]
    if services.count > len(services.open):
        rest = services.count - len(services.open)
        body.append(
            html.P(tn("{n} layanan lain terbuka; selesaikan dulu yang di atas.", rest, lang), className="muted")
        )
    if services.ended:
        title = t("Selesai dalam tiga hari terakhir", lang)
        rows = [_ended(one, services, lang) for one in services.ended]
        body.append(html.Details([html.Summary(title), *rows], className="record-ended"))
    return html.Div(body, className="record-list")


def due_words(one: OpenTicket, moment: datetime, lang: Lang) -> str:
    """What is due next and when, as an officer would say it."""
    if one.waiting_since:
        return t("Menunggu parpol sejak {time}; jam berhenti", lang, time=_time(one.waiting_since, moment, lang))
    due = one.next_due_at
    if due is None:
        return t(STATE_WORDS.get(one.state, ""), lang)
    time = _time(due, moment, lang)
    if one.is_late(moment):
        return t("Terlambat sejak {time}", lang, time=time)
    if one.responded_at is None:
        return t("Respons sebelum {time}", lang, time=time)
    return t("Selesaikan sebelum {time}", lang, time=time)


def age_words(seconds: int, lang: Lang) -> str:
    """`35 menit`, `3 jam`, `3 jam 20 menit`: service time."""
    hours, minutes = seconds // HOUR, seconds % HOUR // MINUTE
    if not hours:
        return tn("{n} menit", minutes, lang)
    if not minutes:
        return tn("{n} jam", hours, lang)
    return t("{hours} jam {minutes} menit", lang, hours=formats.number(hours, lang), minutes=minutes)


def _time(instant: datetime, moment: datetime, lang: Lang) -> str:
    """The time of day, with the day where it is another one."""
    if formats.local(instant).date() == formats.local(moment).date():
        return formats.clock_time(instant, lang).removesuffix(" WIB")
    return formats.short_moment(instant, lang)


def _whose(lang: Lang) -> Component:
    buttons = [
        html.Button(t(words, lang), type="button", **attrs(data_record=f"whose-{name}", aria_pressed=pressed))
        for name, words, pressed in (("all", N_("Semua"), "true"), ("mine", N_("Milik saya"), "false"))
    ]
    return html.Div(buttons, className="record-whose")


def _title(category: str, party: str, services: Services, lang: Lang) -> str:
    subject = t(CATEGORY_WORDS.get(category, category), lang)
    return f"{services.party(party)} · {subject}" if party else subject


def _open(one: OpenTicket, services: Services, lang: Lang) -> Component:
    late = one.is_late(services.now)
    tone = "is-late" if late else "is-waiting" if one.waiting_since else ""
    facts = [t(CHANNEL_WORDS.get(one.channel, one.channel), lang), one.officer or t("tanpa petugas", lang)]
    facts.append(t("umur {age}", lang, age=age_words(one.age_s, lang)))
    if one.escalated_to:
        facts.append(t("di {office}", lang, office=t(ESCALATION_WORDS.get(one.escalated_to, one.escalated_to), lang)))
    if one.spell > 1:
        facts.append(t("dibuka kembali", lang))
    parts: list[Component] = [
        html.H2(_title(one.category, one.party, services, lang)),
        html.P(due_words(one, services.now, lang), className="ticket-due"),
        html.P(" · ".join(facts), className="ticket-facts"),
    ]
    if one.question:
        parts.append(html.P(one.question, className="ticket-question"))
    parts.append(_steps(one.state, services.officers, one.officer, lang))
    known = attrs(data_ticket=one.id, data_version=one.version, data_officer=one.officer or "")
    return html.Article(parts, className=f"ticket {tone}".strip(), **known)


def _steps(state: str, officers: tuple[str, ...], officer: str | None, lang: Lang) -> Component:
    """One button a step, the likeliest first and strongest."""
    found: list[Component] = []
    for step in steps_from(state):
        if step == "eskalasi":
            found += [_step(step, t(TO[target], lang), target=target) for target in ESCALATIONS]
        elif step == "pindah":
            found += _move(officers, officer, lang)
        elif step in BUTTONS:
            found.append(_step(step, _button(step, lang), main=not found))
    return html.Div(found, className="ticket-steps")


def _button(step: str, lang: Lang) -> str:
    return t(BUTTONS[step], lang)


def _step(step: str, words: str, *, target: str | None = None, main: bool = False) -> Component:
    said = attrs(data_record="step", data_step=step, data_target=target)
    return html.Button(words, type="button", className="record-action is-main" if main else "record-action", **said)


def _move(officers: tuple[str, ...], officer: str | None, lang: Lang) -> list[Component]:
    """A native list: choosing somebody hands it over."""
    others = [code for code in officers if code != officer]
    if not others:
        return []
    label = t("Pindah ke …", lang)
    options = [html.Option(label, value=""), *(html.Option(code, value=code) for code in others)]
    said = attrs(aria_label=t("Pindah ke petugas lain", lang), data_record="move")
    return [html.Select(options, className="record-action", **said)]


def _ended(one: EndedTicket, services: Services, lang: Lang) -> Component:
    facts = [t(CHANNEL_WORDS.get(one.channel, one.channel), lang), one.officer or t("tanpa petugas", lang)]
    facts.append(t("selesai {time}", lang, time=_time(one.resolved_at, services.now, lang)))
    buttons = [_step("buka_kembali", _button("buka_kembali", lang))]
    if not one.rated:
        words, said = t("Tautan survei", lang), attrs(data_record="survey")
        buttons.append(html.Button(words, type="button", className="record-action", **said))
    return html.Article(
        [
            html.H2(_title(one.category, one.party, services, lang)),
            html.P(" · ".join(facts), className="ticket-facts"),
            html.Div(buttons, className="ticket-steps"),
        ],
        className="ticket is-ended",
        **attrs(data_ticket=one.id, data_version=one.version, data_officer=one.officer or ""),
    )
