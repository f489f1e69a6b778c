"""The real program on demo data, as `make demo` serves it, and people who sign in to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pytest
from playwright.sync_api import expect

from tests.browser.serving import CHROMIUM, QUIET, served_demo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

PASSWORD: Final = "pantau-demo"

expect.set_options(timeout=30_000)  # a busy machine is not a broken page


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One worker drives the browser: they share one server."""
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Site:
    """Where the site runs, the file of its database, and how to sign in."""

    url: str
    database: Path

    def sign_in(self, page: Page, name: str, path: str = "/") -> None:
        """Sign in as a person of the demo and open `path`."""
        page.goto(f"{self.url}/login")
        page.get_by_label("Nama pengguna").fill(name)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        page.wait_for_url(lambda url: "/login" not in url)
        if path != "/":
            page.goto(f"{self.url}{path}")
        page.get_by_role("main").get_by_role("heading", level=1).wait_for()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A demo of its own, filled and served by the program's own commands."""
    folder = tmp_path_factory.mktemp("demo")
    with served_demo(folder) as url:
        yield Site(url, folder / "demo.db")


@pytest.fixture(autouse=True)
def complaints(page: Page) -> Iterator[list[str]]:
    """Every journey must leave the browser's console free of errors; one that expects an error takes it out."""
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield complaints
    assert complaints == []


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium, without calls to anywhere else."""
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": QUIET}
