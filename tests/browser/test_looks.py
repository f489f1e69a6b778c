"""Every page, at every size, in both languages: nothing cut, nothing overflowing, accessible to all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Site

PATHS: Final = (
    "/", "/tahapan", "/pendaftaran", "/verifikasi", "/tunggakan", "/wilayah/33.73", "/partai/pkb",
    "/partai/psi?putaran=verfak&per=2022-11-04", "/pemutakhiran", "/pemutakhiran?semester=2025-2", "/tanggapan",
    "/tanggapan?per=2022-10-06", "/helpdesk", "/helpdesk/33.73", "/layanan",
    "/layanan?keadaan=belum_selesai", "/layanan/topik", "/bantuan",
)  # fmt: skip
ADMIN_PATHS: Final = ("/acuan", "/acuan/jendela")
PEOPLE: Final = {"pimpinan": PATHS, "admin": ADMIN_PATHS}
SIZES: Final = {"desktop": (1440, 900), "laptop": (1366, 768), "projector": (1024, 768), "phone": (390, 844)}
THEMES: Final = {"light": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"], "dark": ["color-contrast"]}
GRID: Final = ".backlog-grid"  # the table of items and that of services
SIDEWAYS: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def open_page(page: Page, url: str) -> None:
    """A page with its numbers, and with the rows of its table where it has one that loads by itself."""
    page.goto(url)
    page.get_by_role("heading", level=1).wait_for()
    for grid in page.locator(GRID).all():
        grid.locator(".ag-header-cell").first.wait_for()
        grid.locator(".ag-row:not(.ag-row-loading)").first.wait_for()


def visits(page: Page, site: Site, person: str) -> Iterator[str]:
    """Every path of somebody who may open it, who is signed in."""
    site.sign_in(page, person)
    yield from PEOPLE[person]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("person", PEOPLE)
def test_no_page_scrolls_sideways(page: Page, site: Site, person: str, size: str) -> None:
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    for path in visits(page, site, person):
        open_page(page, f"{site.url}{path}")
        assert page.evaluate(SIDEWAYS) <= 0, path


@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_is_accessible(page: Page, site: Site, person: str) -> None:
    """All rules in the light; in the dark, where only the colours are others, those of contrast."""
    for path in visits(page, site, person):
        open_page(page, f"{site.url}{path}")
        for theme, rules in THEMES.items():
            page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
            found = Axe().run(page, options={"runOnly": rules})
            assert found.violations_count == 0, f"{path} {theme}: {found.generate_report()}"
