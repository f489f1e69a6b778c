"""Who gets which digest, and what is refused at the start."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dashboard.core.mail import audiences
from dashboard.core.settings import Settings


def test_an_address_has_one_area_and_without_one_the_province() -> None:
    said = "33.73=a@kpu.example, 33=b@kpu.example,c@kpu.example,*=d@kpu.example"
    assert audiences(said) == {
        "33.73": ("a@kpu.example",),
        "33": ("b@kpu.example", "c@kpu.example"),
        "*": ("d@kpu.example",),
    }
    assert audiences("") == {}


@pytest.mark.parametrize(
    "said",
    [
        "no address",
        "33.7=a@kpu.example",
        "x=a@kpu.example",
        "a@kpu.example\nBcc: b@kpu.example",
        "Nama <a@kpu.example>",
        "33=a@kpu.example,33.73=A@kpu.example",
        "33=33=a@kpu.example",
    ],
)
def test_anything_else_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="DIGEST_TO"):
        audiences(said)


@pytest.mark.parametrize(
    ("name", "value"), [("DIGEST_TO", "33=nobody"), ("DIGEST_FROM", "a@b\r\nBcc: c@d"), ("SMTP_TLS", "perhaps")]
)
def test_settings_that_cannot_work_stop_the_start(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(ValidationError):
        Settings()


def test_a_password_needs_tls_except_on_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SMTP_PASSWORD", "rahasia sekali")
    monkeypatch.setenv("SMTP_TLS", "none")
    monkeypatch.setenv("SMTP_HOST", "mail.kpu.example")
    with pytest.raises(ValidationError, match="SMTP_TLS"):
        Settings()
    monkeypatch.setenv("SMTP_HOST", "localhost")
    assert Settings().smtp_tls == "none"
