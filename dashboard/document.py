"""The HTML around the application: title, language and theme before anything else loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dash import Dash
from flask import has_request_context

from dashboard.core.text import Lang
from dashboard.identity import person_or_stranger
from dashboard.statics import fingerprint

if TYPE_CHECKING:
    from pathlib import Path

PLOTLY = "vendor/plotly-cartesian-4.1.1.min.js"
HTML = """<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Pantau Verpol</title>
<link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='3' fill='%238A1538'/%3E%3Cpath d='M4 8.5l2.6 2.6L12 5.5' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E">
{script}
{css}
</head>
<body>
<div id="react-entry-point"><header class="top"><span class="brand">Pantau Verpol</span></header></div>
<footer>
{config}
{scripts}
{renderer}
</footer>
</body>
</html>"""


class Document(Dash):
    """Dash with our own HTML; `folder` holds the assets."""

    folder: Path

    def interpolate_index(self, **parts: Any) -> str:  # type: ignore[override]  # Dash calls it by keyword only
        """The first script sets the theme and the smaller plotly.js, so it stands before the style sheet."""
        person = person_or_stranger() if has_request_context() else None
        script, plotly = fingerprint(self.folder, "semua.js"), fingerprint(self.folder, PLOTLY)
        sheet = fingerprint(self.folder, "semua.css")
        return HTML.format(
            lang=person.lang if person else Lang.ID,
            script=f'<script src="{script}" data-plotly="{plotly}"></script>',
            css=f'<link rel="stylesheet" href="{sheet}">\n{parts["css"]}',
            config=parts["config"],
            scripts=parts["scripts"],
            renderer=parts["renderer"],
        )
