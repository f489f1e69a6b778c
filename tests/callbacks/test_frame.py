"""What the frame says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from callbacks import filters as codec
from callbacks import frame
from callbacks.context import Ctx
from dashboard.core.permissions import ROLES, Permission, Role
from dashboard.core.text import Lang
from dashboard.pages import PAGES, match
from data.answers import AreaFigures, Reporting, Window
from data.calendar import NATIONAL, Calendar
from data.queries import reference
from data.scope import Scope
from layouts.page import Page
from tests.data.making import wib

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

NOW = wib(2022, 8, 23, 14, 5)  # a Tuesday
LIST = Page(id="a", path="/a", title="Verifikasi", permission=Permission.VERIFICATION_READ)
ROWS = Page(id="b", path="/b", title="Tunggakan", permission=Permission.BACKLOG_READ)
AREA = Page(id="c", path="/wilayah/<code>", title="Wilayah", permission=Permission.AREA_READ, in_menu=False)


def ctx(db: Session, role: Role = Role.PIMPINAN, area: str = "33") -> Ctx:
    """A caller of `role` in `area`, reading Indonesian."""
    return Ctx(db=db, scope=Scope.of(area), lang=Lang.ID, user="x", role=role, permissions=ROLES[role], now=NOW)


def figures(db: Session, code: str, data_as_of: datetime | None, expected: int = 35) -> AreaFigures:
    """Empty figures of an area, with what the context line needs."""
    area = reference.area(db, Scope.of("*"), code)
    return AreaFigures(
        area=area, as_of=NOW, data_as_of=data_as_of, metrics={}, findings={}, window=None, reporting=Reporting.REPORTED,
        reported=34, expected=expected,
    )  # fmt: skip


def test_tabs_are_the_pages_of_the_role(db: Session) -> None:
    pages = (LIST, ROWS, AREA)
    assert [(tab.title, tab.current) for tab in frame.tabs(ctx(db), pages, ROWS)] == [
        ("Verifikasi", None),
        ("Tunggakan", "page"),
    ]
    assert [tab.href for tab in frame.tabs(ctx(db, Role.PENGAWAS), pages, None)] == ["/a"]
    assert frame.tabs(ctx(db, Role.ADMIN), pages, None) == ()


@pytest.mark.parametrize(
    ("path", "tab"),
    [
        ("/helpdesk", ("/helpdesk", "page")),
        ("/helpdesk/33.73", ("/helpdesk", "true")),
        ("/layanan", ("/helpdesk", "true")),
        ("/layanan/topik", ("/helpdesk", "true")),
        ("/wilayah/33.73", ("/", "true")),
        ("/partai/pkb", ("/verifikasi", "true")),
        ("/bantuan", ("/bantuan", "page")),
    ],
)
def test_every_page_marks_the_one_tab_that_it_belongs_to(db: Session, path: str, tab: tuple[str, str]) -> None:
    found = match(path)
    assert found is not None
    shown = frame.tabs(ctx(db, Role.PIMPINAN), PAGES, found.page)
    assert [(one.href, one.current) for one in shown if one.current] == [tab]


def test_the_context_line_says_scope_filters_and_freshness(db: Session) -> None:
    shown = frame.context(
        ctx(db), LIST, codec.read("?partai=pkb&umur=15-&temuan=usia"), figures(db, "33", wib(2022, 8, 23, 13))
    )
    assert shown.scope == "Jawa Tengah, 35 kab/kota"
    assert [chip.label for chip in shown.chips] == ["Vermin · keanggotaan", "PKB", "Usia", "umur 15+ hari"]
    assert shown.chips[0].without is None
    assert shown.chips[1].without == "/a?umur=15-&temuan=usia"
    assert (shown.freshness, shown.reported, shown.expected) == ("fresh", 34, 35)


def test_a_round_that_was_chosen_can_be_taken_away(db: Session) -> None:
    (chip,) = frame.chips(ctx(db), AREA, codec.read("?putaran=verfak&objek=kantor", area="33.73"))
    assert (chip.label, chip.without) == ("Verfak · kantor", "/wilayah/33.73")


def test_a_town_has_its_name_only_and_silence_is_none(db: Session) -> None:
    shown = frame.context(ctx(db, area="33.73"), AREA, codec.read("", area="33.73"), figures(db, "33.73", None, 1))
    assert (shown.scope, shown.freshness, shown.idle_days) == ("Kota Salatiga", "none", 0)


@pytest.mark.parametrize(
    ("last", "days"),
    [(23, 0), (22, 0), (19, 1), (18, 2), (17, 3), (16, 3)],  # 20 and 21 August are a weekend, 17 a holiday
)
def test_data_is_stale_once_a_complete_working_day_has_passed(last: int, days: int) -> None:
    assert frame.idle_days(wib(2022, 8, last, 16), NOW, NATIONAL) == days
    assert frame.idle_days(None, NOW, NATIONAL) == 0


@pytest.mark.parametrize(("backlog", "ended", "idle"), [(0, 19, 0), (1, 19, 3), (0, 30, 3)])
def test_a_finished_round_is_not_stale(db: Session, backlog: int, ended: int, idle: int) -> None:
    """Last report on Tuesday 16: 18, 19 and 22 August are the complete working days since."""
    window = Window("vermin", "Vermin", wib(2022, 8, 1, 0), wib(2022, 8, ended, 16), 0, "", None)
    some = figures(db, "33", wib(2022, 8, 16, 16))
    some = replace(some, window=window, metrics={"backlog": backlog})
    assert frame.context(ctx(db), LIST, codec.read(""), some).idle_days == idle


def test_own_days_decide_whether_data_is_stale() -> None:
    """From Friday 19 August to Tuesday 23 lie a weekend and Monday: 1; a Saturday worked: 2; Monday off too: 1."""
    own = [(date(2022, 8, 20), True), (date(2022, 8, 22), False)]
    assert frame.idle_days(wib(2022, 8, 19, 16), NOW, Calendar.of(own[:1])) == 2
    assert frame.idle_days(wib(2022, 8, 19, 16), NOW, Calendar.of(own)) == 1


def test_the_as_of_control_offers_the_present_the_past_and_the_ends_of_the_rounds(db: Session) -> None:
    shown = frame.as_of(ctx(db), LIST, codec.read("?per=2022-08-22&partai=pkb"))
    assert shown.chosen
    assert [one.label for one in shown.presets] == [
        "Sekarang", "Kemarin", "Tujuh hari lalu", "Akhir Vermin", "Akhir Vermin perbaikan", "Akhir Verfak",
        "Akhir Verfak perbaikan",
    ]  # fmt: skip
    assert [one.href for one in shown.presets[:2]] == ["/a?partai=pkb", "/a?partai=pkb&per=2022-08-22"]
    assert [one.current for one in shown.presets[:3]] == [False, True, False]
    assert "putaran=verfak" in shown.presets[5].href
    assert "per=2022-11-04" in shown.presets[5].href
    assert not frame.as_of(ctx(db), LIST, codec.read("")).chosen


def test_a_moment_of_another_year_counts_by_the_clock_in_western_indonesia(db: Session) -> None:
    new_year = wib(2023, 1, 1, 0, 30)  # still 2022 in UTC
    assert frame.other_year(wib(2022, 12, 31, 23, 59), new_year)
    assert not frame.other_year(wib(2023, 12, 31, 23, 59), new_year)
    assert not frame.other_year(NOW, NOW)
    assert not frame.as_of(ctx(db), LIST, codec.read("?per=2022-01-01")).other_year
    assert frame.as_of(ctx(db), LIST, codec.read("?per=2021-12-31")).other_year


def test_the_search_finds_the_areas_of_the_scope_and_the_parties(db: Session) -> None:
    found = frame.options(ctx(db, area="33.73"))
    assert [one.code for one in found if one.kind == "area"] == ["33.73"]
    assert sum(one.kind == "party" for one in found) == 24
    assert len([one for one in frame.options(ctx(db)) if one.kind == "area"]) == 36


def test_addresses_keep_the_area_in_the_path(db: Session) -> None:
    del db
    assert frame.address(AREA, codec.read("?putaran=vermin", area="33.73")) == "/wilayah/33.73?putaran=vermin"
    assert frame.address(LIST, codec.read("?wilayah=33.73")) == "/a?wilayah=33.73"


def test_every_role_has_a_word() -> None:
    assert {frame.role_words(role, Lang.EN) for role in Role} >= {"Leadership", "Commissioner"}
