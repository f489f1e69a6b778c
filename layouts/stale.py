"""What stands above an old page while the database cannot be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component


def mark(lang: Lang) -> Component:
    """One sentence: these are the last numbers known, and nothing can be changed now."""
    words = t(
        "Basis data sedang tidak dapat dihubungi. Ini angka terakhir yang diketahui; perubahan belum dapat disimpan.",
        lang,
    )
    return html.P(words, className="stale-mark", role="alert")
