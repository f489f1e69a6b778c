"""What the user sees instead of a page or of a figure: not allowed, not found, broken, nothing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core.text import Lang, t
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component

    from dashboard.core.errors import AppError


def layout(error: AppError, lang: Lang, *, reference: str = "") -> html.Div:
    """What happened, what it means and a way on; `reference` is the id under which the log has the details."""
    said = [
        html.H1(_heading(error, lang)),
        html.P(t(error.message, lang, **error.params)),
        html.P(html.A(t("Buka halaman utama", lang), href="/", className="button")),
    ]
    if reference:
        said.append(html.P(t("Nomor kejadian {id}", lang, id=reference), className="problem-id"))
    return html.Div(said, className="problem", role="alert")


def _heading(error: AppError, lang: Lang) -> str:
    headings = {
        401: t("Silakan masuk lagi", lang),
        403: t("Di luar kewenangan Anda", lang),
        404: t("Tidak ditemukan", lang),
        422: t("Isian belum dapat dibaca", lang),
        503: t("Sedang sibuk", lang),
    }
    return headings.get(error.status, t("Ada gangguan", lang))


def empty(words: str, lang: Lang, *, reset: str | None = None) -> html.P:
    """Why a figure has nothing to show (`words`, in the reader's language); `reset` leads to it without filters."""
    said: list[str | Component] = [words]
    if reset is not None:
        said += [" ", html.A(t("Hapus semua saringan", lang), href=reset)]
    return html.P(said, className="empty")
