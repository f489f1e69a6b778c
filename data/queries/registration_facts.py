"""What only the facts of registration tell: a moment inside a day, and the documents of one kab/kota one by one."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select

from data.bulk import Days, Seconds, days, fetch, instants
from data.models import RegistrationDocument
from data.registration import DocumentRow, Documents
from data.rollups.registration import OUTCOMES, PAIR, needed_documents, states
from data.scope import visible

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from data.registration import RegistrationQuestion
    from data.scope import Scope

Row: Final = RegistrationDocument


def states_of(
    db: Session, scope: Scope, question: RegistrationQuestion, level: str, pairs: Collection[tuple[str, str]]
) -> dict[tuple[str, str], Documents]:
    """The documents of some (area, party) at the moment, counted anew; a pair without any yet is left out."""
    columns = [getattr(Row, name) for name in [*PAIR, "document", "status", "uploader"]]
    moments = (Seconds(Row.updated_at).label("at"), Days(Row.updated_on).label("day"))
    stmt = _until(select(*columns, *moments), question, level)
    facts = fetch(db, visible(stmt.where(Row.area_code.in_(sorted({area for area, _ in pairs}))), scope, Row))
    wanted = [pair in pairs for pair in zip(facts["area_code"], facts["party"], strict=True)]
    facts = facts.assign(at=instants(facts["at"]), day=days(facts["day"]))[wanted]
    if facts.empty:
        return {}
    last = states(facts, needed_documents(db)).drop_duplicates(PAIR, keep="last")
    return {(row["area_code"], row["party"]): _documents(row) for row in last.to_dict("records")}


def _documents(row: dict[Any, Any]) -> Documents:
    """One pair's row of the rollup as `Documents`."""
    return Documents(
        **{name: int(row[name]) for name in (*OUTCOMES, "uploaded", "complete", "repair")},
        by=tuple(int(row[name]) for name in ("by_dpp", "by_dpw", "by_dpc", "by_helpdesk")),
        at=row["at"].to_pydatetime().replace(tzinfo=UTC),
    )


def newest_rows(db: Session, scope: Scope, question: RegistrationQuestion) -> tuple[DocumentRow, ...]:
    """The newest word on every document in the kab/kota of `scope`, by party and document."""
    columns = (Row.level, Row.area_code, Row.party, Row.document, Row.status, Row.uploader, Row.updated_at)
    stmt = _until(select(*columns), question, "kabkota").order_by(Row.updated_at)
    newest = {(row.area_code, row.party, row.document): row for row in db.execute(visible(stmt, scope, Row))}
    return tuple(DocumentRow(*newest[key]) for key in sorted(newest))


def _until(stmt: Select[*tuple[Any, ...]], question: RegistrationQuestion, level: str) -> Select[*tuple[Any, ...]]:
    stmt = stmt.where(Row.cycle == question.cycle, Row.level == level, Row.updated_at <= question.as_of)
    return stmt.where(Row.party == question.party) if question.party else stmt
