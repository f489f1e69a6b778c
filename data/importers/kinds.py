"""The registry of kinds: a new kind is one declaration, added here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from data.importers.fact_kinds import COMPLAINT, ITEM, PRESENCE, RECAP, SAMPLE
from data.importers.reference_kinds import AREA, PARTY, STAGE
from data.importers.registration_kinds import REGISTRATION_KINDS
from data.importers.service_calendar_kinds import SERVICE_CALENDAR_KINDS
from data.importers.service_kinds import SERVICE_KINDS
from data.importers.timeline_kinds import TIMELINE_KINDS
from data.importers.update_kinds import CALENDAR, SEMESTER, UPDATE
from data.importers.verdict_kinds import VERDICT

if TYPE_CHECKING:
    from data.importers.kind import Kind

KINDS: Final[dict[str, Kind]] = {
    kind.name: kind
    for kind in (
        AREA,
        PARTY,
        STAGE,
        PRESENCE,
        RECAP,
        ITEM,
        SAMPLE,
        VERDICT,
        COMPLAINT,
        UPDATE,
        SEMESTER,
        CALENDAR,
        *TIMELINE_KINDS,
        *SERVICE_CALENDAR_KINDS,
        *SERVICE_KINDS,
        *REGISTRATION_KINDS,
    )
}
