"""An officer of a desk who sends what the page's script would, and what is stored of it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from data.models import ServiceTicket
from data.scope import marked

if TYPE_CHECKING:
    from werkzeug.test import TestResponse

    from tests.dashboard.conftest import Edge, Visitor

_numbers = count(1)


class Officer:
    """Somebody at a desk: sends what the page's script would."""

    def __init__(self, edge: Edge, visitor: Visitor) -> None:
        self.edge, self.visitor = edge, visitor
        self.token = edge.app.server.extensions["sessions"].form_token(visitor.token)

    def send(self, path: str, headers: Any = None, **said: Any) -> TestResponse:
        """One tap; each has a key of its own unless it says which."""
        body = {"key": key(), "ago": 0, **said}
        return self.visitor.client.post(path, json=body, headers={"X-Form-Token": self.token, **(headers or {})})

    def opened(self, **said: Any) -> int:
        """The id of a new service."""
        answer = self.send("/layanan", **{"channel": "tatap_muka", "category": "nik", "party": "pkb", **said})
        assert answer.status_code == 200, answer.text
        return newest(self.edge).id

    def version(self, number: int) -> int:
        """The version that the page would show."""
        return next(one.version for one in tickets(self.edge) if one.id == number)

    def step(self, number: int, step: str, **said: Any) -> TestResponse:
        """A step on what the page shows now."""
        return self.send(f"/layanan/{number}/langkah", step=step, **{"version": self.version(number), **said})


def key() -> str:
    """What crypto.randomUUID gives."""
    return f"00000000-0000-4000-8000-{next(_numbers):012d}"


def tickets(edge: Edge) -> list[ServiceTicket]:
    """Every service, of all desks."""
    with edge.sessions() as db:
        return list(db.scalars(marked(select(ServiceTicket).order_by(ServiceTicket.id), ServiceTicket)))


def newest(edge: Edge) -> ServiceTicket:
    """The last service."""
    return tickets(edge)[-1]


def rows(edge: Edge, model: Any) -> int:
    """How many rows there are, of all desks."""
    with edge.sessions() as db:
        return len(db.execute(marked(select(*model.__table__.primary_key), model)).all())


def words(answer: TestResponse) -> str:
    """The one sentence of a refusal."""
    return str(answer.get_json()["message"])
