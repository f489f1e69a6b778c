"""What the keys do, in a dialog that `?` opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dashboard.core.text import N_, Lang, t
from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from dash.development.base_component import Component

KEYS: Final = (
    ("/", N_("cari kab/kota atau partai")),
    ("?", N_("bantuan papan tik ini")),
    ("Tab", N_("pindah ke tautan, petak, atau kendali berikutnya")),
    ("Enter", N_("buka yang sedang dipilih")),
    ("Esc", N_("tutup menu, penjelasan, atau dialog")),
)


def keyboard_help(lang: Lang) -> Component:
    """A native dialog; the script opens it, `Esc` or its button closes it."""
    rows = [part for key, words in KEYS for part in (html.Dt(html.Kbd(key)), html.Dd(t(words, lang)))]
    close = html.Form(html.Button(t("Tutup", lang), className="button", type="submit"), method="dialog")
    note = html.P(t("Tombol ini tidak berlaku selagi mengetik.", lang), className="muted")
    heading = html.H2(t("Papan tik", lang), id="shell-keys-title")
    return html.Dialog(
        [heading, html.Dl(rows), note, close],
        id="shell-keys",
        className="dialog",
        **attrs(aria_labelledby="shell-keys-title"),
    )
