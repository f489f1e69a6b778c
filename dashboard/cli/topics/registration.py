"""Topic `pendaftaran`: documents complete of those waited for, branches, kecamatan and members, by party and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from callbacks.registration import load
from dashboard.cli.topics.node import Answer, Node
from data.registration import added

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.cli.topics.node import Asked, Value
    from data.registration import Cell, Line, Registration


def read(asked: Asked) -> Answer:
    """What the page shows: the area, its parties, and the places of its heat map with theirs.

    Raises:
        NotFound: no such area or party.
    """
    found = load(asked.ctx, asked.filters).found
    lines = [found.line(party) for party in found.parties]
    below = [] if found.is_single else [_place(found, lines, number) for number in range(len(found.places))]
    children = (*(_party(line) for line in lines), *below)
    cells = [cell for line in lines for cell in line.cells]
    metrics = {"registration_reporting": found.reporting, **_documents(cells)}
    node = Node(kind="area", code=asked.area, name=found.area.short_name, metrics=metrics, children=children)
    said = {"cycle": found.question.cycle}
    return Answer(node=node, as_of=found.question.as_of, data_as_of=found.data_as_of, said=said)


def _documents(cells: Sequence[Cell]) -> dict[str, Value]:
    """Pairs of a party and a kab/kota by where their documents stand."""
    lower, expected = added(cell.lower for cell in cells), sum(cell.expected for cell in cells)
    return {
        "registration_complete": lower.done,
        "registration_open": lower.pairs - lower.done,
        "registration_silent": expected - lower.pairs,
        "registration_expected": expected,
    }


def _party(line: Line) -> Node:
    """A party over all places; what nobody has said of its branches is unknown."""
    branches, kecamatan, members = line.met if line.is_known else (None, None, None)
    metrics: dict[str, Value] = {
        **_documents(line.cells),
        "registration_branches": branches,
        "registration_kecamatan": kecamatan,
        "registration_members": members,
        "registration_needed": line.needed,
    }
    return Node(kind="party", code=line.party.code, name=line.party.abbreviation, metrics=metrics)


def _place(found: Registration, lines: Sequence[Line], number: int) -> Node:
    place = found.places[number]
    cells = [(line, line.cells[number]) for line in lines]
    children = tuple(_cell(line, cell) for line, cell in cells)
    metrics = _documents([cell for _, cell in cells])
    return Node(kind="area", code=place.area.code, name=place.area.short_name, metrics=metrics, children=children)


def _cell(line: Line, cell: Cell) -> Node:
    """A party in one place, in kab/kota: branches said, kecamatan and members enough."""
    has = cell.branches
    known = bool(has.registered or has.absent)
    metrics: dict[str, Value] = {
        **_documents([cell]),
        "registration_branches": has.registered if known else None,
        "registration_kecamatan": has.kecamatan if has.kecamatan_known else None,
        "registration_members": has.members if has.members_known else None,
        "registration_needed": cell.enough,
    }
    return Node(kind="party", code=line.party.code, name=line.party.abbreviation, metrics=metrics)
