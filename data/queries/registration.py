"""Registration at a moment: documents from their rollup (inside a day that day's facts), branches from presence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Integer, String, and_, case, column, exists, func, select, values

from data.answers import PartyInfo
from data.clock import day_of
from data.models import Party, PartyPresence, RegistrationProgress, RequiredDocument
from data.queries import reference
from data.queries.parameters import parameters
from data.queries.registration_facts import newest_rows, states_of
from data.queries.thresholds import KAB_KOTA, minimums_of
from data.registration import STAGE, Branches, Documents, Place, Registration, Standard
from data.scope import NATION, marked, visible

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from data.answers import AreaInfo
    from data.parameters import Parameters
    from data.registration import RegistrationQuestion
    from data.scope import Scope

    Pairs = dict[tuple[str, str], Documents]

Row: Final = RegistrationProgress
SENT: Final = Row.uploaded + Row.complete + Row.repair
OUT_OF_REACH: Final = 2**31 - 1  # what stands for a minimum that nobody knows


def registration(
    db: Session, scope: Scope, question: RegistrationQuestion, area: str, *, single_pairs: bool = False
) -> Registration:
    """Registration in `area`: its own documents, and those of the provinces (of the nation) or kab/kota below it.

    `single_pairs` tells a nation's kab/kota one by one, as a file does, instead of summed by province.

    Raises:
        NotFound: `area` is unknown, or outside `scope`.
    """
    top, inside = reference.area(db, scope, area), scope.narrowed(area)
    areas = [one for one in reference.areas(db, inside) if one.code != NATION]
    rules, wanted = parameters(db, scope, question.cycle), required(db, scope, question.cycle)
    by_province = top.code == NATION and not single_pairs
    leaves = [one for one in areas if one.kind in KAB_KOTA]
    standards = _standards(leaves, minimums_of(db, scope, question.cycle, leaves), rules)
    own_level = {"*": "nasional"}.get(top.code, "kabkota" if "." in top.code else "provinsi")
    own = {} if own_level == "kabkota" else documents(db, inside, question, own_level, len(wanted.get(own_level, ())))
    upper = documents(db, inside, question, "provinsi", len(wanted.get("provinsi", ()))) if top.code == NATION else {}
    lower = documents(
        db, inside, question, "kabkota", len(wanted.get("kabkota", ())), by_province=by_province
    )  # fmt: skip
    window = reference.schedules(db, scope).get((question.cycle, STAGE), reference.NO_SCHEDULE).window(area)
    return Registration(
        area=top,
        question=question,
        parties=parties(db, scope, question),
        required=wanted,
        places=_places(areas, leaves, rules, by_province=by_province),
        needed=_needed(areas, leaves, rules, area, by_province=by_province),
        own={party: one for (_, party), one in own.items()},
        upper=upper,
        lower=lower,
        branches=_branches(db, inside, question, standards, by_province=by_province),
        reporting=_reporting(db, inside, question),
        rows=newest_rows(db, inside, question) if "." in area else (),
        standard=standards[0][2] if "." in area and standards else None,
        window=window,
    )


def cycle_of(db: Session, scope: Scope, moment: datetime) -> str:
    """The cycle whose registration began last by `moment`, else the one whose registration comes first; '' without any."""
    starts = {
        cycle: found.starts_at
        for (cycle, stage), plan in reference.schedules(db, scope).items()
        if stage == STAGE and (found := plan.window(scope.home() or NATION))
    }
    begun = {cycle: start for cycle, start in starts.items() if start <= moment}
    if begun:
        return max(begun, key=lambda cycle: begun[cycle])
    return min(starts, key=lambda cycle: starts[cycle], default="")


def parties(db: Session, scope: Scope, question: RegistrationQuestion) -> tuple[PartyInfo, ...]:
    """The parties of the cycle in ballot order, those without a number last; the one asked for, if any."""
    del scope  # reference data, open to every user
    stmt = select(Party.code, Party.number, Party.abbreviation, Party.name).where(Party.cycle == question.cycle)
    if question.party:
        stmt = stmt.where(Party.code == question.party)
    rows = sorted(db.execute(stmt), key=lambda row: (row.number is None, row.number or 0, row.code))
    return tuple(PartyInfo(*row) for row in rows)


def required(db: Session, scope: Scope, cycle: str) -> dict[str, dict[str, str]]:
    """Level -> code -> name of the documents that the cycle asks for, in their order."""
    del scope  # reference data, open to every user
    stmt = select(RequiredDocument.level, RequiredDocument.code, RequiredDocument.name)
    found: dict[str, dict[str, str]] = {}
    for level, code, name in db.execute(
        stmt.where(RequiredDocument.cycle == cycle).order_by(RequiredDocument.position, RequiredDocument.code)
    ):
        found.setdefault(level, {})[code] = name
    return found


def _needed(
    areas: Sequence[AreaInfo], leaves: Sequence[AreaInfo], rules: Parameters, area: str, *, by_province: bool
) -> int:
    """How many of the places a party needs: provinces of a nation, kab/kota of a province, the kab/kota itself."""
    if by_province:
        return rules.provinces_needed(sum("." not in one.code for one in areas))
    return 1 if "." in area else rules.areas_needed(len(leaves))


def _places(
    areas: Sequence[AreaInfo], leaves: Sequence[AreaInfo], rules: Parameters, *, by_province: bool
) -> tuple[Place, ...]:
    """The rows of the heat map: the provinces with their kab/kota counted, or the kab/kota."""
    if not by_province:
        return tuple(Place(one, 1, 1) for one in leaves)
    below = {one.code: 0 for one in areas if "." not in one.code}
    for leaf in leaves:
        below[leaf.code[:2]] += 1
    return tuple(Place(one, below[one.code], rules.areas_needed(below[one.code])) for one in areas if one.code in below)


def _standards(
    leaves: Sequence[AreaInfo], minimums: Mapping[str, int], rules: Parameters
) -> list[tuple[str, str, Standard]]:
    """Kab/kota code, its province, what is asked there."""
    return [
        (
            one.code,
            one.code[:2],
            Standard(
                minimums.get(one.code),
                None if one.kecamatan_count is None else rules.kecamatan_needed(one.kecamatan_count),
                one.kecamatan_count,
            ),
        )
        for one in leaves
    ]


def documents(  # noqa: PLR0913 - a level and how it is summed
    db: Session,
    scope: Scope,
    question: RegistrationQuestion,
    level: str,
    needed: int,
    *,
    by_province: bool = False,
) -> Pairs:
    """Documents of a level of which `needed` are required, by (area or province, party); absent parties do not count."""
    place: Any = func.substr(Row.area_code, 1, 2) if by_province else Row.area_code
    is_done = Row.complete >= needed if needed else Row.complete < 0
    sums: list[Any] = [func.count()]
    sums += [func.sum(case((one, 1), else_=0)) for one in (is_done, SENT > 0, Row.repair > 0)]
    sums += [
        func.sum(getattr(Row, name))
        for name in ("uploaded", "complete", "repair", "by_dpp", "by_dpw", "by_dpc", "by_helpdesk")
    ]
    stmt = select(place, Row.party, *sums, func.max(Row.at)).group_by(place, Row.party)
    rows = db.execute(_in_force(stmt.where(Row.at <= question.as_of), scope, question, level))
    found = {(place, party): _summed(*rest) for place, party, *rest in rows}
    later = _in_force(select(Row.area_code, Row.party).where(Row.at > question.as_of), scope, question, level)
    for (area, party), one in states_of(db, scope, question, level, set(map(tuple, db.execute(later))), needed=needed):
        key = (area[:2] if by_province else area, party)
        found[key] = found[key] + one if key in found else one
    return found


def _summed(*row: Any) -> Documents:
    """A row of counts, the last four of them by uploader, and the newest moment."""
    *counts, dpp, dpw, dpc, helpdesk, at = row
    pairs, done, begun, repairing, uploaded, complete, repair = map(int, counts)
    by = (int(dpp), int(dpw), int(dpc), int(helpdesk))
    return Documents(pairs, done, begun, repairing, uploaded, complete, repair, by, at)


def _in_force(
    stmt: Select[*tuple[Any, ...]], scope: Scope, question: RegistrationQuestion, level: str
) -> Select[*tuple[Any, ...]]:
    """Limit `stmt` to the rollup's rows at the end of the question's day, parties that are not registered left out."""
    day = day_of(question.as_of)
    stmt = stmt.where(Row.cycle == question.cycle, Row.level == level, Row.day <= day, Row.until > day)
    if question.party:
        stmt = stmt.where(Row.party == question.party)
    if level == "kabkota":
        stmt = stmt.where(~_is_absent(question))
    return marked(visible(stmt, scope, Row), PartyPresence)  # presence of the same area only


def _is_absent(question: RegistrationQuestion) -> ColumnElement[bool]:
    same = and_(PartyPresence.area_code == Row.area_code, PartyPresence.party == Row.party)
    here = PartyPresence.cycle == question.cycle
    return exists().where(here, same, PartyPresence.registered == 0).correlate(Row)


def _reporting(db: Session, scope: Scope, question: RegistrationQuestion) -> int:
    """How many kab/kota have said anything about their documents."""
    stmt = select(func.count(Row.area_code.distinct())).where(Row.cycle == question.cycle, Row.level == "kabkota")
    stmt = stmt.where(Row.day <= day_of(question.as_of))
    if question.party:
        stmt = stmt.where(Row.party == question.party)
    return int(db.scalar(visible(stmt, scope, Row)) or 0)


def _branches(
    db: Session,
    scope: Scope,
    question: RegistrationQuestion,
    standards: Sequence[tuple[str, str, Standard]],
    *,
    by_province: bool,
) -> dict[tuple[str, str], Branches]:
    """Presence against what is asked in each kab/kota, by (area or province, party)."""
    if not standards:
        return {}
    names = (column("code", String), column("place", String), column("members", Integer), column("kecamatan", Integer))
    asked = [
        (code, place if by_province else code, one.members or OUT_OF_REACH, one.kecamatan or OUT_OF_REACH)
        for code, place, one in standards
    ]
    told = values(*names, name="asked").data(asked).cte("standards")
    here, row = PartyPresence.registered == 1, PartyPresence
    counts = [
        func.sum(case((each, 1), else_=0))
        for each in (
            here,
            row.registered == 0,
            and_(here, row.kecamatan_filled >= told.c.kecamatan),
            and_(here, row.kecamatan_filled.is_not(None)),
            and_(here, row.members >= told.c.members),
            and_(here, row.members.is_not(None)),
        )
    ]
    filled = [func.sum(case((here, each))) for each in (row.members, row.kecamatan_filled)]
    stmt = select(told.c.place, row.party, *counts, *filled).join(told, told.c.code == row.area_code)
    stmt = stmt.where(row.cycle == question.cycle).group_by(told.c.place, row.party)
    if question.party:
        stmt = stmt.where(row.party == question.party)
    return {
        (place, party): Branches(*(None if one is None else int(one) for one in rest))  # type: ignore[arg-type]  # the first six are counts
        for place, party, *rest in db.execute(visible(stmt, scope, row))
    }
