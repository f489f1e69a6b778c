"""The demo's Help Desks: every check of an import, the peaks, who is silent, who has a queue, what Salatiga finds open."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from data.demo import service_desk, service_open
from data.demo.service_days import STANDS_AT, desks
from data.importers.service_kinds import ELEMENTS
from data.rules import ikm
from data.ticket_steps import Flat, events_of, flat_of, parted
from tests.data.demo.reading import KEYS, WIB, files, rows

AUGUST = date(2022, 8, 1)
UNIQUE = {kind: KEYS[kind] for kind in ("layanan_helpdesk", "absensi", "kesiapan")}


@pytest.mark.parametrize("kind", UNIQUE)
def test_no_row_comes_twice(kind: str) -> None:
    whole = pd.concat([file.frame for file in files() if file.kind == kind])
    assert not whole.duplicated(UNIQUE[kind]).any()
    assert len(whole) == len(rows(kind))


def services() -> pd.DataFrame:
    found = rows("layanan_helpdesk")
    ends, again = (
        found["selesai_pada"].str.count(";").fillna(-1),
        found["dibuka_kembali_pada"].str.count(";").fillna(-1),
    )
    last = pd.to_datetime(found["selesai_pada"].str.slice(-20), utc=True)
    first = pd.to_datetime(found["selesai_pada"].str.slice(0, 20), utc=True)
    day = found["dibuka_pada"].dt.tz_convert(WIB).dt.date
    return found.assign(day=day, is_open=ends == again, ended=last.where(ends > again), first_end=first)


def open_at_the_moment(found: pd.DataFrame) -> pd.DataFrame:
    seen = found[found["dibuka_pada"] <= STANDS_AT]
    return seen[~(seen["ended"] <= STANDS_AT)]


def test_thirty_six_desks_served_for_five_months() -> None:
    found = services()
    assert 30_000 < len(found) < 45_000
    assert set(found["kode_wilayah"]) == {desk.code for desk in desks()}
    assert len(desks()) == 36
    assert (found["day"].min(), found["day"].max()) == (AUGUST, date(2022, 12, 14))
    assert found.groupby("kode_wilayah").size().min() > 250


def test_every_service_could_have_been_recorded_step_by_step() -> None:
    for row in services().to_dict("records"):
        flat = Flat(
            opened_at=row["dibuka_pada"],
            first_response_at=_known(row["respons_pertama_pada"]),
            resolutions=parted(_word(row["selesai_pada"])),
            reopenings=parted(_word(row["dibuka_kembali_pada"])),
            escalated_to=_word(row["eskalasi_ke"]),
            escalated_at=_known(row["eskalasi_pada"]),
            returned_at=_known(row["eskalasi_kembali_pada"]),
        )
        steps = events_of(flat)
        assert flat_of(steps).resolutions == flat.resolutions
        assert not flat.first_response_at or not flat.resolutions or flat.first_response_at <= flat.resolutions[0]


def _known(moment: Any) -> datetime | None:
    return None if pd.isna(moment) else moment.to_pydatetime()


def _word(text: object) -> str | None:
    return text if isinstance(text, str) else None


def test_the_last_days_of_registration_and_repair_are_the_busiest() -> None:
    by_day = services().groupby("day").size().sort_values(ascending=False)
    assert by_day.index[0] == date(2022, 8, 14)
    assert {date(2022, 9, 27), date(2022, 9, 28)} <= set(by_day.index[:6])
    assert date(2022, 8, 17) not in by_day.index


def test_blora_wrote_nothing_down_since_the_nineteenth() -> None:
    found = services()
    blora = found[found["kode_wilayah"] == "33.16"]
    for name in ("dibuka_pada", "respons_pertama_pada", "eskalasi_pada", "ended"):
        quiet = blora[name].dt.tz_convert(WIB)
        inside = quiet.between(pd.Timestamp("2022-08-19 15:00:01", tz=WIB), pd.Timestamp("2022-08-29 07:59:59", tz=WIB))
        assert not inside.any(), name
    attended = rows("absensi")
    held = attended[attended["kode_wilayah"] == "33.16"]["tanggal"].dt.tz_convert(WIB).dt.date
    assert not set(held) & {date(2022, 8, day) for day in range(19, 29)}


def test_brebes_has_the_longest_queue_by_far() -> None:
    queue = open_at_the_moment(services()).groupby("kode_wilayah").size().sort_values(ascending=False)
    assert queue.index[0] == "33.29"
    assert queue.iloc[0] > 25
    assert queue.iloc[0] > 2 * queue.iloc[1]


def test_salatiga_finds_seven_open_services_of_different_states() -> None:
    found = services()
    mine = open_at_the_moment(found[found["kode_wilayah"] == service_open.SALATIGA])
    assert len(mine) == 7
    assert mine["is_open"].all()  # really open: an officer can go on with them
    assert mine["respons_pertama_pada"].isna().sum() == 2
    assert mine["eskalasi_pada"].notna().sum() == 2
    assert mine["dibuka_kembali_pada"].notna().sum() == 1
    today = found[(found["kode_wilayah"] == service_open.SALATIGA) & (found["day"] == date(2022, 8, 23))]
    assert len(today) >= 3


def test_satisfaction_is_good_to_very_good_and_weak_where_few_answered() -> None:
    found = rows("skm")
    means = found.groupby("kode_wilayah")[list(ELEMENTS)].mean().astype(float)
    values = [ikm(tuple(row)).value for row in means.to_numpy()]
    assert min(values) > 79
    assert max(values) < 93
    assert np.ptp(values) > 5
    seen = found[found["tanggal"] <= STANDS_AT].groupby("kode_wilayah").size()
    assert list(seen.index[seen < 30]) == ["33.16"]
    assert found[list(ELEMENTS)].isin([1, 2, 3, 4]).all().all()


def test_readiness_has_gaps_of_which_some_were_mended() -> None:
    found = rows("kesiapan").sort_values("per_tanggal")
    now = found[found["per_tanggal"] <= STANDS_AT].groupby(["kode_wilayah", "butir"])["status"].last()
    assert len(now) == 36 * 11
    missing = set(now.index[now == 0])
    assert missing == {place for place, at in service_desk.GAPS.items() if at is None or at > STANDS_AT}
    assert 5 < len(missing) < 12


def test_attendance_has_two_shifts_at_the_province_and_gaps_today() -> None:
    found = rows("absensi")
    assert set(found.loc[found["kode_wilayah"] == "33", "sif"]) == {"pagi", "siang"}
    assert set(found.loc[found["kode_wilayah"] != "33", "sif"]) == {"penuh"}
    assert (found["petugas_hadir"] <= found["petugas_terjadwal"]).all()
    today = found[found["tanggal"].dt.tz_convert(WIB).dt.date == date(2022, 8, 23)]["kode_wilayah"]
    assert {"33.16", *service_desk.NOT_YET} <= {desk.code for desk in desks()} - set(today)
