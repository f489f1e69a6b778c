"""The frame."""

from __future__ import annotations

from dash import html

from dashboard.core.text import Lang
from layouts import shell
from layouts.components.as_of import AsOf, Preset
from tests.layouts.crafted import NOW
from tests.layouts.reading import attribute, kind, walk, with_class, words

ACCOUNT = shell.Account(name="Pimpinan KPU", role="Pimpinan", token="t0ken", is_demo=True)
TABS = (shell.Tab(title="Ringkasan", href="/", current="page"), shell.Tab(title="Verifikasi", href="/verifikasi"))
CONTEXT = shell.Context(
    scope="Jawa Tengah, 35 kab/kota",
    chips=(shell.Chip(label="PKB", without="/"),),
    data_as_of=NOW,
    freshness="fresh",
    reported=34,
    expected=35,
)
AS_OF = AsOf(moment=NOW, chosen=True, presets=(Preset(label="Sekarang", detail="Sel 23 Agu", href="/"),))
FRAME = shell.Frame(lang=Lang.ID, title="Ringkasan", tabs=TABS, context=CONTEXT, as_of=AS_OF)


def document(frame: shell.Frame = FRAME, options: tuple[shell.Option, ...] = ()) -> html.Div:
    return shell.layout(frame, html.P("isi"), ACCOUNT, options)


def test_every_page_says_what_data_it_shows_and_that_it_is_interim() -> None:
    line = words(with_class(document(), "context"))
    assert "Data per Selasa, 23 Agustus 2022 14.05 WIB" in line
    assert "34 dari 35 satker sudah melapor hari itu" in line
    assert "Data sementara, bukan hasil resmi" in line


def test_stale_data_say_for_how_many_working_days() -> None:
    stale = shell.Context(scope="Kudus", data_as_of=NOW, freshness="stale", idle_days=2)
    shown = shell.parts(shell.Frame(lang=Lang.EN, title="", tabs=(), context=stale), "")[2]
    assert "(2 working days without a report)" in words(shown)
    assert with_class(shown, "is-stale")


def test_no_data_yet_is_not_a_date() -> None:
    shown = shell.parts(shell.Frame(lang=Lang.ID, title="", tabs=(), context=shell.Context(scope="Kudus")), "")[2]
    assert "Belum ada data" in words(shown)
    assert "Data per" not in words(shown)


def test_one_office_is_not_counted() -> None:
    one = shell.Context(scope="Kota Salatiga", data_as_of=NOW, freshness="fresh", reported=1, expected=1)
    shown = words(shell.parts(shell.Frame(lang=Lang.ID, title="", tabs=(), context=one), "")[2])
    assert "satker" not in shown


def test_a_change_of_the_url_redraws_the_parts_in_the_order_of_their_outputs() -> None:
    frame = document()
    shown = shell.parts(FRAME, html.P("isi"))
    holders = {one.id: one for one in walk(frame) if getattr(one, "id", None) in shell.PARTS}
    assert [words(holders[name].children) for name in shell.PARTS] == [words(part) for part in shown]


def test_the_present_page_is_marked_for_every_reader() -> None:
    links = {words(one): attribute(one, "aria-current") for one in kind(with_class(document(), "tabs"), "A")}
    assert links == {"Ringkasan": "page", "Verifikasi": None}


def test_a_filter_is_a_link_that_takes_it_away() -> None:
    link = next(one for one in kind(with_class(document(), "context"), "A"))
    assert (words(link), link.href) == ("PKB ×", "/")
    assert link.title == "Hapus saringan PKB"


def test_the_search_carries_its_choices_as_text() -> None:
    options = (
        shell.Option(label="Kota Salatiga", kind="area", code="33.73"),
        shell.Option(label="PKB – Partai Kebangkitan Bangsa", kind="party", code="pkb"),
    )
    choices = attribute(kind(document(options=options), "Datalist")[0], "data-choices")
    assert choices == "area|33.73|Kota Salatiga\nparty|pkb|PKB – Partai Kebangkitan Bangsa"


def test_leaving_and_the_language_are_forms_with_the_token_of_the_session() -> None:
    forms = {one.action: one for one in kind(document(), "Form") if getattr(one, "action", None)}
    assert set(forms) == {"/logout", "/bahasa"}
    for form in forms.values():
        assert form.method == "post"
        assert "t0ken" in [getattr(one, "value", None) for one in walk(form)]


def test_a_chosen_moment_looks_different_from_the_present() -> None:
    assert with_class(document(), "is-past")


def test_a_page_without_figures_has_neither_context_nor_as_of() -> None:
    bare = document(shell.Frame(lang=Lang.ID, title="Bantuan", tabs=TABS))
    assert with_class(bare, "context") == []
    assert with_class(bare, "as-of-form") == []


def test_all_buttons_without_words_have_a_name() -> None:
    for button in kind(document(), "Button"):
        assert any(letter.isalpha() for letter in words(button)) or attribute(button, "aria-label")
