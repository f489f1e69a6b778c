"""The administrator moves a window in the browser: the reason beside the field, then the new revision with its past."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import Site

BASIS = "Keputusan KPU 999/2022"


def test_an_administrator_moves_a_window_and_sees_what_it_was(page: Page, site: Site, complaints: list[str]) -> None:
    site.sign_in(page, "admin")
    page.goto(f"{site.url}/acuan")
    row = page.get_by_role("row", name=re.compile("Penetapan dan undian nomor urut"))
    row.get_by_role("link", name="Revisi baru").click()
    expect(page).to_have_url(re.compile("/acuan/jendela"))
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("alert")).to_contain_text("1 isian perlu diperbaiki")
    expect(page.locator("#legal_basis-wrong")).to_contain_text("wajib diisi")
    page.get_by_label("Dasar hukum").fill(BASIS)
    page.get_by_label("Selesai (WIB)").fill("2022-12-16T23:59")
    page.get_by_role("button", name="Simpan").click()
    expect(page).to_have_url(re.compile(r"/acuan\?siklus=2024"))
    expect(row).to_contain_text("14–16 Des")
    expect(row).to_contain_text(BASIS)
    row.locator("summary").click()
    expect(row).to_contain_text("14 Des. PKPU 4/2022 Lampiran I")
    expect(page.get_by_role("main")).to_contain_text("oleh admin")
    assert ["422" in complaint for complaint in complaints] == [True]
    complaints.clear()
