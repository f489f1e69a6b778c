"""The parameters of the rules that differ by cycle, each with the law behind it; what no decree says is the default."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from data.rules import half_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

SHARES: Final = ("bagian_provinsi", "bagian_kabkota", "bagian_kecamatan")
ROUNDING: Final = "pembulatan"
CODES: Final = (*SHARES, ROUNDING)
DEFAULTS: Final[Mapping[str, str]] = {  # UU 7/2017 pasal 173 ayat (2)
    "bagian_provinsi": "100%",
    "bagian_kabkota": "75%",
    "bagian_kecamatan": "50%",
    ROUNDING: "setengah_ke_atas",
}
ROUNDINGS: Final[Mapping[str, Callable[[Fraction], int]]] = {
    "setengah_ke_atas": half_up,
    "ke_atas": math.ceil,
    "ke_bawah": math.floor,
}


@dataclass(frozen=True, slots=True)
class Parameters:
    """The words in force for each of `CODES`, and what follows from them."""

    words: tuple[tuple[str, str], ...] = tuple(DEFAULTS.items())

    @staticmethod
    def of(words: Iterable[tuple[str, str]]) -> Parameters:
        """Parameters with these (code, words), the newest last, and the defaults for the rest."""
        return Parameters(tuple({**DEFAULTS, **dict(words)}.items()))

    def provinces_needed(self, provinces: int) -> int:
        """Provinces a party needs of `provinces`: 38 -> 38."""
        return self._part("bagian_provinsi", provinces)

    def areas_needed(self, areas: int) -> int:
        """Kab/kota a party needs in a province of `areas`: 35 -> 26."""
        return self._part("bagian_kabkota", areas)

    def kecamatan_needed(self, kecamatan: int) -> int:
        """Kecamatan a party needs in a kab/kota of `kecamatan`: 19 -> 10."""
        return self._part("bagian_kecamatan", kecamatan)

    def _part(self, code: str, whole: int) -> int:
        said = dict(self.words)
        return ROUNDINGS[said[ROUNDING]](share(said[code]) * whole)


def share(words: str) -> Fraction:
    """`75%`, `0,75` or `3/4` as an exact share.

    Raises:
        ValueError: not a share from 0 to 1.
    """
    text = words.strip().replace(",", ".")
    try:
        value = Fraction(text.removesuffix("%").strip()) / (100 if text.endswith("%") else 1)
    except ZeroDivisionError as problem:
        raise ValueError(words) from problem
    if not 0 <= value <= 1:
        raise ValueError(words)
    return value


def is_sound(code: str, words: str) -> bool:
    """Whether `words` is a value that the parameter `code` can have."""
    if code == ROUNDING:
        return words in ROUNDINGS
    try:
        share(words)
    except ValueError:
        return False
    return True
