"""What a process remembers."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.cache import Cache, Kept


def test_what_was_used_longest_ago_is_forgotten_first() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.put("b", 2)
    kept.get("a")
    kept.put("c", 3)
    assert [kept.get(key) for key in "abc"] == [1, None, 3]


def test_weight_bounds_what_is_kept_and_one_heavy_value_still_fits() -> None:
    kept: Kept[str, bytes] = Kept(10, len)
    for key, size in (("a", 4), ("b", 4), ("c", 4)):
        kept.put(key, b"x" * size)
    assert len(kept) == 2
    kept.put("d", b"x" * 50)
    assert (len(kept), kept.get("d")) == (1, b"x" * 50)
    kept.put("d", b"x")
    kept.put("e", b"x" * 9)
    assert len(kept) == 2


def test_a_value_is_forgotten_on_request() -> None:
    kept: Kept[str, int] = Kept(2)
    kept.put("a", 1)
    kept.drop("a")
    kept.drop("a")
    assert kept.get("a") is None


def test_many_who_ask_at_once_share_one_computation() -> None:
    cache: Cache[str, int] = Cache(4)
    made: list[int] = []

    def slow() -> int:
        time.sleep(0.1)
        made.append(1)
        return 7

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda _: cache.get("a", slow), range(8)))
    assert answers == [7] * 8
    assert len(made) == 1


def test_an_error_reaches_everybody_and_is_not_kept() -> None:
    cache: Cache[str, int] = Cache(4)

    def broken() -> int:
        time.sleep(0.05)
        raise ZeroDivisionError

    def ask(_: int) -> str:
        try:
            cache.get("a", broken)
        except ZeroDivisionError:
            return "error"
        return "value"

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(ask, range(4))) == {"error"}
    assert cache.get("a", lambda: 3) == 3
    assert len(cache) == 1


def test_an_error_without_an_audience_is_raised_once() -> None:
    cache: Cache[str, int] = Cache(4)
    with pytest.raises(KeyError):
        cache.get("a", lambda: dict[str, int]()["x"])
    assert cache.get("a", lambda: 1) == 1
