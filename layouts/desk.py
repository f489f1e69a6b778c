"""One Help Desk in depth: of a kab/kota, or of a province's own office. Drawn as `layouts.helpdesk` draws one desk."""

from __future__ import annotations

from typing import Final

from dashboard.core.permissions import Permission
from dashboard.core.text import N_
from layouts.helpdesk import View, page
from layouts.page import Page

__all__ = ["PAGE", "View", "page"]

PAGE: Final = Page(
    id="desk",
    path="/helpdesk/<code>",
    title=N_("Help Desk"),
    permission=Permission.SERVICE_READ,
    in_menu=False,
    by_round=False,
)
