"""Leadership follows the Help Desks from a sentence to the services behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site


def test_from_the_slowest_desk_of_the_first_sentences_to_its_page_and_its_open_services(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/helpdesk")
    page.locator(".lead").get_by_role("link", name="Brebes").click()
    expect(page).to_have_url(re.compile(r"/helpdesk/33\.29$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Help Desk Kabupaten Brebes")
    number = page.locator(".key", has_text="Terbuka sekarang")
    count = number.locator(".key-value").inner_text()
    number.get_by_role("link", name="buka daftarnya").click()
    expect(page).to_have_url(re.compile(r"/layanan\?.*wilayah=33\.29.*keadaan=belum_selesai"))
    expect(
        page.get_by_role("heading", name=re.compile(rf"^{count} layanan terbuka; \d+ lewat sasaran$"))
    ).to_be_visible()


def test_the_readiness_of_a_desk_is_reached_from_the_table_of_all_desks(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/helpdesk")
    page.locator(".service-ready").get_by_role("link", name="Blora").click()
    expect(page).to_have_url(re.compile(r"/helpdesk/33\.16#kesiapan$"))
    expect(page.get_by_role("heading", name="2 butir SOP kurang")).to_be_in_viewport()
