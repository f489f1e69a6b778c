"""Stages and thresholds counted on paper first, then asked of the program as an office would: files in, numbers out.

Thresholds. Gorontalo (75) has six kab/kota: 75 % of 6 is 4.5, half up 5 (banker's rounding would say 4). The minimum is a
thousandth of the people, rounded up: 75.01 424 (of 423,981), 75.02 153, 75.03 175, 75.04 163, 75.05 132, 75.71 205.

             75.01       75.02       75.03       75.04               75.05               75.71          met/may/not/absent
    pkb      424 MS      152 MS      176 MS      162 MS + 1 BMS      131 MS + 1 open     not there      2 / 2 / 1 / 1
             exactly     one below   one above   by repair           by checking
    golkar   424         153         175         163                 132                 not there      5 / 0 / 0 / 1
    psi      424         153         175         163                 nobody reported     204            4 / 1 / 1 / 0

pkb reaches at most 4 of 5: impossible. golkar has exactly 5: certain. psi has 4 and may reach the fifth: possible.

Windows. 33.73 gets one of its own for vermin, moved twice: first to 26 August, then to 29 August, now Monday 22 August to
Friday 2 September: ten working days. At the end of Wednesday 24 August three are over: the plan stands at 0.3. The only
report, of that day: 1000 received, 300 checked; 100 a day since Monday (nothing on the Sunday before). 700 are left
for 9 days: 77.8 needed, done in 7 days, so 2 to spare. 33.72 gets a window without an end: no plan, no days left,
nothing to be short of; its rate is counted all the same.

A narrow round. Ummat again, in NTT (53) and Sulawesi Utara (71) only, 22 to 28 December 2022.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.acceptance.conftest import Office

RECAP: Final = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa,ms,bms,tms"
STAGE: Final = "cycle,code,name,level,area_code,start,end,revision,legal_basis,note"
PAPER: Final = {
    "75.01": {"pkb": (424, 424, 0), "golkar": (424, 424, 0), "psi": (424, 424, 0)},
    "75.02": {"pkb": (152, 152, 0), "golkar": (153, 153, 0), "psi": (153, 153, 0)},
    "75.03": {"pkb": (176, 176, 0), "golkar": (175, 175, 0), "psi": (175, 175, 0)},
    "75.04": {"pkb": (163, 162, 1), "golkar": (163, 163, 0), "psi": (163, 163, 0)},
    "75.05": {"pkb": (132, 131, 0), "golkar": (132, 132, 0)},
    "75.71": {"psi": (204, 204, 0)},
}  # received, MS, BMS


def thresholds(office: Office, area: str, *options: str) -> dict[str, Any]:
    """Party -> what the topic says of it in `area`."""
    found = office.answer(area, "2022-08-23", "--topic", "ambang", *options)
    return {child["party"]: child["metrics"] for child in found["children"] if "party" in child}


@pytest.fixture
def gorontalo(office: Office) -> Office:
    """The office after the reports of Gorontalo, and one row of another province."""
    rows = [
        f"vermin,keanggotaan,{area},{party},2022-08-22,{received},{ms + bms},{ms},{bms},0"
        for area, parties in PAPER.items()
        for party, (received, ms, bms) in parties.items()
    ]
    office.takes("rekap_verifikasi", "rekap.csv", RECAP, *rows, "vermin,keanggotaan,71.71,pkb,2022-08-22,9,9,9,0,0")
    office.takes(
        "keberadaan_partai", "ada.csv", "kode_wilayah,partai,terdaftar", "75.71,pkb,tidak", "75.71,golkar,tidak"
    )
    return office


def test_parties_at_one_below_and_one_above_the_threshold(gorontalo: Office) -> None:
    found = thresholds(gorontalo, "75")

    names = ("areas_met", "areas_possible", "areas_impossible", "areas_absent")
    assert {party: tuple(found[party][name] for name in names) for party in ("pkb", "golkar", "psi")} == {
        "pkb": (2, 2, 1, 1),
        "golkar": (5, 0, 0, 1),
        "psi": (4, 1, 1, 0),
    }
    assert {found[party]["areas_needed"] for party in found} == {5}  # 4.5, half up
    outlooks = {party: found[party]["threshold_outlook"] for party in ("pkb", "golkar", "psi")}
    assert outlooks == {"pkb": "impossible", "golkar": "certain", "psi": "possible"}


def test_what_is_missing_where(gorontalo: Office) -> None:
    """One member in 75.02, 75.04 and 75.05; none where it is reached; unknown where nobody reported."""
    missing = {area: thresholds(gorontalo, area)["pkb"]["members_missing"] for area in PAPER}
    assert missing == {"75.01": 0, "75.02": 1, "75.03": 0, "75.04": 1, "75.05": 1, "75.71": None}
    assert thresholds(gorontalo, "75.05")["psi"]["members_missing"] is None


def test_the_nation_counts_provinces(gorontalo: Office) -> None:
    """Golkar is certain in one province of 38, pkb impossible in one; of the others nobody has said a word (possible).

    pkb has 9 of 424 and more in one area of 71: the fourteen others have not reported, so that is possible still.
    """
    found = thresholds(gorontalo, "*")
    names = ("provinces_needed", "provinces_met", "provinces_possible", "provinces_impossible", "threshold_outlook")
    assert [found["golkar"][name] for name in names] == [38, 1, 37, 0, "possible"]
    assert [found["pkb"][name] for name in names] == [38, 0, 37, 1, "impossible"]


def test_a_party_that_is_absent_somewhere_is_waited_for_in_five_areas(gorontalo: Office) -> None:
    """golkar: 424 + 153 + 175 + 163 + 132 = 1047 of five areas; all 5 meet the minimum of 5 needed."""
    found = gorontalo.metrics("75", "2022-08-23", "--round", "vermin", "--party", "golkar")
    assert (found["received"], found["areas_met"], found["areas_needed"], found["not_registered"]) == (1047, 5, 5, 1)


def test_a_window_moved_twice_sets_plan_and_pace(office: Office) -> None:
    """Silent since the 24th it needs 700 / 7 = 100 a day on Friday, not more than it did; 700 / 6 on Saturday is too much."""
    name = "2024,vermin,Vermin Salatiga,kabkota,33.73,2022-08-22T00:00"
    moved = [f"{name},2022-08-26T23:59,0,SK A,", f"{name},2022-08-29T23:59,1,SK B,", f"{name},2022-09-02T23:59,2,SK C,"]
    office.takes("tahapan", "tahapan.csv", STAGE, *moved)
    office.takes("rekap_verifikasi", "r.csv", RECAP, "vermin,keanggotaan,33.73,pkb,2022-08-24,1000,300,300,0,0")

    found = office.metrics("33.73", "2022-08-24", "--topic", "tahapan", "--round", "vermin")

    assert found["plan"] == pytest.approx(0.3, abs=1e-4)  # the last second of the third day
    assert found["planned"] == pytest.approx(300, abs=0.1)
    assert (found["days_left"], found["daily_rate"], found["eta"], found["spare_days"]) == (9, 100, 7, 2)
    assert found["pace_needed"] == pytest.approx(700 / 9)
    assert (found["slow_since"], found["slow_first"]) == (None, None)
    late: dict[str, Any] = office.metrics("33.73", "2022-08-31", "--topic", "tahapan", "--round", "vermin")
    assert (late["days_left"], late["backlog"], late["slow_since"]) == (2, 700, "2022-08-27")


def test_a_stage_without_an_end_has_a_rate_and_nothing_to_be_short_of(office: Office) -> None:
    office.takes("tahapan", "t.csv", STAGE, "2024,vermin,Vermin Surakarta,kabkota,33.72,2022-08-22T00:00,,0,SK D,")
    office.takes("rekap_verifikasi", "r.csv", RECAP, "vermin,keanggotaan,33.72,pkb,2022-08-24,1000,300,300,0,0")

    found = office.metrics("33.72", "2022-08-24", "--topic", "tahapan", "--round", "vermin")

    unknown = ("plan", "planned", "pace_needed", "days_left", "spare_days", "slow_since", "slow_first")
    assert [found[name] for name in unknown] == [None] * 7
    assert (found["backlog"], found["daily_rate"], found["eta"]) == (700, 100, 7)


def test_a_round_of_one_party_in_two_provinces(office: Office) -> None:
    """53.71 has 50 of 200 checked on 23 December, 71.71 all of its 20; Jawa Tengah takes no part."""
    window = "2024,verfak_ummat,Verfak ulang Ummat,kabkota,{area},2022-12-22T00:00,2022-12-28T23:59,0,Putusan,"
    office.takes("tahapan", "t.csv", STAGE, window.format(area="53"), window.format(area="71"))
    head = "cycle,code,stage,name,position,parties,areas,legal_basis"
    office.takes("putaran", "p.csv", head, "2024,verfak_ummat,verfak_ummat,Verfak ulang Ummat,5,ummat,53; 71,Putusan")
    rows = ("53.71,ummat,2022-12-23,200,50,40,0,10", "71.71,ummat,2022-12-23,20,20,20,0,0")
    office.takes("rekap_verifikasi", "r.csv", RECAP, *(f"verfak_ummat,keanggotaan,{row}" for row in rows))

    nation = office.answer("*", "2022-12-24", "--round", "verfak_ummat", "--topic", "tahapan")

    assert [child["area"] for child in nation["children"]] == ["53", "71"]
    assert (nation["metrics"]["received"], nation["metrics"]["backlog"]) == (220, 150)
    assert {one["area"]: one["metrics"]["days_left"] for one in nation["children"]} == {"53": 4, "71": 4}
    elsewhere = office.says("figures", "--area", "33", "--as-of", "2022-12-24", "--round", "verfak_ummat")
    assert (elsewhere.status, elsewhere.out) == (2, "")
