"""One cell's text -> one value, or `CellError` with the reason. Nothing is guessed; digits are ASCII digits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_
from data.importers.cells import FAULT, FORMULA, MARKS, NUMBER, TRUTH, UNREADABLE, plain
from data.importers.lookups import NATION, Lookups, area_name, squash
from data.importers.privacy import has_identity, masked
from data.importers.problems import CellError
from data.rules import FINDINGS, semester_days

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

WORD: Final = 200  # characters of a code or a name
PROSE: Final = 500  # characters of a free text
MOST: Final = 1_000_000_000
NOTHING: Final = frozenset({"-", "–", "—"})

# Controls, zero-width, bidi, soft hyphen, tags, private use and the sign for bytes that could not be read.
_UNSEEN: Final = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u200b-\\u200f"
    "\\u2028-\\u202e\\u2060-\\u206f\\u3164\\ue000-\\uf8ff\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\uffff"
    "\\U000e0000-\\U0010ffff]"
)
_SPACES: Final = re.compile(r"[ \t\r\n\u00a0\u2007\u202f\u3000]+")
_INTEGER: Final = re.compile(r"\d+", re.ASCII)
_GROUPED: Final = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3})+|(?:,\d{3})+)", re.ASCII)
_DECIMAL: Final = re.compile(r"-?\d{1,9}(?:[.,]\d{1,17})?", re.ASCII)
_ITEM: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/#+-]{0,63}", re.ASCII)
_CODE: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,31}", re.ASCII)
_TELEPHONE: Final = re.compile(r"\d{8}", re.ASCII)
_SEMESTERS: Final = (
    re.compile(r"(?P<year>20\d\d) ?[-/.] ?(?P<half>[12])", re.ASCII),
    re.compile(r"(?:semester )?(?P<half>ii?|[12])(?: tahun|,)?[ /-](?P<year>20\d\d)", re.ASCII),
)
_AREA: Final = re.compile(r"(\d\d)(?:\.?(\d\d))?", re.ASCII)
_CUT_AREA: Final = re.compile(r"\d\d[.,]\d|\d{3}", re.ASCII)
_FORMULA_START: Final = re.compile(r"[=@|＝＠＋－]|[+-](?=\S)")
_MARKUP: Final = re.compile(r"<[a-zA-Z/!?]|\{\{|\{%|\$\{|^\s*(?:\{.*[:}]|\[\s*[\"{\[])", re.DOTALL)

YES: Final = frozenset({"ya", "sudah", "ada", "1", "true", "✓", "✔", "☑", "yes", "y", "terdaftar"})
NO: Final = frozenset({"tidak", "belum", "0", "false", "no", "n", "tidakada", "tidakterdaftar", "☐"})
AS_TEXT: Final = N_("Sel ini tersimpan sebagai angka; ubah formatnya menjadi teks lalu ketik ulang, misalnya 33.10.")


def cleaned(text: str, limit: int = WORD) -> str:
    """`text` on one line without outer spaces; refuses errors, formulas, overlong and unseen or unreadable text."""
    if text.startswith(FAULT):
        raise CellError(N_("Sel ini berisi galat rumus ({error})."), error=plain(text)[:13])
    if text.startswith(FORMULA):
        raise CellError(N_("Sel ini berisi rumus yang hasilnya belum dihitung; tempel sebagai nilai."))
    if len(text) > limit:
        raise CellError(
            N_("Isi sel terlalu panjang: {length} karakter, paling banyak {most}."), length=len(text), most=limit
        )
    text = _SPACES.sub(" ", text).strip()
    if UNREADABLE in text:
        raise CellError(N_("Sel ini memuat karakter yang tidak terbaca; periksa pengodean berkas."))
    if _UNSEEN.search(text, 1 if text[:1] in MARKS else 0):
        raise CellError(N_("Sel ini memuat karakter tak terlihat; ketik ulang isinya."))
    return text


def count(text: str) -> int | None:
    """`1717`, `1.717` or `1,717` (and a spreadsheet's whole number) -> 1717; empty -> None."""
    text = plain(raw) if (raw := cleaned(text)).startswith(NUMBER) else raw
    if not text:
        return None
    if len(re.sub(r"\D", "", text)) >= 16 and has_identity(text):  # noqa: PLR2004 - the length of a NIK
        raise CellError(N_("Kolom ini untuk jumlah, tetapi isinya menyerupai NIK; nilainya tidak disimpan."))
    if _INTEGER.fullmatch(text) or (raw is text and _GROUPED.fullmatch(text)):
        value = int(re.sub(r"[.,]", "", text))
        if value > MOST:
            raise CellError(N_("Jumlah ini terlalu besar; paling banyak {most}."), most=MOST)
        return value
    raise _not_a_count(text)


def _not_a_count(text: str) -> CellError:
    if any(c.isnumeric() and not c.isascii() for c in text):
        return CellError(N_("Tulis angka dengan digit 0 sampai 9."))
    if re.match(r"[-−]\s*\d", text):
        return CellError(N_("Jumlah tidak boleh negatif."))
    return CellError(N_("Jumlah harus bilangan bulat, misalnya 1717 atau 1.717."))


def real(text: str) -> float | None:
    """A coordinate: `-7.2611` or `-7,2611` in degrees; empty -> None."""
    text = plain(cleaned(text))
    if not text:
        return None
    if not _DECIMAL.fullmatch(text) or abs(value := float(text.replace(",", "."))) > 180:  # noqa: PLR2004 - degrees
        raise CellError(N_("Koordinat harus berupa derajat, misalnya -7.2611."))
    return value


def yes_no(text: str) -> int | None:
    """1 for ya, sudah, ada, true, ✓; 0 for tidak, belum, false; empty -> None."""
    raw = cleaned(text)
    word = plain(raw).lower().replace(" ", "")
    if not word:
        return None
    if word in YES | NO and (raw[0] not in MARKS or raw[0] in (NUMBER, TRUTH)):
        return int(word in YES)
    raise CellError(N_("Isi dengan ya atau tidak."))


def code(text: str) -> str | None:
    """A new official code in small letters (`pkb`, `vermin_p`, `2026-2`); empty -> None."""
    text = _text_cell(text)
    if text and (has_identity(text) or not _CODE.fullmatch(text)):
        raise CellError(N_("Kode hanya boleh berisi huruf kecil, angka, titik, garis bawah dan tanda hubung."))
    return text or None


def officer(text: str) -> str | None:
    """An officer's code in small letters (`P1` -> `p1`), never a name or a number of somebody's; empty -> None."""
    text = plain(cleaned(text)).lower()
    if text and (not _CODE.fullmatch(text) or _TELEPHONE.search(re.sub(r"[_.-]", "", text))):
        raise CellError(N_("Tulis kode petugas, misalnya p1: huruf, angka, titik, garis; bukan nama atau nomor."))
    return text or None


def topic(text: str, known: frozenset[str]) -> str | None:
    """The code of a managed question; empty -> None."""
    text = plain(cleaned(text)).lower()
    if text and text not in known:
        raise CellError(N_("Kode tanya jawab ini tidak dikenal; kosongkan atau pakai kode dari daftar tanya jawab."))
    return text or None


def semester(text: str, today: date) -> str | None:
    """`2025-2`, `2025/2`, `II 2025` or `Semester II Tahun 2025` -> `2025-2`, if it has begun by `today`; empty -> None."""
    text = cleaned(text)
    if not text:
        return None
    if text[0] in MARKS:
        raise CellError(N_("Excel mengubah sel ini; ubah formatnya menjadi teks lalu ketik ulang, misalnya 2025-2."))
    matches = (shape.fullmatch(text.lower()) for shape in _SEMESTERS)
    match = next((one for one in matches if one), None)
    if match is None:
        raise CellError(N_("Semester harus seperti 2025-2: tahun, lalu 1 (Januari–Juni) atau 2 (Juli–Desember)."))
    half = match["half"].replace("ii", "2").replace("i", "1")
    found = f"{match['year']}-{half}"
    if semester_days(found)[0] > today:
        raise CellError(N_("Semester ini belum dimulai."))
    return found


def area_code(text: str) -> str | None:
    """An area's code that need not be known yet: `33` or `33.73`; empty -> None."""
    text = _text_cell(text)
    if not text:
        return None
    if not (match := _AREA.fullmatch(text)):
        raise CellError(N_("Kode wilayah harus seperti 33 atau 33.73."))
    return ".".join(part for part in match.groups() if part)


def item_id(text: str) -> str | None:
    """The source's own key of an item: letters, digits and `._:/#+-`, at most 64; empty -> None."""
    text = _text_cell(text)
    if text and not _ITEM.fullmatch(text):
        raise CellError(
            N_("Nomor sumber hanya boleh berisi huruf, angka dan . _ : / # + -, paling banyak 64 karakter.")
        )
    return text or None


def _text_cell(text: str) -> str:
    text = cleaned(text)
    if text[:1] in MARKS:
        raise CellError(AS_TEXT)
    return text


def prose(text: str) -> str | None:
    """Free text, identity numbers masked; markup, templates, JSON and formulas are refused; empty or `-` -> None."""
    text = plain(cleaned(text, PROSE))
    if not text or text in NOTHING:
        return None
    if _FORMULA_START.match(text) or _MARKUP.search(text):
        raise CellError(N_("Isi sel ini menyerupai rumus atau kode program, bukan keterangan."))
    return masked(text)


def name(text: str) -> str | None:
    """A name or title: free text of at most 200 characters."""
    cleaned(text, WORD)
    return prose(text)


def choice(text: str, words: Mapping[str, str]) -> str | None:
    """One of a few words, in any case and spacing; `words` maps squashed spellings to the official one."""
    text = plain(cleaned(text))
    if not text:
        return None
    if found := words.get(squash(text)):
        return found
    allowed = ", ".join(dict.fromkeys(words.values()))
    raise CellError(N_("Isi ini tidak dikenal; pilihannya: {allowed}."), allowed=allowed)


def findings(text: str, words: Mapping[str, str]) -> int:
    """Findings, separated by comma, semicolon, `|` or `+`, as a bit mask of `data.rules.FINDINGS`; empty -> 0."""
    parts = [part for part in re.split(r"[,;|+]", plain(cleaned(text))) if part.strip()]
    found = {choice(part, words) for part in parts}
    return sum(1 << FINDINGS.index(each) for each in found if each)


def area(text: str, lookups: Lookups) -> str | None:
    """A known area in scope by code (`33.73`, `3373`) or by unambiguous name (`Kota Salatiga`); empty -> None."""
    text = cleaned(text)
    if text[:1] in MARKS:
        raise CellError(AS_TEXT)
    if not text:
        return None
    found = _area_by_code(text, lookups) if text[0].isdigit() or text == NATION else _area_by_name(text, lookups)
    if not lookups.holds(found):
        raise CellError(N_("Wilayah ini di luar kewenangan Anda."))
    return found


def _area_by_code(text: str, lookups: Lookups) -> str:
    if not text.isascii():
        raise CellError(N_("Tulis angka dengan digit 0 sampai 9."))
    if _CUT_AREA.fullmatch(text):
        raise CellError(N_("Kode wilayah ini kehilangan angka; tulis lengkap sebagai teks, misalnya 33.10."))
    match = _AREA.fullmatch(text)
    found = ".".join(part for part in match.groups() if part) if match else ""
    if found not in lookups.codes:
        raise CellError(N_("Kode wilayah ini tidak dikenal."))
    return found


def _area_by_name(text: str, lookups: Lookups) -> str:
    found = lookups.area_names.get(area_name(text), frozenset())
    if not found:
        raise CellError(N_("Nama wilayah ini tidak dikenal; tulis kodenya, misalnya 33.73."))
    if len(found) > 1:
        raise CellError(N_("Nama wilayah ini dimiliki lebih dari satu wilayah; tulis kode atau nama lengkapnya."))
    return next(iter(found))
