"""Registration at a moment: documents from their rollup (inside a day that day's facts), branches from presence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import and_, case, exists, func, select

from data.answers import PartyInfo
from data.days import day_of
from data.lists import listed
from data.models import Party, PartyPresence, RegistrationProgress, RequiredDocument
from data.queries import reference
from data.queries.parameters import parameters
from data.queries.registration_facts import newest_rows, states_of
from data.queries.thresholds import KAB_KOTA, minimums_of
from data.registration import STAGE, Branches, Documents, Place, Registration, Standard
from data.rollups.registration import OUTCOMES, SUMS
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
    standards = standards_of(leaves, minimums_of(db, scope, question.cycle, leaves), rules)
    own_level = {"*": "nasional"}.get(top.code, "kabkota" if "." in top.code else "provinsi")
    own = {} if own_level == "kabkota" else documents(db, inside, question, own_level)
    upper = documents(db, inside, question, "provinsi") if top.code == NATION else {}
    lower = documents(db, inside, question, "kabkota", by_province=by_province)
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
        branches=branches_of(db, inside, question, standards, by_province=by_province),
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


def standards_of(
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
            ),
        )
        for one in leaves
    ]


def documents(
    db: Session, scope: Scope, question: RegistrationQuestion, level: str, *, by_province: bool = False
) -> Pairs:
    """Documents of a level by (area, or province, and party); parties that are not registered there do not count."""
    if by_province:
        found = _told(db, scope, question, SUMS)
        if _by_then(found, question):
            return found
    limits = [~_is_absent(question)] if level == "kabkota" and _has_absent(db, scope, question) else []
    found = _told(db, scope, question, level, *limits)
    if not _by_then(found, question):  # a moment inside a day on which more came in later
        late = {key for key, one in found.items() if one.at and one.at > question.as_of}
        found = {key: one for key, one in found.items() if key not in late}
        found |= states_of(db, scope, question, level, late)
    return _by_province(found) if by_province else found


def _by_then(found: Pairs, question: RegistrationQuestion) -> bool:
    """Whether all of it had come in by the moment."""
    return all(one.at is None or one.at <= question.as_of for one in found.values())


def _by_province(pairs: Pairs) -> Pairs:
    found: Pairs = {}
    for (area, party), one in pairs.items():
        key = (area[:2], party)
        found[key] = found[key] + one if key in found else one
    return found


def _told(db: Session, scope: Scope, question: RegistrationQuestion, level: str, *limits: ColumnElement[bool]) -> Pairs:
    """The rollup's rows of a level at the end of the question's day."""
    names = [*OUTCOMES, "uploaded", "complete", "repair", "by_dpp", "by_dpw", "by_dpc", "by_helpdesk"]
    columns = [getattr(Row, name) for name in names]
    stmt = in_force(select(Row.area_code, Row.party, *columns, Row.at).where(*limits), scope, question, level)
    return {
        (area, party): Documents(pairs, done, begun, repairing, uploaded, complete, repair, tuple(by), at)
        for area, party, pairs, done, begun, repairing, uploaded, complete, repair, *by, at in db.execute(stmt)
    }


def in_force(
    stmt: Select[*tuple[Any, ...]], scope: Scope, question: RegistrationQuestion, level: str
) -> Select[*tuple[Any, ...]]:
    """Limit `stmt` to the rollup's rows at the end of the question's day."""
    day = day_of(question.as_of)
    stmt = stmt.where(Row.cycle == question.cycle, Row.level == level, Row.day <= day, Row.until > day)
    if question.party:
        stmt = stmt.where(Row.party == question.party)
    return marked(visible(stmt, scope, Row), PartyPresence)  # presence of the same area only


def _has_absent(db: Session, scope: Scope, question: RegistrationQuestion) -> bool:
    """Whether any document came in for a party that is not registered there: then each row must be asked."""
    same = and_(PartyPresence.area_code == Row.area_code, PartyPresence.party == Row.party)
    gone = (PartyPresence.cycle == question.cycle, PartyPresence.registered == 0)
    own = exists().where(same, Row.cycle == question.cycle, Row.level == "kabkota").correlate(PartyPresence)
    stmt = visible(select(PartyPresence.id).where(*gone, own).limit(1), scope, PartyPresence)
    return db.scalar(marked(stmt, Row)) is not None


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


def branches_of(
    db: Session,
    scope: Scope,
    question: RegistrationQuestion,
    standards: Sequence[tuple[str, str, Standard]],
    *,
    by_province: bool,
) -> dict[tuple[str, str], Branches]:
    """Presence against what is asked in each kab/kota of the scope, by (area or province, party).

    The list itself is held to the scope: a range of areas beside it tempts SQLite to read all of them for each.
    """
    mine = [each for each in standards if scope.holds(each[0])]
    if not mine:
        return {}
    told = listed(
        db,
        {"code": str, "place": str, "members": int, "kecamatan": int},
        [
            (code, place if by_province else code, one.members or OUT_OF_REACH, one.kecamatan or OUT_OF_REACH)
            for code, place, one in mine
        ],
    )
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
        for place, party, *rest in db.execute(marked(stmt, row))
    }
