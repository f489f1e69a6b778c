"""Mail over TLS, against a real server with a certificate of its own: trusted when told to, and never otherwise."""

from __future__ import annotations

import shutil
import subprocess
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any, Final

import pytest
from pydantic import SecretStr

from dashboard import post
from dashboard.core.errors import InvalidInput
from dashboard.core.settings import Settings
from dashboard.post import NotSent
from tests.dashboard.mailing import Postbox, serving

if TYPE_CHECKING:
    from pathlib import Path

WAYS: Final = ("starttls", "ssl")
TO: Final = ["satker@kpu.example"]


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A key and a certificate for `localhost`, signed by itself and good for a day, in one PEM file."""
    openssl, folder = shutil.which("openssl"), tmp_path_factory.mktemp("tls")
    assert openssl is not None
    both, key = folder / "both.pem", folder / "key.pem"
    asked = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1", "-subj", "/CN=localhost"]
    written = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(both)]
    subprocess.run([openssl, "req", "-x509", *asked, *written], check=True, capture_output=True)  # noqa: S603 - our own words
    with both.open("a") as file:
        file.write(key.read_text())
    return both


def settings(way: str, box: Postbox, **changes: Any) -> Settings:
    """What an office sets for its server with TLS and a sign-in."""
    known: dict[str, Any] = {
        "smtp_host": "localhost", "smtp_port": box.port, "smtp_tls": way, "smtp_user": "pantau",
        "smtp_password": SecretStr("rahasia sekali"), "digest_from": "pantau@kpu.example",
    }  # fmt: skip
    return Settings(**known | changes)


def mail() -> EmailMessage:
    """A short one."""
    one = EmailMessage()
    one["From"], one["To"], one["Subject"] = "pantau@kpu.example", TO[0], "Kabar"
    one.set_content("Satu baris.")
    return one


@pytest.mark.parametrize("way", WAYS)
def test_a_trusted_server_takes_the_mail_over_tls(way: str, certificate: Path) -> None:
    with serving(way, certificate) as box:
        post.send(settings(way, box, smtp_ca_file=certificate), mail(), TO)
    assert [(recipients, one["Subject"]) for recipients, one in box.taken] == [(TO, "Kabar")]
    assert box.encrypted == ["TLSv1.3"]
    assert box.signed_in == ["pantau rahasia sekali"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("doubt", [{"smtp_ca_file": None}, {"smtp_host": "127.0.0.1"}], ids=["unknown", "other name"])
def test_a_certificate_of_nobody_we_know_or_for_another_name_is_refused(
    way: str, doubt: dict[str, Any], certificate: Path
) -> None:
    with serving(way, certificate) as box, pytest.raises(NotSent):
        post.send(settings(way, box, **{"smtp_ca_file": certificate} | doubt), mail(), TO)
    assert (box.taken, box.signed_in) == ([], [])  # neither the message nor the password went anywhere


@pytest.mark.parametrize("way", WAYS)
def test_a_file_without_certificates_is_said_to_be_one(way: str, tmp_path: Path) -> None:
    (tmp_path / "kosong.pem").write_text("bukan sertifikat")
    with serving() as box:
        for name in ("kosong.pem", "tidak-ada.pem"):
            with pytest.raises(InvalidInput, match="SMTP_CA_FILE"):
                post.send(settings(way, box, smtp_ca_file=tmp_path / name), mail(), TO)
    assert box.taken == []
