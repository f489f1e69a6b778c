"""Service hours and special days from a file to service time: imported, changed, closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from data.commands.reference import load_reference
from data.queries.service_calendar import calendar_of
from data.scope import Scope

if TYPE_CHECKING:
    from data.service_hours import ServiceCalendar
    from tests.own_database import Own

HOURS = "kode_wilayah,tahapan,hari,buka,tutup,berlaku_mulai,berlaku_sampai,saat_libur,dasar_hukum"
SPECIAL = "kode_wilayah,tanggal,buka,tutup,keterangan"
MONDAY, NEXT = date(2022, 8, 22), date(2022, 8, 29)


def desk(own: Own, area: str = "33.73") -> ServiceCalendar:
    with own.sessions() as db:
        return calendar_of(db, Scope.of("33"), area)


def test_hours_hold_from_their_first_to_their_last_day_and_an_empty_end_opens_them_again(own: Own) -> None:
    ended = own.file("jam.csv", HOURS, "33.73,,senin,09.00,12.00,2022-08-20,2022-08-28,tidak,SK 1")
    assert own.take("jam_layanan", ended).accepted == 1
    assert (desk(own).minutes(MONDAY), desk(own).minutes(NEXT)) == (((540, 720),), ((480, 960),))
    assert desk(own, "33.74").minutes(MONDAY) == ((480, 960),)
    longer = own.file("jam2.csv", HOURS, "33.73,,senin,09.00,13.00,2022-08-20,,tidak,SK 2")
    again = (own.take("jam_layanan", longer), own.take("jam_layanan", longer))
    assert [(one.accepted, one.unchanged) for one in again] == [(1, 0), (0, 1)]
    assert (desk(own).minutes(MONDAY), desk(own).minutes(NEXT)) == (((540, 780),), ((540, 780),))
    assert own.broken() == []


def test_hours_of_the_whole_country_have_no_area_and_overlap_is_refused_across_files(own: Own) -> None:
    later = own.file("ri.csv", HOURS, ",,senin,07.00,15.00,2022-08-25,2022-09-30,tidak,SK 3")
    assert own.take("jam_layanan", later).accepted == 1
    assert desk(own).minutes(NEXT) == ((420, 900),)
    overlapping = own.file("ri2.csv", HOURS, ",,senin,14.00,16.00,2022-08-25,2022-09-30,tidak,SK 3")
    assert own.take("jam_layanan", overlapping).rejected == 1


def test_a_special_day_is_opened_longer_and_then_closed(own: Own) -> None:
    assert own.take("hari_khusus", own.file("a.csv", SPECIAL, "33.73,2022-08-22,08.00,23.59,Rekap")).accepted == 1
    assert desk(own).minutes(MONDAY) == ((480, 1439),)
    assert own.take("hari_khusus", own.file("b.csv", SPECIAL, "33.73,2022-08-22,,,Ruang diperbaiki")).accepted == 1
    assert (desk(own).minutes(MONDAY), desk(own, "33.74").minutes(MONDAY)) == ((), ((480, 960),))
    assert own.broken() == []


def test_loading_reference_data_again_leaves_what_was_imported(own: Own) -> None:
    path = own.file("ri.csv", HOURS, ",,senin,08.00,15.00,2022-08-01,2022-12-14,tidak,SK 4")
    assert own.take("jam_layanan", path).accepted == 1
    with own.sessions.begin() as db:
        assert load_reference(db) == 0
    assert desk(own).minutes(MONDAY) == ((480, 900),)
