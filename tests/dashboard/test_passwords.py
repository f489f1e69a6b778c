"""Passwords: slow to try, hard to guess, the same time for everybody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard import passwords
from dashboard.core.errors import Busy, InvalidInput


def test_a_password_is_hashed_as_agreed_and_matches_itself_only() -> None:
    known = passwords.hashed("sepeda hijau menyala")
    assert known.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert passwords.matches("sepeda hijau menyala", known)
    assert not passwords.matches("Sepeda hijau menyala", known)


@pytest.mark.parametrize("known", [None, "", "nonsense", "$argon2id$v=19$m=19456,t=2,p=1$x$y"])
def test_nothing_matches_where_there_is_no_hash(known: str | None) -> None:
    assert not passwords.matches("sepeda hijau menyala", known)
    assert not passwords.matches("", known)


def test_an_endless_password_matches_nothing_not_even_its_own_beginning() -> None:
    known = passwords.hashed("a" * 1_024)
    assert passwords.matches("a" * 1_024, known)
    assert not passwords.matches("a" * 1_025, known)
    assert not passwords.matches("a" * 1_025, passwords.hashed(""))


@pytest.mark.parametrize(
    "password",
    [
        "", "pendek", "12345678901", "123456789012", "passwordpassword", "P@ssw0rd2024!", "pantau-demo", "pantauverpol2022",
        "KPU-Jateng-2024", "qwertyuiop123", "rahasiarahasia", "aaaaaaaaaaaaaa", "indonesiamerdeka", "komisioner.salatiga",
        "budi.santoso1", "santoso-budi-99", "kata sandi kata sandi", "x" * 1_025, "é" * 600,
    ],
)  # fmt: skip
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(InvalidInput):
        passwords.acceptable(password, "budi.santoso")


@pytest.mark.parametrize(
    "password", ["sepeda hijau menyala", "gunung7-lampu-kertas", "Tq8#vLm2!zRw", "pantau bintang di kebun"]
)
def test_good_passwords_are_taken(password: str) -> None:
    assert passwords.acceptable(password, "budi.santoso") == password


def test_one_time_codes_are_long_and_never_the_same() -> None:
    codes = {passwords.one_time_code() for _ in range(100)}
    assert len(codes) == 100
    assert all(len(code.replace("-", "")) == 20 for code in codes)
    assert all(passwords.acceptable(code, "budi") for code in codes)


def test_only_a_few_are_hashed_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "PATIENCE", 0)
    taken = [passwords.AT_ONCE.acquire(blocking=False) for _ in range(4)]
    try:
        with pytest.raises(Busy):
            passwords.hashed("sepeda hijau menyala")
    finally:
        for _ in taken:
            passwords.AT_ONCE.release()
    assert taken == [True] * 4


def test_places_are_given_back() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert not any(pool.map(lambda _: passwords.matches("x", None), range(8)))
    assert passwords.AT_ONCE.acquire(blocking=False)
    passwords.AT_ONCE.release()
