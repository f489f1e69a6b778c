"""Role × page, role × callback, role × area: each cell of `tests/matrix.toml` against the running application."""

from __future__ import annotations

import re
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import pytest

from dashboard import pages
from dashboard.core.permissions import Role
from tests.dashboard.canaries import CANARIES
from tests.dashboard.conftest import MATRIX, NAVIGATION, PARTS, Edge, Visitor, navigation, signed_in

if TYPE_CHECKING:
    from collections.abc import Iterator

ROLES: Final = tuple(MATRIX["scopes"])
TRIED: Final = tuple(MATRIX["areas"]["tried"])
NOT_YOURS: Final = "tidak ditemukan, atau di luar kewenangan Anda"
NOT_ALLOWED: Final = "tidak berwenang"
TABLE: Final = {
    "startRow": 0,
    "endRow": 100,
    "sortModel": [],
    "filterModel": {},
}


@pytest.fixture(scope="session", params=ROLES)
def person(request: pytest.FixtureRequest, edge: Edge) -> tuple[str, Visitor]:
    """One of each role, signed in once."""
    return request.param, signed_in(edge, request.param)


def test_the_matrix_names_every_role_page_and_callback(edge: Edge) -> None:
    assert set(ROLES) == {str(role) for role in Role}
    assert set(MATRIX["pages"]) == {page.path for page in pages.PAGES}
    asked = {output for output, spec in edge.app.callback_map.items() if "callback" in spec}
    assert set(MATRIX["callbacks"]) == asked


@pytest.mark.parametrize("where", list(MATRIX["pages"]))
def test_a_page_opens_for_its_roles_and_for_no_other(person: tuple[str, Visitor], where: str) -> None:
    role, visitor = person
    path = filled(where, "33.73")
    allowed = role in MATRIX["pages"][where]
    status = visitor.get(path).status_code
    assert status == 200 if allowed else status in {303, 403}
    for answer in (visitor.layout(path), visitor.navigate(f"http://localhost{path}")):
        assert answer.status_code == 200
        assert (NOT_ALLOWED in answer.text) is not allowed


@pytest.mark.parametrize("output", list(MATRIX["callbacks"]))
def test_a_callback_runs_for_its_roles_and_for_no_other(edge: Edge, person: tuple[str, Visitor], output: str) -> None:
    role, visitor = person
    body = forged(edge, output, "http://localhost/bantuan", "")
    status = visitor.client.post("/_dash-update-component", json=body).status_code
    assert status == (200 if role in MATRIX["callbacks"][output] else 403)


@pytest.mark.parametrize("area", TRIED)
def test_an_area_shows_itself_to_its_own_and_to_no_other(person: tuple[str, Visitor], area: str) -> None:
    role, visitor = person
    for answer in addresses(visitor, area, role):
        sees = area in MATRIX["areas"][role]
        assert (NOT_YOURS in answer) is not sees, (role, area)


@pytest.mark.parametrize(("output", "area"), list(product(MATRIX["callbacks"], TRIED)))
def test_no_callback_answers_with_an_area_of_others(
    edge: Edge, person: tuple[str, Visitor], output: str, area: str
) -> None:
    role, visitor = person
    search = f"?wilayah={area}"
    for path in ("/", "/verifikasi", "/tunggakan", "/tanggapan", "/partai/pkb", f"/wilayah/{area}"):
        body = forged(edge, output, f"http://localhost{path}{'' if area in path else search}", search)
        answer = visitor.client.post("/_dash-update-component", json=body)
        assert canaries_in(answer.text) <= own_canaries(role), (role, output, area, path)


@pytest.mark.parametrize("where", list(MATRIX["pages"]))
def test_a_first_paint_holds_no_canary_of_others(person: tuple[str, Visitor], where: str) -> None:
    role, visitor = person
    for area in TRIED:
        path = filled(where, area)
        for query in ("", "per=2022-08-22", "putaran=vermin&objek=keanggotaan"):
            href = f"{path}{'&' if '?' in path else '?'}{query}" if query else path
            found = canaries_in(visitor.layout(href).text)
            assert found <= own_canaries(role), (role, path)


def test_canaries_would_be_noticed(edge: Edge) -> None:
    assert canaries_in(signed_in(edge, "komisioner").layout("/wilayah/33.73").text) == {"33.73"}
    assert "33.74" in canaries_in(signed_in(edge, "pimpinan").layout("/wilayah/33.74").text)


def filled(where: str, area: str) -> str:
    """The address of a page in `area`; the page of a party names the party in its path and the area as a filter."""
    if where.startswith("/partai/"):
        return where.replace("<code>", "pkb") + f"?wilayah={area}"
    return where.replace("<code>", area)


def addresses(visitor: Visitor, area: str, role: str) -> Iterator[str]:
    """Every way to ask for an area's page that the role may open."""
    if role in MATRIX["pages"]["/wilayah/<code>"]:
        yield visitor.layout(f"/wilayah/{area}").text
        yield visitor.navigate(f"http://localhost/wilayah/{area}").text
        yield visitor.layout(f"/verifikasi?wilayah={area}").text
        yield visitor.layout(f"/partai/pkb?wilayah={area}").text
        yield visitor.layout(f"/tanggapan?wilayah={area}").text


def forged(edge: Edge, output: str, href: str, search: str) -> dict[str, Any]:
    """The body of a callback with the address that an attacker would like."""
    if output == NAVIGATION:
        return navigation(href)
    spec = edge.app.callback_map[output]
    values = {"href": href, "search": search, "getRowsRequest": TABLE}
    name, _, prop = output.rpartition(".")
    return {
        "output": output,
        "outputs": {"id": name, "property": prop},
        "inputs": [{**each, "value": values.get(each["property"])} for each in spec["inputs"]],
        "state": [{**each, "value": values.get(each["property"])} for each in spec["state"]],
        "changedPropIds": [],
    }


def canaries_in(text: str) -> set[str]:
    """The areas whose canary stands in `text`, however its digits are grouped."""
    digits = re.sub(r"(?<=\d)(?:[.,\u00a0\u202f ]|\\u00a0)(?=\d)", "", text)
    return {area for area, number in CANARIES.items() if str(number) in digits or f"REGU-{area}" in text}


def own_canaries(role: str) -> set[str]:
    """The canaries that a role may meet; the sum of a province holds none of them."""
    return set(CANARIES) & set(MATRIX["areas"][role])


def test_the_parts_of_the_frame_are_what_navigation_answers() -> None:
    assert ".." + "...".join(f"{part}.children" for part in PARTS) + ".." == NAVIGATION
