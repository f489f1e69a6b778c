"""Reference data: complete, placed in the tile maps, in WIB, and loaded once."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func, select, update

from data.commands.reference import load_reference
from data.models import Area, MinimumMembers, Party, Round, StageWindow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@pytest.mark.parametrize(("kind", "areas"), [("nation", 1), ("province", 38), ("kabupaten", 416), ("kota", 98)])
def test_every_area_of_the_country_is_loaded(db: Session, kind: str, areas: int) -> None:
    assert db.scalar(select(func.count()).where(Area.kind == kind)) == areas


def test_jawa_tengah_has_35_areas_below_it_and_the_nation_38_provinces(db: Session) -> None:
    rows = db.execute(select(Area.parent_code, func.count()).group_by(Area.parent_code)).all()
    below = {row[0]: row[1] for row in rows}
    assert (below["33"], below["*"], below[None]) == (35, 38, 1)


@pytest.mark.parametrize(
    ("code", "short_name", "tile"),
    [
        ("33", "Jawa Tengah", (5, 3)),
        ("33.28", "Kab. Tegal", (2, 1)),
        ("33.76", "Kota Tegal", (1, 1)),
        ("11.01", "Aceh Selatan", (4, 4)),
        ("34.71", "Yogyakarta", (0, 2)),
    ],
)
def test_areas_have_short_names_and_a_place_in_the_tile_map(
    db: Session, code: str, short_name: str, tile: tuple[int, int]
) -> None:
    area = db.get_one(Area, code)
    assert area.short_name == short_name
    assert (area.tile_row, area.tile_col) == tile


def test_no_two_areas_of_a_map_share_a_place(db: Session) -> None:
    rows = db.execute(
        select(Area.parent_code, Area.tile_row, Area.tile_col).where(Area.parent_code.in_(["*", "33"]))
    ).all()
    assert len(set(rows)) == len(rows) == 38 + 35


def test_nine_of_24_parties_are_exempt_from_factual_verification(db: Session) -> None:
    required = [r for (r,) in db.execute(select(Party.verfak_required).where(Party.cycle == "2024"))]
    assert (len(required), required.count(0)) == (24, 9)


def test_a_window_is_stored_in_utc_with_its_revisions(db: Session) -> None:
    windows = db.execute(
        select(StageWindow.revision, StageWindow.starts_at, StageWindow.ends_at)
        .where(StageWindow.stage == "vermin", StageWindow.level == "kabkota")
        .order_by(StageWindow.revision)
    ).all()
    assert [w.revision for w in windows] == [0, 1, 2]
    assert windows[2].starts_at == datetime(2022, 8, 15, 17, tzinfo=UTC)
    assert windows[2].ends_at == datetime(2022, 9, 9, 16, 59, tzinfo=UTC)


def test_the_rounds_stand_in_order_with_the_day_each_began(db: Session) -> None:
    rounds = db.execute(select(Round.code, Round.first_on).order_by(Round.position)).all()
    assert rounds == [
        ("vermin", date(2022, 8, 2)),
        ("vermin_p", date(2022, 9, 29)),
        ("verfak", date(2022, 10, 15)),
        ("verfak_p", date(2022, 11, 24)),
    ]


def test_a_round_rests_on_what_its_national_window_rests_on(db: Session) -> None:
    """Also one that was delivered without; what an admin wrote stays."""
    windows = select(StageWindow.stage, StageWindow.legal_basis).where(StageWindow.level == "nasional")
    basis = {stage: words for stage, words in db.execute(windows)}  # noqa: C416 - rows, not pairs
    rounds = select(Round.stage, Round.legal_basis).order_by(Round.position)
    assert [(stage, basis[stage]) for stage in ("vermin", "vermin_p", "verfak", "verfak_p")] == db.execute(rounds).all()
    db.execute(update(Round).where(Round.code == "vermin").values(legal_basis=None))
    db.execute(update(Round).where(Round.code == "verfak").values(legal_basis="Putusan Bawaslu 006"))
    assert load_reference(db) == 0
    assert [row[1] for row in db.execute(rounds)] == [
        "PKPU 4/2022 Lampiran I", "PKPU 4/2022 Lampiran I", "Putusan Bawaslu 006", "PKPU 4/2022 Lampiran I",
    ]  # fmt: skip


def test_an_official_minimum_names_its_source(db: Session) -> None:
    kudus = db.get_one(MinimumMembers, ("2024", "33.19", 0))
    assert (kudus.members, kudus.source) == (867, "kilat.com")


def test_loading_again_adds_nothing_and_keeps_what_was_imported_since(db: Session) -> None:
    db.execute(update(Area).where(Area.code == "33.73").values(population=200_000))
    assert load_reference(db) == 0
    assert db.scalar(select(Area.population).where(Area.code == "33.73")) == 200_000
