"""Semester updates counted by hand, on both databases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from dashboard.core.errors import NotFound
from data.models import PartyPresence
from data.queries.updates import newest, obstacles, party_updates, update_cells, update_figures
from data.queries.uptake import uptake
from data.scope import Scope
from data.update_answers import Done
from tests.data.making import make_batch, wib
from tests.data.queries.updating import NATION, NOW, asked, update

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

JATENG = Scope.of("33")


def published(db: Session) -> None:
    """Semester II 2025 as Bawaslu published it: eight parties without dates in each of two kab/kota."""
    for area, came in (("33.27", wib(2025, 12, 30)), ("33.11", wib(2026, 1, 20))):
        for party in ("pdip", "prima", "gelora", "nasdem", "pks", "psi", "gerindra", "ummat"):
            update(db, area, party, semester="2025-2", imported=came)


def test_eight_of_76_in_pemalang_and_sukoharjo(db: Session) -> None:
    published(db)
    found = update_figures(db, NATION, asked(db, code="2025-2"), "33")
    assert (found.done, found.expected, found.reported, found.areas) == (16, 152, 2, 35)
    told = {one.area.code: (one.done, one.expected) for one in found.children if one.done is not None}
    assert told == {"33.11": (8, 76), "33.27": (8, 76)}
    assert found.undated == 16


def test_the_nation_is_the_sum_of_its_provinces_and_nothing_comes_from_outside_the_scope(db: Session) -> None:
    published(db)
    update(db, "32.73", semester="2025-2", imported=wib(2026, 1, 5))
    nation = update_figures(db, NATION, asked(db, code="2025-2"), "*")
    assert (nation.done, nation.expected, nation.areas, len(nation.children)) == (17, 228, 514, 38)
    assert update_figures(db, JATENG, asked(db, code="2025-2"), "33").done == 16
    with pytest.raises(NotFound):
        update_figures(db, JATENG, asked(db, code="2025-2"), "32.73")
    own = Scope.of("33.27")
    assert update_figures(db, own, asked(db, code="2025-2"), "33.27").done == 8
    assert {one.area_code for one in update_cells(db, own, asked(db, code="2025-2"), "33.27")} == {"33.27"}


def test_a_row_counts_from_its_date_and_without_one_from_its_import_or_the_deadline(db: Session) -> None:
    update(db, "33.73", "pkb", at=wib(2026, 10, 5))
    update(db, "33.73", "pdip", imported=wib(2026, 11, 2))
    update(db, "33.73", "buruh", imported=wib(2027, 2, 1))
    days = [wib(2026, 10, 4), wib(2026, 10, 5), wib(2026, 11, 2), wib(2026, 12, 28), wib(2026, 12, 29), wib(2027, 3, 1)]
    figures = [update_figures(db, NATION, asked(db, day), "33.73") for day in days]
    assert [one.done for one in figures] == [None, 1, 2, 2, 3, 3]
    assert [one.expected for one in figures] == [None, 76, 76, 76, 76, 76]
    assert figures[1].data_as_of == wib(2026, 10, 5)


def test_who_is_not_registered_is_neither_done_nor_waited_for(db: Session) -> None:
    update(db, "33.73", "pkb")
    update(db, "33.73", "pdip", "tidak_terdaftar")
    for party in ("buruh", "pkb"):  # a row of its own wins over what presence says
        db.add(
            PartyPresence(
                cycle="2026-2", area_code="33.73", party=party, registered=0, members=None, kecamatan_filled=None,
                source=None, batch_id=make_batch(db, "keberadaan_partai").id,
            )
        )  # fmt: skip
    db.flush()
    found = update_figures(db, NATION, asked(db), "33.73")
    assert (found.done, found.expected, found.absent) == (1, 74, 2)
    states = {one.party: one.state for one in update_cells(db, NATION, asked(db), "33.73")}
    assert states == {"pkb": Done.DONE, "pdip": Done.ABSENT, "buruh": Done.ABSENT}


def test_objects_are_counted_on_their_own_and_unknown_is_not_no(db: Session) -> None:
    update(db, "33.73", "pkb", kepengurusan=1, kantor=1, keanggotaan=1, perempuan=1)
    update(db, "33.73", "pdip", "belum", kepengurusan=1, kantor=0)
    update(db, "33.73", "buruh")
    update(db, "33.74", "pkb")
    found = update_figures(db, NATION, asked(db), "33")
    assert found.parts == {"keanggotaan": (1, 1), "kepengurusan": (2, 2), "kantor": (1, 2), "perempuan": (1, 1)}
    office = update_figures(db, NATION, asked(db, part="kantor"), "33")
    assert (office.done, office.expected, office.reported) == (1, 76, 1)
    assert update_figures(db, NATION, asked(db, part="kantor"), "33.74").done is None


def test_a_provinces_own_rows_stand_beside_the_sum(db: Session) -> None:
    update(db, "33", "pkb")
    update(db, "33.73", "pkb")
    found = update_figures(db, NATION, asked(db), "33")
    assert (found.done, found.expected) == (1, 76)
    assert {one.area_code for one in update_cells(db, NATION, asked(db), "33")} == {"33", "33.73"}
    assert uptake(db, NATION, asked(db), found).done[-1] == 1


def test_parties_are_counted_over_the_areas_that_reported(db: Session) -> None:
    update(db, "33.73", "pkb")
    update(db, "33.74", "pkb", "belum", obstacle="Akun belum aktif")
    update(db, "33.74", "pdip", "tidak_terdaftar")
    found = {one.party.code: one for one in party_updates(db, NATION, asked(db), "33", ["33.73", "33.74"])}
    pkb, pdip, buruh = found["pkb"], found["pdip"], found["buruh"]
    assert (pkb.done, pkb.expected, pkb.obstacles) == (1, 2, 1)
    assert (pdip.done, pdip.expected, pdip.absent) == (0, 1, 1)
    assert (buruh.done, buruh.expected) == (0, 2)
    (only,) = party_updates(db, NATION, asked(db, party="pkb"), "33", ["33.73", "33.74"])
    assert (only.party.code, only.done) == ("pkb", 1)
    assert update_figures(db, NATION, asked(db, party="pkb"), "33").expected == 2


def test_an_area_that_reports_without_naming_a_party_says_that_it_has_not_updated(db: Session) -> None:
    update(db, "33.73", "pkb")
    update(db, "33.74", "pdip")
    found = update_figures(db, NATION, asked(db, party="pkb"), "33")
    assert (found.done, found.expected, found.reported) == (1, 2, 2)


def test_obstacles_come_by_party_and_only_of_what_is_seen(db: Session) -> None:
    update(db, "33.74", "pdip", "belum", obstacle="SK lama")
    update(db, "33.73", "pkb", "belum", obstacle="Akun belum aktif")
    update(db, "32.73", "pkb", "belum", obstacle="di luar")
    update(db, "33.73", "pdip", "belum", obstacle="nanti", at=wib(2026, 11, 25))
    update(db, "33", "pkb", "belum", obstacle="tingkat provinsi tidak dijumlahkan")
    found = obstacles(db, JATENG, asked(db), "33")
    assert [(one.party, one.area.code, one.words) for one in found] == [
        ("pkb", "33.73", "Akun belum aktif"),
        ("pdip", "33.74", "SK lama"),
    ]
    assert update_figures(db, JATENG, asked(db), "33").obstacles == 2


def test_uptake_steps_on_the_day_and_undated_rows_at_their_moment(db: Session) -> None:
    update(db, "33.73", "pkb", at=wib(2026, 7, 3))
    update(db, "33.73", "pdip", at=wib(2026, 7, 3, 23, 30))
    update(db, "33.74", "pkb", imported=wib(2026, 7, 5))
    update(db, "32.73", "pkb", at=wib(2026, 7, 3))
    question = asked(db, wib(2026, 7, 6))
    found = uptake(db, JATENG, question, update_figures(db, JATENG, question, "33"))
    assert found.days == tuple(date(2026, 7, day) for day in range(1, 7))
    assert found.done == (0, 0, 2, 2, 3, 3)
    assert (found.at(date(2026, 7, 4)), found.at(date(2026, 6, 30)), found.at(date(2026, 9, 1))) == (2, None, 3)
    assert found.share(date(2026, 7, 4)) == pytest.approx(2 / 152)
    assert (found.undated, found.twin(date(2026, 12, 30), date(2026, 7, 6))) == (1, date(2026, 7, 4))


def test_a_semester_without_reports_says_nothing(db: Session) -> None:
    question = asked(db, NOW)
    found = update_figures(db, NATION, question, "33")
    assert (found.done, found.expected, found.share, found.left, found.reported) == (None, None, None, None, 0)
    assert newest(db, NATION, question.semester, "33") is None
    assert set(uptake(db, NATION, question, found).done) == {None}
    update(db, "33.73", imported=wib(2026, 9, 1))
    assert newest(db, NATION, question.semester, "33") == wib(2026, 9, 1)
