"""The lists of pages as files: the same view as the page, each download in the audit log before its first byte."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, request

from callbacks import filters as codec
from callbacks.complaints import load as load_complaints
from callbacks.helpdesk import load as load_helpdesk
from callbacks.party import load as load_party
from callbacks.registration import load_list as load_registration
from callbacks.service_topics import load as load_topics
from callbacks.timeline import load as load_timeline
from callbacks.updates import load_list as load_updates
from callbacks.verification import load_list as load_thresholds
from dashboard.core.errors import NotAllowed, NotFound
from dashboard.core.permissions import Permission
from dashboard.downloads import KINDS, recorded, whole
from dashboard.reports.complaints import complaints_file
from dashboard.reports.helpdesk import helpdesk_file
from dashboard.reports.party import party_file
from dashboard.reports.registration import registration_file
from dashboard.reports.service_topics import topics_file
from dashboard.reports.sheets import ListFile, csv_text, file_name, xlsx
from dashboard.reports.thresholds import thresholds_file
from dashboard.reports.timeline import schedule_file
from dashboard.reports.updates import updates_file
from layouts import complaints, helpdesk, party, registration, service_topics, timeline, updates, verification

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask, Response

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from callbacks.wiring import OpenCtx
    from dashboard.core.text import Lang
    from dashboard.sessions import Sessions
    from layouts.page import Page


@dataclass(frozen=True, slots=True)
class Topic:
    """A page whose lists can be taken away: what it loads, and the file that is made of it."""

    page: Page
    load: Callable[[Ctx, Filters], Any]
    file: Callable[[Any, Lang], ListFile]


TOPICS: Final[dict[str, Topic]] = {  # the name in `/unduh/<name>.xlsx` -> its page
    "tahapan": Topic(timeline.PAGE, load_timeline, schedule_file),
    "pendaftaran": Topic(registration.PAGE, load_registration, registration_file),
    "ambang": Topic(verification.PAGE, load_thresholds, thresholds_file),
    "partai": Topic(party.PAGE, load_party, party_file),
    "pemutakhiran": Topic(updates.PAGE, load_updates, updates_file),
    "tanggapan": Topic(complaints.PAGE, load_complaints, complaints_file),
    "topik": Topic(service_topics.PAGE, load_topics, topics_file),
    "helpdesk": Topic(helpdesk.PAGE, load_helpdesk, helpdesk_file),
}


def init_app(server: Flask, sessions: Sessions, open_ctx: OpenCtx) -> None:
    """Add `/unduh/<topic>.csv` and `.xlsx` for every topic, with the filters of its page as query."""
    routes = Blueprint("lists", __name__)

    @routes.get("/unduh/<topic>.<kind>")
    def download(topic: str, kind: str) -> Response:
        with open_ctx(Permission.LISTS_EXPORT) as ctx:
            if topic not in TOPICS or kind not in KINDS:
                raise NotFound
            filters = codec.read(request.query_string.decode("utf-8", "replace"))
            one = made(ctx, TOPICS[topic], filters)
            name, subject = file_name(one, kind), f"{one.topic} {one.area.code}"
            recorded(sessions, ctx, subject, berkas=name, baris=one.total, saringan=filters.query())
            return whole(csv_text(one) if kind == "csv" else xlsx(one), name, kind)

    server.register_blueprint(routes)


def made(ctx: Ctx, topic: Topic, filters: Filters) -> ListFile:
    """The file of a page with these filters.

    Raises:
        NotAllowed: the caller may not open the page.
        NotFound: an area outside the caller's scope.
    """
    if not ctx.may(topic.page.permission):
        raise NotAllowed
    if filters.area:
        ctx.scope.narrowed(filters.area)
    return topic.file(topic.load(ctx, filters), ctx.lang)
