"""What a file of the backlog says about itself: scope, filters, moment, that it is interim, and what its columns mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from dashboard.reports import file_notes
from dashboard.reports.file_notes import Lines, head, last_report, meanings
from data.metrics import BY_ID
from layouts import terms

if TYPE_CHECKING:
    from datetime import datetime

    from data.answers import AreaInfo, PartyInfo, Question, RoundInfo

NO_FINDING: Final = "tanpa"
HEADERS: Final = (
    N_("Kode wilayah"), N_("Wilayah"), N_("Partai"), N_("Temuan"), N_("Metode"), N_("Tim"), N_("Kode"), N_("Diterima"),
    N_("Umur (hari)"), N_("Tenggat"),
)  # fmt: skip
MEANINGS: Final = (
    ("Umur (hari)", N_("Hari penuh sejak hari diterima sampai hari data, dipotong pukul 00.00 WIB.")),
    ("Tenggat", N_("Hari terakhir jadwal tahapan yang berlaku di wilayahnya.")),
    ("Diterima", N_("Waktu diterima, dalam WIB.")),
    ("Kode", N_("Bentuk pendek dari sidik berkunci; bukan NIK, nomor anggota, atau id sumber.")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the file holds: the question with its names, the filters, how many rows are expected, and the language.

    `finding` is a code of `data.rules.FINDINGS` or `tanpa`; `age` a range of days such as `4-7` or `15-`; `data_as_of`
    the newest report counted.
    """

    area: AreaInfo
    question: Question
    round: RoundInfo
    total: int
    lang: Lang
    party: PartyInfo | None = None
    finding: str | None = None
    age: str | None = None
    data_as_of: datetime | None = None


def file_name(about: About, kind: str) -> str:
    """`TERBATAS_kpu-jateng_tunggakan_33.73_2022-08-23T1405WIB.xlsx`; see `file_notes.file_name`."""
    return file_notes.file_name("tunggakan", about.area, about.question.as_of, kind)


def notes(about: About, rows: int | None = None) -> Lines:
    """(label, words) for the head of a file; `rows` once they are counted."""
    lang, asked = about.lang, about.question
    said = [
        *head(t("Tunggakan", lang), f"{about.area.name} ({about.area.code})", asked.as_of, lang),
        (t("Putaran", lang), f"{terms.round_word(about.round.code, about.round.name, lang)} ({about.round.cycle})"),
        (t("Objek", lang), terms.word(terms.OBJECTS, asked.object, lang)),
        (t("Partai", lang), about.party.name if about.party else t("semua partai", lang)),
        (t("Temuan", lang), _finding(about)),
        (t("Umur (hari)", lang), about.age or t("semua umur", lang)),
        last_report(about.data_as_of, lang),
    ]
    if rows is not None:
        said.append((t("Baris", lang), formats.number(rows, lang)))
    return said


def _finding(about: About) -> str:
    if about.finding is None:
        return t("Semua temuan", about.lang)
    if about.finding == NO_FINDING:
        return t("tanpa temuan", about.lang)
    return terms.word(terms.FINDINGS, about.finding, about.lang)


def definitions(lang: Lang) -> Lines:
    """(term, definition) of the number and of the columns that need one."""
    return meanings([BY_ID["backlog"]], lang) + [(t(term, lang), t(words, lang)) for term, words in MEANINGS]
