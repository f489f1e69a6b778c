"""A real mail server on this machine that keeps what it takes, and refuses when told to."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass
class Postbox:
    """What arrived: (recipients, message); `refused` addresses are turned away, with `broken` every message is."""

    taken: list[tuple[list[str], EmailMessage]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    broken: bool = False
    port: int = 0

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
        del server, session
        if self.broken:
            return "554 not today"
        mail = message_from_bytes(envelope.content, policy=default)
        assert isinstance(mail, EmailMessage)
        self.taken.append((list(envelope.rcpt_tos), mail))
        return "250 taken"


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


@contextmanager
def serving() -> Iterator[Postbox]:
    """The server, until the test is over."""
    box = Postbox(port=free_port())
    server = Controller(box, hostname="127.0.0.1", port=box.port)
    server.start()
    try:
        yield box
    finally:
        server.stop()


def part(mail: EmailMessage, kind: str) -> str:
    """The text of its plain or HTML part."""
    found = mail.get_body((kind,))
    assert found is not None
    content: str = found.get_content()
    return content
