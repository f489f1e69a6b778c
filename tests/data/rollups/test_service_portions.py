"""Many services are timed and counted portion by portion: the size of a portion changes nothing."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from data.commands.undo import undo
from data.rollups import service
from tests.data.commands.serving import file, line, rows
from tests.data.making import wib
from tests.own_database import own, pattern

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.own_database import Own

__all__ = ["own", "pattern"]
SERVICES = 60


def services(own: Own, name: str, *, still_open: bool = False) -> Path:
    """One comes every five hours; each third is answered, each second over a day later, each sixth comes again."""
    lines = []
    for number in range(SERVICES):
        opened = wib(2022, 8, 1, 9) + timedelta(hours=5 * number)
        cells = {"dibuka_pada": f"{opened:%Y-%m-%dT%H:%M}Z", "kanal": "surel", "kode_wilayah": f"33.7{3 + number % 2}"}
        if number % 3 == 0:
            cells["respons_pertama_pada"] = f"{opened + timedelta(hours=1):%Y-%m-%dT%H:%M}Z"
        if number % 2 == 0 and not (still_open and number < SERVICES // 2):
            cells["selesai_pada"] = f"{opened + timedelta(hours=24):%Y-%m-%dT%H:%M}Z"
        if number % 6 == 0 and "selesai_pada" in cells:
            cells["dibuka_kembali_pada"] = f"{opened + timedelta(hours=40):%Y-%m-%dT%H:%M}Z"
        lines.append(line(str(number), **cells))
    return file(own, name, *lines)


def test_portions_of_seven_count_as_one(own: Own, monkeypatch: pytest.MonkeyPatch) -> None:
    """30 end, 10 of them come again: 60 + 10 - 30 = 40 are open at the end of both desks together."""
    monkeypatch.setattr(service, "AT_ONCE", 7)
    monkeypatch.setattr(service, "FEW", 3)
    own.take("layanan_helpdesk", services(own, "a"))
    assert own.broken() == []
    last = {row["area_code"]: row["open_end"] for row in rows(own, "service_day")}  # by desk and day: the newest stays
    assert sum(last.values()) == SERVICES + 10 - 30
    changed = own.take("layanan_helpdesk", services(own, "b", still_open=True))
    assert (changed.accepted, changed.unchanged) == (15, 45)
    assert own.broken() == []
    assert changed.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, changed.batch_id, by="penguji")
    assert own.broken() == []
    assert {row["area_code"]: row["open_end"] for row in rows(own, "service_day")} == last
