"""The page of an officer: a new service, the open ones, attendance and readiness. Made for one thumb on a phone.

Three parts are drawn anew by `assets/70-record.js` after each action: `parts` gives them by their id.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.page import Page
from layouts.record_day import day_part
from layouts.record_form import new_service
from layouts.record_list import count_part, open_part
from layouts.record_view import Day, Services, View

if TYPE_CHECKING:
    from dash.development.base_component import Component

__all__ = ["PAGE", "Day", "Services", "View", "day_parts", "page", "service_parts"]

PAGE: Final = Page(
    id="record", path="/catat", title=N_("Catat layanan"), permission=Permission.SERVICE_WRITE, by_round=False
)
TABS: Final = (("new", N_("Baru")), ("open", N_("Terbuka")), ("day", N_("Hari ini")))
UNSENT: Final = N_("Belum terkirim – menunggu koneksi")
SAYINGS: Final = {  # what the script says, in the reader's language
    "unsent": UNSENT,
    "busy": N_("Belum terkirim – impor lain sedang berjalan; dikirim lagi sendiri"),
    "sending": N_("Mengirim …"),
    "kept": N_("Isian yang belum tersimpan dipulihkan."),
    "signin": N_("Sesi berakhir. Isian tetap tersimpan di ponsel ini; masuk lagi untuk mengirim."),
    "signin_link": N_("Masuk lagi"),
    "channel": N_("Pilih saluran."),
    "category": N_("Pilih kategori."),
    "items": N_("Jawab kesebelas butir kesiapan."),
    "mask": N_("[disamarkan]"),
}


def page(view: View, lang: Lang) -> Component:
    """The whole page; the script keeps the draft, sends, and draws the parts anew."""
    words = attrs(**{f"data_say_{name}": t(said, lang) for name, said in SAYINGS.items()})
    services = service_parts(view.services, lang)
    panels = {
        "new": new_service(view, lang),
        "open": html.Div(services["record-open"], id="record-open"),
        "day": html.Div(day_parts(view.day, lang)["record-day"], id="record-day"),
    }
    return html.Div(
        [
            _head(view, lang),
            html.Div(_tabs(services["record-count"], lang), className="record-tabs", role="tablist"),
            html.Div(id="record-status", className="record-status", role="status"),
            html.Div(id="record-after"),
            *(_panel(name, body) for name, body in panels.items()),
        ],
        className="record",
        **words,
        **attrs(data_area=view.area.code, data_lang=lang.value),
    )


def service_parts(services: Services, lang: Lang) -> dict[str, Component]:
    """What a step changes, by id."""
    return {"record-count": count_part(services, lang), "record-open": open_part(services, lang)}


def day_parts(day: Day, lang: Lang) -> dict[str, Component]:
    """What attendance and readiness change, by id."""
    return {"record-day": day_part(day, lang)}


def _head(view: View, lang: Lang) -> Component:
    options = [html.Option(code, value=code) for code in view.services.officers]
    chosen = html.Select(options, name="officer", className="record-officer", id="record-officer")
    said = t("Petugas", lang)
    stand = t("Data sementara, bukan hasil resmi. Keadaan per {time}.", lang,
              time=formats.short_moment(view.services.now, lang) + " WIB")  # fmt: skip
    return html.Div(
        [
            html.Div([html.H1(t("Catat layanan", lang)), html.P(f"Help Desk {view.area.name}", className="muted")]),
            html.Label([html.Span(said, className="visually-hidden"), chosen], htmlFor="record-officer"),
            html.P(stand, className="record-stand"),
        ],
        className="record-head",
    )


def _tabs(count: Component, lang: Lang) -> list[Component]:
    found: list[Component] = []
    for name, title in TABS:
        body: list[Component | str] = [t(title, lang)]
        if name == "open":
            body.append(html.Span(count, id="record-count"))
        said = attrs(aria_selected="true" if name == "new" else "false", aria_controls=f"record-panel-{name}")
        found.append(
            html.Button(body, id=f"record-tab-{name}", type="button", role="tab", **said, **attrs(data_record=name))
        )
    return found


def _panel(name: str, body: Component) -> Component:
    said = attrs(aria_labelledby=f"record-tab-{name}")
    return html.Div(
        body, id=f"record-panel-{name}", className="record-panel", role="tabpanel", hidden=name != "new", **said
    )
