"""What parties ask as files: every category by stage and party, the obstacles of the week, questions beside later verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from dashboard.reports.sheets import Column, ListFile, Sheet
from data.helpdesk import CATEGORY_WORDS
from layouts import terms
from layouts.service_time import period_words
from layouts.topic_parts import CAUTION, PAIR_WORDS, week_words

if TYPE_CHECKING:
    from dashboard.reports.sheets import Cell
    from layouts.service_topics import View

CATEGORY: Final = Column(header=N_("Kategori"), width=26)
PARTY: Final = Column(header=N_("Partai"), width=16)


def topics_file(view: View, lang: Lang) -> ListFile:
    """The file of what the page shows."""
    found = view.topics
    said = (
        (t("Masa hitung", lang), period_words(found.period.first, found.period.last, lang)),
        (t("Pekan", lang), week_words(found.week, lang)),
    )
    return ListFile(
        topic="topik",
        title=t("Apa yang ditanyakan parpol", lang),
        area=found.area,
        as_of=found.as_of,
        data_as_of=found.data_as_of,
        sheets=(_cells(view, lang), _obstacles(view, lang), _served(view), _later(view)),
        lang=lang,
        said=said,
        metrics=("service_opened", "service_obstacles", "service_repeated", "service_coverage", "service_later"),
        remarks=(t(CAUTION, lang),),
    )


def _cells(view: View, lang: Lang) -> Sheet:
    names = {one.code: one.abbreviation for one in view.parties}
    rows = [
        (
            terms.word(CATEGORY_WORDS, one.category, lang),
            view.stages.get(one.stage, one.stage),
            names.get(one.party, one.party),
            one.opened,
            one.repeated,
        )
        for one in view.topics.cells
    ]
    columns = (
        CATEGORY,
        Column(header=N_("Tahap"), width=30),
        PARTY,
        Column(header=N_("Layanan dibuka"), kind="count", width=16),
        Column(header=N_("Berulang"), kind="count"),
    )
    return Sheet(title=N_("Pertanyaan"), columns=columns, rows=rows)


def _obstacles(view: View, lang: Lang) -> Sheet:
    rows = [
        (
            terms.word(CATEGORY_WORDS, one.category, lang), one.now, one.before, one.parties, one.question, one.answer,
            one.reference,
        )
        for one in view.topics.obstacles
    ]  # fmt: skip
    columns = (
        CATEGORY,
        Column(header=N_("7 hari"), kind="count"),
        Column(header=N_("Sebelumnya"), kind="count"),
        Column(header=N_("Parpol"), kind="count"),
        Column(header=N_("Pertanyaan baku"), width=50),
        Column(header=N_("Jawaban baku"), width=80),
        Column(header=N_("Rujukan"), width=30),
    )
    return Sheet(title=N_("Kendala pekan ini"), columns=columns, rows=rows)


def _served(view: View) -> Sheet:
    rows = [(one.party.abbreviation, one.desks, one.registered, one.opened) for one in view.topics.served]
    columns = (
        PARTY,
        Column(header=N_("Satker yang dihubungi"), kind="count", width=20),
        Column(header=N_("Satker tempat terdaftar"), kind="count", width=20),
        Column(header=N_("Layanan dibuka"), kind="count", width=16),
    )
    return Sheet(title=N_("Cakupan"), columns=columns, rows=rows)


def _later(view: View) -> Sheet:
    """Counts only: shares are the reader's to make."""
    found = view.topics.comparison
    rows: list[tuple[Cell, ...]] = [
        (one.party.abbreviation, one.questions, one.checked, *(n for pair in PAIR_WORDS for n in one.counts(pair)))
        for one in (found.parties if found else ())
    ]
    columns = [PARTY, Column(header=N_("Pertanyaan"), kind="count"), Column(header=N_("Diperiksa"), kind="count")]
    for asked, result in PAIR_WORDS.values():
        columns += [Column(header=asked, kind="count", width=20), Column(header=result, kind="count", width=20)]
    return Sheet(title=N_("Sesudahnya"), columns=tuple(columns), rows=rows)
