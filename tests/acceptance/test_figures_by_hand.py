"""Numbers of `figures` counted on paper first, from a dozen rows.

Window of vermin in kab/kota: 16 August to 9 September 2022. 17 August is a holiday, the 20th and 21st a weekend.

    33.73  pkb     16 Aug        1000 received,  100 checked (60 MS, 30 BMS, 10 TMS)
           pkb     18 Aug 14.00  1000 received,  200 checked (120, 60, 20)
           pkb     22 Aug        1100 received,  500 checked (300, 150, 50)
           golkar  19 Aug         200 received, nothing else known
           golkar  23 Aug 10.00   200 received, MS 50, BMS 30, TMS 20 (so 100 checked)
           psi     18 Aug          40 received, 40 checked, but not registered: never counted
           (all)   17 Aug        5000 received: never counted, parties have their own rows
    33.72  (all)   18 Aug         800 received, 80 checked, until parties have their own rows on the 19th
           pkb     20 Aug         300 received, 30 checked
           psi     20 Aug         999 received, but psi has items, and items win:
                   J1 received 19 Aug 08.00, open; J2 09.00, MS on 22 Aug 15.00; J3 10.00, TMS, undated
    34.71  pkb     20 Aug          50 received, 50 checked, 50 MS
    33     (all)   22 Aug       99999 received: never counted, kab/kota have rows
    boards (kepengurusan): pkb 1 of 33 itself, checked; pkb 1 of 33.73, not checked
    not registered: psi and hanura in 33.73, pbb in 33.72; nothing said of any other area
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from data.metrics import IDS

if TYPE_CHECKING:
    from tests.acceptance.conftest import Office

RECAP: Final = "putaran,objek,kode_wilayah,partai,per_tanggal,diterima,diperiksa,ms,bms,tms"
RECAPS: Final = (
    RECAP,
    "vermin,keanggotaan,33.73,pkb,2022-08-16,1000,100,60,30,10",
    "vermin,keanggotaan,33.73,pkb,2022-08-18 14:00,1000,200,120,60,20",
    "vermin,keanggotaan,33.73,pkb,22 Agustus 2022,1.100,500,300,150,50",
    "vermin,keanggotaan,33.73,golkar,2022-08-19,200,,,,",
    "vermin,keanggotaan,Kota Salatiga,Golkar,23/08/2022 10:00,200,,50,30,20",
    "vermin,keanggotaan,3373,psi,2022-08-18,40,40,40,0,0",
    "vermin,keanggotaan,33.73,,2022-08-17,5000,1,1,0,0",
    "vermin,keanggotaan,33.72,,2022-08-18,800,80,,,",
    "vermin,keanggotaan,33.72,pkb,2022-08-20,300,30,,,",
    "vermin,keanggotaan,33.72,psi,2022-08-20,999,900,,,",
    "vermin,keanggotaan,34.71,pkb,2022-08-20,50,50,50,0,0",
    "vermin,keanggotaan,33,,2022-08-22,99999,1,,,",
    "vermin,kepengurusan,33,pkb,2022-08-18,1,1,1,0,0",
    "vermin,kepengurusan,33.73,pkb,2022-08-18,1,0,0,0,0",
)
ITEMS: Final = (
    "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada",
    "J1,vermin,keanggotaan,33.72,psi,belum,2022-08-19 08:00,",
    "J2,vermin,keanggotaan,33.72,psi,MS,2022-08-19 09:00,2022-08-22 15:00",
    "J3,vermin,keanggotaan,33.72,psi,TMS,2022-08-19 10:00,",
)
PRESENCE: Final = (
    "kode_wilayah,partai,terdaftar",
    "33.73,pkb,ya",
    "33.73,psi,tidak",
    "33.73,hanura,tidak",
    "33.72,pkb,ya",
    "33.72,pbb,tidak",
)
SAMPLES: Final = (
    "putaran,kode_wilayah,partai,per_tanggal,populasi,sampel,rumah,dihadirkan,video,tidak_ditemui,ms,tms",
    "verfak,33.73,garuda,2022-10-30,440,205,100,20,5,10,123,12",
    "verfak,33.73,garuda,2022-11-01,,205,150,,,,,",
    "verfak,33.73,pbb,2022-10-31,1000,278,100,,,,139,",
    "verfak,33.73,,2022-10-31,9999,900,800,,,,800,",
)

BY_HAND: Final[list[tuple[str, str, dict[str, float | None]]]] = [
    # before any report, and where nothing is ever reported
    ("33.73", "2022-08-15", {"received": None, "backlog": None, "progress": None, "days_left": 25, "daily_rate": None}),
    ("33.71", "2022-08-23", {"received": None, "ms": None, "not_registered": None, "oldest_days": None, "eta": None}),
    # 900 left over 24 days; the 16th alone added 100 (0 on the day before the window), so 9 days more
    (
        "33.73",
        "2022-08-16",
        {
            "received": 1000,
            "checked": 100,
            "backlog": 900,
            "progress": 0.1,
            "daily_rate": 100,
            "days_left": 24,
            "pace_needed": 37.5,
            "eta": 9,
        },
    ),
    # inside a day: at 13.59 the report of 14.00 is not there yet, at 14.00 it is
    ("33.73", "2022-08-18T13:59", {"checked": 100, "backlog": 900, "ms": 60, "eta": 9}),
    ("33.73", "2022-08-18T14:00", {"checked": 200, "backlog": 800, "ms": 120, "daily_rate": 100, "eta": 8}),
    # the gap of the holiday is spread: 17th and 18th 50 each, but only the 16th and the 18th are working days
    ("33.73", "2022-08-18", {"checked": 200, "daily_rate": 75, "eta": 800 / 75, "pace_needed": 800 / 22}),
    # golkar's checked is unknown: 1200 came in, the backlog is that of the 1000 of which something is known
    ("33.73", "2022-08-19", {"received": 1200, "checked": 200, "backlog": 800, "progress": 0.2, "daily_rate": 50}),
    # 300 more on 20, 21 and 22: 100 a day; working days 100, 50, 0, 100 -> 75
    ("33.73", "2022-08-22", {"received": 1300, "checked": 500, "backlog": 600, "daily_rate": 75, "eta": 8}),
    (
        "33.73",
        "2022-08-23",
        {
            "received": 1300,
            "checked": 600,
            "ms": 350,
            "bms": 180,
            "tms": 70,
            "backlog": 700,
            "progress": 600 / 1300,
            "daily_rate": 100,
            "eta": 7,
            "days_left": 17,
            "pace_needed": 700 / 17,
            "not_registered": 2,
            "minimum": 199,
        },
    ),
    # the last day of the window, and the day after
    ("33.73", "2022-09-09", {"days_left": 0, "pace_needed": None, "backlog": 700}),
    ("33.73", "2022-09-10", {"days_left": -1, "pace_needed": None, "backlog": 700}),
    # a total of all parties until a party has a row; items inside a day; items win over the recap
    ("33.72", "2022-08-18", {"received": 800, "checked": 80, "ms": None, "oldest_days": None}),
    ("33.72", "2022-08-19T08:30", {"received": 1, "checked": 0, "backlog": 1, "oldest_days": 0}),
    ("33.72", "2022-08-19", {"received": 3, "checked": 1, "tms": 1, "ms": 0}),
    ("33.72", "2022-08-22T14:59", {"received": 303, "checked": 31, "ms": 0, "oldest_days": 3}),
    ("33.72", "2022-08-22T15:00", {"received": 303, "checked": 32, "ms": 1, "tms": 1, "bms": 0, "oldest_days": 3}),
    ("33.72", "2022-08-23", {"minimum": 579, "not_registered": 1, "oldest_days": 4}),  # the decree's, not 527
    # 1300 + 303 of the two kab/kota; with 34.71 the nation
    (
        "33",
        "2022-08-23",
        {
            "received": 1603,
            "checked": 632,
            "backlog": 971,
            "ms": 351,
            "bms": 180,
            "tms": 71,
            "not_registered": 3,
            "oldest_days": 4,
            "areas_met": 0,
            "areas_needed": 26,
            "minimum": None,
        },
    ),
    ("*", "2022-08-23", {"received": 1653, "checked": 682, "ms": 401, "backlog": 971, "areas_met": 0}),
]


@pytest.fixture
def reported(office: Office) -> Office:
    """The office after all reports."""
    office.takes("rekap_verifikasi", "rekap.csv", *RECAPS)
    office.takes("item_verifikasi", "item.csv", *ITEMS)
    office.takes("keberadaan_partai", "partai.csv", *PRESENCE)
    return office


def test_figures_are_what_was_counted_on_paper(reported: Office) -> None:
    for area, as_of, expected in BY_HAND:
        found = reported.metrics(area, as_of, "--round", "vermin")
        assert {name: found[name] for name in expected} == pytest.approx(expected), (area, as_of)


def test_one_party_and_another_object_are_counted_on_their_own(reported: Office) -> None:
    pkb = reported.metrics("33", "2022-08-23", "--round", "vermin", "--party", "pkb")
    psi = reported.metrics("33.73", "2022-08-23", "--round", "vermin", "--party", "psi")
    boards = reported.metrics("33", "2022-08-23", "--round", "vermin", "--object", "kepengurusan")

    assert (pkb["received"], pkb["checked"], pkb["ms"]) == (1400, 530, 300)  # 1100 + 300, 500 + 30
    assert pkb["areas_met"] == 1  # 300 MS in 33.73 reach 199; of 33.72 nobody knows
    assert (psi["received"], psi["not_registered"]) == (None, 1)
    assert (boards["received"], boards["checked"], boards["ms"]) == (2, 1, 1)  # the province's own board adds


def test_a_sample_keeps_what_was_known_and_projects_party_by_party(office: Office) -> None:
    office.says("import", "sampel_verfak", office.file("sampel.csv", *SAMPLES))

    before = office.metrics("33.73", "2022-10-29", "--round", "verfak")
    first = office.metrics("33.73", "2022-10-30", "--round", "verfak")
    later = office.metrics("33", "2022-11-01", "--round", "verfak")

    assert (before["sample"], before["projection"]) == (None, None)
    assert [first[name] for name in ("sample", "met_home", "met_gathered", "met_video", "not_met")] == [
        205, 100, 20, 5, 10,
    ]  # fmt: skip
    assert first["projection"] == pytest.approx(264)  # 123 / 205 x 440
    assert (later["sample"], later["met_home"], later["not_met"]) == (483, 250, 10)  # 205 + 278, 150 + 100
    assert later["projection"] == pytest.approx(264 + 500)  # 139 / 278 x 1000
    assert later["areas_met"] == 1  # both reach 199 by projection


def test_the_answer_has_the_shape_that_programs_rely_on(reported: Office) -> None:
    found = reported.answer("33", "2022-08-23", "--round", "vermin")

    assert list(found) == ["area", "as_of", "data_as_of", "metrics", "children"]
    assert tuple(found["metrics"]) == IDS
    assert (found["area"], found["as_of"]) == ("33", "2022-08-23T23:59:59+07:00")
    assert found["data_as_of"] == "2022-08-23T10:00:00+07:00"
    assert [child["area"] for child in found["children"]][:2] == ["33.01", "33.02"]
    assert len(found["children"]) == 35
    assert all(list(child) == list(found) and child["children"] == [] for child in found["children"])
    assert sum(child["metrics"]["received"] or 0 for child in found["children"]) == found["metrics"]["received"]
