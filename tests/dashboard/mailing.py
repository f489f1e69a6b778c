"""A real mail server on this machine that keeps what it takes, and refuses when told to."""

from __future__ import annotations

import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass
class Postbox:
    """What arrived: (recipients, message); `refused` addresses are turned away, with `broken` every message is."""

    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    broken: bool = False
    port: int = 0
    encrypted: list[str] = field(default_factory=list)  # the version of TLS that each message came over
    signed_in: list[str] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 - the server's own names
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        """Take or turn away one recipient."""
        del server, session
        if address in self.refused:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - the server's own name
        """Keep the message."""
        del session
        if self.broken:
            return "554 not today"
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        tls = server.transport.get_extra_info("ssl_object")
        self.encrypted += [tls.version()] if tls else []
        self.taken.append((list(envelope.rcpt_tos), mail))
        return "250 taken"


@contextmanager
def serving(tls: str = "none", certificate: Path | None = None) -> Iterator[Postbox]:
    """The server, until the test is over; `tls` and the PEM file of key and `certificate` as in the settings."""
    box = Postbox(port=free_port())
    server = Controller(box, hostname="127.0.0.1", port=box.port, **_secured(box, tls, certificate))
    server.start()
    try:
        yield box
    finally:
        server.stop()


def _secured(box: Postbox, tls: str, certificate: Path | None) -> dict[str, Any]:
    """Options of a server with TLS that takes a sign-in; who signs in with which password is noted."""
    if certificate is None:
        return {}
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate)

    def let_in(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
        del server, session, envelope, mechanism
        box.signed_in.append(f"{data.login.decode()} {data.password.decode()}")
        return AuthResult(success=True)

    if tls == "ssl":  # it is TLS from the first byte, of which the part that signs in knows nothing
        return {"authenticator": let_in, "ssl_context": context, "auth_require_tls": False}
    return {"authenticator": let_in, "tls_context": context, "require_starttls": True, "auth_required": True}


def part(mail: EmailMessage, kind: str) -> str:
    """The text of its plain or HTML part."""
    found = mail.get_body((kind,))
    assert found is not None
    content: str = found.get_content()
    return content
