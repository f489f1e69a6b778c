"""Passwords: argon2id, a few at a time, and which ones are refused."""

from __future__ import annotations

import re
import secrets
from functools import cache
from threading import BoundedSemaphore
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import Type

from dashboard.core.errors import Busy, InvalidInput
from dashboard.core.text import N_

SHORTEST: Final = 12
LONGEST_BYTES: Final = 1_024
LEFT_OVER: Final = 5  # letters that must remain once common and context words are taken out
AT_ONCE: Final = BoundedSemaphore(4)  # what signing in may ever take: 4 times 19 MiB
PATIENCE: Final = 10  # seconds
HASHER: Final = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=Type.ID)
PLAIN: Final = str.maketrans("013457@$!", "oieastasi")
WORDS: Final = sorted(
    {
        "admin", "akun", "alamak", "bawaslu", "bismillah", "dashboard", "default", "demo", "dragon", "football", "helpdesk",
        "iloveyou", "indonesia", "jateng", "jawatengah", "jawa", "kabupaten", "katasandi", "komisioner", "komisi", "kota",
        "kpu", "letmein", "login", "masuk", "merdeka", "monkey", "operator", "pantau", "partai", "password", "passw",
        "pemilihan", "pemilu", "pengawas", "pengguna", "petugas", "pimpinan", "princess", "provinsi", "qwerty", "qwertyuiop",
        "asdfghjkl", "zxcvbnm", "rahasia", "salatiga", "sandi", "sayang", "secret", "semarang", "semangat", "sipol", "sunshine",
        "superman", "tengah", "umum", "user", "verifikasi", "verpol", "welcome", "abcdefgh", "abc", "tahun", "test", "tes",
    },
    key=len,
    reverse=True,
)  # fmt: skip
TOO_SHORT: Final = N_("Kata sandi paling sedikit {n} karakter.")
TOO_LONG: Final = N_("Kata sandi terlalu panjang.")
TOO_COMMON: Final = N_("Kata sandi ini mudah ditebak. Pakai beberapa kata yang tidak berkaitan dengan pekerjaan ini.")


def acceptable(password: str, name: str) -> str:
    """`password` itself, if the person `name` may choose it.

    Raises:
        InvalidInput: too short, too long, or made of common words, words of this office, or the person's name.
    """
    if len(password) < SHORTEST:
        raise InvalidInput(TOO_SHORT, n=SHORTEST)
    if len(password.encode()) > LONGEST_BYTES:
        raise InvalidInput(TOO_LONG)
    if is_common(password, name):
        raise InvalidInput(TOO_COMMON)
    return password


def is_common(password: str, name: str = "") -> bool:
    """Whether hardly anything remains of `password` without common words, the name, digits and repetition.

    Digits that stand for letters (`p4ssw0rd`) are read as letters, too.
    """
    words = [part for part in re.split(r"[^a-z]+", name.lower()) if len(part) > 2]  # noqa: PLR2004 - longer than initials
    return any(_is_poor(form, words) for form in (password.lower(), password.lower().translate(PLAIN)))


def _is_poor(form: str, words: list[str]) -> bool:
    letters = re.sub(r"[\W\d_]+", "", form)
    for word in [*words, *WORDS]:
        letters = letters.replace(word, "")
    return len(set(letters)) < LEFT_OVER


def hashed(password: str) -> str:
    """The argon2id hash of `password`, which is not judged here."""
    with _turn():
        return HASHER.hash(password)


def matches(password: str, known: str | None) -> bool:
    """Whether `password` is the one hashed in `known`; takes as long when there is none."""
    if len(password.encode()) > LONGEST_BYTES:
        password, known = "", None
    with _turn():
        try:
            HASHER.verify(known or _nobodys(), password)
        except (VerificationError, InvalidHashError):
            return False
    return bool(known)


def one_time_code() -> str:
    """A code of 100 bits that can be read over the telephone."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


@cache
def _nobodys() -> str:
    return HASHER.hash(secrets.token_urlsafe())


class _turn:  # noqa: N801 - reads as a statement
    """Wait for one of the few places in which a password may be hashed."""

    def __enter__(self) -> None:
        """Take a place.

        Raises:
            Busy: too many people sign in at this moment.
        """
        if not AT_ONCE.acquire(timeout=PATIENCE):
            raise Busy

    def __exit__(self, *_: object) -> None:
        """Give the place back."""
        AT_ONCE.release()
