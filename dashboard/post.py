"""Handing a message to the mail server: to all of its recipients, or to none of them."""

from __future__ import annotations

import smtplib
import ssl
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from dashboard.core.errors import InvalidInput, Unavailable
from dashboard.core.text import N_

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from email.message import EmailMessage

    from dashboard.core.settings import Settings

PATIENCE: Final = 20.0  # seconds for each answer of the server
ACCEPTED: Final = 250
WILL_DO: Final = frozenset({250, 251})
AWAY: Final = N_(
    "Server surel tidak dapat dihubungi atau menolak. Tidak ada yang terkirim; dicoba lagi pada ringkasan berikutnya."
)
REFUSED: Final = N_("Server surel menolak penerima {address}. Tidak ada yang terkirim; periksa DIGEST_TO.")
UNSET: Final = N_("Surel belum diatur. Isi SMTP_HOST, DIGEST_FROM, dan DIGEST_TO.")
UNREADABLE: Final = N_("SMTP_CA_FILE tidak dapat dibaca atau tidak berisi sertifikat. Tidak ada yang terkirim.")


class NotSent(Unavailable):
    """The message was not accepted: nothing of it went anywhere."""

    message = AWAY


def ready(settings: Settings) -> None:
    """Refuse to go on without a mail server, a sender and recipients.

    Raises:
        InvalidInput: one of them is not set.
    """
    if not (settings.smtp_host and settings.digest_from and settings.digest_to):
        raise InvalidInput(UNSET)


def send(settings: Settings, mail: EmailMessage, recipients: Sequence[str]) -> None:
    """Hand `mail` over; returns once the server has taken it for every one of `recipients`.

    Raises:
        NotSent: no server, no trust in it, no sign-in, or a recipient or the message refused.
        InvalidInput: the file of certificates to trust is none.
    """
    try:
        with _connected(settings) as server:
            server.ehlo_or_helo_if_needed()
            _expect(server.mail(settings.digest_from)[0] == ACCEPTED)
            for address in recipients:
                if server.rcpt(address)[0] not in WILL_DO:
                    raise NotSent(REFUSED, address=address)
            _expect(server.data(mail.as_bytes())[0] == ACCEPTED)
    except (OSError, smtplib.SMTPException) as problem:
        raise NotSent from problem


def _expect(said_yes: bool) -> None:  # noqa: FBT001 - the server's answer
    if not said_yes:
        raise NotSent


@contextmanager
def _connected(settings: Settings) -> Iterator[smtplib.SMTP]:
    """A session with the server, encrypted unless the settings say otherwise; how it ends no longer matters."""
    host, port, trusted = settings.smtp_host, settings.smtp_port, _trusted(settings)
    if settings.smtp_tls == "ssl":
        server: smtplib.SMTP = smtplib.SMTP_SSL(host, port, timeout=PATIENCE, context=trusted)
    else:
        server = smtplib.SMTP(host, port, timeout=PATIENCE)
    try:
        if settings.smtp_tls == "starttls":
            server.starttls(context=trusted)
        if settings.smtp_user:
            server.login(settings.smtp_user, settings.smtp_password.get_secret_value())
        yield server
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.quit()
        server.close()


def _trusted(settings: Settings) -> ssl.SSLContext:
    """Certificates signed by these, for the host that the settings name: the machine's own, or those of the file."""
    try:
        return ssl.create_default_context(cafile=settings.smtp_ca_file)
    except OSError as problem:
        raise InvalidInput(UNREADABLE) from problem
