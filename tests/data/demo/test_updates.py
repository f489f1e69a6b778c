"""Semester updates of the demo: the published pairs as they are, and a semester that runs."""

from __future__ import annotations

from datetime import date

from data.demo import updates, world
from data.rules import is_working_day
from tests.data.demo.reading import rows


def test_pemalang_and_sukoharjo_are_as_published_and_nothing_else() -> None:
    found = rows("pemutakhiran")
    found = found[(found["semester"] == "2025-2") & found["kode_wilayah"].isin(["33.27", "33.11"])]
    told = {(row["kode_wilayah"], row["partai"].lower(), row["sumber"]) for row in world.published("pemutakhiran")}
    assert set(found[["kode_wilayah", "partai", "sumber"]].itertuples(index=False, name=None)) == told
    assert found.groupby("kode_wilayah").size().to_dict() == {"33.11": 8, "33.27": 8}
    assert found["disampaikan_pada"].isna().all()
    assert set(found["status"]) == {"sudah"}


def test_the_running_semester_goes_up_to_its_newest_report() -> None:
    found = rows("pemutakhiran")
    found = found[found["semester"] == "2026-2"]
    days = found["disampaikan_pada"].dropna().dt.tz_convert("Asia/Jakarta")
    assert days.max() <= updates.RUNNING.seen_at
    assert all(is_working_day(day) for day in set(days.dt.date))
    assert min(days.dt.date) >= date(2026, 7, 1)
    assert "33.16" not in set(found["kode_wilayah"])
    assert {"33", "33.73", "33.27"} <= set(found["kode_wilayah"])
    assert found["kendala"].notna().sum() > 20


def test_who_is_not_registered_in_an_area_updates_nothing_there() -> None:
    found = rows("pemutakhiran")
    gone = found[found["status"] == "tidak_terdaftar"]
    assert len(gone) > 0
    assert gone[list(updates.PARTS)].isna().all().all()
    assert gone["kendala"].isna().all()
