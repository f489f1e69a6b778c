"""All rows of a list of services as a file: CSV and XLSX, written as they come from the database, never cut."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from xlsxwriter import Workbook

from dashboard.core import formats
from dashboard.core.errors import InvalidInput
from dashboard.core.text import N_, Lang, t
from dashboard.reports.backlog import EXCEL_ROWS, OPTIONS, PIECE, TOO_MANY
from dashboard.reports.backlog_notes import OFFICE, PROVISIONAL, RESTRICTED
from dashboard.reports.safe_cells import safe
from data.helpdesk import CATEGORY_WORDS, CHANNEL_WORDS, MINUTE, REQUESTER_WORDS, STATE_WORDS
from data.page_metrics import BY_ID
from layouts import terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import IO, Any

    from data.answers import AreaInfo
    from data.ticket_answers import Asked, TicketRow

SHEET: Final = N_("Layanan")
NOTES: Final = N_("Catatan")
TEXT, MOMENT, COUNT = "@", "dd/mm/yyyy hh.mm", "0"
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
DAY_ZERO: Final = date(1899, 12, 30).toordinal()  # where Excel's count of days starts
DAY: Final = timedelta(days=1)

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
    """`TERBATAS_kpu-jateng_layanan_33.73_2022-08-23T1405WIB.xlsx`; the nation is `nasional`."""
    place = "nasional" if about.area.code == "*" else about.area.code
    moment = formats.local(about.asked.as_of).strftime("%Y-%m-%dT%H%MWIB")
    return f"TERBATAS_{OFFICE}_layanan_{place}_{moment}.{kind}"


def notes(about: About) -> list[tuple[str, str]]:
    """(label, words) for the head of a file."""
    lang = about.lang
    return [
        (t("Layanan Help Desk", lang), f"{about.name} ({about.area.code})"),
        (t("Data per {moment}", lang, moment=formats.moment(about.asked.as_of, lang)), t(PROVISIONAL, lang)),
        (t("Sifat", lang), t(RESTRICTED, lang)),
        (t("Laporan terakhir", lang), formats.moment(about.data_as_of, lang)),
        *about.said,
    ]


def _columns(about: About) -> tuple[tuple[str, int, str], ...]:
    return COLUMNS if about.owned else COLUMNS[:-1]


def _cells(one: TicketRow, about: About) -> tuple[Any, ...]:
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
    """Write a workbook with the sheets `Layanan` and `Catatan` to `target`; return how many rows it holds.

    Rows go to a temporary folder that is gone afterwards, so that memory does not grow with them.

    Raises:
        InvalidInput: more rows than a sheet takes, or a cell that Excel would cut; nothing is written to `target` then.
    """
    _refuse_too_many(about.total, about.lang)
    with TemporaryDirectory(prefix="layanan-") as folder:
        whole = Path(folder, "whole.xlsx")
        with Workbook(whole, {**OPTIONS, "tmpdir": folder}) as book:
            count = _fill(book, rows, about)
            _explain(book, about, count)
        with whole.open("rb") as made:
            copyfileobj(made, target)
    return count


def _refuse_too_many(rows: int, lang: Lang) -> None:
    if rows >= EXCEL_ROWS:
        raise InvalidInput(TOO_MANY, n=formats.number(rows, lang), limit=formats.number(EXCEL_ROWS - 1, lang))


def _fill(book: Workbook, rows: Iterable[TicketRow], about: About) -> int:
    sheet, columns = book.add_worksheet(t(SHEET, about.lang)), _columns(about)
    _set_up(book, sheet, about)
    text, number = sheet.write_string, sheet.write_number
    line = 0
    for line, row in enumerate(rows, 1):
        _refuse_too_many(line, about.lang)
        for n, cell in enumerate(_cells(row, about)):
            if cell is None or cell == "":
                continue
            kind = columns[n][2]
            if kind is TEXT:
                text(line, n, cell)
            else:
                number(line, n, _serial(cell) if kind is MOMENT else cell)
    sheet.autofilter(0, 0, line, len(columns) - 1)
    return line


def _set_up(book: Workbook, sheet: Any, about: About) -> None:
    """Columns with their formats (codes stay text), the header, and what every printed page says."""
    looks = {kind: book.add_format({"num_format": kind}) for kind in (TEXT, MOMENT, COUNT)}
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for n, (header, width, kind) in enumerate(_columns(about)):
        sheet.set_column(n, n, width, looks[kind])
        sheet.write_string(0, n, t(header, about.lang), bold)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    moment = t("Data per {moment}", about.lang, moment=formats.moment(about.asked.as_of, about.lang))
    sheet.set_footer(f"&L{t(PROVISIONAL, about.lang)}. {moment}&R&P/&N")


def _explain(book: Workbook, about: About, count: int) -> None:
    """The sheet that says what the other one is."""
    lang = about.lang
    sheet, bold = book.add_worksheet(t(NOTES, lang)), book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 90)
    lines = [*notes(about), (t("Baris", lang), formats.number(count, lang))]
    lines += [(t(name, lang), t(words, lang)) for name, words in MEANINGS]
    for metric in (BY_ID[name] for name in METRICS):
        lines.append((t(metric.name, lang), f"{t(metric.definition, lang)} {t(metric.formula, lang)}."))
    for line, (label, words) in enumerate(lines):
        sheet.write_string(line, 0, safe(label), bold)
        sheet.write_string(line, 1, safe(words), wrapped)


def _serial(moment: datetime) -> float:
    """A moment as Excel counts days, on a clock in western Indonesia."""
    here = formats.local(moment)
    rest = timedelta(hours=here.hour, minutes=here.minute, seconds=here.second) / DAY
    return here.toordinal() - DAY_ZERO + rest


def csv_pieces(rows: Iterable[TicketRow], about: About) -> Iterator[bytes]:
    """The same table as UTF-8 CSV (with a mark, so that Excel reads it so), a piece of bytes at a time.

    Lines that begin with `#` stand above the header and say what the file is; moments are ISO, in WIB.

    Raises:
        InvalidInput: a cell too long for a spreadsheet, while the pieces are taken.
    """
    buffer = io.StringIO(newline="")
    table, kinds = csv.writer(buffer), [kind for _, _, kind in _columns(about)]
    buffer.write("\ufeff")
    for label, words in notes(about):
        table.writerow([f"# {safe(label)}: {safe(words)}"])
    table.writerow([t(header, about.lang) for header, _, _ in _columns(about)])
    for line, row in enumerate(rows, 1):
        cells = _cells(row, about)
        table.writerow([_iso(cell) if kind is MOMENT else cell for kind, cell in zip(kinds, cells, strict=True)])
        if line % PIECE == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else formats.local(moment).strftime("%Y-%m-%dT%H:%M")


def _taken(buffer: io.StringIO) -> bytes:
    """What the buffer holds, which is empty afterwards."""
    piece = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return piece
