"""What one process remembers: bounded, safe for threads, and computed once however many ask at the same time."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Key = TypeVar("Key", bound="Hashable")
Value = TypeVar("Value")
PATIENCE = 20  # seconds a caller waits for another that computes the same


class Kept(Generic[Key, Value]):
    """A map of bounded weight (default: of bounded size) that forgets what was used longest ago."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._most, self._weigh, self._weight, self._lock = most, weigh, 0, Lock()
        self._values: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        """The value, now the youngest; None when it is not kept."""
        with self._lock:
            if key not in self._values:
                return None
            self._values.move_to_end(key)
            return self._values[key]

    def put(self, key: Key, value: Value) -> None:
        """Keep `value`, at the cost of the oldest."""
        with self._lock:
            self._remove(key)
            self._values[key] = value
            self._weight += self._weigh(value)
            while self._weight > self._most and len(self._values) > 1:
                self._remove(next(iter(self._values)))

    def _remove(self, key: Key) -> None:
        if key in self._values:
            self._weight -= self._weigh(self._values.pop(key))

    def drop(self, key: Key) -> None:
        """Forget one value, if it is kept."""
        with self._lock:
            self._remove(key)

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._values)


class Cache(Generic[Key, Value]):
    """`Kept` values with single flight: of many callers with one key, one computes and the others wait for it."""

    def __init__(self, most: int, weigh: Callable[[Value], int] = lambda _: 1) -> None:
        self._kept: Kept[Key, Value] = Kept(most, weigh)
        self._lock = Lock()
        self._flying: dict[Key, Future[Value]] = {}

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The kept value, or what `make` gives; an error goes to everyone who waited and is not kept."""
        kept = self._kept.get(key)
        if kept is not None:
            return kept
        with self._lock:
            flight = self._flying.get(key)
            mine = flight is None
            if flight is None:
                flight = self._flying[key] = Future()
        return self._make(key, make, flight) if mine else flight.result(PATIENCE)

    def _make(self, key: Key, make: Callable[[], Value], flight: Future[Value]) -> Value:
        try:
            value = make()
        except BaseException as problem:
            flight.set_exception(problem)
            raise
        else:
            self._kept.put(key, value)
            flight.set_result(value)
            return value
        finally:
            with self._lock:
                self._flying.pop(key, None)

    def __len__(self) -> int:
        """How many values are kept."""
        return len(self._kept)
