"""Forms for what keeps its versions: titles, numbers, two at once, a new cycle, and a lock that somebody else holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from data.commands import locks
from data.models import Round
from tests.dashboard.test_entries import BASIS, batches, opened, send

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.dashboard.conftest import Edge, Visitor

ROUND = "/acuan/putaran?cycle=2024&code=verfak_p"
DAY = "/acuan/hari?tanggal=2026-05-15"


def heading(visitor: Visitor, path: str) -> str:
    found = re.search(r"<h1>(.*?)</h1>", visitor.get(path).text)
    assert found
    return found[1]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("jendela", "Siklus baru: jadwal pertamanya"),
        ("jendela?cycle=2024", "Jadwal baru"),
        ("jendela?cycle=2024&code=tetap&level=nasional&area_code=", "Jadwal tahapan: revisi baru"),
        ("putaran?cycle=2024", "Putaran baru"),
        ("putaran?cycle=2024&code=vermin", "Putaran: revisi baru"),
        ("aturan?cycle=2039&code=pembulatan", "Tetapkan parameter aturan"),
        ("kurva?cycle=2024", "Kurva baru"),
        ("minimal?cycle=2024", "Syarat minimal baru"),
        ("minimal?cycle=2024&area_code=33.02", "Syarat minimal anggota: revisi baru"),
        ("hari", "Hari baru"),
        ("hari?tanggal=2026-12-24", "Hari kerja atau libur sendiri: revisi baru"),
    ],
)
def test_a_form_is_called_what_its_link_is_called(visitor: Callable[[str], Visitor], path: str, said: str) -> None:
    admin = visitor("admin")
    assert heading(admin, f"/acuan/{path}") == said
    assert f"<title>{said}" in admin.get(f"/acuan/{path}").text


def test_a_round_has_a_next_version_and_the_second_of_two_is_refused(
    edge: Edge, visitor: Callable[[str], Visitor]
) -> None:
    mine, other = visitor("admin"), visitor("admin")
    assert "disimpan sebagai revisi 1." in mine.get(ROUND).text
    first, second = opened(mine, ROUND), opened(other, ROUND)
    assert send(mine, ROUND, first | {"parties": "ummat", "legal_basis": BASIS}).status_code == 303
    late = send(other, ROUND, second | {"parties": "pkb", "legal_basis": "Keputusan lain"})
    assert (late.status_code, "sudah diubah orang lain" in late.text) == (409, True)
    with edge.sessions() as db:
        assert db.scalar(select(Round.parties).where(Round.code == "verfak_p", Round.cycle == "2024")) == "ummat"
    assert "Yang berlaku revisi 1; isian ini disimpan sebagai revisi 2." in mine.get(ROUND).text
    shown = mine.layout("/acuan?siklus=2024").text
    assert "semua partai; semua wilayah. PKPU 4/2022 Lampiran I; diganti" in shown


def test_an_own_day_has_a_next_version_and_the_second_of_two_is_refused(visitor: Callable[[str], Visitor]) -> None:
    mine, other = visitor("admin"), visitor("admin")
    first, second = opened(mine, DAY), opened(other, DAY)
    assert send(mine, DAY, first | {"hari_kerja": "1", "keterangan": "Tetap masuk"}).status_code == 303
    assert send(other, DAY, second | {"keterangan": "Lain"}).status_code == 409
    assert "Yang berlaku revisi 1; isian ini disimpan sebagai revisi 2." in mine.get(DAY).text
    assert "libur: Cuti bersama Kenaikan Yesus Kristus. SKB 3 Menteri 2026" in mine.layout("/acuan").text


def test_a_new_thing_that_is_there_already_is_said_to_be_there(visitor: Callable[[str], Visitor]) -> None:
    admin = visitor("admin")
    form = opened(admin, "/acuan/putaran?cycle=2024") | {
        "code": "vermin", "stage": "vermin", "name": "X", "position": "1", "legal_basis": BASIS,
    }  # fmt: skip
    answer = send(admin, "/acuan/putaran", form)
    assert (answer.status_code, "Yang bernama ini sudah ada" in answer.text) == (409, True)


@pytest.mark.parametrize(
    ("slug", "cells"),
    [
        ("jendela", {"code": "tetap", "level": "nasional", "name": "Penetapan", "start": "2099-08-02T00:00"}),
        ("putaran", {"code": "verfak_z", "stage": "verfak_z", "name": "Verfak Z", "position": "1"}),
        ("aturan", {"code": "pembulatan", "value": "ke_atas"}),
        ("kurva", {"stage": "vermin", "level": "kabkota", "points": "50 20"}),
    ],
)
def test_a_cycle_begins_with_any_of_its_things_and_is_a_choice_afterwards(
    visitor: Callable[[str], Visitor], slug: str, cells: dict[str, str]
) -> None:
    admin, cycle = visitor("admin"), {"jendela": "2041", "putaran": "2042", "aturan": "2043", "kurva": "2044"}[slug]
    assert f"siklus={cycle}" not in admin.layout("/acuan").text
    form = opened(admin, f"/acuan/{slug}") | cells | {"cycle": cycle, "legal_basis": BASIS}
    answer = send(admin, f"/acuan/{slug}", form)
    assert (answer.status_code, answer.headers.get("Location")) == (303, f"/acuan?siklus={cycle}"), answer.text
    page = admin.layout(f"/acuan?siklus={cycle}").text
    assert f"siklus={cycle}" in page
    assert BASIS in page
    assert f'href="/acuan?siklus={cycle}">Kembali' in admin.get(f"/acuan/putaran?cycle={cycle}").text


def test_a_new_cycle_suggests_the_stages_of_the_one_that_runs(visitor: Callable[[str], Visitor]) -> None:
    page = visitor("admin").get("/acuan/jendela").text
    assert '<option value="vermin">' in page
    assert 'href="/acuan">Kembali' in page


def test_a_form_waits_shortly_for_an_import_and_loses_nothing(
    edge: Edge, visitor: Callable[[str], Visitor], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.entries.AT_FORM", 0.2)
    admin, before = visitor("admin"), batches(edge)
    form = opened(admin, "/acuan/putaran?cycle=2024&code=verfak") | {"name": "Verfak baru", "legal_basis": BASIS}
    with edge.write() as holder:
        locks.begin(holder)
        locks.lock(holder, ["kind putaran", "kind tahapan"])
        answer = send(admin, "/acuan/putaran", form)
        assert (answer.status_code, "Impor lain sedang berjalan" in answer.text) == (503, True)
        assert 'value="Verfak baru"' in answer.text
        assert f'value="{BASIS}"' in answer.text
    assert batches(edge) == before
    assert f'value="{form["number"]}"' in answer.text
    assert send(admin, "/acuan/putaran", form).status_code == 303
    assert batches(edge) == before + 1
