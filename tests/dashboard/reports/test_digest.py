"""The mail of a digest: no name can become a header or markup, and nothing is loaded from elsewhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from dashboard.reports.digest import MOST, as_html, as_mail, as_text, subject
from data.alerts import Condition
from data.answers import AreaInfo
from data.commands.alerts import Digest
from tests.dashboard.mailing import part
from tests.data.making import wib

EVIL: Final = "Kota <b>X</b>\r\nBcc: korban@kpu.example\u2028&"
PLACE: Final = AreaInfo("33.73", EVIL, EVIL, "kota", "33", None, None, None)
BARE: Final = Digest(
    area=PLACE, as_of=wib(2022, 8, 23, 14), is_open=True, opens_next=None,
    began=(Condition(kind="kesiapan", area="33.73", subject="kamera"),),
    over=(Condition(kind="diam", area="33.73", subject="satker"),), standing=2, told=(1,), areas={"33.73": PLACE},
)  # fmt: skip


def test_a_name_cannot_add_a_header() -> None:
    mail = as_mail(BARE, "pantau@kpu.example", ["a@kpu.example"], datetime(2022, 8, 23, tzinfo=UTC))
    assert mail.keys() == [
        "Subject", "From", "To", "Date", "Message-ID", "Auto-Submitted", "MIME-Version", "Content-Type",
        "Content-Language",
    ]  # fmt: skip
    assert mail["Bcc"] is None
    assert subject(BARE) == "Help Desk Kota <b>X</b> Bcc: korban@kpu.example &: 1 hal baru, 1 hal pulih"
    head = mail.as_bytes().split(b"\r\n\r\n")[0]
    assert not any(line.startswith(b"Bcc") for line in head.split(b"\r\n"))


def test_a_name_is_no_markup_and_stays_on_its_line() -> None:
    html = as_html(BARE)
    assert "<b>" not in html
    assert "&lt;b&gt;X&lt;/b&gt; Bcc: korban@kpu.example &amp;" in html
    assert "- Kota <b>X</b> Bcc: korban@kpu.example &: 1 butir SOP belum siap (Kamera perekam)" in as_text(BARE)


def test_nothing_is_loaded_and_styles_are_inline() -> None:
    html = as_html(BARE)
    for word in ("http:", "https:", "src=", "url(", "<style", "<script", "<link", "href="):
        assert word not in html


def test_both_parts_say_the_same() -> None:
    mail = as_mail(BARE, "pantau@kpu.example", ["a@kpu.example"], datetime(2022, 8, 23, tzinfo=UTC))
    for kind in ("plain", "html"):
        said = part(mail, kind)
        for words in ("butir SOP belum siap", "mencatat lagi", "2 hal yang sudah diberitahukan masih berlaku."):
            assert words in said


def test_a_long_digest_names_the_first_and_counts_the_rest() -> None:
    places = {
        f"33.{n:02d}": AreaInfo(f"33.{n:02d}", f"Kota {n}", f"K{n}", "kota", "33", None, None, None) for n in range(50)
    }
    began = tuple(Condition(kind="kesiapan", area=code, subject="kamera") for code in places)
    told = replace(BARE, areas=places, began=began, over=())
    text = as_text(told)
    assert text.count("\n- ") == MOST
    assert "  dan 10 baris lagi" in text
    assert "SUDAH PULIH" not in text
