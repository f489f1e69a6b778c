"""How figures look: the values of `assets/10-tokens.css` and one small template.

Figures are drawn in the light values; the style sheet repaints their SVG from the tokens, so that dark, light and paper
need no round trip and a downloaded image is light.
"""

from __future__ import annotations

from typing import Any, Final

from dashboard.core.text import Lang

INK: Final = "#1B1F24"
PAPER: Final = "#FFFFFF"
MUTED: Final = "#5B6470"
HAIRLINE: Final = "#DFE3E8"
CONTROL: Final = "#8A94A3"
MS: Final = "#1B7F79"
BMS: Final = "#E0A100"
TMS: Final = "#B5452C"
BELUM: Final = "#C9CED6"
FONT: Final = 'Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif'

SEPARATORS: Final = {Lang.ID: ",.", Lang.EN: ".,"}
MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]
DAYS: Final = ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"]

_AXIS: Final = {
    "automargin": True,
    "gridcolor": HAIRLINE,
    "linecolor": CONTROL,
    "zeroline": False,
    "ticks": "",
    "fixedrange": True,
    "tickfont": {"color": MUTED, "size": 12},
}
TEMPLATE: Final[dict[str, Any]] = {
    "layout": {
        "font": {"family": FONT, "size": 12, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 4, "r": 8, "t": 12, "b": 4, "pad": 4},
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {"bgcolor": PAPER, "bordercolor": CONTROL, "font": {"family": FONT, "size": 12, "color": INK}},
        "dragmode": False,
        "xaxis": {**_AXIS, "showgrid": False},
        "yaxis": {**_AXIS, "rangemode": "tozero"},
    }
}


def base(lang: Lang, **layout: Any) -> dict[str, Any]:
    """A layout on the template with the reader's separators; `layout` adds to it."""
    return {"template": TEMPLATE, "separators": SEPARATORS[lang], **layout}


def config(lang: Lang, filename: str) -> dict[str, Any]:
    """What the reader may do with a figure: look, point, and save it as an image."""
    months = {"format": {"shortMonths": MONTHS, "days": DAYS}}
    return {
        "displaylogo": False,
        "displayModeBar": "hover",
        "modeBarButtons": [["toImage"]],
        "toImageButtonOptions": {"format": "png", "filename": filename, "scale": 2},
        "doubleClick": False,
        "responsive": True,
        "locale": lang.value,
        "locales": {"id": months},
    }
