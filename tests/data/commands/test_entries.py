"""Forms write as files do: a new revision, checked, audited, never over another's, and once however often it is sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from data.commands.entries import Entry, Overtaken, enter, latest, state_of
from data.commands.imports import AllOrNothing
from data.days import start_of_day
from data.models import Audit, Batch, CalendarDay, Correction, StageWindow
from data.queries.version import data_version
from data.scope import Scope, marked
from tests.data.making import wib
from tests.own_database import KEY

if TYPE_CHECKING:
    from data.commands.imports import Outcome
    from tests.own_database import Own

HERE: Final = {"cycle": "2024", "stage": "vermin", "level": "kabkota", "area_code": ""}
WINDOW: Final = {
    "cycle": "2024", "code": "vermin", "level": "kabkota", "name": "Verifikasi administrasi keanggotaan",
    "start": "2022-08-16T00:00", "end": "2022-09-12T23:59", "legal_basis": "Keputusan KPU 999/2022",
}  # fmt: skip


def typed(own: Own, kind: str = "tahapan", *, seen: str = "2", number: str = "satu", **cells: str) -> Outcome:
    row = WINDOW | {"revision": str(int(seen or -1) + 1)} if kind == "tahapan" else {}
    entry = Entry(kind=kind, title=f"isian {kind}", rows=[{**row, **cells}], seen=seen, number=number)
    return enter(own.sessions, entry, scope=Scope.of("*"), by="admin", identity_key=KEY)


def state(own: Own, kind: str = "tahapan", where: dict[str, Any] | None = None) -> str:
    with own.sessions() as db:
        return state_of(db, kind, where or HERE)


def ends(own: Own) -> list[tuple[int, Any]]:
    with own.sessions() as db:
        stmt = select(StageWindow.revision, StageWindow.ends_at).where(
            StageWindow.stage == "vermin", StageWindow.level == "kabkota", StageWindow.area_code == ""
        )
        return sorted((number, end) for number, end in db.execute(stmt))


def test_a_moved_window_is_a_new_revision_with_its_audit_row_and_version(own: Own) -> None:
    before, was = ends(own), state(own)
    with own.sessions() as db:
        version = data_version(db)
    assert (was, [number for number, _ in before]) == ("2", [0, 1, 2])
    assert typed(own).accepted == 1
    assert ends(own) == [*before, (3, wib(2022, 9, 12, 23, 59))]
    with own.sessions() as db:
        assert data_version(db) == version + 1
        row = db.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one()
        assert (row.actor, row.action, row.subject) == ("admin", "import", "tahapan isian-tahapan.csv")
        assert json.loads(row.detail)["accepted"] == 1
    assert own.broken() == []


def test_sent_twice_it_changes_nothing_the_second_time(own: Own) -> None:
    first, again = typed(own), typed(own)
    assert (first.accepted, again.accepted, again.unchanged, again.repeated) == (1, 0, 1, True)
    assert first.batch_id == again.batch_id
    assert state(own) == "3"


def test_who_comes_second_is_refused_and_overwrites_nothing(own: Own) -> None:
    typed(own)
    with pytest.raises(Overtaken):
        typed(own, number="dua", end="2022-09-20T23:59")
    with pytest.raises(Overtaken):
        typed(own, seen="", number="tiga", end="2022-09-20T23:59", revision="9")
    assert ends(own)[-1] == (3, wib(2022, 9, 12, 23, 59))
    with own.sessions() as db:
        assert db.query(Batch).count() == 1
    assert own.broken() == []


def test_a_wrong_cell_is_named_and_nothing_is_stored(own: Own) -> None:
    with pytest.raises(AllOrNothing) as told:
        typed(own, end="2022-08-01T23:59", legal_basis=" ", level="kecamatan")
    columns = {problem.column for row in told.value.problems for problem in row.reasons}
    assert columns == {"end", "legal_basis", "level"}
    assert state(own) == "2"


def test_a_run_of_sixteen_digits_never_reaches_the_database(own: Own) -> None:
    typed(own, note="atas permintaan 3373011205900001")
    assert own.broken() == []


def test_what_has_no_revisions_is_replaced_and_the_old_value_kept(own: Own) -> None:
    """An own day: 17 October 2022 worked after all, then not; both old states stay to be read."""
    where = {"held_at": start_of_day(wib(2022, 10, 17).date())}
    day = {"tanggal": "2022-10-17", "keterangan": "Rakor", "sumber": "Edaran 1"}
    assert state(own, "kalender", where) == ""
    typed(own, "kalender", seen="", **day, hari_kerja="tidak")
    first = state(own, "kalender", where)
    assert first != ""
    with pytest.raises(Overtaken):
        typed(own, "kalender", seen="", number="dua", **day, hari_kerja="ya")
    typed(own, "kalender", seen=first, number="tiga", **day, hari_kerja="ya")
    typed(own, "kalender", seen=state(own, "kalender", where), number="empat", **day, hari_kerja="tidak")
    with own.sessions() as db:
        assert db.get_one(CalendarDay, where["held_at"]).working == 0
        old = db.execute(
            marked(select(Correction.as_of_at, Correction.old, Correction.new).order_by(Correction.id), Correction)
        )
        assert [tuple(row) for row in old] == [(where["held_at"], "0", "1"), (where["held_at"], "1", "0")]
        assert latest(db, "kalender", where) == (
            {"tanggal": "2022-10-17T00:00", "hari_kerja": "0", "keterangan": "Rakor", "sumber": "Edaran 1"},
        )
    assert own.broken() == []


def test_a_form_opens_on_the_newest_revision(own: Own) -> None:
    typed(own, note="digeser")
    with own.sessions() as db:
        (cells,) = latest(db, "tahapan", HERE)
        assert latest(db, "tahapan", HERE | {"area_code": "33.20"}) == ()
    assert (cells["revision"], cells["end"], cells["note"]) == ("3", "2022-09-12T23:59", "digeser")
