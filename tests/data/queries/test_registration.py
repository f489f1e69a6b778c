"""Registration at a moment, counted by hand: documents by level, branches and members against the law, five states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert, select

from dashboard.core.errors import NotFound
from data.models import Area, RuleParameter, StageWindow
from data.queries.registration import cycle_of, registration
from data.registration import Branches, Documents, Standard, State
from data.scope import Scope
from tests.data.making import wib
from tests.data.queries.registering import AT, DPC, DPW, asked, branch, hand_in

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
NATION = Scope.of("*")
NOON = wib(2022, 8, 5)


@pytest.fixture
def filled(db: Session) -> Session:
    """Jawa Tengah, of which pkb and pdip say something, and a province outside it.

    pkb: DPW complete; Salatiga (33.73) complete; Semarang (33.74) 5 of 6 with one to repair, from 14 August 23.59 on;
    Pekalongan (33.75) said to be without any. pdip: DPW without its office; Salatiga is not registered, though a
    document came in for it. Outside: pkb in Yogyakarta (34.71) and the centre's own documents.
    """
    hand_in(db, "33", "pkb", *DPW, uploader="DPW")
    hand_in(db, "33", "pdip", *DPW[:1], *DPW[2:])
    hand_in(db, "33.73", "pkb", *DPC[:4], uploader="DPC")
    hand_in(db, "33.73", "pkb", *DPC[4:], uploader="helpdesk", updated_at=wib(2022, 8, 6))
    hand_in(db, "33.74", "pkb", *DPC[:5])
    hand_in(db, "33.74", "pkb", DPC[5], status="perlu_perbaikan", updated_at=wib(2022, 8, 14, 23, 59))
    hand_in(db, "33.75", "pkb", *DPC, status="belum_diunggah", uploader=None)
    hand_in(db, "33.73", "pdip", *DPC)
    hand_in(db, "34.71", "pkb", *DPC)
    hand_in(db, "*", "pkb", "ad_art", "rekening")
    branch(db, "33.73", "pkb", members=213, kecamatan_filled=2)
    branch(db, "33.74", "pkb", members=999, kecamatan_filled=7)
    branch(db, "33.75", "pkb")
    branch(db, "33.73", "pdip", 0)
    branch(db, "34.71", "pkb", members=5_000, kecamatan_filled=14)
    return db


def test_a_province_counts_its_own_documents_and_those_of_its_areas(filled: Session) -> None:
    found = registration(filled, JATENG, asked(), "33")
    assert found.own == {
        "pkb": Documents(1, 1, 1, 0, 0, 4, 0, (0, 4, 0, 0), NOON),
        "pdip": Documents(1, 0, 1, 0, 0, 3, 0, (3, 0, 0, 0), NOON),
    }
    assert found.lower == {
        ("33.73", "pkb"): Documents(1, 1, 1, 0, 0, 6, 0, (0, 0, 4, 2), wib(2022, 8, 6)),
        ("33.74", "pkb"): Documents(1, 0, 1, 1, 0, 5, 1, (6, 0, 0, 0), wib(2022, 8, 14, 23, 59)),
        ("33.75", "pkb"): Documents(1, 0, 0, 0, 0, 0, 0, (0, 0, 0, 0), NOON),
    }
    assert (len(found.places), found.reporting, len(found.parties)) == (35, 3, 24)
    assert found.data_as_of == wib(2022, 8, 14, 23, 59)
    assert {level: len(documents) for level, documents in found.required.items()} == {
        "nasional": 8, "provinsi": 4, "kabkota": 6}  # fmt: skip


def test_each_pair_is_in_one_of_five_states(filled: Session) -> None:
    found = registration(filled, JATENG, asked(), "33")
    states = {place.area.code: found.cell(place, "pkb").state for place in found.places}
    assert [states[code] for code in ("33.73", "33.74", "33.75", "33.76")] == [
        State.COMPLETE, State.PARTIAL, State.NONE, State.NEVER]  # fmt: skip
    place = next(place for place in found.places if place.area.code == "33.73")
    assert found.cell(place, "pdip").state is State.ABSENT
    assert found.cell(place, "pdip").expected == 0


def test_branches_are_held_against_the_minimum_of_members_and_half_of_the_kecamatan(filled: Session) -> None:
    """Salatiga has 4 kecamatan (half: 2) and 202,440 people (203 members); Semarang 16 (8), at least 1,000 members."""
    found = registration(filled, JATENG, asked(), "33")
    assert found.branches["33.73", "pkb"] == Branches(1, 0, 1, 1, 1, 1, 213, 2)
    assert found.branches["33.74", "pkb"] == Branches(1, 0, 0, 1, 0, 1, 999, 7)
    assert found.branches["33.75", "pkb"] == Branches(1, 0, 0, 0, 0, 0, None, None)
    assert found.branches["33.73", "pdip"] == Branches(0, 1, 0, 0, 0, 0, None, None)
    assert ("34.71", "pkb") not in found.branches


def test_the_nation_is_told_by_province(filled: Session) -> None:
    found = registration(filled, NATION, asked(), "*")
    assert found.own == {"pkb": Documents(1, 0, 1, 0, 0, 2, 0, (2, 0, 0, 0), NOON)}
    assert set(found.upper) == {("33", "pkb"), ("33", "pdip")}
    assert found.lower == {
        ("33", "pkb"): Documents(3, 1, 2, 1, 0, 11, 1, (6, 0, 4, 2), wib(2022, 8, 14, 23, 59)),
        ("34", "pkb"): Documents(1, 1, 1, 0, 0, 6, 0, (6, 0, 0, 0), NOON),
    }
    assert found.branches["33", "pkb"] == Branches(3, 0, 1, 2, 1, 2, 1_212, 9)
    places = {place.area.code: place for place in found.places}
    assert (len(places), places["33"].areas, places["33"].needed, found.needed) == (38, 35, 26, 38)
    assert found.cell(places["33"], "pkb").state is State.PARTIAL
    assert found.cell(places["34"], "pkb").state is State.PARTIAL
    assert found.cell(places["31"], "pkb").state is State.NEVER


def test_a_province_is_complete_with_enough_areas_and_its_own_documents(db: Session) -> None:
    """Of Yogyakarta's five areas four are needed (75 % of 5 is 3.75); one of them is not registered."""
    for code in ("34.01", "34.02", "34.03"):
        hand_in(db, code, "pkb", *DPC)
    hand_in(db, "34", "pkb", *DPW)
    branch(db, "34.71", "pkb", 0)

    def state() -> State:
        found = registration(db, NATION, asked(), "*")
        return found.cell(next(one for one in found.places if one.area.code == "34"), "pkb").state

    assert state() is State.PARTIAL
    hand_in(db, "34.04", "pkb", *DPC)
    assert state() is State.COMPLETE
    hand_in(db, "34", "pkb", "kantor", status="perlu_perbaikan", updated_at=wib(2022, 8, 7))
    assert state() is State.PARTIAL


def test_a_moment_inside_a_day_knows_what_had_come_in_by_then(filled: Session) -> None:
    """Semarang's last document came on 14 August at 23.59; a minute earlier nobody knew of it."""
    before = registration(filled, NATION, asked(wib(2022, 8, 14, 23, 58)), "*")
    assert before.lower["33", "pkb"] == Documents(3, 1, 2, 0, 0, 11, 0, (5, 0, 4, 2), wib(2022, 8, 6))
    morning = registration(filled, JATENG, asked(wib(2022, 8, 5, 11, 59)), "33")
    assert (morning.own, morning.lower) == ({}, {})
    evening = registration(filled, JATENG, asked(wib(2022, 8, 5, 12, 0)), "33")
    assert evening.lower["33.73", "pkb"] == Documents(1, 0, 1, 0, 0, 4, 0, (0, 0, 4, 0), NOON)


def test_one_area_tells_each_document_with_its_newest_word(filled: Session) -> None:
    found = registration(filled, Scope.of("33.74"), asked(), "33.74")
    assert {(row.party, row.document, row.status, row.uploader) for row in found.rows} == {
        ("pkb", document, "perlu_perbaikan" if document == "bukti_anggota" else "lengkap", "DPP") for document in DPC
    }
    assert (found.own, found.upper, set(found.lower)) == ({}, {}, {("33.74", "pkb")})
    assert found.standard == Standard(1_000, 8)


def test_one_party_and_single_pairs_of_the_nation(filled: Session) -> None:
    one = registration(filled, JATENG, asked(party="pdip"), "33")
    assert ([each.code for each in one.parties], set(one.own), one.lower) == (["pdip"], {"pdip"}, {})
    pairs = registration(filled, NATION, asked(), "*", single_pairs=True)
    assert set(pairs.lower) == {("33.73", "pkb"), ("33.74", "pkb"), ("33.75", "pkb"), ("34.71", "pkb")}
    assert len(pairs.places) == 514


def test_an_area_outside_the_scope_is_not_found(filled: Session) -> None:
    for scope, area in ((Scope.of("33.73"), "33.74"), (Scope.of("33.73"), "33"), (JATENG, "*")):
        with pytest.raises(NotFound):
            registration(filled, scope, asked(), area)


def test_shares_follow_the_cycles_own_parameters(filled: Session) -> None:
    filled.execute(
        insert(RuleParameter),
        [
            {"cycle": "2024", "code": "bagian_kecamatan", "revision": 1, "value": "25%", "legal_basis": "uji"},
            {"cycle": "2024", "code": "bagian_kabkota", "revision": 1, "value": "50%", "legal_basis": "uji"},
        ],
    )
    found = registration(filled, NATION, asked(), "*")
    assert found.branches["33", "pkb"].kecamatan == 2
    assert next(one.needed for one in found.places if one.area.code == "33") == 18


def test_the_cycle_is_the_one_whose_registration_began_last(db: Session) -> None:
    window = {
        "cycle": "2029", "stage": "daftar", "name": "Pendaftaran", "level": "nasional", "area_code": "", "revision": 0,
        "starts_at": wib(2027, 8, 1), "ends_at": wib(2027, 8, 14), "legal_basis": "uji",
    }  # fmt: skip
    db.execute(insert(StageWindow), [window])
    assert [cycle_of(db, JATENG, moment) for moment in (wib(2020, 1, 1), AT, wib(2027, 7, 31), wib(2027, 8, 2))] == [
        "2024", "2024", "2024", "2029"]  # fmt: skip
    assert db.scalar(select(Area.kecamatan_count).where(Area.code == "33.73")) == 4
