"""Words: Indonesian in the source, English from gettext catalogues.

Every file `locales/en/*.po` is one part of the English catalogue (a page and its words stay together); they are
joined in memory, so nothing needs compiling. `tests/dashboard/core/test_text.py` proves that English is complete.
"""

from __future__ import annotations

import io
from enum import StrEnum
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from typing import Final

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALES: Final = Path(__file__).parent / "locales"


class Lang(StrEnum):
    """The languages of the interface."""

    ID = "id"
    EN = "en"


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name for "translate later"
    """Mark `message` for the catalogue; it is translated where it is shown."""
    return message


def catalogue_parts(lang: Lang) -> list[Path]:
    """The .po files that make up the catalogue of `lang`, sorted."""
    return sorted((LOCALES / lang).glob("*.po"))


@cache
def translations(lang: Lang) -> NullTranslations:
    """All words of `lang`, read once per process."""
    if lang is Lang.ID:
        return NullTranslations()
    whole = Catalog(locale=lang)
    for path in catalogue_parts(lang):
        with path.open("rb") as file:
            for message in read_po(file, locale=lang):
                if message.id:
                    whole.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, whole)
    buffer.seek(0)
    return GNUTranslations(buffer)


def t(message: str, lang: Lang, **params: object) -> str:
    """`message` in `lang`, its `{holes}` filled with `params` (already formatted for people)."""
    words = translations(lang).gettext(message) if message else ""
    return words.format(**params) if params else words


def tn(message: str, count: int, lang: Lang, **params: object) -> str:
    """Like `t` for a counted thing: `{n}` is `count` as written in `lang`; English picks singular or plural."""
    from dashboard.core.formats import number  # noqa: PLC0415 - formats needs Lang

    words = translations(lang).ngettext(message, message, count)
    return words.format(n=number(count, lang), **params)
