"""What the desks of a province did together, by channel and by any; counted by hand, and counted anew after a migration."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import delete

from data.commands.undo import undo
from data.durations import Durations
from data.migrate import go_back, migrate
from data.models import ServiceChannelDay, ServiceProvinceDay
from data.rollups import service
from tests.data.commands.serving import everything, file, line, rows
from tests.own_database import Own, own, pattern

__all__ = ["own", "pattern"]
DAY = date(2022, 8, 22)
BEFORE = ("0014", "0018")
RECAP = "kode_wilayah,partai,putaran,objek,per_tanggal,diterima,diperiksa,nik"


def take(own: Own) -> None:
    """At two desks of a province and at one of another, all on the 22nd."""
    named = ("late", "reopened", "reopened", "paused")
    desks = ("33.73", "33.74", "34.71", "33.74")
    lines = [line(name, kode_wilayah=desk) for name, desk in zip(named, desks, strict=True)]
    own.take("layanan_helpdesk", file(own, "layanan", *lines))


def of(own: Own, table: str, **wanted: Any) -> list[dict[str, Any]]:
    return [row for row in rows(own, table) if wanted.items() <= row.items()]


def test_a_province_is_the_sum_of_its_desks_by_channel(own: Own) -> None:
    """On the 22nd two whatsapps were opened, one of them answered and resolved: 30 and 60 minutes."""
    take(own)
    [mine] = of(own, "service_province_day", area_code="33", channel="whatsapp", day=DAY)
    assert (mine["opened"], mine["responded"], mine["resolved"], mine["reopened"]) == (2, 1, 1, 0)
    assert Durations.from_bytes(mine["response"]) == Durations.of([1_800])
    assert Durations.from_bytes(mine["resolution"]) == Durations.of([3_600])
    [other] = of(own, "service_province_day", area_code="34", channel="whatsapp", day=DAY)
    assert other["opened"] == 1


def test_any_channel_is_the_sum_of_all(own: Own) -> None:
    """On the 18th a phone call was resolved, nothing else happened by then; on the 23rd two whatsapps ended."""
    take(own)
    ends = {
        (row["day"].day, row["channel"]): row["resolved"] for row in of(own, "service_province_day", area_code="33")
    }
    assert ends[18, ""] == ends[18, "telepon"] == 1
    assert (18, "whatsapp") not in ends
    assert ends[23, ""] == ends[23, "whatsapp"] == 2
    assert [row["channel"] for row in of(own, "service_channel_day", area_code="33.74", day=date(2022, 8, 18))] == [
        "telepon"
    ]


def test_what_was_asked_in_a_province_is_the_sum_of_its_desks(own: Own) -> None:
    """One on the 16th; on the 22nd two, of which that of the same desk asks again; one in the other province."""
    take(own)
    asked = [
        (row["area_code"], row["day"].day, row["category"], row["party"], row["opened"], row["repeated"])
        for row in rows(own, "service_topic_province_day")
    ]
    assert asked == [
        ("33", 16, "akun", "pkb", 1, 0), ("33", 22, "akun", "pkb", 2, 1), ("34", 22, "akun", "pkb", 1, 0),
    ]  # fmt: skip


def test_an_undo_takes_both_along(own: Own) -> None:
    take(own)
    before = everything(own)
    batch = own.take("layanan_helpdesk", file(own, "lagi", line("sent"))).batch_id
    assert everything(own) != before
    with own.sessions.begin() as db:
        undo(db, batch or 0, by="penguji")
    assert everything(own) == before
    assert own.broken() == []


@pytest.mark.parametrize("schema", BEFORE)
def test_a_migration_counts_them_of_the_data_that_are_there(own: Own, schema: str) -> None:
    take(own)
    own.take(
        "rekap_verifikasi",
        own.file(
            "rekap.csv",
            RECAP,
            "33.73,pkb,vermin,keanggotaan,2022-08-20,9,4,1",
            "34.71,pan,vermin,keanggotaan,2022-08-20,7,3,2",
        ),
    )
    before, sums = everything(own), rows(own, "party_progress")
    assert [(row["area_code"], row["checked"], row["nik"]) for row in sums] == [("33", 4, 1), ("34", 3, 2)]
    go_back(own.engine, schema)
    migrate(own.engine)
    assert (everything(own), rows(own, "party_progress")) == (before, sums)
    assert own.broken() == []


def test_what_is_counted_is_not_counted_again(own: Own) -> None:
    take(own)
    with own.sessions.begin() as db:
        channel = ServiceChannelDay.channel == "telepon"
        db.execute(delete(ServiceChannelDay).where(channel), execution_options={"synchronize_session": False})
        service.fill(db)
    assert not of(own, "service_channel_day", channel="telepon")
    with own.sessions.begin() as db:
        for model in (ServiceChannelDay, ServiceProvinceDay):
            db.execute(delete(model), execution_options={"synchronize_session": False})
        service.fill(db)
    assert of(own, "service_channel_day", channel="telepon")
    assert own.broken() == []
