"""First paint and navigation: numbers included, from the cache, and calm when the database is away."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import OperationalError

from dashboard import pages
from data.commands.version import bump
from tests.dashboard.conftest import Edge, Visitor, signed_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager


SECRET = "a detail with 3301010101010001"


def part(layout: dict[str, Any], name: str) -> Any:
    """The component of this id in a layout, its children or the component itself."""
    found = [each for each in walk(layout) if each.get("props", {}).get("id") == name]
    assert len(found) == 1
    return found[0]


def walk(node: Any) -> Iterator[dict[str, Any]]:
    """Every object in a layout."""
    if isinstance(node, dict):
        yield node
        for value in node.values():
            yield from walk(value)
    elif isinstance(node, list):
        for value in node:
            yield from walk(value)


def digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)


def test_the_first_paint_brings_the_numbers_and_the_address_along(visitor: Callable[[str], Visitor]) -> None:
    layout = visitor("komisioner").layout("/wilayah/33.73?putaran=vermin").get_json()
    location = part(layout, "shell-url")["props"]
    assert location["href"] == "http://localhost/wilayah/33.73?putaran=vermin"
    assert (location["pathname"], location["search"], location["hash"]) == ("/wilayah/33.73", "?putaran=vermin", "")
    assert "717171" in digits(str(part(layout, "shell-content")))


def test_nothing_runs_at_load(edge: Edge) -> None:
    assert all(spec["prevent_initial_call"] for spec in edge.app._callback_list)


def test_navigation_answers_with_the_same_parts_as_a_first_paint(visitor: Callable[[str], Visitor]) -> None:
    user = visitor("pimpinan")
    layout = user.layout("/verifikasi").get_json()
    answer = user.navigate("http://localhost/verifikasi").get_json()["response"]
    for name, props in answer.items():
        assert props["children"] == part(layout, name)["props"]["children"]


def test_without_a_referer_the_browser_asks_for_its_page_itself(visitor: Callable[[str], Visitor]) -> None:
    layout = visitor("pimpinan").get("/_dash-layout").get_json()
    assert part(layout, "shell-url")["props"]["href"] is None
    assert part(layout, "shell-content")["props"]["children"] is None


@pytest.mark.parametrize(
    "referer", ["https://evil.example/wilayah/33.73", "http://localhost:1@evil.example/", "http://[", "x"]
)
def test_a_foreign_referer_is_none(visitor: Callable[[str], Visitor], referer: str) -> None:
    answer = visitor("pimpinan").get("/_dash-layout", headers={"Referer": referer})
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


def test_an_address_cannot_break_out_of_the_json(visitor: Callable[[str], Visitor]) -> None:
    href = '/verifikasi?partai="}],"x":"</script><script>alert(1)'
    layout = visitor("pimpinan").layout(href).get_json()
    assert part(layout, "shell-url")["props"]["href"].endswith("alert(1)")


def test_one_person_never_gets_the_name_or_token_of_another(visitor: Callable[[str], Visitor]) -> None:
    first, second = visitor("komisioner"), visitor("operator")
    texts = [each.layout("/bantuan").text for each in (first, second, first)]
    tokens = [set(re.findall(r'"value":"([0-9a-f]{64})"', text)) for text in texts]
    assert tokens[0] == tokens[2]
    assert tokens[0].isdisjoint(tokens[1])
    assert "operator" not in {
        each["props"].get("children")
        for each in walk(first.layout("/bantuan").get_json())
        if isinstance(each.get("props", {}).get("children"), str)
    }


def test_a_page_is_made_once_until_something_is_written(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    plain = pages.opened

    def counted(*args: Any) -> Any:
        made.append(args[1].id)
        return plain(*args)

    monkeypatch.setattr(pages, "opened", counted)
    user = signed_in(edge, "pimpinan")
    for query in ("?objek=kantor&putaran=vermin", "?putaran=vermin&objek=kantor"):
        user.layout(f"/verifikasi{query}")
        user.navigate(f"http://localhost/verifikasi{query}")
    assert made == ["verification"]
    with edge.write.begin() as db:
        bump(db)
    user.layout("/verifikasi?objek=kantor&putaran=vermin")
    assert made == ["verification"] * 2


def test_the_cache_never_crosses_a_scope_a_role_or_a_language(edge: Edge) -> None:
    pimpinan, komisioner = signed_in(edge, "pimpinan"), signed_in(edge, "komisioner")
    assert "717171" in digits(pimpinan.layout("/wilayah/33.73").text)
    assert "Jawa Tengah" not in str(part(komisioner.layout("/verifikasi").get_json(), "shell-context"))
    form = re.search(r'"value":"([0-9a-f]{64})"', pimpinan.layout("/bantuan").text)
    assert form
    answer = pimpinan.client.post("/bahasa", data={"lang": "en", "next": "/bantuan", "token": form[1]})
    english = pimpinan.layout("/bantuan").text
    pimpinan.client.post("/bahasa", data={"lang": "id", "next": "//evil.example", "token": form[1]})
    assert answer.headers["Location"] == "/bantuan"
    assert "Help" in english
    assert "Bantuan" in pimpinan.layout("/bantuan").text


@pytest.mark.parametrize("form", [{"lang": "xx"}, {"lang": ""}, {"lang": "en", "token": "x"}, {}])
def test_a_language_that_does_not_exist_or_a_foreign_form_is_refused(
    visitor: Callable[[str], Visitor], form: dict[str, str]
) -> None:
    assert visitor("pimpinan").client.post("/bahasa", data=form).status_code == 422


def test_a_broken_page_says_one_sentence_with_an_id(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> Any:
        raise ZeroDivisionError(SECRET)

    monkeypatch.setattr(pages, "opened", broken)
    answer = signed_in(edge, "pimpinan").layout("/verifikasi?per=2022-08-20")
    assert answer.status_code == 200
    assert re.search(r"Nomor kejadian [0-9a-f]{8}", answer.text)
    assert SECRET not in answer.text
    assert "ZeroDivision" not in answer.text


@pytest.fixture
def outage(edge: Edge) -> Callable[[], AbstractContextManager[None]]:
    """A block during which the database cannot be reached."""
    kind = type(edge.sessions.kw["bind"])

    def refuse(*_args: Any, **_options: Any) -> Any:
        raise OperationalError("SELECT", {}, ConnectionRefusedError())

    @contextmanager
    def away() -> Iterator[None]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(kind, "connect", refuse)
            yield

    return away


def test_while_the_database_is_away_the_last_good_page_is_shown_and_marked(
    edge: Edge, outage: Callable[[], AbstractContextManager[None]]
) -> None:
    user, stranger = signed_in(edge, "komisioner"), Visitor(edge.app.server.test_client())
    user.layout("/wilayah/33.73")
    with outage():
        seen, moved = user.layout("/wilayah/33.73"), user.navigate("http://localhost/wilayah/33.73")
        unseen, written = user.layout("/verifikasi?per=2022-08-18"), user.client.post("/bahasa", data={"lang": "en"})
        other = user.layout("/wilayah/33.74")
        strangers = [stranger.layout("/wilayah/33.73"), stranger.get("/login"), stranger.get("/hidup")]
    for answer in (seen, moved):
        assert answer.status_code == 200
        assert "angka terakhir yang diketahui" in answer.text
        assert "717171" in digits(answer.text)
    assert "tidak dapat dihubungi" in unseen.text
    assert written.status_code == 503
    assert "828282" not in digits(other.text)
    assert [each.status_code for each in strangers] == [401, 503, 200]
    fresh = user.layout("/wilayah/33.73").text
    assert "angka terakhir yang diketahui" not in fresh


def test_a_session_that_nobody_vouched_for_is_not_trusted_while_the_database_is_away(
    edge: Edge, outage: Callable[[], AbstractContextManager[None]]
) -> None:
    user = signed_in(edge, "komisioner")
    with outage():
        answer = user.layout("/wilayah/33.73")
    assert answer.status_code == 503
