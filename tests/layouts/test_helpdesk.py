"""The pages of the Help Desks as they are read, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from callbacks.filters import Filters
from dashboard.core.permissions import Permission
from dashboard.core.text import Lang
from data.answers import Reporting
from data.control import control
from data.service_answers import Attendance, Coverage, Met, OfficerLoad, Satisfaction, ServiceFigures, Spread
from layouts import desk as desk_page
from layouts import helpdesk
from layouts.helpdesk_keys import keys
from layouts.helpdesk_parts import volume_panel
from layouts.helpdesk_words import sentences
from layouts.quality_strip import Quality, strip
from layouts.service_time import aged, took
from tests.data.making import wib
from tests.layouts.crafted import info
from tests.layouts.reading import attribute, kind, titles, walk, with_class, words
from tests.layouts.serving import DAYS, HOUR, NOBODY, desk, figures, never, own, service, silent, spell, view


def links_of(part: object) -> list[str]:
    return [one.href for one in walk(part) if getattr(one, "href", None)]


def test_the_pages_open_with_one_permission_and_are_about_no_round() -> None:
    for page in (helpdesk.PAGE, desk_page.PAGE):
        assert (page.permission, page.by_round) == (Permission.SERVICE_READ, False)
    assert (helpdesk.PAGE.path, desk_page.PAGE.path, desk_page.PAGE.in_menu) == ("/helpdesk", "/helpdesk/<code>", False)


def test_the_sentences_say_where_service_stands_what_is_worst_who_is_silent_and_what_needs_a_decision() -> None:
    slow = figures("33.29", "Brebes", resolution=Spread(50, 600.0, 5.0 * HOUR, 20.0 * HOUR))
    said = " ".join(sentences(view(own(), slow, silent()), Lang.ID))
    assert said == (
        "**90,0% layanan selesai tepat waktu** 30 hari terakhir; separuh selesai dalam 1 j 30 mnt dan sembilan dari sepuluh "
        "dalam 6 jam. Paling lama di [Brebes](/helpdesk/33.29) (20 jam), p90; sasaran satu hari layanan. "
        "**1 satker diam**: [Blora](/helpdesk/33.16) (3 hari layanan). "
        "Perlu keputusan: **2 layanan lewat sasaran** dan 1 menunggu jawaban eskalasi, terlama 3 hari layanan."
    )


@pytest.mark.parametrize("lang", list(Lang))
def test_each_part_has_a_title_that_states_a_finding(lang: Lang) -> None:
    shown = titles(helpdesk.page(view(own(), figures(), silent(), never()), lang))
    assert len(shown) == 10
    assert all(len(title.split()) > 2 for title in shown)


def test_silence_never_and_zero_are_three_things() -> None:
    quiet = figures("33.74", "Kota Semarang", opened=0)
    page = words(helpdesk.page(view(own(), silent(), never(), quiet), Lang.ID))
    assert "diam 3 hari layanan" in page
    assert "Belum pernah mencatat: Brebes." in page
    assert "nol, sudah dilaporkan" in page


def test_few_cases_are_counts_and_come_last() -> None:
    few = figures("33.71", "Kota Magelang", resolution=Spread(7, 60.0, 600.0, 90.0 * HOUR), resolution_sla=Met(5, 2))
    page = helpdesk.page(view(figures(), few), Lang.ID)
    for table in ("service-resolution", "service-shares"):
        rows = [words(one) for one in kind(with_class(page, table)[0], "Tr")][1:]
        assert "Kota Magelang" in rows[-1]
    assert "5 dari 7" in words(with_class(page, "service-shares")[0])


def test_a_desk_below_what_chance_explains_is_named_and_marked_by_shape_as_well() -> None:
    """Mean 90 %: of 100 cases 80.7 % to 99.3 % is chance; 60 % is not."""
    low = figures("33.29", "Brebes", resolution_sla=Met(60, 40))
    page = helpdesk.page(view(figures(), low), Lang.ID)
    assert "Brebes di bawah batas wajar" in titles(page)
    assert len(with_class(with_class(page, "service-shares")[0], "is-bad")) == 1
    same = helpdesk.page(view(figures(), figures("33.29", "Brebes")), Lang.ID)
    assert "Beda ketepatan waktu antarsatker masih wajar" in titles(same)


def test_what_was_missed_leads_to_those_that_ended_late_and_to_those_still_open() -> None:
    """40 missed of which 2 are open: 38 + 2, each with its list; 2 missed and both open: that list alone."""
    mixed, still = figures("33.29", "Brebes", resolution_sla=Met(60, 40)), figures(resolution_sla=Met(98, 2))
    shares = with_class(helpdesk.page(view(mixed, still), Lang.ID), "service-shares")[0]
    assert [href for href in links_of(shares) if "keadaan=" in href] == [
        "/layanan?wilayah=33.29&keadaan=selesai_lewat",
        "/layanan?wilayah=33.29&keadaan=lewat",
        "/layanan?wilayah=33.73&keadaan=lewat",
    ]
    assert "38 + 2" in words(shares)


def test_every_number_of_services_leads_to_them_for_those_who_may_open_them() -> None:
    page = helpdesk.page(view(), Lang.ID)
    for query in (
        "keadaan=belum_selesai",
        "keadaan=lewat",
        "keadaan=selesai_lewat",
        "keadaan=dibuka_kembali",
        "keadaan=eskalasi",
        "keadaan=menunggu",
        "umur=4-",
    ):
        assert any(href.startswith("/layanan?wilayah=33") and query in href for href in links_of(page)), query
    closed = helpdesk.page(view(rows=False), Lang.ID)
    assert not any("/layanan" in href for href in links_of(closed))
    assert {"/helpdesk/33", "/helpdesk/33.73"} <= set(links_of(page))


def test_the_period_and_channel_are_links_that_keep_each_other() -> None:
    page = helpdesk.page(view(filters=Filters(channel="whatsapp", period="7")), Lang.ID)
    assert "/helpdesk?masa=7&kanal=surel" in links_of(page)
    assert "/helpdesk?masa=90&kanal=whatsapp" in links_of(page)
    current = [words(one) for one in walk(page) if attribute_of(one, "aria-current")]
    assert current == ["7 hari", "WhatsApp"]


def attribute_of(one: object, name: str) -> object:
    return attribute(one, name) if hasattr(one, "to_plotly_json") else None


def test_a_country_says_why_it_has_no_coverage() -> None:
    whole = figures("*", "Indonesia", desks=552, coverage=Coverage())
    country = replace(service(), area=replace(info("*", "Indonesia"), kind="nation"), whole=whole)
    assert "tidak dijumlah untuk seluruh negara agar halaman tetap cepat; buka satu provinsi" in words(
        [one.details for one in keys(view(service=country), Lang.ID)]
    )


def test_days_of_silence_are_said_to_be_without_data() -> None:
    said = words(volume_panel(view(service=service(quiet=3)), Lang.ID))
    assert "1 hari tutup tidak ikut. 3 hari diam tanpa data: diam bukan nol." in said
    assert "tanpa data" not in words(volume_panel(view(), Lang.ID))


def test_volume_names_the_day_that_stands_out_and_has_a_table() -> None:
    chart = control(DAYS, [10, 12] * 9 + [10, 60])
    found = service(volume=chart)
    page = helpdesk.page(view(service=found), Lang.ID)
    assert "Volume menonjol pada 20 Agu (60)" in titles(page)
    assert "di atas batas" in words(page)
    figure = next(one.figure for one in walk(page) if type(one).__name__ == "Graph")
    assert [trace["text"] for trace in figure["data"] if trace["uid"] == "volume-out"] == [["20 Agu"]]


def test_an_index_of_few_answers_is_called_weak_and_none_is_no_zero() -> None:
    weak = Satisfaction(12, (3.0,) * 9, 75.0, "C", "Kurang baik", 100)
    said = words(helpdesk.page(view(satisfaction=weak), Lang.ID))
    assert "lemah: di bawah 30 jawaban" in said
    assert "itu bukan nilai nol" in words(helpdesk.page(view(satisfaction=NOBODY), Lang.ID))


def test_gaps_of_readiness_come_first_and_complete_desks_are_counted() -> None:
    page = helpdesk.page(view(ready={"33": ({},), "33.73": ()}), Lang.ID)
    assert "Paling banyak kurang: sk tim, di 1 satker" in titles(page)
    table = with_class(page, "service-ready")[0]
    [cell] = with_class(table, "unsaid")
    assert (words(cell), cell.colSpan) == ("belum pernah dikonfirmasi", 11)


def test_attendance_that_nobody_reported_is_no_zero() -> None:
    page = words(helpdesk.page(view(attendance=Attendance(due=20, missing=20)), Lang.ID))
    assert "itu bukan nol yang hadir" in page


def test_days_that_all_have_attendance_still_say_what_they_lack() -> None:
    """Of two days one had an officer less than scheduled; today's is not filled in yet."""
    whole = Attendance(shifts=1, scheduled=2, present=1, filled=1, due=1, missing=0, today=(1, 0, 0))
    shown = titles(desk_page.page(desk(attendance=whole), Lang.ID))
    assert "Absensi tiap hari layanan ada; 1 hari kurang petugas dan hari ini belum diisi" in shown


def test_a_reader_who_may_not_open_services_is_offered_no_list() -> None:
    page = words(helpdesk.page(view(rows=False), Lang.ID))
    assert "buka daftarnya" not in page


def test_where_nothing_was_ever_recorded_one_sentence_says_so() -> None:
    found = service(never(), never("33.16", "Blora"))
    empty = view(
        service=service(whole=ServiceFigures(area=info("33", "Jawa Tengah"), desks=2, never=2, children=found.whole.children)),
        attendance=Attendance(), ready={},
    )  # fmt: skip
    said = words(helpdesk.page(empty, Lang.ID))
    assert "itu bukan berarti nol" in said
    assert "Unduh" not in said


def test_one_desk_lists_what_is_open_with_state_due_and_owner() -> None:
    late = spell(1, due_at=wib(2022, 8, 23, 9), days=3)
    waits = spell(2, due_at=None, waiting_since=wib(2022, 8, 22, 10), officer="P2")
    away = spell(3, escalated_to="kpu_ri", escalated_at=wib(2022, 8, 22, 10), escalated_days=1)
    page = desk_page.page(desk(late, waits, away), Lang.ID)
    table = words(with_class(page, "service-open")[0])
    for said in (
        "lewat, Sel 23 Agu 09.00",
        "menunggu parpol",
        "jam berhenti",
        "di KPU RI, 1 hari layanan",
        "P2",
        "3 hari",
    ):
        assert said in table, said
    assert "1 layanan lewat sasaran" in titles(page)


def test_owners_and_officers_stand_only_where_the_reader_is_of_the_desk() -> None:
    load = OfficerLoad("P1", 5, 4, Spread(4, 60.0, 600.0, 900.0), 2, 1)
    mine = words(desk_page.page(desk(spell(), officers=(load,)), Lang.ID))
    assert "P1 memegang 2 layanan terbuka" in mine
    others = words(desk_page.page(desk(spell(), owners=False), Lang.ID))
    assert "P1" not in others
    assert "K1" not in others
    assert "P1" not in words(desk_page.page(desk(spell(), owners=False, rows=False), Lang.ID))


def test_a_desk_stands_beside_its_province_and_shows_its_days_and_hours() -> None:
    page = desk_page.page(desk(), Lang.ID)
    shown = titles(page)
    assert "90,0% selesai tepat waktu; seluruh provinsi 90,0%" in shown
    assert "Garis respons: sasaran di luar tatap muka; tatap muka 15 menit." in words(page)
    assert "Garis respons" not in words(desk_page.page(desk(filters=Filters(channel="telepon")), Lang.ID))
    assert "1 butir SOP kurang" in shown
    assert "Buka sekarang" in shown
    assert "08.00–16.00" in words(page)
    assert "Hari kemerdekaan" in words(page)
    assert len(with_class(page, "is-filled")) == 1


@pytest.mark.parametrize("lang", list(Lang))
def test_one_desk_in_both_languages(lang: Lang) -> None:
    assert len(titles(desk_page.page(desk(spell()), lang))) == 9


def test_a_silent_desk_says_so_first() -> None:
    quiet = figures(reporting=Reporting.SILENT, silent=1, silent_days=2, last_at=wib(2022, 8, 20))
    one = desk()
    told = sentences(view(service=service(whole=quiet), desk=one.desk), Lang.ID)
    assert told[0].startswith("**Diam selama 2 hari layanan**")


def test_the_line_on_other_pages() -> None:
    found = Quality(service=service(own(), silent()), satisfaction=view().satisfaction)
    said = words(strip(found, Filters(), Lang.ID))
    for part in (
        "90,0% selesai tepat waktu",
        "6 jam p90 penyelesaian",
        "4 terbuka",
        "2 lewat sasaran",
        "1 satker diam",
        "85,00 (B, baik) IKM",
    ):
        assert part in said, part
    assert strip(None, Filters(), Lang.ID) is None
    empty = service(whole=ServiceFigures(area=info("33", "Jawa Tengah"), desks=2, never=2))
    assert "itu bukan berarti nol" in words(strip(Quality(service=empty, satisfaction=NOBODY), Filters(), Lang.ID))


def test_times_are_said_as_people_say_them() -> None:
    assert [took(value, Lang.ID) for value in (None, 0, 20, 59 * 60, 90 * 60, 9.5 * HOUR, 27.4 * HOUR)] == [
        "–", "0 mnt", "< 1 mnt", "59 mnt", "1 j 30 mnt", "9 j 30 mnt", "27 jam",
    ]  # fmt: skip
    assert [aged(value, Lang.EN) for value in (None, 0, 1, 3)] == ["–", "today", "1 service day", "3 service days"]
