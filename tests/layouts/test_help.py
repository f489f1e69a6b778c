"""The help page as it is read."""

from __future__ import annotations

from typing import Any

import pytest

from dashboard.core.permissions import Permission, Role
from dashboard.core.text import Lang, t
from data.metrics import METRICS
from layouts import help as shown
from layouts.components.info import info
from layouts.components.keyboard import KEYS
from tests.layouts.reading import kind, with_class, words


def page(lang: Lang = Lang.ID, role: Role = Role.PIMPINAN) -> Any:
    return shown.page(shown.View(role=role), lang)


def row_of(part: Any, identity: str) -> Any:
    return next(row for row in kind(part, "Tr") if getattr(row, "id", None) == identity)


def test_everyone_who_may_read_the_help_opens_it() -> None:
    assert (shown.PAGE.path, shown.PAGE.permission) == ("/bantuan", Permission.HELP_READ)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_number_has_its_definition_formula_and_source(lang: Lang) -> None:
    found = page(lang)
    for metric in METRICS:
        row = row_of(found, metric.id)
        cells = [words(cell) for cell in kind(row, "Td")]
        assert words(kind(row, "Th")) == f"{t(metric.name, lang)} {metric.id}"
        assert cells == [t(text, lang) for text in (metric.definition, metric.formula, metric.source)]
        assert all(cells[::2])


@pytest.mark.parametrize("lang", list(Lang))
def test_the_help_and_the_note_beside_a_figure_say_the_same(lang: Lang) -> None:
    beside = words(info(["backlog"], lang))
    assert all(words(cell) in beside for cell in kind(row_of(page(lang), "backlog"), "Td"))


@pytest.mark.parametrize("lang", list(Lang))
def test_the_contents_lead_to_every_section(lang: Lang) -> None:
    found = page(lang)
    sections = [(one.id, words(kind(one, "H2"))) for one in kind(found, "Section")]
    contents = [(link.href.removeprefix("#"), words(link)) for link in kind(kind(found, "Nav"), "A")]
    assert contents == sections
    assert len(contents) == 6


def test_zero_unknown_silent_and_not_registered_are_explained_apart() -> None:
    states = with_class(page(), "help-states")
    said = [words(kind(row, "B")) for row in kind(states, "Tr")]
    assert said[:5] == [
        "Nol, sudah dilaporkan",
        "Tidak diketahui",
        "Belum ada laporan",
        "Belum ada laporan sejak …",
        "Tidak terdaftar",
    ]
    assert words(states).count("bukan nol") == 2


@pytest.mark.parametrize("role", list(Role))
def test_the_readers_own_role_stands_out(role: Role) -> None:
    marked = [row for row in kind(page(Lang.EN, role), "Tr") if "your role" in words(row)]
    assert len(marked) == 1
    names = {
        Role.PIMPINAN: "Leadership",
        Role.KOMISIONER: "Commissioner",
        Role.OPERATOR: "Operator",
        Role.PETUGAS: "Help Desk officer",
        Role.PENGAWAS: "Supervisor (Bawaslu)",
        Role.ADMIN: "Administrator",
    }
    assert words(kind(marked[0], "B")) == names[role]


def test_all_keys_are_listed() -> None:
    assert [words(one) for one in kind(page(), "Kbd")] == [key for key, _ in KEYS]


@pytest.mark.parametrize("lang", list(Lang))
def test_the_terms_stand_in_the_readers_alphabet(lang: Lang) -> None:
    terms = [words(one).lower() for one in kind(page(lang), "Dt")]
    assert terms == sorted(terms)
    assert {"satker", "vermin", "verfak", "sipol"} <= set(terms)


def test_the_page_says_that_nothing_here_is_official() -> None:
    assert "bukan hasil resmi" in words(with_class(page(), "lead"))
    assert "not an official result" in words(with_class(page(Lang.EN), "lead"))


def test_rounding_is_told_as_it_is_done() -> None:
    assert "tidak pernah ditulis 100%" in words(page())
    assert "Below 20 cases counts are written, not percentages." in words(page(Lang.EN))
