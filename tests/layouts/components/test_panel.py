"""Sentences with bold parts and links of the application."""

from __future__ import annotations

from layouts.components.elements import Link, html
from layouts.components.panel import rich


def test_bold_parts_and_links_become_components_and_the_rest_is_text() -> None:
    said = rich("**1 satker diam**: [Blora](/helpdesk/33.16?masa=7) (3 hari).")
    assert [type(one) for one in said] == [html.B, str, Link, str]
    assert (said[2].children, said[2].href, said[3]) == ("Blora", "/helpdesk/33.16?masa=7", " (3 hari).")


def test_a_link_to_elsewhere_stays_text() -> None:
    assert rich("[a](https://contoh.id) dan [b](x)") == ["[a](https://contoh.id) dan [b](x)"]


def test_two_links_in_one_sentence() -> None:
    said = rich("[A](/a) dan [B](/b)")
    assert [getattr(one, "href", one) for one in said] == ["/a", " dan ", "/b"]
