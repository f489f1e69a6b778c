"""The rules in force in a cycle, each with its legal basis: a short list beside what they decide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t, tn
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.reference_book import Course, Rule

NAMES: Final = {
    "bagian_provinsi": N_("Provinsi yang harus dipenuhi"),
    "bagian_kabkota": N_("Kab/kota di tiap provinsi"),
    "bagian_kecamatan": N_("Kecamatan di tiap kab/kota"),
    "pembulatan": N_("Pembulatan"),
    "sla_respons_tatap_muka_menit": N_("Respons pertama Help Desk, tatap muka"),
    "sla_respons_lain_menit": N_("Respons pertama Help Desk, kanal lain"),
    "sla_selesai_hari": N_("Layanan Help Desk selesai"),
    "sla_eskalasi_hari": N_("Layanan Help Desk yang dieskalasi selesai"),
}
VALUES: Final = {
    "setengah_ke_atas": N_("terdekat, setengah ke atas"),
    "ke_atas": N_("selalu ke atas"),
    "ke_bawah": N_("selalu ke bawah"),
}


def value_words(code: str, value: str, lang: Lang) -> str:
    """The words of a value: shares as they were decreed, targets with their unit."""
    if code.endswith(("_menit", "_hari")) and value.isdecimal():
        words = N_("{n} menit layanan") if code.endswith("_menit") else N_("{n} hari layanan")
        return tn(words, int(value), lang)
    return t(VALUES[value], lang) if value in VALUES else value


def basis_words(rule: Rule, lang: Lang) -> str:
    """Where a value comes from, and whether a decree of this cycle set it."""
    if rule.now is None:
        return t("{basis}, nilai bawaan", lang, basis=t(rule.legal_basis, lang))
    return rule.legal_basis


def rules_list(rules: Sequence[Rule], courses: Sequence[Course], lang: Lang) -> Component:
    """Every parameter with its value and basis, then the planned courses that are not straight."""
    items = [
        _item(t(NAMES[one.code], lang), value_words(one.code, one.value, lang), basis_words(one, lang)) for one in rules
    ]
    items += [_course(one, lang) for one in courses]
    if not courses:
        straight = t("lurus atas hari layanan jadwalnya", lang)
        items.append(_item(t("Rencana semua tahapan", lang), straight, t("nilai bawaan", lang)))
    return html.Dl([part for item in items for part in item], className="rules-list")


def _item(name: str, value: str, basis: str) -> tuple[Component, Component]:
    return html.Dt(name), html.Dd([html.B(value), " ", html.Small(basis)])


def _course(one: Course, lang: Lang) -> tuple[Component, Component]:
    points = ", ".join(f"{time}%: {work}%" for time, work in one.now.points)
    return _item(t("Rencana {name}", lang, name=one.name), points, one.now.legal_basis)
