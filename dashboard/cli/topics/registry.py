"""The topics of `figures --topic`.

A new topic is one line in `TOPICS`: its name -> the module of this package whose `read(asked: Asked) -> Answer` tells the
page's numbers as a tree of `Node`s. Its metrics are defined where those of its page are, `data/<topic>_metrics.py`, joined
in `data.page_metrics`; JSON, CSV and table follow from the tree. It gets the page's own context and filters, so that
calling the page's `load` gives the page's own numbers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from callbacks.context import Ctx
from dashboard.cli.topics.node import Answer, Asked
from dashboard.core.permissions import ROLES, Role
from dashboard.core.text import Lang
from data.clock import now
from data.memo import remember
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from callbacks.filters import Filters

TOPICS: Final = {
    "tahapan": "timeline",
    "ambang": "thresholds",
    "sampel": "samples",
    "pendaftaran": "registration",
    "pemutakhiran": "updates",
    "tanggapan": "complaints",
    "helpdesk": "helpdesk",
}


def read(db: Session, topic: str, filters: Filters, area: str) -> Answer:
    """The numbers of a topic, as leadership of the whole country sees them.

    Raises:
        NotFound: no such area, party or round.
        InvalidInput: filters that do not fit, such as a semester without data.
    """
    role = Role.PIMPINAN
    ctx = Ctx(
        db=remember(db), scope=Scope.of(NATION), lang=Lang.ID, user="", role=role, permissions=ROLES[role], now=now(db)
    )
    answer: Answer = import_module(f"{__package__}.{TOPICS[topic]}").read(Asked(ctx=ctx, filters=filters, area=area))
    return answer
