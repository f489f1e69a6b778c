"""Party thresholds and sample outcomes on the verification page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from data.thresholds import Reach
from layouts import links, outlook, sample_table
from layouts.components.elements import html
from layouts.components.files import files
from layouts.components.panel import panel
from layouts.outlook import Line
from layouts.rules_list import basis_words, value_words
from layouts.sample_table import SampleRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dash.development.base_component import Component

    from data.reference_book import Rule
    from data.thresholds import AreaThreshold
    from layouts.verification_view import View

METRICS: Final = ("threshold_outlook", "areas_needed", "areas_met", "minimum")


def lines(view: View) -> list[Line]:
    """One line a party that the round is about: over its province, or over all provinces."""
    found = view.thresholds.nation or view.thresholds.provinces
    names = {one.area.code: one.area for one in view.figures.children}
    parties = {one.code: one for one in view.taking_part}
    rows: dict[str, list[AreaThreshold]] = {}
    for row in () if view.thresholds.nation else view.thresholds.areas:
        rows.setdefault(row.party, []).append(row)
    return [
        Line(
            label=parties[one.party].abbreviation,
            title=parties[one.party].name,
            href=links.to_party(view.filters, one.party),
            threshold=one,
            nearest=outlook.nearest(rows.get(one.party, ()), names),
        )
        for one in found
        if one.party in parties and view.question.party in {None, one.party}
    ]


def thresholds_panel(view: View, lang: Lang) -> Component | None:
    """Which parties are certain to reach the threshold, may still, or cannot any more."""
    shown = outlook.by_outlook(lines(view))
    if not view.decides or not shown or all(one.threshold.is_silent for one in shown):
        return None
    body: list[Component] = [outlook.table(shown, t("Partai", lang), lang)]
    if said := rule_words(view.rules, lang, nation=bool(view.thresholds.nation)):
        body.append(html.P(said, className="foot"))
    if view.exports:
        body.append(files("ambang", view.filters.query(), t("Unduh ambang tiap partai dan wilayah:", lang), lang))
    nation = bool(view.thresholds.nation)
    sub = outlook.sub(projected=view.thresholds.projected, nation=nation, lang=lang)
    if nation and view.thresholds.projected:
        sub = f"{sub} {t('Proyeksi, bukan putusan.', lang)}"
    return panel(outlook.title(shown, lang), body, lang, sub=sub, metrics=METRICS)


def rule_words(rules: Sequence[Rule], lang: Lang, *, nation: bool = False) -> str | None:
    """The rule behind *n dari m*, of the `nation` that of its provinces, too, with its legal basis; None where none was read."""
    known = {one.code: one for one in rules}
    share, rounding, provinces = (known.get(code) for code in ("bagian_kabkota", "pembulatan", "bagian_provinsi"))
    if share is None or rounding is None:
        return None
    said = {"share": share.value, "rounding": value_words(rounding.code, rounding.value, lang)}
    if not nation or provinces is None:
        return t(
            "Aturan: {share} kab/kota, dibulatkan {rounding} ({basis}).", lang, **said, basis=basis_words(share, lang)
        )
    bases = "; ".join(dict.fromkeys(basis_words(one, lang) for one in (provinces, share)))
    words = N_("Aturan: {provinces} provinsi, di tiap provinsi {share} kab/kota, dibulatkan {rounding} ({basis}).")
    return t(words, lang, **said, provinces=provinces.value, basis=bases)


def samples_panel(view: View, lang: Lang) -> Component | None:
    """The sample of each party of one kab/kota, in rounds that draw one."""
    by_party = {one.code: one for one in view.party_infos}
    decided = {one.party: one for one in view.verdicts}
    rows = [
        SampleRow(
            label=by_party[one.party].abbreviation,
            title=by_party[one.party].name,
            href=links.to_party(view.filters, one.party),
            state=one,
            minimum=view.minimums.get(one.area_code),
            verdict=decided.get(one.party),
            enter=links.to_verdict(view.round.code, one.area_code, one.party) if view.enters else None,
        )
        for one in sample_table.with_verdicts(view.samples, view.verdicts)
        if one.party in by_party
    ]
    if not rows:
        return None
    met = sum(row.reach is Reach.MET for row in view.thresholds.areas)
    title = sample_table.title(rows, met if view.thresholds.projected else None, lang)
    body = sample_table.table(rows, t("Partai", lang), lang)
    return panel(title, body, lang, sub=sample_table.sub(lang), metrics=sample_table.METRICS)
