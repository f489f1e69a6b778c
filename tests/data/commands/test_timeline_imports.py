"""Windows, rounds, rules, planned courses and minimums come as files; a revision never overwrites an older one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from data.models import MinimumMembers, PlanCurve, Round, RuleParameter, StageWindow
from data.queries.parameters import curves, parameters, targets
from data.queries.reference import parties, round_rows, rounds, running_round, schedule
from data.scope import Scope
from tests.data.making import wib

if TYPE_CHECKING:
    from tests.own_database import Own

STAGE = "cycle,code,name,level,area_code,start,end,revision,legal_basis,decided"
ROUND = "cycle,code,stage,name,position,parties,areas,legal_basis"
BASIS = "Putusan Bawaslu RI"


def stages(own: Own, *lines: str, name: str = "t.csv") -> tuple[int, int, int]:
    found = own.take("tahapan", own.file(name, STAGE, *lines))
    return found.accepted, found.unchanged, found.rejected


def test_a_window_moved_twice_keeps_what_it_was_before(own: Own) -> None:
    first = "2024,vermin_p,Vermin perbaikan,kabkota,,2022-10-01,2022-10-12,1,Keputusan A,2022-10-05"
    again = "2024,vermin_p,Vermin perbaikan,kabkota,,2022-10-01,2022-10-14,2,Keputusan B,"
    assert stages(own, first) == (1, 0, 0)
    assert stages(own, again, name="b.csv") == (1, 0, 0)
    with own.sessions() as db:
        rows = db.scalars(select(StageWindow).where(StageWindow.stage == "vermin_p", StageWindow.level == "kabkota"))
        found = sorted(rows, key=lambda row: row.revision)
        assert [(row.revision, row.ends_at, row.legal_basis) for row in found] == [
            (0, wib(2022, 10, 9, 23, 59), "Keputusan KPU 260/2022"),
            (1, wib(2022, 10, 12, 23, 59).replace(second=59), "Keputusan A"),
            (2, wib(2022, 10, 14, 23, 59).replace(second=59), "Keputusan B"),
        ]
        assert [row.decided_at is None for row in found] == [True, False, True]
        of = next(one for one in rounds(db, Scope.of("33")) if one.code == "vermin_p")
        window = schedule(db, Scope.of("33"), of).window("33.73")
        assert window is not None
        assert (window.revision, window.previous_ends_at) == (2, found[1].ends_at)


def test_a_stored_revision_is_not_overwritten(own: Own) -> None:
    line = "2024,vermin,Verifikasi administrasi keanggotaan,kabkota,,2022-08-16T00:00,{end},1,Keputusan KPU 309/2022,"
    assert stages(own, line.format(end="2022-09-30T23:59")) == (0, 0, 1)
    assert stages(own, line.format(end="2022-09-06T23:59"), name="same.csv") == (0, 1, 0)
    with own.sessions() as db:
        row = db.scalars(select(StageWindow).where(StageWindow.stage == "vermin", StageWindow.revision == 1)).one()
        assert row.ends_at == wib(2022, 9, 6, 23, 59)


@pytest.mark.parametrize("word", ["semua", "*", "Semua"])
def test_a_list_of_a_narrow_round_is_emptied_by_a_word_and_left_by_an_empty_cell(own: Own, word: str) -> None:
    line = "2024,verfak_ummat,verfak_p,Verfak Ummat,9,{parties},{areas},Putusan {n}"
    for n, (who, where) in enumerate((("ummat", "53;71"), ("", ""), (word, "53"), ("", word))):
        took = own.take("putaran", own.file(f"{n}.csv", ROUND, line.format(parties=who, areas=where, n=n)))
        assert took.accepted == 1
        with own.sessions() as db:
            of = next(one for one in rounds(db, Scope.of("*")) if one.code == "verfak_ummat")
        assert (of.parties, of.areas) == [
            (("ummat",), ("53", "71")), (("ummat",), ("53", "71")), ((), ("53",)), ((), ()),
        ][n]  # fmt: skip
    refused = own.take("putaran", own.file("x.csv", ROUND, line.format(parties="semua ummat", areas="", n=9)))
    assert refused.rejected == 1


def test_a_stage_without_an_end_stays_open(own: Own) -> None:
    assert stages(own, "2024,tanggapan,Tanggapan masyarakat,nasional,,2022-08-01,,0,PKPU 4/2022,") == (1, 0, 0)
    with own.sessions() as db:
        assert db.scalars(select(StageWindow).where(StageWindow.stage == "tanggapan")).one().ends_at is None


def test_a_window_of_one_province_holds_in_its_kab_kota_only(own: Own) -> None:
    stages(own, "2024,verfak,Verfak ulang,kabkota,53,2022-10-18,2022-11-20,0,Keputusan C,")
    with own.sessions() as db:
        of = next(one for one in rounds(db, Scope.of("*")) if one.code == "verfak")
        found = schedule(db, Scope.of("*"), of)
        ends = {code: one.ends_at for code in ("53", "53.01", "33.73", "*") if (one := found.window(code))}
        assert ends["53"] == ends["53.01"] == wib(2022, 11, 20, 23, 59).replace(second=59)
        assert ends["33.73"] == ends["*"] == wib(2022, 11, 4, 23, 59)


def test_an_extra_round_is_for_its_parties_and_areas_only(own: Own) -> None:
    """Like Ummat's of December 2022: one party, two provinces."""
    stages(
        own,
        "2024,verfak_ummat,Verfak ulang Ummat,kabkota,53,2022-12-22,2022-12-28,0,Putusan,",
        "2024,verfak_ummat,Verfak ulang Ummat,kabkota,71,2022-12-22,2022-12-28,0,Putusan,",
    )
    line = f"2024,verfak_ummat,verfak_ummat,Verfak ulang Ummat,5,ummat,53; 71,{BASIS}"
    outcome = own.take("putaran", own.file("r.csv", ROUND, line))
    assert (outcome.accepted, outcome.rejected) == (1, 0)
    inside, moment = Scope.of("53"), wib(2022, 12, 24)
    with own.sessions() as db:
        row = next(one for one in round_rows(db, inside) if one.info.code == "verfak_ummat")
        assert (row.info.parties, row.info.areas, str(row.first_on)) == (("ummat",), ("53", "71"), "2022-12-22")
        assert [one.code for one in parties(db, inside, "verfak_ummat", moment=moment)] == ["ummat"]
        assert "verfak_ummat" in {one.code for one in rounds(db, Scope.of("53.01"))}
        assert "verfak_ummat" not in {one.code for one in rounds(db, Scope.of("33"))}
        assert running_round(db, inside, moment).code == "verfak_ummat"
        assert running_round(db, Scope.of("33"), moment).code == "verfak_p"


def test_a_round_of_unknown_parties_or_areas_is_refused(own: Own) -> None:
    lines = (
        f"2024,verfak_x,verfak,Verfak x,6,ummat partai_hantu,53,{BASIS}",
        f'2024,verfak_y,verfak,Verfak y,7,ummat,"53,99",{BASIS}',
    )  # fmt: skip
    outcome = own.take("putaran", own.file("r.csv", ROUND, *lines))
    said = [(problem.column, problem.params) for row in outcome.problems for problem in row.reasons]
    assert said == [("parties", {"codes": "partai_hantu"}), ("areas", {"codes": "99"})]
    with own.sessions() as db:
        assert db.scalars(select(Round).where(Round.code.in_(["verfak_x", "verfak_y"]))).all() == []


def test_a_rule_has_revisions_with_their_legal_basis(own: Own) -> None:
    head = "cycle,code,revision,value,legal_basis"
    outcome = own.take("aturan", own.file("a.csv", head, "2024,bagian_kabkota,0,75%,UU 7/2017",
                                          "2024,bagian_kabkota,1,60%,Putusan MK", "2024,pembulatan,0,ke_atas,PKPU",
                                          "2024,bagian_kecamatan,0,banyak,PKPU", "2024,lain,0,1%,PKPU"))  # fmt: skip
    assert (outcome.accepted, outcome.rejected) == (3, 2)
    overwriting = own.take("aturan", own.file("b.csv", head, "2024,bagian_kabkota,1,10%,Salah"))
    assert (overwriting.accepted, overwriting.rejected) == (0, 1)
    with own.sessions() as db:
        found = parameters(db, Scope.of("33"), "2024")
        assert (found.areas_needed(35), found.kecamatan_needed(19)) == (21, 10)
        assert parameters(db, Scope.of("33"), "2029").areas_needed(35) == 26
        assert db.query(RuleParameter).count() == 3


def test_the_targets_of_service_are_parameters_with_revisions_too(own: Own) -> None:
    head = "cycle,code,revision,value,legal_basis"
    outcome = own.take("aturan", own.file("s.csv", head, "2024,sla_selesai_hari,0,2,SOP", "2024,sla_selesai_hari,1,4,SOP",
                                          "2024,sla_eskalasi_hari,0,75%,SOP"))  # fmt: skip
    assert (outcome.accepted, outcome.rejected) == (2, 1)
    with own.sessions() as db:
        found = targets(db, Scope.of("33.73")).at(date(2022, 8, 23))
        assert (found.resolution_days, found.escalated_days, found.response_s("telepon")) == (4, 3, 3600)


def test_a_planned_course_replaces_the_straight_one(own: Own) -> None:
    head = "cycle,stage,level,revision,time_percent,work_percent,legal_basis"
    outcome = own.take("kurva_rencana", own.file("k.csv", head, "2024,vermin,kabkota,0,50,20,Rakor",
                                                 "2024,vermin,kabkota,1,50,30,Rakor kedua",
                                                 "2024,vermin,kabkota,1,80,101,Rakor kedua"))  # fmt: skip
    assert (outcome.accepted, outcome.rejected) == (2, 1)
    with own.sessions() as db:
        assert curves(db, Scope.of("33")) == {("2024", "vermin"): {"kabkota": ((0, 0), (0.5, 0.3), (1, 1))}}
        of = next(one for one in rounds(db, Scope.of("33")) if one.code == "vermin")
        window = schedule(db, Scope.of("33"), of).window("33.73")
        assert window is not None
        assert window.planned(wib(2022, 8, 29, 23, 59).replace(second=59)) is not None
        assert round(window.planned(wib(2022, 8, 30, 0)) or 0, 3) == 0.3  # nine of 18 service days are over
        assert len(db.scalars(select(PlanCurve)).all()) == 2


def test_a_decree_revises_the_minimum_of_an_area(own: Own) -> None:
    head = "cycle,area_code,revision,members,source"
    assert own.take("syarat_minimal", own.file("m.csv", head, "2024,33.19,1,870,Keputusan KPU")).accepted == 1
    assert own.take("syarat_minimal", own.file("n.csv", head, "2024,33.19,0,1,Salah")).rejected == 1
    with own.sessions() as db:
        rows = db.scalars(select(MinimumMembers).where(MinimumMembers.area_code == "33.19")).all()
        assert sorted((row.revision, row.members) for row in rows) == [(0, 867), (1, 870)]
