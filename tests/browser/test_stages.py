"""From a finding on the pages of stages, registration, thresholds, updates and complaints to what is behind it."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

FILE = re.compile(r"TERBATAS_kpu-jateng_tanggapan_33_\d{4}-\d\d-\d\dT\d{4}WIB\.csv")


def test_a_slow_area_leads_to_its_page_and_back_returns_to_the_view(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/tahapan?per=2022-08-23")
    slowest = page.get_by_role("table", name=re.compile("wilayah terlalu lambat")).get_by_role("row").nth(1)
    expect(slowest).to_contain_text("kurang")
    name = slowest.get_by_role("link").inner_text()
    slowest.get_by_role("link").click()
    expect(page).to_have_url(re.compile(r"/wilayah/33\.\d\d\?.*per=2022-08-23"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    page.go_back()
    expect(page).to_have_url(re.compile(r"/tahapan\?per=2022-08-23$"))
    expect(slowest).to_contain_text(name)


def test_a_threshold_leads_to_the_areas_that_are_missing(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/verifikasi?putaran=verfak&per=2022-11-04")
    row = page.locator(".outlooks").get_by_role("row", name=re.compile("Ummat"))
    expect(row).to_contain_text("tidak mungkin")
    row.get_by_role("link", name="Ummat").click()
    expect(page).to_have_url(re.compile(r"/partai/ummat\?putaran=verfak&per=2022-11-04"))
    missing = page.locator(".missing-table")
    expect(missing.get_by_role("link").first).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("perlu 26")


def test_a_cell_of_registration_leads_to_the_party_there(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/pendaftaran")
    cell = page.locator("#registration-matrix tbody td a").first
    said = cell.get_attribute("aria-label")
    cell.click()
    expect(page).to_have_url(re.compile(r"/partai/[a-z_]+\?wilayah=33\.\d\d"))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert said
    party = said.split(",")[0]
    expect(page.get_by_role("heading", level=1)).to_contain_text(party)


def test_the_semester_picker_is_in_the_address_and_says_the_year(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/pemutakhiran")
    expect(page.locator("[data-menu=as-of] > summary")).to_contain_text("2026")
    page.get_by_role("link", name="Semester II 2025").click()
    expect(page).to_have_url(re.compile(r"/pemutakhiran\?semester=2025-2$"))
    pemalang = page.locator("#updates-matrix").get_by_role("row", name=re.compile("Pemalang"))
    expect(pemalang).to_contain_text("8/76")
    page.reload()
    expect(pemalang).to_contain_text("8/76")


def test_a_number_of_complaints_leads_to_its_reports_and_to_a_file_of_them(page: Page, site: Site) -> None:
    site.sign_in(page, "pimpinan", "/tanggapan?per=2022-10-06")
    page.get_by_role("row", name=re.compile("^Wonogiri")).get_by_role("link", name="181").click()
    expect(page).to_have_url(re.compile(r"/tanggapan\?wilayah=33\.12&per=2022-10-06"))
    expect(page.get_by_role("row", name=re.compile("181")).first).to_be_visible()
    page.go_back()
    expect(page.get_by_role("row", name=re.compile("^Jepara"))).to_be_visible()
    words = page.get_by_text(re.compile(r"Unduh semua \d+ laporan")).inner_text()
    with page.expect_download() as loading:
        page.get_by_role("link", name="Unduh CSV").click()
    assert FILE.fullmatch(loading.value.suggested_filename)
    rows = list(csv.reader(loading.value.path().read_text("utf-8-sig").splitlines()))
    head, *reports = [row for row in rows if not row[0].startswith("#")]
    assert head[0] == "Kode wilayah"
    assert len(reports) == int(re.sub(r"\D", "", words))
