"""The lines of complaints."""

from __future__ import annotations

from datetime import date

from dashboard.core.text import Lang
from data.complaints import Report, Series, claim, series
from layouts.figures.complaints import complaint_lines
from layouts.figures.marks import spread
from tests.data.making import wib
from tests.layouts.complaining import AREAS, told

ROWS = (told("33.20", 16, 5, resolved=1), told("33.20", 18, 9), told("33.20", 22, 8, resolved=4))
TODAY = date(2022, 8, 23)


def test_without_reports_it_is_empty() -> None:
    assert complaint_lines(Series(), (), (), TODAY, Lang.ID)["data"] == []


def test_lines_go_through_reported_days_only_and_end_with_their_name() -> None:
    figure = complaint_lines(series(ROWS), (), (), TODAY, Lang.ID)
    received = next(one for one in figure["data"] if one["uid"] == "received")
    assert received["x"] == ["2022-08-16", "2022-08-18", "2022-08-22"]
    assert received["y"] == [5, 9, 8]
    assert [one["text"][0].replace("\u00a0", "") for one in figure["data"] if one["mode"] == "text"] == [
        "<b>masuk 8</b>",
        "<b>selesai 4</b>",
    ]


def test_a_fall_is_marked_on_its_day() -> None:
    figure = complaint_lines(series(ROWS), (), {date(2022, 8, 22)}, TODAY, Lang.EN)
    fall = next(one for one in figure["data"] if one["uid"] == "fall")
    assert (fall["x"], fall["y"], fall["name"]) == (["2022-08-22"], [8], "fell")


def test_the_province_s_own_number_is_a_point_and_the_axis_reaches_it() -> None:
    own = claim(AREAS["33"], Report("33", wib(2022, 8, 20), 90), ROWS, 35)
    figure = complaint_lines(series(ROWS), (own,), (), TODAY, Lang.ID)
    point = next(one for one in figure["data"] if one["uid"] == "claim0")
    assert (point["x"], point["y"]) == (["2022-08-20"], [90])
    assert figure["layout"]["yaxis"]["range"][1] > 90


def test_level_labels_of_the_axis_keep_their_distance() -> None:
    days = [date(2022, 8, day) for day in (16, 18, 23, 30)]
    assert spread(days, 5) == [date(2022, 8, 18), date(2022, 8, 23), date(2022, 8, 30)]
