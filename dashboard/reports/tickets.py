"""All rows of a list of services as a file: CSV and XLSX, written as they come from the database, never cut."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t
from dashboard.reports import file_notes, long_lists
from dashboard.reports.file_notes import Lines, head, last_report, meanings
from dashboard.reports.long_lists import COUNT, MOMENT, TEXT, LongList
from dashboard.reports.safe_cells import safe
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS, MINUTE, REQUESTER_WORDS, STATE_WORDS
from data.page_metrics import BY_ID
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import IO

    from dashboard.reports.long_lists import Cells
    from data.answers import AreaInfo
    from data.ticket_answers import Asked, TicketRow

SHEET: Final = N_("Layanan")
COLUMNS: Final = (
    (N_("Nomor"), 10, COUNT), (N_("Kode satker"), 12, TEXT), (N_("Satker"), 24, TEXT), (N_("Dibuka"), 17, MOMENT),
    (N_("Kanal"), 14, TEXT), (N_("Kategori"), 24, TEXT), (N_("Kode pertanyaan"), 16, TEXT), (N_("Partai"), 16, TEXT),
    (N_("Pemohon"), 22, TEXT), (N_("Tahap"), 26, TEXT), (N_("Keadaan"), 18, TEXT), (N_("Kali dibuka"), 11, COUNT),
    (N_("Umur (hari layanan)"), 12, COUNT), (N_("Sasaran"), 17, MOMENT), (N_("Respons (menit layanan)"), 14, COUNT),
    (N_("Selesai pada"), 17, MOMENT), (N_("Penyelesaian (menit layanan)"), 16, COUNT), (N_("Petugas"), 12, TEXT),
)  # fmt: skip
MEANINGS: Final = (
    (N_("Nomor"), N_("Nomor layanan di sini; bukan id sumber, nama, telepon, atau NIK.")),
    (N_("Sasaran"), N_("Kapan layanan yang masih terbuka seharusnya selesai; kosong selama menunggu parpol.")),
    (N_("Umur (hari layanan)"), N_("Hari layanan satker sejak dibuka, hanya untuk yang masih terbuka.")),
)
METRICS: Final = ("service_opened", "service_response", "service_resolution", "service_open")

word = lru_cache(maxsize=10_000)(safe)  # most cells repeat


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the file holds: `said` are (label, words) of its filters; officers stand in it only for their own desk."""

    area: AreaInfo
    asked: Asked
    name: str
    total: int
    owned: bool
    data_as_of: datetime | None
    said: tuple[tuple[str, str], ...]
    stages: Mapping[str, str]
    lang: Lang


def file_name(about: About, kind: str) -> str:
    """`TERBATAS_kpu-jateng_layanan_33.73_2022-08-23T1405WIB.xlsx`; see `file_notes.file_name`."""
    return file_notes.file_name("layanan", about.area, about.asked.as_of, kind)


def notes(about: About, rows: int | None = None) -> Lines:
    """(label, words) for the head of a file; `rows` once they are counted."""
    lang = about.lang
    said = [
        *head(t("Layanan Help Desk", lang), f"{about.name} ({about.area.code})", about.asked.as_of, lang),
        last_report(about.data_as_of, lang),
        *about.said,
    ]
    if rows is not None:
        said.append((t("Baris", lang), formats.number(rows, lang)))
    return said


def definitions(lang: Lang) -> Lines:
    """(term, definition) of the columns and numbers that need one."""
    columns = [(t(name, lang), t(words, lang)) for name, words in MEANINGS]
    return columns + meanings((BY_ID[name] for name in METRICS), lang)


def _cells(one: TicketRow, about: About) -> Cells:
    """A row in the order of the columns; None is unknown."""
    lang = about.lang
    cells = (
        one.id, word(one.area_code), word(one.area_name), one.opened_at, _said(CHANNEL_WORDS, one.channel, lang),
        _said(CATEGORY_WORDS, one.category, lang), word(one.topic or ""), word(one.party_name),
        _said(REQUESTER_WORDS, one.requester or "", lang), word(about.stages.get(one.stage or "", one.stage or "")),
        _said(STATE_WORDS, one.state, lang), one.spells, one.days, one.due_at, _minutes(one.response_s), one.resolved_at,
        _minutes(one.resolution_s),
    )  # fmt: skip
    return (*cells, word(one.officer or "")) if about.owned else cells


@lru_cache(maxsize=1_000)
def _code_words(known: tuple[tuple[str, str], ...], code: str, lang: Lang) -> str:
    return safe(terms.word(dict(known), code, lang)) if code else ""


def _said(words: dict[str, str], code: str, lang: Lang) -> str:
    return _code_words(_ITEMS[id(words)], code, lang)


_ITEMS: Final = {id(one): tuple(one.items()) for one in (CHANNEL_WORDS, CATEGORY_WORDS, REQUESTER_WORDS, STATE_WORDS)}


def _minutes(seconds: int | None) -> int | None:
    return None if seconds is None else round(seconds / MINUTE)


def write_xlsx(rows: Iterable[TicketRow], about: About, target: IO[bytes]) -> int:
    """Write the workbook of these rows to `target`; see `long_lists.write_xlsx`."""
    return long_lists.write_xlsx(_listed(rows, about), target)


def csv_pieces(rows: Iterable[TicketRow], about: About) -> Iterator[bytes]:
    """The CSV of these rows, piece by piece; see `long_lists.csv_pieces`."""
    return long_lists.csv_pieces(_listed(rows, about))


def _listed(rows: Iterable[TicketRow], about: About) -> LongList:
    return LongList(
        sheet=SHEET,
        columns=COLUMNS if about.owned else COLUMNS[:-1],
        cells=(_cells(row, about) for row in rows),
        total=about.total,
        as_of=about.asked.as_of,
        notes=partial(notes, about),
        terms=definitions(about.lang),
        lang=about.lang,
    )
