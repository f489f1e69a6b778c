"""Samples, projections and thresholds of members, counted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.answers import Question, Reporting
from data.models import MinimumMembers
from data.queries.figures import figures
from data.queries.samples import sample_states
from data.scope import NATION, Scope
from tests.data.making import wib
from tests.data.queries.stock import absent, question, recap, roll_up
from tests.data.sampling import NOVEMBER, roll_up_samples, sample

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

JATENG = Scope.of("33")
END = wib(2022, 8, 23, 23, 59)
SALATIGA_NEEDS = 199


def verfak(as_of: datetime = NOVEMBER, kind: str = "keanggotaan", party: str | None = None) -> Question:
    return Question("verfak", kind, as_of, party)


def test_temanggung_is_as_published(db: Session) -> None:
    sample(db, "33.23", "", sample=1699, met_home=954, met_gathered=183, not_met=562)
    roll_up_samples(db)
    found = figures(db, JATENG, verfak(), "33.23")
    names = ("sample", "met_home", "met_gathered", "met_video", "not_met", "projection")
    assert [found[name] for name in names] == [1699, 954, 183, None, 562, None]
    assert found.reporting is Reporting.REPORTED
    assert figures(db, JATENG, verfak(wib(2022, 12, 1)), "33.23").reporting is Reporting.REPORTED  # nothing is left
    assert found.data_as_of == NOVEMBER


def test_an_empty_cell_keeps_the_last_known_value_and_the_future_is_not_known(db: Session) -> None:
    sample(db, "33.73", "pkn", wib(2022, 10, 20), sample=100, met_home=40, ms=30)
    sample(db, "33.73", "pkn", wib(2022, 10, 25), sample=120, met_home=60)
    sample(db, "33.73", "pkn", wib(2022, 10, 30), sample=120, met_home=90, ms=80)
    roll_up_samples(db)
    found = figures(db, JATENG, verfak(wib(2022, 10, 26)), "33.73")
    assert (found["sample"], found["met_home"]) == (120, 60)
    state = sample_states(db, JATENG, verfak(wib(2022, 10, 26)), "33")[0]
    assert (state.sample, state.ms, state.at) == (120, 30, wib(2022, 10, 25))
    assert figures(db, JATENG, verfak(wib(2022, 10, 19)), "33.73")["sample"] is None


def test_samples_are_summed_over_registered_parties_and_areas(db: Session) -> None:
    sample(db, "33.73", "", sample=999)
    sample(db, "33.73", "pkn", sample=100)
    sample(db, "33.73", "hanura", sample=50)
    sample(db, "33.74", "pkn", sample=7)
    sample(db, "33.74", "hanura", sample=3)
    sample(db, "34.02", "pkn", sample=1000)
    absent(db, "33.74", "hanura")
    roll_up_samples(db)
    whole = figures(db, JATENG, verfak(), "33")
    found = {child.area.code: child["sample"] for child in whole.children}
    assert (found["33.73"], found["33.74"], whole["sample"]) == (150, 7, 157)
    assert figures(db, JATENG, verfak(party="pkn"), "33")["sample"] == 107
    assert [(row.area_code, row.party) for row in sample_states(db, JATENG, verfak(), "33")] == [
        ("33.73", "hanura"), ("33.73", "pkn"), ("33.74", "pkn"),
    ]  # fmt: skip


def test_samples_belong_to_members_only(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=100)
    roll_up_samples(db)
    assert figures(db, JATENG, verfak(kind="kantor"), "33.73")["sample"] is None
    assert sample_states(db, JATENG, verfak(kind="kantor"), "33.73") == ()


def test_a_projection_adds_up_the_parties_that_can_be_projected(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=200, ms=160, population=1000)
    sample(db, "33.73", "hanura", sample=50, ms=25, population=100)
    sample(db, "33.73", "garuda", sample=50, ms=25)
    roll_up_samples(db)
    found = figures(db, JATENG, verfak(), "33")
    assert (found["projection"], found.children[-1]["projection"]) == (800 + 50, None)
    low, high = found.projection_range or (0, 0)
    assert (round(low), round(high)) == (788, 901)  # 850 less √(61² + 13²), and √(50² + 13²) more


def test_without_recaps_an_area_is_met_by_the_projection(db: Session) -> None:
    sample(db, "33.73", "pkn", sample=100, ms=50, population=2 * SALATIGA_NEEDS)
    sample(db, "33.74", "pkn", sample=100, ms=50, population=1998)
    roll_up_samples(db)
    found = figures(db, JATENG, verfak(), "33")
    assert (found["areas_met"], found["areas_needed"]) == (1, 26)  # 199 of 199; 999 of 1,000


def test_an_area_is_met_when_every_registered_party_reaches_the_minimum(db: Session) -> None:
    recap(db, "33.73", "pkb", ms=SALATIGA_NEEDS)
    recap(db, "33.73", "pdip", ms=SALATIGA_NEEDS + 1)
    recap(db, "33.73", "buruh", ms=1)
    absent(db, "33.73", "buruh")
    recap(db, "33.74", "pkb", ms=1000)
    recap(db, "33.74", "pdip", ms=999)
    recap(db, "33.75", "", ms=5000)
    recap(db, "34.02", "pkb", ms=5000)
    roll_up(db)
    assert figures(db, JATENG, question(END), "33")["areas_met"] == 1
    assert figures(db, JATENG, question(END, party="pkb"), "33")["areas_met"] == 2
    assert figures(db, JATENG, question(END, kind="kantor"), "33")["areas_met"] == 1
    assert figures(db, JATENG, question(END, kind="kantor", party="pkb"), "33")["areas_met"] == 2
    assert figures(db, JATENG, question(END), "33.73")["areas_met"] is None
    nation = figures(db, Scope.of(NATION), question(END), NATION)
    assert nation["areas_met"] == 2


def test_inside_a_day_the_minimum_is_not_reached_before_the_report_says_so(db: Session) -> None:
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 10), ms=SALATIGA_NEEDS - 1)
    recap(db, "33.73", "pkb", wib(2022, 8, 23, 16), ms=SALATIGA_NEEDS)
    roll_up(db)
    for kind in ("keanggotaan", "kantor"):
        assert figures(db, JATENG, question(wib(2022, 8, 23, 14), kind=kind), "33")["areas_met"] == 0
        assert figures(db, JATENG, question(END, kind=kind), "33")["areas_met"] == 1


def test_without_any_known_ms_it_is_unknown_how_many_areas_are_met(db: Session) -> None:
    recap(db, "33.73", "pkb")
    roll_up(db)
    assert figures(db, JATENG, question(END), "33")["areas_met"] is None


def test_the_decrees_minimum_wins_over_the_formula(db: Session) -> None:
    assert figures(db, JATENG, question(END), "33.73")["minimum"] == SALATIGA_NEEDS
    assert figures(db, JATENG, question(END), "33.13")["minimum"] == 936
    db.add(MinimumMembers(cycle="2024", area_code="33.73", members=201, source="Keputusan"))
    db.add(MinimumMembers(cycle="2029", area_code="33.74", members=1, source="siklus lain"))
    db.flush()
    whole = figures(db, JATENG, question(END), "33")
    found = {child.area.code: child["minimum"] for child in whole.children}
    assert (found["33.73"], found["33.74"], whole["minimum"]) == (201, 1000, None)


def test_a_province_needs_three_quarters_of_its_areas_and_an_area_none(db: Session) -> None:
    whole = figures(db, JATENG, question(END), "33")
    assert whole["areas_needed"] == 26
    assert {child["areas_needed"] for child in whole.children} == {None}
