"""What an import needs to know of the database: areas, parties, rounds and windows; and whose areas are in scope."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from dashboard.core.text import N_
from data.importers.problems import CellError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

NATION: Final = "*"
LEVELS: Final = {"kabupaten": "kabkota", "kota": "kabkota", "province": "kabkota"}  # provinces are sums of kab/kota


@dataclass(frozen=True, kw_only=True, slots=True)
class AreaRef:
    """A province or kab/kota; `kind` is `province`, `kabupaten` or `kota`."""

    code: str
    name: str
    kind: str
    parent_code: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyRef:
    """A party of a cycle; `number` is its ballot number."""

    code: str
    abbreviation: str
    name: str
    number: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class RoundRef:
    """A round of a cycle; `first_on` is its first day (WIB). Only `parties` and `areas` take part where there are any."""

    id: int
    cycle: str
    code: str
    stage: str
    name: str
    first_on: date | None = None
    parties: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()

    @property
    def is_narrow(self) -> bool:
        """Whether only some take part, as in a round that a dispute added."""
        return bool(self.parties or self.areas)

    def has_party(self, code: str) -> bool:
        """Whether rows of this party belong here; `''`, all parties together, are those that take part."""
        return not (self.parties and code) or code in self.parties

    def has_area(self, code: str) -> bool:
        """Whether rows of this area belong here: one that is named, or lies in a province that is."""
        return not self.areas or any(mine in (NATION, code) or code.startswith(f"{mine}.") for mine in self.areas)


@dataclass(frozen=True, kw_only=True, slots=True)
class WindowRef:
    """When a stage of a cycle runs, in whole days (WIB), at a level or, with `area_code`, in one area only."""

    cycle: str
    stage: str
    level: str
    starts_on: date
    ends_on: date | None
    revision: int = 0
    area_code: str = ""


def squash(text: str) -> str:
    """The letters and digits of `text`, small: `Kode_Wilayah ` and `kode wilayah` are one name."""
    return re.sub(r"[\W_]+", "", text.lower())


def area_name(text: str) -> str:
    """An area's name in one spelling: `KAB. KULON PROGO` -> `kabupaten kulonprogo`."""
    words = re.sub(r"[^\w]+", " ", text.lower()).split()
    kinds = {"kab": "kabupaten", "kabupaten": "kabupaten", "kota": "kota", "kotamadya": "kota"}
    if words and words[0] in {"provinsi", "prov", "propinsi"}:
        return "provinsi " + "".join(words[1:])
    kind = kinds.get(words[0], "") if words else ""
    rest = words[1:] if kind else words
    if kind and rest and rest[0] in {"adm", "administrasi"}:
        rest = rest[1:]
    return f"{kind} {''.join(rest)}".strip()


@dataclass(frozen=True, kw_only=True)
class Lookups:
    """Reference data as plain values. `parties` is by cycle; `scope` holds the importer's area codes (`*` = all).

    `documents` are those that parties hand in: (cycle, level) -> code -> name.

    `topics` are the codes of the managed questions. `revised` is, by kind, what stored revisions say: key -> values in the order of the kind's check `Unchanged`.
    """

    areas: tuple[AreaRef, ...]
    parties: Mapping[str, tuple[PartyRef, ...]]
    rounds: tuple[RoundRef, ...]
    windows: tuple[WindowRef, ...] = ()
    scope: tuple[str, ...] = (NATION,)
    documents: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    topics: frozenset[str] = frozenset()
    revised: Mapping[str, Mapping[tuple[Any, ...], tuple[Any, ...]]] = field(default_factory=dict)

    @cached_property
    def codes(self) -> Mapping[str, AreaRef]:
        """Areas by code, without the nation: rows belong to a province or a kab/kota."""
        return {area.code: area for area in self.areas if area.code != NATION}

    def holds(self, code: str) -> bool:
        """Whether the importer may write rows of this area."""
        return any(mine in (NATION, code) or code.startswith(f"{mine}.") for mine in self.scope)

    @cached_property
    def area_names(self) -> Mapping[str, frozenset[str]]:
        """Codes by name in one spelling: with its kind, and bare (`magelang` is two)."""
        named: dict[str, set[str]] = defaultdict(set)
        for area in self.codes.values():
            full = area_name(area.name)
            bare = full.rpartition(" ")[2]
            names = {f"provinsi {bare}", bare} if area.kind == "province" else {full, bare}
            for name in names:
                named[name].add(area.code)
        return {name: frozenset(codes) for name, codes in named.items()}

    @cached_property
    def party_names(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """Codes by cycle and by code, abbreviation, full name or ballot number."""
        return {cycle: _party_index(parties) for cycle, parties in self.parties.items()}

    def party(self, text: str, cycle: str) -> str:
        """The code of the party that `text` names in `cycle`; `CellError` where none or several are meant."""
        asked = squash(text)
        found = self.party_names.get(cycle, {}).get(str(int(asked)) if asked.isascii() and asked.isdigit() else asked)
        if not found:
            raise CellError(N_("Partai ini tidak dikenal pada siklus {cycle}."), cycle=cycle)
        if len(found) > 1:
            raise CellError(N_("Nama partai ini dimiliki lebih dari satu partai; tulis kodenya."))
        return next(iter(found))

    @cached_property
    def round_codes(self) -> Mapping[str, str]:
        """Round codes by code or name, squashed."""
        return {squash(name): each.code for each in self.rounds for name in (each.name, each.code)}

    @cached_property
    def stage_codes(self) -> dict[str, str]:
        """Codes of the stages of all cycles, squashed."""
        stages = {each.stage for each in self.rounds} | {each.stage for each in self.windows}
        return {squash(stage): stage for stage in sorted(stages)}

    @cached_property
    def document_codes(self) -> Mapping[str, str]:
        """Codes of documents by code or name, squashed; a name that several have is none of theirs."""
        codes: dict[str, set[str]] = defaultdict(set)
        for known in self.documents.values():
            for code, name in known.items():
                codes[squash(name)].add(code)
        named = {name: next(iter(found)) for name, found in codes.items() if len(found) == 1}
        return named | {squash(code): code for known in self.documents.values() for code in known}

    def cycle_at(self, day: date) -> str:
        """The cycle whose first round began last before or on `day`, else the earliest; '' without rounds."""
        first: dict[str, date] = {}
        for each in self.rounds:
            if each.first_on:
                first[each.cycle] = min(first.get(each.cycle, each.first_on), each.first_on)
        begun = [(on, cycle) for cycle, on in first.items() if on <= day]
        if begun:
            return max(begun)[1]
        return min((on, cycle) for cycle, on in first.items())[1] if first else min(self.parties, default="")

    def window(self, cycle: str, stage: str, area_code: str) -> WindowRef | None:
        """The area's own window of the stage, else its level's, else the national one; the newest revision."""
        area = self.codes.get(area_code)
        level = LEVELS.get(area.kind if area else "", "nasional")
        mine = [w for w in self.windows if w.cycle == cycle and w.stage == stage and w.area_code in ("", area_code)]
        for wanted in (
            {"area_code": area_code},
            {"area_code": "", "level": level},
            {"area_code": "", "level": "nasional"},
        ):
            fits = [w for w in mine if all(getattr(w, key) == value for key, value in wanted.items())]
            if fits:
                return max(fits, key=lambda w: w.revision)
        return None


def _party_index(parties: Iterable[PartyRef]) -> Mapping[str, frozenset[str]]:
    named: dict[str, set[str]] = defaultdict(set)
    for party in parties:
        words = {squash(party.code), squash(party.abbreviation), squash(party.name)}
        words |= {word.removeprefix("partai") for word in words} | {f"partai{word}" for word in words}
        if party.number is not None:
            words.add(str(party.number))
        for word in words - {"", "partai"}:
            named[word].add(party.code)
    return {word: frozenset(codes) for word, codes in named.items()}
