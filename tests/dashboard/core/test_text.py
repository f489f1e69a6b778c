"""Words: Indonesian in the source, English complete."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Final

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dashboard.core.text import Lang, catalogue_parts, t

ROOT: Final = Path(__file__).parents[3]
PACKAGES: Final = ("dashboard", "callbacks", "layouts", "data")
KEYWORDS: Final = {"t": None, "tn": None, "N_": None, "_": None}


def used() -> set[str]:
    """Every literal that the code asks to be translated, templates included."""
    found: set[str] = set()
    for package in PACKAGES:
        extracted = extract_from_dir(
            ROOT / package,
            method_map=[("**.py", "python"), ("**/templates/**.html", "jinja2")],
            keywords=KEYWORDS,
        )
        found |= {message if isinstance(message, str) else message[0] for _, _, message, _, _ in extracted}
    return found


def english() -> dict[str, list[str]]:
    """Message -> its English forms, from every part of the catalogue."""
    forms: dict[str, list[str]] = {}
    for path in catalogue_parts(Lang.EN):
        with path.open("rb") as file:
            for message in read_po(file, locale="en"):
                if message.id:
                    key = message.id if isinstance(message.id, str) else message.id[0]
                    said = [message.string] if isinstance(message.string, str) else list(message.string or ())
                    assert key not in forms or forms[key] == said, f"{path.name}: two translations of {key!r}"
                    assert not message.fuzzy, f"{path.name}: fuzzy {key!r}"
                    forms[key] = said
    return forms


def holes(words: str) -> set[str]:
    """The named holes of a format string."""
    return {hole for _, hole, _, _ in string.Formatter().parse(words) if hole}


def test_every_word_of_the_interface_has_an_english_twin() -> None:
    assert used() - english().keys() == set()


def test_no_translation_is_left_over() -> None:
    assert english().keys() - used() == set()


def test_translations_are_said_and_keep_their_holes() -> None:
    for message, forms in english().items():
        for form in forms:
            assert form, message
            assert holes(form) <= holes(message) | {"n"}, message
            assert holes(message) - {"n"} <= holes(form), message


def test_the_catalogue_is_in_force() -> None:
    assert (
        t("Sesi Anda sudah berakhir. Silakan masuk lagi.", Lang.ID) == "Sesi Anda sudah berakhir. Silakan masuk lagi."
    )
    assert (
        t("Sesi Anda sudah berakhir. Silakan masuk lagi.", Lang.EN) == "Your session has ended. Please sign in again."
    )
