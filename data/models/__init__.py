"""All tables."""

from data.models.base import AreaScoped, Base
from data.models.desks import SatisfactionAnswer, SatisfactionCode, ServiceAttendance, ServiceReadiness
from data.models.facts import (
    ALL_PARTIES,
    FactualSample,
    PartyPresence,
    PublicComplaint,
    VerificationDecision,
    VerificationItem,
    VerificationRecap,
)
from data.models.imports import Audit, Batch, Correction, RejectedRow
from data.models.reference import Area, DataVersion, Installation, MinimumMembers, Party, Round, StageWindow
from data.models.registration import RegistrationDocument, RegistrationProgress, RequiredDocument
from data.models.rollups import FOREVER, AreaProgress, BacklogAge, Progress
from data.models.samples import SampleProgress, SampleReach
from data.models.service import (
    ServiceChannelDay,
    ServiceDay,
    ServiceEvent,
    ServiceProvinceDay,
    ServiceSpell,
    ServiceTicket,
    ServiceTopic,
    ServiceTopicDay,
    ServiceTopicProvinceDay,
)
from data.models.service_alerts import ServiceAlert
from data.models.service_calendar import ServiceHours, ServiceSpecialDay
from data.models.timeline import PlanCurve, RuleParameter
from data.models.updates import CalendarDay, PartyUpdate, Semester
from data.models.users import SignIn, SignInFailure, User, UserScope
from data.models.verdicts import OfficialVerdict

__all__ = [
    "ALL_PARTIES", "FOREVER", "Area", "AreaProgress", "AreaScoped", "Audit", "BacklogAge", "Base", "Batch",
    "CalendarDay", "Correction", "DataVersion", "FactualSample", "Installation", "MinimumMembers", "OfficialVerdict", "Party", "PartyPresence",
    "PartyUpdate", "PlanCurve", "Progress", "PublicComplaint",
    "RegistrationDocument", "RegistrationProgress", "RejectedRow", "RequiredDocument", "Round", "RuleParameter", "SampleProgress", "SampleReach", "SatisfactionAnswer", "SatisfactionCode", "Semester",
    "ServiceAlert", "ServiceAttendance", "ServiceChannelDay", "ServiceDay", "ServiceEvent", "ServiceHours",
    "ServiceProvinceDay", "ServiceReadiness", "ServiceSpecialDay", "ServiceSpell", "ServiceTicket",
    "ServiceTopic", "ServiceTopicDay", "ServiceTopicProvinceDay", "SignIn", "SignInFailure",
    "StageWindow", "User", "UserScope", "VerificationDecision", "VerificationItem", "VerificationRecap",
]  # fmt: skip
