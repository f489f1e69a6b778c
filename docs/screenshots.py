"""Make the pictures of the README from the demo: `make screenshots` (Chromium and the demo's own server)."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.browser.serving import CHROMIUM, QUIET, served_demo

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PICTURES: Final = Path(__file__).parent / "gambar"
SHOTS: Final = (
    ("ringkasan.png", "pimpinan", "/", (1366, 900), "light"),
    ("verifikasi.png", "pimpinan", "/verifikasi", (1366, 900), "light"),
    ("tunggakan-gelap.png", "pimpinan", "/tunggakan", (1366, 900), "dark"),
    ("wilayah-ponsel.png", "komisioner.salatiga", "/wilayah/33.73", (390, 844), "light"),
    ("helpdesk.png", "pimpinan", "/helpdesk", (1366, 900), "light"),
    ("catat-ponsel.png", "petugas.salatiga", "/catat", (390, 844), "light"),
)


def take(browser: Browser, url: str, shot: tuple[str, str, str, tuple[int, int], str]) -> None:
    """One picture: sign in as the person, open the page, wait until nothing moves."""
    name, person, path, (width, height), theme = shot
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(f"{url}/login")
    page.evaluate("theme => localStorage.setItem('theme', theme)", theme)
    page.get_by_label("Nama pengguna").fill(person)
    page.get_by_label("Kata sandi").fill("pantau-demo")
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_load_state("networkidle")
    page.goto(f"{url}{path}")
    page.evaluate("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)  # the last chart is painted after the last byte
    page.screenshot(path=PICTURES / name)
    page.close()


def main() -> None:
    """Take every picture from one demo."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, served_demo(Path(folder)) as url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for shot in SHOTS:
            take(browser, url, shot)
        browser.close()


if __name__ == "__main__":
    main()
