"""The officer's page says what is due in an officer's words, and every step is a button."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

import pytest

from dashboard.core.text import Lang
from data.answers import AreaInfo
from data.desk_answers import Attendance, EndedTicket, OpenTicket, ReadinessItem, Topic
from data.helpdesk import CATEGORIES, CHANNELS, READINESS
from layouts import record, record_after
from layouts.record_day import attendance_words
from layouts.record_list import age_words, due_words
from layouts.record_view import Day, Services, View
from tests.data.making import wib
from tests.layouts.places import PAN, PKB
from tests.layouts.reading import attribute, kind, walk, with_class, words

NOW: Final = wib(2022, 8, 23, 14, 5)
SALATIGA: Final = AreaInfo("33.73", "Kota Salatiga", "Salatiga", "kota", "33", 190_000, 4, None)
TOPIC: Final = Topic(
    "nik-1", "nik", "NIK tidak ada di daftar pemilih?", "Minta surat dari Dukcapil.", "PKPU 4/2022 pasal 36"
)


def ticket(**changes: Any) -> OpenTicket:
    """A face-to-face service of 09.00 that was answered and is due at 16.00."""
    known: dict[str, Any] = {
        "id": 7, "version": 2, "state": "ditangani", "spell": 1, "channel": "tatap_muka", "party": "pkb", "category": "nik",
        "question": None, "officer": "P-01", "opened_at": wib(2022, 8, 23, 9), "age_s": 12_000, "response_due_at": None,
        "responded_at": wib(2022, 8, 23, 9, 2), "due_at": wib(2022, 8, 23, 16), "waiting_since": None, "escalated_to": None,
        "escalated_at": None,
    }  # fmt: skip
    return OpenTicket(**known | changes)


def services(*tickets: OpenTicket, count: int | None = None, ended: tuple[EndedTicket, ...] = ()) -> Services:
    """A desk of two officers."""
    count = len(tickets) if count is None else count
    people: dict[str, Any] = {"officers": ("P-01", "P-02"), "parties": (PKB, PAN)}
    return Services(now=NOW, **people, open=tickets, count=count, ended=ended)


def view(*tickets: OpenTicket, topics: tuple[Topic, ...] = (TOPIC,)) -> View:
    """The whole page."""
    items = tuple(ReadinessItem(item) for item in READINESS)
    return View(
        area=SALATIGA,
        services=services(*tickets),
        topics=topics,
        day=Day(day=date(2022, 8, 23), shifts=(), readiness=items),
    )


def steps(part: Any) -> list[str]:
    """The steps on offer, with where an escalation goes."""
    found = []
    for one in walk(part):
        if step := attribute(one, "data-step"):
            target = attribute(one, "data-target")
            found.append(f"{step} {target}" if target else step)
    return found


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "Selesaikan sebelum 16.00"),
        ({"due_at": wib(2022, 8, 23, 14)}, "Terlambat sejak 14.00"),
        ({"due_at": wib(2022, 8, 24, 9)}, "Selesaikan sebelum Rab 24 Agu 09.00"),
        ({"responded_at": None, "response_due_at": wib(2022, 8, 23, 14, 20)}, "Respons sebelum 14.20"),
        ({"waiting_since": wib(2022, 8, 23, 10), "due_at": None}, "Menunggu parpol sejak 10.00; jam berhenti"),
        ({"due_at": None}, "Ditangani"),
    ],
)
def test_what_is_due_is_said_as_an_officer_would(changes: dict[str, Any], said: str) -> None:
    assert due_words(ticket(**changes), NOW, Lang.ID) == said


def test_what_is_due_is_said_in_english_too() -> None:
    assert due_words(ticket(), NOW, Lang.EN) == "Finish before 16:00"
    assert due_words(ticket(due_at=wib(2022, 8, 23, 14)), NOW, Lang.EN) == "Late since 14:00"


@pytest.mark.parametrize(
    ("seconds", "said"), [(0, "0 menit"), (59 * 60, "59 menit"), (3_600, "1 jam"), (12_000, "3 jam 20 menit")]
)
def test_ages_are_hours_and_minutes(seconds: int, said: str) -> None:
    assert age_words(seconds, Lang.ID) == said


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("terbuka", ["respons", "selesai", "jeda", "eskalasi provinsi", "eskalasi kpu_ri"]),
        ("ditangani", ["selesai", "jeda", "eskalasi provinsi", "eskalasi kpu_ri"]),
        ("menunggu", ["lanjut", "selesai"]),
        ("eskalasi", ["kembali", "selesai"]),
    ],
)
def test_each_state_offers_its_steps_in_one_tap(state: str, offered: list[str]) -> None:
    part = record.service_parts(services(ticket(state=state)), Lang.ID)["record-open"]
    assert steps(part) == offered
    assert len(with_class(part, "is-main")) == 1
    assert [attribute(one, "data-record") for one in kind(part, "Select")] == ["move"]


def test_a_card_says_who_where_and_how_long() -> None:
    part = record.service_parts(services(ticket(escalated_to="kpu_ri", spell=2, question="Apa?")), Lang.ID)[
        "record-open"
    ]
    [card] = with_class(part, "ticket")
    assert words(card).startswith(
        "PKB · NIK tidak ditemukan Selesaikan sebelum 16.00 Tatap muka · P-01 · umur 3 jam 20 menit · di KPU RI · "
        "dibuka kembali Apa?"
    )
    assert (attribute(card, "data-ticket"), attribute(card, "data-version")) == (7, 2)


def test_a_desk_without_open_services_says_so() -> None:
    parts = record.service_parts(services(), Lang.ID)
    assert words(parts["record-count"]) == "0"
    assert words(parts["record-open"]) == "Tidak ada layanan yang terbuka."


def test_a_long_queue_says_how_many_are_not_shown() -> None:
    part = record.service_parts(services(ticket(), count=201), Lang.ID)["record-open"]
    assert "200 layanan lain terbuka" in words(part)


def test_what_has_ended_can_be_opened_again_and_surveyed_once() -> None:
    known: dict[str, Any] = {"version": 3, "channel": "telepon", "party": "pan", "category": "akun", "officer": None}
    at = wib(2022, 8, 23, 11)
    pair = tuple(EndedTicket(id=n, resolved_at=at, rated=rated, **known) for n, rated in ((1, False), (2, True)))
    part = record.service_parts(services(ended=pair), Lang.ID)["record-open"]
    assert steps(part) == ["buka_kembali", "buka_kembali"]
    assert [attribute(one, "data-record") for one in kind(part, "Button")].count("survey") == 1
    assert "PAN · Akun/akses SIPOL Telepon · tanpa petugas · selesai 11.00" in words(part)


def test_the_form_offers_every_code_and_needs_channel_and_category() -> None:
    page = record.page(view(), Lang.ID)
    fields = [one for one in walk(page) if type(one).__name__ == "Field"]
    offered = {
        name: [one.value for one in fields if getattr(one, "name", "") == name] for name in ("channel", "category")
    }
    assert offered == {"channel": list(CHANNELS), "category": list(CATEGORIES)}
    needed = [attribute(one, "data-field") for one in kind(page, "Fieldset") if attribute(one, "data-needed") == ""]
    assert needed[:2] == ["channel", "category"]
    assert needed[2:] == list(READINESS)


def test_a_managed_question_brings_its_answer_and_basis() -> None:
    page = record.page(view(), Lang.ID)
    [topic] = with_class(page, "record-topic")
    assert attribute(topic, "data-category") == "nik"
    assert words(topic) == f"{TOPIC.question} {TOPIC.answer} Dasar: {TOPIC.reference}"
    assert with_class(record.page(view(topics=()), Lang.ID), "record-topic") == []


def test_every_sentence_of_the_script_travels_with_the_page() -> None:
    page = record.page(view(), Lang.EN)
    assert attribute(page, "data-say-unsent") == "Not sent yet – waiting for a connection"
    assert {attribute(page, f"data-say-{name}") is not None for name in ("signin", "kept", "mask", "sending")} == {True}


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (None, "belum diisi"),
        (Attendance(date(2022, 8, 23), "pagi", 3, 2, kpu_ri_filled=True), "2 dari 3 hadir, absensi KPU RI sudah"),
        (Attendance(date(2022, 8, 23), "pagi", 3, 0, kpu_ri_filled=False), "0 dari 3 hadir, absensi KPU RI belum"),
    ],
)
def test_attendance_is_said_in_one_line(one: Attendance | None, said: str) -> None:
    assert attendance_words(one, Lang.ID) == said


def test_readiness_says_when_and_by_whom_and_carries_what_was_seen() -> None:
    items = tuple(ReadinessItem(item, item != "kamera", wib(2022, 8, 20), "P-01") for item in READINESS)
    part = record.day_parts(Day(day=date(2022, 8, 23), shifts=(), readiness=items), Lang.ID)["record-day"]
    assert "10 dari 11 ada; terakhir dikonfirmasi Sab 20 Agu 12.00." in words(part)
    assert "Kamera perekam 20 Agu · P-01" in words(part)
    seen = [one.value for one in walk(part) if getattr(one, "name", "") == "seen"]
    assert seen == ["", "", "", "2022-08-20T05:00:00+00:00"]


def test_a_survey_is_a_picture_made_here_and_its_link() -> None:
    part = record_after.survey(7, "https://pantau.example/survei/AAAA", wib(2022, 9, 6, 14, 5), Lang.ID)["record-after"]
    assert "Berlaku sekali, sampai Selasa, 6 September 2022 14.05 WIB." in words(part)
    [picture] = kind(part, "Img")
    assert picture.src.startswith("data:image/svg+xml")
    assert "pantau.example" not in picture.src
    assert [one.value for one in walk(part) if type(one).__name__ == "Field"] == ["https://pantau.example/survei/AAAA"]
