"""Semester updates from a file to the figures: published, corrected, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from data.commands.undo import undo
from data.models import CalendarDay, PartyUpdate, Semester
from data.queries.updates import update_figures
from data.scope import Scope, marked
from data.update_answers import UpdateQuestion
from tests.data.making import wib
from tests.data.queries.updating import semester
from tests.own_database import REAL, Own

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "semester,kode_wilayah,partai,status,keanggotaan,kendala\n"


def done(own: Own, area: str) -> tuple[int | None, int | None]:
    """Done and expected of an area in semester II 2025, a year later."""
    with own.sessions() as db:
        question = UpdateQuestion(semester=semester(db, "2025-2"), as_of=wib(2027, 1, 1))
        found = update_figures(db, Scope.of("*"), question, area)
    return found.done, found.expected


def test_the_published_file_gives_eight_of_76_in_two_areas_and_nothing_the_second_time(own: Own) -> None:
    path = REAL / "pemutakhiran_jateng_2025-2.csv"
    first, again = own.take("pemutakhiran", path), own.take("pemutakhiran", path)
    assert (first.accepted, first.rejected, again.accepted, again.unchanged) == (16, 0, 0, 16)
    assert [done(own, area) for area in ("33.27", "33.11", "33")] == [(8, 76), (8, 76), (16, 152)]
    assert own.broken() == []


def test_a_correction_is_kept_and_an_undo_gives_the_old_state_back(own: Own, tmp_path: Path) -> None:
    own.take("pemutakhiran", REAL / "pemutakhiran_jateng_2025-2.csv")
    path = tmp_path / "koreksi.csv"
    path.write_text(f"{HEADER}2025-2,33.27,PDIP,belum,tidak,Nomor 3373011205900001 belum aktif\n", "utf-8")
    outcome = own.take("pemutakhiran", path)
    assert outcome.accepted == 1
    assert done(own, "33.27") == (7, 76)
    with own.sessions() as db:
        stmt = select(PartyUpdate).where(PartyUpdate.area_code == "33.27", PartyUpdate.party == "pdip")
        row = db.scalars(marked(stmt, PartyUpdate)).one()
        assert (row.status, row.keanggotaan) == ("belum", 0)
        assert "3373011205900001" not in (row.obstacle or "")
    assert own.broken() == []
    assert outcome.batch_id is not None
    with own.sessions.begin() as db:
        undo(db, outcome.batch_id, by="penguji")
    assert done(own, "33.27") == (8, 76)
    assert own.broken() == []


def test_accounts_and_calendar_are_replaced_by_newer_files(own: Own, tmp_path: Path) -> None:
    accounts = tmp_path / "semester.csv"
    accounts.write_text("semester,jumlah_parpol,sumber\n2025-2,75,KPU RI\n2026-2,78,KPU RI\n", "utf-8")
    assert own.take("semester", accounts).accepted == 2
    days = tmp_path / "kalender.csv"
    days.write_text("tanggal,hari_kerja,keterangan\n2025-12-26,ya,Masuk kerja\n2026-12-31,tidak,Libur\n", "utf-8")
    assert own.take("kalender", days).accepted == 2
    with own.sessions() as db:
        assert dict(db.execute(select(Semester.code, Semester.accounts)).all()) == {"2025-2": 75, "2026-2": 78}
        held = select(CalendarDay.working, CalendarDay.name).where(CalendarDay.held_on == wib(2025, 12, 26).date())
        assert db.execute(held).one() == (1, "Masuk kerja")
        assert semester(db, "2025-2").deadline.isoformat() == "2025-12-26"
    assert own.broken() == []
