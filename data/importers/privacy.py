"""Keeping personal data out: which columns are dropped at the door, and what is masked wherever text remains."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

MASK: Final = "[disamarkan]"
SHOWN: Final = 60  # characters of a value in a message
KEPT: Final = 200  # characters of a cell in a rejected row

# Sixteen or more digits of any script, up to two separators between neighbours: a NIK or a card number.
_RUN: Final = re.compile(r"\d(?:[\s.,\-_/:|'·]{0,2}\d){15,}")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})

_WORDS: Final = frozenset(
    ["nik", "ktp", "ektp", "kk", "nokk", "noktp", "nama", "name", "names", "alamat", "address", "addr", "hp", "nohp", "handphone", "ponsel", "telepon", "telp", "tlp", "notelp", "phone", "mobile", "wa", "nowa", "whatsapp", "email", "mail", "surel", "kta", "nokta", "lahir", "birth", "birthdate", "birthday", "born", "dob", "ttl", "umur", "rt", "rw", "kelamin", "gender", "sex", "agama", "religion", "ibu", "ayah", "suami", "istri", "foto", "photo", "npwp", "sim", "paspor", "passport", "rekening", "ssn", "lastname", "firstname", "fullname", "surname"]
)  # fmt: skip
_PARTS: Final = (
    "lahir", "alamat", "telepon", "telp", "whatsapp", "email", "surel", "birth", "phone", "address", "handphone",
    "namalengkap", "namaanggota", "namawarga", "namapelapor", "nomorinduk", "nomorktp", "nomorkta", "nomorhp", "nokta",
    "noktp", "nohp", "nationalid", "idcard", "fullname", "firstname", "lastname", "namaibu",
)  # fmt: skip
_NAMES: Final = frozenset({"nama", "name", "names"})
_THINGS: Final = frozenset(
    [
        "wilayah",
        "partai",
        "parpol",
        "kabupaten",
        "kota",
        "kab",
        "kecamatan",
        "provinsi",
        "satker",
        "berkas",
        "file",
        "tahapan",
        "putaran",
        "kolom",
        "dokumen",
        "area",
        "party",
        "stage",
        "round",
        "column",
        "document",
        "district",
        "city",
        "province",
        "region",
    ]
)


def is_personal(header: str) -> bool:
    """Whether a column of this name holds personal data: NIK, a person's name, birth, address, phone, e-mail, KTA."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header)
    words = set(re.findall(r"[a-z]+", spaced.lower()))
    if words & _THINGS:
        words -= _NAMES
    glued = re.sub(r"[^a-z]", "", header.lower())
    return bool(words & _WORDS) or any(part in glued for part in _PARTS)


def visible(text: str) -> str:
    """`text` without characters that nobody sees (controls, zero-width, bidi, private), on one line."""
    one_line = re.sub(r"\s+", " ", text)
    return (
        "".join(c for c in one_line if c.isascii() or unicodedata.category(c) not in _UNSEEN).strip().replace("\0", "")
    )


def masked(text: str) -> str:
    """`text` with every run of sixteen or more digits hidden, separators within the run or not."""
    return _RUN.sub(MASK, text)


def has_identity(text: str) -> bool:
    """Whether `text` holds a run of sixteen or more digits."""
    return _RUN.search(text) is not None


def shown(text: str, limit: int = SHOWN) -> str:
    """What may be shown of a cell: visible characters, masked, at most `limit` of them."""
    safe = masked(visible(text))
    return safe if len(safe) <= limit else safe[: limit - 1] + "…"
