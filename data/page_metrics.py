"""Every number with its definition: those that each area has (`data.metrics`) and those of single pages.

A page's own metrics stand in a module of their own, `data/<topic>_metrics.py`, and are joined here.
"""

from __future__ import annotations

from typing import Final

from data.alerts import METRICS as ALERTS
from data.complaint_metrics import COMPLAINTS
from data.metrics import METRICS
from data.party_metrics import PARTIES
from data.question_metrics import QUESTIONS
from data.registration_metrics import REGISTRATION
from data.service_metrics import SERVICE
from data.timeline_metrics import TIMELINE
from data.topic_metrics import TOPICS
from data.update_metrics import UPDATES
from data.verdict_metrics import VERDICTS

PAGE_METRICS: Final = (
    *COMPLAINTS,
    *PARTIES,
    *SERVICE,
    *QUESTIONS,
    *REGISTRATION,
    *TIMELINE,
    *UPDATES,
    *VERDICTS,
    *TOPICS,
    *ALERTS,
)
ALL: Final = (*METRICS, *PAGE_METRICS)
BY_ID: Final = {metric.id: metric for metric in ALL}
