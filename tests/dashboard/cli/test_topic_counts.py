"""Numbers of registration and official verdicts at the command line, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from callbacks.filters import Filters
from dashboard.cli.topics.registry import read
from tests.data.queries.registering import AT, DPC, branch, hand_in
from tests.data.queries.test_verdicts import verdict

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

    from dashboard.cli.topics.node import Node

LATER = AT.replace(month=12)


def asked(db: Session, topic: str, area: str, as_of: datetime = AT, **filters: Any) -> Node:
    return read(db, topic, Filters(as_of=as_of, area=area, **filters), area).node


def child(node: Node, code: str) -> Node:
    return next(one for one in node.children if one.code == code)


def test_registration_tells_documents_branches_and_members_by_party_and_place(db: Session) -> None:
    hand_in(db, "33.73", "pkb", *DPC)
    hand_in(db, "33.73", "psi", DPC[0])
    hand_in(db, "34.71", "pkb", *DPC)  # of another province
    branch(db, "33.73", "pkb", members=5_000, kecamatan_filled=4)
    branch(db, "33.73", "psi", members=1)
    branch(db, "33.72", "pkb", registered=0)

    node = asked(db, "pendaftaran", "33")

    pkb, psi = child(node, "pkb"), child(node, "psi")
    assert node.metrics["registration_reporting"] == 1
    assert (node.metrics["registration_complete"], node.metrics["registration_open"]) == (1, 1)
    assert pkb.metrics == {
        "registration_complete": 1,
        "registration_open": 0,
        "registration_silent": 33,
        "registration_expected": 34,  # 35 kab/kota, in one of which it is not registered
        "registration_branches": 1,
        "registration_kecamatan": 1,
        "registration_members": 1,
        "registration_needed": 26,
    }
    assert [psi.metrics[f"registration_{name}"] for name in ("complete", "open", "branches", "members")] == [0, 1, 1, 0]
    here = child(child(node, "33.73"), "pkb").metrics
    assert (here["registration_complete"], here["registration_expected"], here["registration_needed"]) == (1, 1, 1)
    assert child(child(node, "33.71"), "pkb").metrics["registration_branches"] is None


def test_of_the_nation_places_are_provinces_and_of_a_kab_kota_there_are_parties_alone(db: Session) -> None:
    hand_in(db, "33.73", "pkb", *DPC)
    nation = asked(db, "pendaftaran", "*", party="pkb")
    assert child(child(nation, "33"), "pkb").metrics["registration_complete"] == 1
    assert child(child(nation, "34"), "pkb").metrics["registration_complete"] == 0
    single = asked(db, "pendaftaran", "33.73", party="pkb")
    assert [one.code for one in single.children] == ["pkb"]


def test_verdicts_are_counted_beside_samples_also_where_there_is_no_sample(db: Session) -> None:
    verdict(db, "33.73", "pkb", "MS")
    verdict(db, "33.73", "psi", "TMS")
    verdict(db, "33.72", "psi", "TMS")
    verdict(db, "34.71", "psi", "TMS")

    node = asked(db, "sampel", "33", LATER, round="verfak")

    assert (node.metrics["verdicts_ms"], node.metrics["verdicts_tms"]) == (1, 2)
    assert child(child(node, "33.73"), "pkb").metrics == {"verdicts_ms": 1, "verdicts_tms": 0}
    assert child(child(node, "33.72"), "psi").metrics == {"verdicts_ms": 0, "verdicts_tms": 1}
    none = asked(db, "sampel", "35", LATER, round="verfak")
    assert (none.metrics["verdicts_ms"], none.children) == (None, ())
