"""Two files of one thing of the reference data, imported at once: the second is refused, nothing is overwritten."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import pytest
from sqlalchemy import select

from dashboard.core.errors import Stale
from data.commands.imports import READING, Outcome, import_file
from data.commands.targets import target_of
from data.models import Correction
from data.scope import Scope, marked
from tests.own_database import KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.own_database import Own

PATIENCE: Final = 60.0
WINDOW: Final = "2024,verfak,Verifikasi faktual,kabkota,2022-10-18T00:00,2022-11-{},7,Keputusan KPU 999/2022"
FILES: Final = {  # kind -> header, the same thing as two say it, and the column that tells whose it is
    "tahapan": (
        "cycle,code,name,level,start,end,revision,legal_basis", [WINDOW.format("06")], [WINDOW.format("09")], "ends_at",
    ),
    "aturan": (
        "cycle,code,revision,value,legal_basis", ["2024,bagian_kabkota,9,60%,Putusan A"],
        ["2024,bagian_kabkota,9,70%,Putusan B"], "value",
    ),
    "kurva_rencana": (
        "cycle,stage,level,revision,time_percent,work_percent,legal_basis",
        ["2024,vermin,kabkota,9,0,0,Rencana A", "2024,vermin,kabkota,9,100,100,Rencana A"],
        ["2024,vermin,kabkota,9,40,20,Rencana B", "2024,vermin,kabkota,9,60,90,Rencana B"], "legal_basis",
    ),
    "syarat_minimal": (
        "cycle,area_code,revision,members,source", ["2024,33.73,9,201,Putusan A"], ["2024,33.73,9,202,Putusan B"],
        "members",
    ),
    "putaran": (
        "cycle,code,stage,name,position,parties,legal_basis", ["2024,ulang,verfak,Verifikasi ulang,9,pkb,Putusan A"],
        ["2024,ulang,verfak,Verifikasi ulang,9,psi,Putusan B"], "parties",
    ),
    "partai": (
        "cycle,code,abbreviation,name,category,verfak_required", ["2024,baru,BARU,Partai Baru,baru,ya"],
        ["2024,baru,BARU,Partai Baru Sekali,baru,ya"], "name",
    ),
}  # fmt: skip


def together(own: Own, kind: str, *paths: Path) -> list[Outcome | Stale]:
    """Import files at once, so that each is read before any is written; what each was told."""
    read = threading.Barrier(len(paths))

    def take(path: Path) -> Outcome | Stale:
        try:
            return import_file(
                own.sessions, kind, path, scope=Scope.of("*"), by="admin", identity_key=KEY, progress=waiting(read)
            )
        except Stale as refused:
            return refused

    with ThreadPoolExecutor(len(paths)) as pool:
        return list(pool.map(take, paths))


def waiting(read: threading.Barrier) -> Callable[[float], None]:
    """A progress that waits for the others once its file is read."""

    def wait(share: float) -> None:
        if share == READING:
            read.wait(PATIENCE)

    return wait


def told(own: Own, kind: str, column: str, lines: list[str]) -> set[Any]:
    """What is stored in `column` by rows of the same revision, code or name as `lines`."""
    target = target_of(kind)
    model: Any = target.model
    with own.sessions() as db:
        rows = db.scalars(marked(select(model), model)).all()
    number = {"tahapan": 7}.get(kind, 9)
    mine = [row for row in rows if getattr(row, "revision", number) == number]
    if not hasattr(model, "revision"):
        mine = [row for row in rows if row.code == lines[0].split(",")[1]]
    return {getattr(row, column) for row in mine}


@pytest.mark.parametrize("kind", FILES)
def test_of_two_files_at_once_one_is_stored_whole_and_the_other_refused(own: Own, kind: str) -> None:
    header, first, second, column = FILES[kind]
    paths = [own.file("a.csv", header, *first), own.file("b.csv", header, *second)]

    said = together(own, kind, *paths)

    stored, refused = sorted(said, key=lambda each: isinstance(each, Stale))
    assert isinstance(stored, Outcome)
    assert stored.accepted == len(first)
    assert isinstance(refused, Stale)
    assert "diubah orang lain" in refused.message
    assert len(told(own, kind, column, first)) == 1
    with own.sessions() as db:
        assert db.scalars(marked(select(Correction), Correction)).all() == []
    assert own.broken() == []


def test_files_about_other_things_are_both_stored(own: Own) -> None:
    header = FILES["syarat_minimal"][0]
    paths = [own.file(f"{area}.csv", header, f"2024,{area},9,301,Putusan A") for area in ("33.73", "33.74")]
    said = together(own, "syarat_minimal", *paths)
    assert [isinstance(each, Outcome) and each.accepted for each in said] == [1, 1]


def test_the_same_file_at_once_is_stored_once(own: Own) -> None:
    header, lines, *_ = FILES["tahapan"]
    path = own.file("a.csv", header, *lines)
    said = together(own, "tahapan", path, path)
    assert sorted(isinstance(each, Outcome) and each.accepted for each in said) == [0, 1]


def test_who_imports_afterwards_is_told_by_the_line_as_ever(own: Own) -> None:
    header, first, second, _ = FILES["tahapan"]
    assert own.take("tahapan", own.file("a.csv", header, *first)).accepted == 1
    later = own.take("tahapan", own.file("b.csv", header, *second))
    assert (later.accepted, later.rejected) == (0, 1)
