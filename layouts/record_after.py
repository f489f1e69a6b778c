"""What follows a service that has ended: the offer of a satisfaction survey, then its QR code and one-time link."""

from __future__ import annotations

from typing import TYPE_CHECKING

import segno

from dashboard.core import formats
from dashboard.core.text import Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html
from layouts.components.field import Field

if TYPE_CHECKING:
    from datetime import datetime

    from dash.development.base_component import Component

    Parts = dict[str, Component]


def offer(ticket_id: int, lang: Lang) -> Parts:
    """One tap away: not every requester wants it."""
    words: list[Component | str] = [html.B(t("Layanan selesai.", lang)), " ", t("Survei kepuasan untuk pemohon?", lang)]
    button = html.Button(
        t("Tunjukkan QR", lang), type="button", className="record-action is-main", **attrs(data_record="survey")
    )
    return {
        "record-after": _sheet([html.P(words), html.Div([_close(lang), button], className="record-pair")], ticket_id)
    }


def survey(ticket_id: int, address: str, expires_at: datetime, lang: Lang) -> Parts:
    """The code as large as a phone shows it, and the link to send to who is not there."""
    picture = segno.make(address, error="m").svg_data_uri(scale=1, border=4, light="#fff", dark="#000", omitsize=True)
    hint = t("Pindai dengan kamera ponsel pemohon, atau kirim tautannya. Berlaku sekali, sampai {moment}.", lang,
             moment=formats.moment(expires_at, lang))  # fmt: skip
    body: list[Component] = [
        html.H2(t("Survei kepuasan", lang)),
        html.Img(src=picture, alt=t("Kode QR ke survei kepuasan", lang), className="record-qr"),
        html.P(hint, className="muted"),
        Field(
            type="text",
            value=address,
            className="record-link",
            readOnly=True,
            **attrs(aria_label=t("Tautan survei", lang)),
        ),
        _close(lang),
    ]
    return {"record-after": _sheet(body, ticket_id)}


def nothing() -> Parts:
    """No survey to offer: an older one goes."""
    return {"record-after": html.Div()}


def _sheet(body: list[Component], ticket_id: int) -> Component:
    return html.Div(body, className="record-sheet", **attrs(data_ticket=ticket_id))


def _close(lang: Lang) -> Component:
    return html.Button(t("Tutup", lang), type="button", className="record-action", **attrs(data_record="close"))
