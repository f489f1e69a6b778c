"""Loading the backlog page, and the rows of its table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from callbacks import backlog
from callbacks.filters import Filters
from callbacks.wiring import WIRES
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Permission, Role
from dashboard.core.text import Lang
from layouts import backlog as shown
from tests.callbacks.calling import AT_23, block, caller, commissioner, items, leaks, recaps, sorted_by
from tests.layouts.reading import words

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from callbacks.context import Ctx

SEARCH = "?putaran=vermin&per=2022-08-23"


def letters(ctx: Ctx, made: dict[str, Any], request: Any, search: Any = SEARCH) -> tuple[str, int]:
    """The letters of the rows that come back, and of how many they are."""
    names = {str(one.id): letter for letter, one in made.items()}
    found = backlog.give_rows(ctx, request, search)
    return "".join(names[row["id"]] for row in found["rowData"]), found["rowCount"]


def test_it_opens_on_the_callers_own_area(db: Session) -> None:
    items(db)
    view = backlog.load(commissioner(db), AT_23)
    assert (view.figures.area.code, view.itemised, view.matching) == ("33.73", 3, 3)
    assert [one.code for one in view.areas] == ["33.73"]
    assert [bucket.items for bucket in view.ages] == [1, 1, 1, 0, 0]
    assert view.figures["backlog"] == 3
    page = words(shown.page(view, Lang.ID))
    assert "3 belum diperiksa dari 4 yang diterima." in page
    assert "Yang tertua menunggu 7 hari." in page


def test_filters_narrow_what_matches_and_not_the_whole(db: Session) -> None:
    items(db)
    view = backlog.load(caller(db, "33"), AT_23.but(finding="nik", age="4-7"))
    assert (view.itemised, view.matching) == (4, 2)
    assert backlog.load(caller(db, "33"), AT_23.but(area="33.73", finding="nik")).matching == 1


def test_a_party_narrows_everything_but_the_choice_of_parties(db: Session) -> None:
    items(db)
    view = backlog.load(commissioner(db), AT_23.but(party="pan"))
    assert (view.itemised, view.matching, view.figures["backlog"]) == (1, 1, 1)
    assert len(view.parties) == 24


def test_a_commissioner_gets_nothing_of_another_area(db: Session) -> None:
    recaps(db)
    items(db)
    view = backlog.load(commissioner(db), AT_23)
    assert leaks(view) == []
    assert leaks([words(shown.page(view, lang)) for lang in Lang]) == []
    assert leaks(backlog.give_rows(commissioner(db), block(), SEARCH)) == []
    assert leaks(backlog.give_rows(caller(db, "33"), block(), SEARCH)) == ["Semarang"]


def test_recaps_without_rows_have_a_backlog_and_no_list(db: Session) -> None:
    recaps(db)
    view = backlog.load(commissioner(db), AT_23)
    assert (view.figures["backlog"], view.itemised, view.matching) == (60, 0, 0)
    assert "60 tunggakan hanya ada di rekap" in words(shown.page(view, Lang.ID))


def test_what_cannot_be_asked_is_refused(db: Session) -> None:
    for wrong in ({"finding": "siapa"}, {"age": "9999-"}, {"sort": "nama"}, {"sort": "age"}):
        with pytest.raises(InvalidInput):
            backlog.load(
                commissioner(db), AT_23.but(**wrong).but(age=wrong.get("age", "").replace("9999", "x") or None)
            )
    for area in ("33.74", "33", "99.99"):
        with pytest.raises(NotFound):
            backlog.load(commissioner(db), AT_23.but(area=area))
    with pytest.raises(NotFound):
        backlog.load(caller(db), Filters())


@pytest.mark.parametrize(
    ("role", "may"), [(Role.PIMPINAN, True), (Role.KOMISIONER, True), (Role.OPERATOR, True), (Role.PETUGAS, False)]
)
def test_downloads_are_for_those_who_may_export(db: Session, role: Role, *, may: bool) -> None:
    assert backlog.load(caller(db, "33.73", role=role), AT_23).exports is may


def test_the_table_needs_the_right_to_read_rows() -> None:
    (wire,) = (one for one in WIRES if one.fn is backlog.give_rows)
    assert wire.permission is Permission.BACKLOG_READ


@pytest.mark.parametrize(
    ("column", "way", "order"),
    [
        ("received", "asc", "abc"), ("received", "desc", "cba"), ("age", "desc", "abc"), ("age", "asc", "cba"),
        ("party", "asc", "bac"), ("party", "desc", "acb"), ("area", "asc", "abc"),
    ],
)  # fmt: skip
def test_rows_come_in_the_order_of_the_header(db: Session, column: str, way: str, order: str) -> None:
    made = items(db)
    assert letters(commissioner(db), made, sorted_by(column, way)) == (order, 3)


def test_rows_come_in_blocks_that_say_how_many_there_are_in_all(db: Session) -> None:
    made, ctx = items(db), commissioner(db)
    assert [letters(ctx, made, block(at, at + 2)) for at in (0, 2, 4)] == [("ab", 3), ("c", 3), ("", 3)]


def test_rows_follow_the_filters_of_the_address_and_its_order(db: Session) -> None:
    made, ctx = items(db), caller(db, "33")
    assert letters(ctx, made, block())[0] == "axbc"
    assert letters(ctx, made, block(), SEARCH + "&wilayah=33.73") == ("abc", 3)
    assert letters(ctx, made, block(), SEARCH + "&temuan=nik") == ("ax", 2)
    assert letters(ctx, made, block(), SEARCH + "&partai=pan&umur=2-3") == ("b", 1)
    assert letters(ctx, made, block(), SEARCH + "&partai=tiada") == ("", 0)
    assert letters(ctx, made, block(), SEARCH + "&wilayah=33.73&urut=-received")[0] == "cba"
    assert letters(ctx, made, sorted_by("received"), SEARCH + "&wilayah=33.73&urut=-received")[0] == "abc"


def test_the_address_never_widens_what_the_caller_sees(db: Session) -> None:
    made, ctx = items(db), commissioner(db)
    for area in ("33.74", "33", "*"):
        with pytest.raises(NotFound):
            backlog.give_rows(ctx, block(), f"{SEARCH}&wilayah={area}")
    with pytest.raises(NotFound):
        backlog.give_rows(caller(db), block(), SEARCH)
    for search in (None, 7, ["?wilayah=33.74"], ""):
        assert letters(ctx, made, block(), search)[0] == "abc"


@pytest.mark.parametrize(
    "search", ["?wilayah=33.73'--", "?temuan=siapa", "?umur=tua", "?urut=nama", "?x=1", "?umur=1-2&umur=3-4"]
)
def test_an_address_that_cannot_be_read_is_refused(db: Session, search: str) -> None:
    with pytest.raises(InvalidInput):
        backlog.give_rows(commissioner(db), block(), search)


@pytest.mark.parametrize(("lang", "finding"), [(Lang.ID, "NIK tidak ditemukan"), (Lang.EN, "NIK not found")])
def test_a_row_is_in_the_readers_words(db: Session, lang: Lang, finding: str) -> None:
    items(db)
    first = backlog.give_rows(caller(db, "33.73", lang=lang), block(0, 1), SEARCH)["rowData"][0]
    assert (first["area"], first["party"], first["findings"], first["age"], first["team"]) == (
        "Kota Salatiga", "PKB", finding, "7", "Tim 1",
    )  # fmt: skip
