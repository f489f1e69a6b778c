"""An officer's day on a phone: one record a service, whatever the network and the thumb do."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Final

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Route

    from tests.browser.conftest import Site

PHONE: Final = {"width": 390, "height": 844}
UNSENT: Final = "Belum terkirim – menunggu koneksi"
SMALL: Final = """() => Array.from(document.querySelectorAll(
    '.record button, .record select, .record .pick, .record summary, .record input[type=search], .record input[type=number]'))
    .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 44).map(one => one.outerHTML)"""


@pytest.fixture
def phone(page: Page, site: Site) -> Page:
    """The officer of Salatiga with a phone, signed in: the form is the first page."""
    page.set_viewport_size({"width": 390, "height": 844})
    site.sign_in(page, "petugas.salatiga")
    expect(page).to_have_url(re.compile(r"/catat$"))
    page.locator(".record[data-ready]").wait_for()
    return page


def pick(page: Page, words: str) -> None:
    """Tap a choice."""
    page.locator(".record-form .pick", has_text=re.compile(f"^{re.escape(words)}$")).click()


def fill(page: Page, category: str = "Kantor") -> None:
    """Channel, party, level, requester and category: five taps."""
    for words in ("Tatap muka", "PKB", "DPC", "LO", category):
        pick(page, words)


def status(page: Page) -> Locator:
    """What the page says about itself."""
    return page.locator("#record-status")


def count(page: Page) -> int:
    """How many services are open, as the tab says."""
    return int(page.locator("#record-count").inner_text())


def only_of_the_network(complaints: list[str]) -> None:
    """Take out what a browser says of a network that is not there."""
    assert all(re.search("ERR_(INTERNET_DISCONNECTED|FAILED|NETWORK_CHANGED)|401|503", one) for one in complaints), (
        complaints
    )
    complaints.clear()


def test_a_service_recorded_without_a_network_is_sent_once_when_it_is_back(
    phone: Page, site: Site, complaints: list[str]
) -> None:
    before = count(phone)
    fill(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Catat dulu").dblclick()
    expect(status(phone)).to_contain_text(f"{UNSENT} (1)")
    phone.goto("about:blank")
    phone.context.set_offline(False)
    phone.goto(f"{site.url}/catat")
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    phone.reload()
    phone.locator(".record[data-ready]").wait_for()
    assert count(phone) == before + 1
    only_of_the_network(complaints)


def test_a_reload_without_a_network_tells_what_waits_and_keeps_no_figure(phone: Page, complaints: list[str]) -> None:
    before = count(phone)
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    fill(phone)
    phone.context.set_offline(True)
    phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text(f"{UNSENT} (1)")
    pick(phone, "Telepon")
    phone.reload()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Tidak ada jaringan")
    expect(phone.locator("#waiting")).to_have_text(re.compile(r"Menunggu dikirim: 1$"))
    expect(phone.locator("#draft")).to_be_visible()
    assert "Salatiga" not in phone.content()
    assert phone.evaluate("caches.keys()") == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    phone.context.set_offline(False)
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    expect(phone.locator("input[name=channel][value=telepon]")).to_be_checked()
    only_of_the_network(complaints)


def test_the_worker_minds_no_other_page_and_leaves_with_the_officer(phone: Page, complaints: list[str]) -> None:
    registered = "navigator.serviceWorker.getRegistrations().then(all => all.map(one => new URL(one.scope).pathname))"
    phone.evaluate("navigator.serviceWorker.ready.then(() => true)")
    assert phone.evaluate(registered) == ["/catat"]
    phone.evaluate("document.querySelector('form[data-user]').requestSubmit()")
    expect(phone).to_have_url(re.compile("/login"))
    assert phone.evaluate(registered) == []
    only_of_the_network(complaints)


def test_what_was_said_goes_with_its_tab(phone: Page) -> None:
    fill(phone)
    phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    phone.get_by_role("tab", name="Hari ini").click()
    expect(status(phone)).to_be_empty()


def test_the_network_comes_back_while_the_page_is_open(phone: Page, complaints: list[str]) -> None:
    before = count(phone)
    phone.context.set_offline(True)
    for category in ("Kantor", "Jadwal/tahapan"):
        fill(phone, category)
        phone.wait_for_timeout(800)
        phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text(f"{UNSENT} (2)")
    phone.context.set_offline(False)
    expect(phone.locator("#record-count")).to_have_text(str(before + 2))
    expect(status(phone)).not_to_contain_text(UNSENT)
    only_of_the_network(complaints)


def test_an_answer_that_got_lost_makes_no_second_record(phone: Page, site: Site, complaints: list[str]) -> None:
    before = count(phone)

    def swallow(route: Route) -> None:
        route.fetch()
        route.abort()

    fill(phone)
    phone.route("**/layanan", swallow)
    phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text(UNSENT)
    phone.unroute("**/layanan")
    phone.goto(f"{site.url}/catat")
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    only_of_the_network(complaints)


def test_what_an_import_kept_waiting_is_sent_again_by_itself(phone: Page, site: Site, complaints: list[str]) -> None:
    before = count(phone)
    fill(phone)
    with closing(sqlite3.connect(site.database, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        phone.get_by_role("button", name="Catat dulu").click()
        expect(status(phone)).to_contain_text("impor lain sedang berjalan; dikirim lagi sendiri (1)")
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    only_of_the_network(complaints)


def test_a_double_tap_is_one_record(phone: Page) -> None:
    before = count(phone)
    fill(phone)
    phone.get_by_role("button", name="Catat dulu").dblclick()
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    expect(status(phone)).to_contain_text("Layanan tercatat.")


def test_a_draft_outlives_a_reload_without_its_digits(phone: Page) -> None:
    pick(phone, "Telepon")
    pick(phone, "Kantor")
    phone.get_by_text("Tambah catatan").click()
    phone.get_by_label("Pertanyaan", exact=True).fill("NIK 3373010101900001 ditolak")
    phone.reload()
    expect(status(phone)).to_contain_text("dipulihkan")
    expect(phone.locator("input[name=channel][value=telepon]")).to_be_checked()
    expect(phone.get_by_label("Pertanyaan", exact=True)).to_have_value("NIK [disamarkan] ditolak")
    kept = phone.evaluate("JSON.stringify(localStorage)")
    assert "3373010101900001" not in kept
    phone.evaluate("document.querySelector('form[data-user]').requestSubmit()")
    expect(phone).to_have_url(re.compile("/login"))
    assert "catat:" not in phone.evaluate("JSON.stringify(localStorage)")


def test_what_was_sent_after_the_session_ended_waits_for_the_next(
    phone: Page, site: Site, complaints: list[str]
) -> None:
    before = count(phone)
    fill(phone)
    phone.context.clear_cookies()
    phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text("Sesi berakhir")
    site.sign_in(phone, "petugas.salatiga")
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    expect(phone.locator("#record-count")).to_have_text(str(before + 1))
    only_of_the_network(complaints)


def test_from_the_first_word_to_the_satisfied_party(phone: Page, browser: Browser) -> None:
    fill(phone, "Lainnya")
    phone.get_by_role("button", name="Catat dulu").click()
    expect(status(phone)).to_contain_text("Layanan tercatat.")
    phone.get_by_role("tab", name=re.compile("Terbuka")).click()
    phone.get_by_role("button", name="Milik saya").click()
    newest = phone.locator(".ticket:visible", has_text="PKB · Lainnya").last
    expect(newest).to_contain_text("Respons sebelum 14.20")
    number = newest.get_attribute("data-ticket")
    card = phone.locator(f'.ticket[data-ticket="{number}"]')
    for step, said in (
        ("Respons", "Selesaikan sebelum"),
        ("Jeda: tunggu parpol", "Menunggu parpol sejak 14.05"),
        ("Lanjutkan", "Selesaikan sebelum"),
        ("Eskalasi ke provinsi", "di KPU Provinsi"),
        ("Kembali dari eskalasi", "Selesaikan sebelum"),
    ):
        card.get_by_role("button", name=step, exact=True).click()
        expect(card).to_contain_text(said)
    card.get_by_role("button", name="Selesai", exact=True).click()
    phone.get_by_role("button", name="Tunjukkan QR").click()
    expect(phone.get_by_alt_text("Kode QR ke survei kepuasan")).to_be_visible()
    answered_once(browser, phone.get_by_label("Tautan survei").input_value())


def answered_once(browser: Browser, address: str) -> None:
    """The requester's own phone: nobody is signed in, nine taps, and the link is used up."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    for question in page.get_by_role("group").all():
        question.get_by_role("radio").last.check(force=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Terima kasih")
    again = page.goto(address)
    assert again is not None
    assert again.status == 404
    expect(page.get_by_role("alert")).to_contain_text("sudah dipakai")
    context.close()


def test_attendance_and_readiness_of_the_day(phone: Page) -> None:
    phone.get_by_role("tab", name="Hari ini").click()
    shift = phone.locator(".record-shift", has_text="Siang")
    if shift.get_attribute("open") is None:
        shift.locator("summary").click()
    shift.get_by_label("Hadir", exact=True).fill("0")
    shift.get_by_label("Terjadwal", exact=True).fill("2")
    for _ in range(2):
        shift.get_by_role("button", name="Hadir +").click()
    shift.get_by_text("Absensi online KPU RI sudah diisi").click()
    shift.get_by_role("button", name="Simpan absensi").click()
    expect(phone.locator(".record-shift", has_text="Siang")).to_contain_text("2 dari 2 hadir, absensi KPU RI sudah")
    for item in phone.locator(".record-item").all():
        item.locator(".pick").first.click()
    phone.wait_for_timeout(800)
    phone.get_by_role("button", name="Konfirmasi kesiapan").click()
    expect(phone.locator(".record-readiness")).to_contain_text(
        "11 dari 11 ada; terakhir dikonfirmasi Sel 23 Agu 14.05."
    )


def test_every_target_fits_a_thumb_and_nothing_scrolls_sideways(phone: Page) -> None:
    for tab in ("Baru", re.compile("Terbuka"), "Hari ini"):
        phone.get_by_role("tab", name=tab).click()
        assert phone.evaluate(SMALL) == []
        assert phone.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_part_is_accessible(phone: Page, site: Site, theme: str, complaints: list[str]) -> None:
    pick(phone, "NIK tidak ditemukan")
    phone.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
    for tab in ("Baru", re.compile("Terbuka"), "Hari ini"):
        phone.get_by_role("tab", name=tab).click()
        found = Axe().run(phone, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
        assert found.violations_count == 0, found.generate_report()
    phone.goto(f"{site.url}/survei/tidak-pernah-ada")
    found = Axe().run(phone, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]})
    assert found.violations_count == 0, found.generate_report()
    assert ["404" in one for one in complaints] == [True]  # a code that was never given
    complaints.clear()
