"""What people do with the dashboard, in the words they see."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site


def test_leadership_signs_in_and_sees_where_the_province_stands(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan")
    expect(page.get_by_role("banner")).to_contain_text("Pantau Verpol")
    expect(page.locator("body")).to_contain_text("Selasa, 23 Agustus 2022 14.05 WIB")
    expect(page.locator("body")).to_contain_text("Data sementara")


def test_a_tile_leads_to_its_area_and_back_returns(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan")
    page.get_by_role("main").get_by_role("link", name=re.compile("Salatiga")).first.click()
    expect(page).to_have_url(re.compile(r"/wilayah/33\.73"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Salatiga")
    page.go_back()
    expect(page).to_have_url(re.compile(r"/$"))


def test_a_commissioner_opens_on_the_own_area_and_meets_no_other(page: Page, site: Site) -> None:
    site.sign_in(page, "komisioner.salatiga")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Salatiga")
    answer = page.goto(f"{site.url}/wilayah/33.74")
    assert answer is not None
    page.get_by_role("heading", level=1).wait_for()
    expect(page.get_by_role("main")).not_to_contain_text("Kota Semarang")
    expect(page.get_by_role("main")).to_contain_text("tidak ditemukan")


def test_the_last_session_ends_with_logging_out(page: Page, site: Site) -> None:
    site.sign_in(page, "petugas.salatiga")
    page.request.post(f"{site.url}/logout")
    page.goto(f"{site.url}/tunggakan")
    expect(page).to_have_url(re.compile("/login"))


def test_a_wrong_password_says_one_calm_sentence(page: Page, site: Site, complaints: list[str]) -> None:
    page.goto(f"{site.url}/login")
    page.get_by_label("Nama pengguna").fill("pimpinan")
    page.get_by_label("Kata sandi").fill("bukan-kata-sandinya")
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page).to_have_url(re.compile("/login"))
    assert ["401" in complaint for complaint in complaints] == [True]
    complaints.clear()
