"""The page of the stages, read as words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pytest

from callbacks.filters import Filters
from dashboard.core.text import Lang
from dashboard.reports.sheets import csv_text, xlsx
from dashboard.reports.timeline import schedule_file
from data.answers import Question, RoundInfo
from data.timeline import Line, Pace, Red, Revision
from layouts.gantt import axis_of
from layouts.timeline import page
from layouts.timeline_view import Running, View
from tests.data.making import wib
from tests.layouts.crafted import NOW, area, burnup, info, province, silent
from tests.layouts.reading import kind, titles, with_class, words

if TYPE_CHECKING:
    from data.answers import AreaFigures

ROUND: Final = RoundInfo("vermin", "2024", "Verifikasi administrasi", "vermin")
LATE: Final = date(2022, 8, 19)


def revision(number: int, last: tuple[int, int] | None, **more: Any) -> Revision:
    ends = wib(2022, *last, 23, 59) if last else None
    said = {"name": "Verifikasi administrasi keanggotaan", "legal_basis": f"Keputusan {number}", **more}
    return Revision(number, starts_at=wib(2022, 8, 16, 0), ends_at=ends, **said)


MOVED: Final = Line(
    "vermin", "kabkota", None,
    (revision(0, (8, 29)), revision(1, (9, 6), note="perlu dicek"), revision(2, (9, 9), decided_at=wib(2022, 9, 1))),
)  # fmt: skip
OPEN: Final = Line("tanggapan", "nasional", None, (revision(0, None, name="Tanggapan masyarakat"),))
LOCAL: Final = Line("vermin", "kabkota", info("33.20", "Jepara"), (revision(0, (9, 20)),))
BREBES: Final = Pace(area("33.29", "Brebes", 300, 1000, rate=20), Red(date(2022, 8, 17), LATE))
JEPARA: Final = Pace(area("33.20", "Jepara", 800, 1000, rate=50), Red(LATE, None))
DONE: Final = Pace(area("33.73", "Salatiga", 100, 100), Red())
SILENT: Final = Pace(silent("33.74", "Kota Semarang"), Red())


def view(*lines: Line, paces: tuple[Pace, ...] = (BREBES, JEPARA, DONE, SILENT), **more: Any) -> View:
    whole: AreaFigures = more.pop("figures", province([one.figures for one in paces]))
    running = more.pop("running", (Running(round=ROUND, figures=whole, burnup=burnup(), paces=paces),))
    defaults: dict[str, Any] = {
        "filters": Filters(), "question": Question("vermin", "keanggotaan", NOW), "figures": whole, "cycle": "2024",
        "cycles": ("2024", "2026-2"), "rounds": (ROUND,), "lines": lines or (MOVED,), "running": running, "exports": True,
    }  # fmt: skip
    return View(**defaults | more)


def test_the_sentences_say_when_how_far_and_who_is_too_slow() -> None:
    said = words(with_class(page(view(), Lang.ID), "lead"))
    assert said == (
        "Vermin hari ke-8 dari 25 , 17 hari lagi sampai 9 September 2022. "
        "Menurut rencana 30,0% sudah diperiksa; kenyataannya 57,1%. "
        "1 wilayah terlalu lambat : Brebes, sejak 19 Agustus 2022."
    )
    assert "Vermin, day 8 of 25" in words(with_class(page(view(), Lang.EN), "lead"))


def test_areas_too_slow_since_the_same_day_name_none_as_the_longest() -> None:
    cilacap = Pace(area("33.01", "Cilacap", 300, 1000, rate=10), BREBES.red)
    said = words(with_class(page(view(paces=(cilacap, BREBES, DONE)), Lang.ID), "lead"))

    assert "2 wilayah terlalu lambat , terburuk Cilacap; semuanya sejak 19 Agustus 2022." in said


def test_the_titles_state_the_findings_in_both_languages() -> None:
    found = titles(page(view(), Lang.ID))
    assert found[0] == (
        "Verifikasi administrasi keanggotaan 2 kali digeser: semula sampai 29 Agustus 2022, sekarang 9 September 2022"
    )
    assert found[2:] == ["2 kali jadwal diubah", "1 dari 3 wilayah terlalu lambat, terutama Brebes"]
    english = titles(page(view(), Lang.EN))
    assert english[0].endswith("was moved 2 times: formerly until 29 August 2022, now 9 September 2022")
    assert english[3] == "1 of 3 areas is too slow: Brebes"


def test_a_window_moved_twice_has_two_ghosts_and_says_so() -> None:
    shown = page(view(), Lang.ID)
    assert len(with_class(shown, "gantt-ghost")) == 2
    assert "semula 16–29 Agu, lalu 16 Agu–6 Sep" in words(with_class(shown, "gantt"))
    history = words(with_class(shown, "changes"))
    assert "revisi 1 Verifikasi administrasi keanggotaan (kab/kota) : akhir 29 Agu mundur 8 hari ke 6 Sep." in history
    assert "Dasar: Keputusan 1. Perlu dicek." in history
    assert "1 September 2022" in history


def test_a_stage_without_an_end_is_shown_open() -> None:
    shown = page(view(MOVED, OPEN), Lang.ID)
    assert len(with_class(shown, "is-open")) == 1
    assert "sejak 16 Agu, tanpa batas akhir" in words(with_class(shown, "gantt"))
    assert "terbuka Tanggapan masyarakat : mulai 16 Agustus 2022" in words(with_class(shown, "changes"))


def test_a_local_window_stands_beside_the_one_that_holds_elsewhere() -> None:
    shown = page(view(MOVED, LOCAL), Lang.ID)
    assert "Jepara" in words(with_class(shown, "is-local"))
    assert "16 Agu–20 Sep (umumnya 16 Agu–9 Sep)" in words(with_class(shown, "changes"))


def test_now_is_a_line_only_where_it_lies_on_the_axis() -> None:
    assert with_class(page(view(), Lang.ID), "has-now")
    later = replace(view().question, as_of=NOW + timedelta(days=900))
    shown = page(view(question=later), Lang.ID)
    assert with_class(shown, "has-now") == []
    assert "kini, " not in words(shown)


def test_the_axis_reaches_the_present_where_a_stage_has_no_end() -> None:
    axis = axis_of((OPEN,), NOW)
    assert (axis.first, axis.holds(NOW)) == (date(2022, 8, 16), True)


def test_each_area_says_its_days_and_since_when_it_is_too_slow() -> None:
    rows = [words(row) for row in kind(with_class(page(view(), Lang.ID), "paces")[0], "Tr")]
    assert rows[1] == "Brebes 20 42 27 Sep kurang 18 hari 19 Agu pertama 17 Agu"
    assert rows[2] == "Jepara 50 12 27 Agu lebih 13 hari pernah, 19 Agu"
    assert rows[3].startswith("Salatiga")
    assert rows[3].endswith("selesai –")
    assert "Belum ada laporan: Kota Semarang ." in words(page(view(), Lang.ID))


@pytest.mark.parametrize(
    ("pace", "expected"),
    [
        (Pace(area("33.29", "Brebes", 30, 100, rate=0), Red()), "laju belum diketahui"),
        (
            Pace(area("33.29", "Brebes", 30, 100, metrics={"days_left": None, "pace_needed": None}), Red()),
            "tanpa batas",
        ),
        (Pace(area("33.29", "Brebes", 30, 100, metrics={"days_left": -3, "pace_needed": None}), Red()), "lewat 3 hari"),
        (Pace(area("33.29", "Brebes", 30, 100, metrics={"backlog": None}), Red()), "tidak diketahui"),
    ],
)
def test_why_days_cannot_be_said(pace: Pace, expected: str) -> None:
    shown = page(view(paces=(pace, JEPARA)), Lang.ID)
    assert expected in words(with_class(shown, "paces"))


def test_one_kab_kota_is_told_of_itself() -> None:
    alone = view(paces=(BREBES,), figures=BREBES.figures)
    assert titles(page(alone, Lang.ID))[-1] == "Terlalu lambat sejak 19 Agustus 2022"
    assert "wilayah terlalu lambat" not in words(with_class(page(alone, Lang.ID), "lead"))
    calm = view(paces=(JEPARA,), figures=JEPARA.figures)
    assert titles(page(calm, Lang.ID))[-1] == "Laju cukup untuk selesai tepat waktu"


def test_without_reports_rounds_or_a_schedule_one_sentence_says_so() -> None:
    nobody = view(paces=(SILENT,))
    assert "Belum ada laporan Vermin sampai Selasa, 23 Agustus 2022 14.05 WIB." in words(page(nobody, Lang.ID))
    empty = view(running=(), rounds=())
    assert "Siklus ini tidak punya putaran verifikasi." in words(page(empty, Lang.ID))
    bare = words(page(view(running=(), rounds=(), cycle=None, lines=()), Lang.ID))
    assert "Belum ada jadwal untuk siklus ini." in bare


def test_files_are_offered_to_those_who_may() -> None:
    assert "Unduh XLSX" in words(page(view(), Lang.ID))
    assert "Unduh XLSX" not in words(page(view(exports=False), Lang.ID))


def test_the_file_holds_every_revision_and_every_pace() -> None:
    made = schedule_file(view(MOVED, OPEN, LOCAL), Lang.ID)
    windows, paces = made.sheets
    assert [row[6:8] for row in windows.rows] == [
        [0, "tidak"], [1, "tidak"], [2, "ya"], [0, "ya"], [0, "ya"]]  # fmt: skip
    assert (windows.rows[3][9], windows.rows[4][4:6]) == (None, ["33.20", "Jepara"])
    assert [row[9] for row in paces.rows] == [-18, 13, None, None]
    lines = csv_text(made).decode("utf-8-sig").splitlines()
    assert lines[-1].startswith("2024,vermin,Verifikasi administrasi keanggotaan,kabkota,33.20,Jepara,0,ya")
    assert xlsx(made)[:2] == b"PK"
