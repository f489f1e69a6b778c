"""On paper: tables of any length become plain ones, and no page is wider than the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import expect

from tests.browser.test_looks import SIDEWAYS, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

PATHS: Final = (
    "/", "/tahapan", "/pendaftaran", "/verifikasi", "/tunggakan", "/pemutakhiran", "/tanggapan", "/helpdesk", "/layanan",
    "/layanan/topik",
)  # fmt: skip


def first_cell(page: Page) -> str:
    """What the first row says, once it is there: before, it is an empty one that waits."""
    cell = page.locator(".ag-row[row-index='0'] .ag-cell").first
    expect(cell).not_to_be_empty()
    return cell.inner_text()


@pytest.mark.parametrize(("path", "first"), [("/tunggakan", "Wilayah"), ("/layanan", "Dibuka")])
def test_the_rows_on_screen_stand_on_paper_with_how_many_there_are(
    page: Page, site: Site, path: str, first: str
) -> None:
    site.sign_in(page, "pimpinan")
    open_page(page, f"{site.url}{path}")
    known = first_cell(page)
    paper = page.locator(".grid-paper")
    expect(paper).to_be_empty()
    page.emulate_media(media="print")
    expect(paper.locator("tbody tr")).to_have_count(100)
    expect(paper.locator("thead th").first).to_have_text(first)
    expect(paper.locator("tbody td").first).to_have_text(known)
    expect(paper.locator("p")).to_have_text(
        f"Baris 1 sampai 100 dari {page.locator('.panel h2').last.inner_text().split()[0]}, "
        "menurut urutan dan saringan di layar."
    )
    expect(page.locator(".grid-none")).to_be_hidden()
    page.emulate_media(media="screen")
    expect(paper).to_be_empty()


def test_a_short_table_is_whole_on_paper(page: Page, site: Site) -> None:
    site.sign_in(page, "petugas.salatiga")
    open_page(page, f"{site.url}/layanan?keadaan=belum_selesai")
    assert first_cell(page)
    page.emulate_media(media="print")
    rows = page.locator(".grid-paper tbody tr")
    rows.first.wait_for()
    said = f"Semua {rows.count()} baris, menurut urutan dan saringan di layar."
    expect(page.locator(".grid-paper p")).to_have_text(said)


def test_no_page_is_wider_than_the_sheet(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan")
    for path in PATHS:
        page.set_viewport_size({"width": 718, "height": 1_040})  # A4 between its margins
        open_page(page, f"{site.url}{path}")
        page.emulate_media(media="print")
        assert page.evaluate(SIDEWAYS) <= 0, path
        page.emulate_media(media="screen")
