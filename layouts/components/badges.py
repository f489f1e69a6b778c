"""Why a number is what it is: silence is not zero, and neither is *not registered*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.answers import Reporting
from layouts.components.elements import html

if TYPE_CHECKING:
    from datetime import datetime


def reporting_words(reporting: Reporting, data_as_of: datetime | None, lang: Lang) -> str:
    """The state in a few words; nothing where all is as it should be."""
    if reporting is Reporting.SILENT and data_as_of is not None:
        return t("belum ada laporan sejak {moment}", lang, moment=formats.short_moment(data_as_of, lang))
    words = {
        Reporting.SILENT: t("belum lapor hari itu", lang),
        Reporting.NEVER: t("belum pernah melapor", lang),
        Reporting.NOT_REGISTERED: t("tidak terdaftar", lang),
    }
    return words.get(reporting, "")


def reporting_badge(reporting: Reporting, data_as_of: datetime | None, lang: Lang) -> html.Span | None:
    """The same as a badge, none where all is as it should be."""
    words = reporting_words(reporting, data_as_of, lang)
    return html.Span(words, className=f"badge is-{reporting.value}") if words else None
