"""A decision that is withdrawn: the item is backlog again, in the count, in the list and by its age."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import select

from data.answers import Question
from data.models import VerificationItem
from data.queries.ageing import ageing
from data.queries.backlog import backlog, count
from data.queries.figures import figures
from data.scope import Scope, marked
from tests.data.making import wib

if TYPE_CHECKING:
    from datetime import datetime

    from tests.own_database import Own

HEADER: Final = "id_sumber,putaran,objek,kode_wilayah,partai,status,diterima_pada,diputus_pada"
LINE: Final = "S{n},vermin,keanggotaan,{area},pkb,{status},2022-08-16T09:00,{at}"
DECIDED: Final = "2022-08-18T09:00"
LATER: Final = wib(2030, 1, 1, 12)


def take(own: Own, name: str, *rows: tuple[int, str, str], area: str = "33.73") -> None:
    lines = [LINE.format(n=n, status=status, at=at, area=area) for n, status, at in rows]
    assert own.take("item_verifikasi", own.file(f"{name}.csv", HEADER, *lines)).rejected == 0


def told(own: Own, moment: datetime, area: str = "33.73") -> tuple[float | None, int, int, int]:
    """The backlog on the pages, the list's count, its rows, and the sum over the ages."""
    scope, question = Scope.of("33"), Question("vermin", "keanggotaan", moment)
    with own.sessions() as db:
        return (
            figures(db, scope, question, area)["backlog"],
            count(db, scope, question, area),
            len(backlog(db, scope, question, area)),
            sum(one.items for one in ageing(db, scope, question, area)),
        )


def test_a_withdrawn_decision_is_a_row_of_the_list_as_it_is_of_the_count(own: Own) -> None:
    take(own, "a", (1, "MS", DECIDED), (2, "TMS", DECIDED), (3, "belum", ""))
    take(own, "elsewhere", (9, "belum", ""), area="34.71")
    assert told(own, LATER) == (1, 1, 1, 1)
    take(own, "b", (1, "belum", DECIDED))
    assert told(own, LATER) == (2, 2, 2, 2)
    assert told(own, LATER, "33") == (2, 2, 2, 2)
    with own.sessions() as db:
        item = db.scalars(
            marked(select(VerificationItem), VerificationItem).where(VerificationItem.status == "belum")
        ).all()
        assert [one.decided_at for one in item] == [None] * 3
    assert own.broken() == []
    take(own, "c", (1, "MS", "2022-08-20T09:00"))
    assert told(own, LATER) == (1, 1, 1, 1)
    assert own.broken() == []


def test_inside_the_day_of_the_first_decision_list_and_count_of_the_list_agree(own: Own) -> None:
    take(own, "a", (1, "MS", DECIDED), (2, "MS", "2022-08-18T15:00"), (3, "belum", ""))
    take(own, "b", (1, "belum", ""))
    _, counted, rows, aged = told(own, wib(2022, 8, 18, 8))
    assert (counted, rows, aged) == (3, 3, 3)
    _, counted, rows, aged = told(own, wib(2022, 8, 18, 12))
    assert (counted, rows, aged) == (3, 3, 3)
    _, counted, rows, aged = told(own, wib(2022, 8, 18, 16))
    assert (counted, rows, aged) == (2, 2, 2)
