"""The parameters of the rules that differ by cycle, each with the law behind it; what no decree says is the default."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from data.helpdesk import Sla
from data.rules import half_up

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

SHARES: Final = ("bagian_provinsi", "bagian_kabkota", "bagian_kecamatan")
ROUNDING: Final = "pembulatan"
TARGETS: Final = ("sla_respons_tatap_muka_menit", "sla_respons_lain_menit", "sla_selesai_hari", "sla_eskalasi_hari")
MOST: Final = 10_000  # minutes or days of a target
CODES: Final = (*SHARES, ROUNDING, *TARGETS)
_OWN: Final = Sla()
DEFAULTS: Final[Mapping[str, str]] = {  # UU 7/2017 pasal 173 ayat (2), and the application's own targets of service
    "bagian_provinsi": "100%",
    "bagian_kabkota": "75%",
    "bagian_kecamatan": "50%",
    ROUNDING: "setengah_ke_atas",
    "sla_respons_tatap_muka_menit": str(_OWN.response_face_minutes),
    "sla_respons_lain_menit": str(_OWN.response_other_minutes),
    "sla_selesai_hari": str(_OWN.resolution_days),
    "sla_eskalasi_hari": str(_OWN.escalated_days),
}
_WHOLE: Final = re.compile(r"[0-9]{1,5}")
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

    @property
    def sla(self) -> Sla:
        """What a Help Desk is held to: minutes until the first response, service days until the end."""
        face, other, resolution, escalated = (int(dict(self.words)[code]) for code in TARGETS)
        return Sla(
            response_face_minutes=face,
            response_other_minutes=other,
            resolution_days=resolution,
            escalated_days=escalated,
        )

    def _part(self, code: str, whole: int) -> int:
        said = dict(self.words)
        return ROUNDINGS[said[ROUNDING]](share(said[code]) * whole)


@dataclass(frozen=True, slots=True)
class Targets:
    """What the Help Desks were held to over the cycles: (first day, targets), oldest first."""

    since: tuple[tuple[date, Sla], ...] = ()

    def at(self, day: date) -> Sla:
        """The targets on `day`: those of the cycle that began last by then, else of the first."""
        begun = [sla for first, sla in self.since if first <= day] or [sla for _, sla in self.since[:1]]
        return begun[-1] if begun else _OWN


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
    if code in TARGETS:
        return bool(_WHOLE.fullmatch(words)) and 1 <= int(words) <= MOST
    try:
        share(words)
    except ValueError:
        return False
    return True
