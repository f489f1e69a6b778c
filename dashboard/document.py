"""The HTML around the application: title, language and theme before anything else loads."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import dash
from dash import Dash
from dash.fingerprint import build_fingerprint
from flask import has_request_context, request

from dashboard.core.text import Lang
from dashboard.identity import person_or_stranger
from dashboard.statics import fingerprint

PLOTLY = "vendor/plotly-cartesian-4.1.1.min.js"
GRID = re.compile(r'<script src="(/_dash-component-suites/dash_ag_grid/[^"]+)"></script>\n?')
SUITE = "/_dash-component-suites/dash/"
LAYOUT, DEPENDENCIES = "/_dash-layout", "/_dash-dependencies"
GRAPH = "dcc/async-graph.js"
WITH_FIGURES, WITH_TABLE = ("/verifikasi", "/wilayah/"), ("/tunggakan",)
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
{early}
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
        """The first script sets the theme, the smaller plotly.js and where the table is, so it stands before the style sheet."""
        person = person_or_stranger() if has_request_context() else None
        script, plotly = fingerprint(self.folder, "semua.js"), fingerprint(self.folder, PLOTLY)
        sheet = fingerprint(self.folder, "semua.css")
        scripts, grid = without_grid(parts["scripts"])
        return HTML.format(
            lang=person.lang if person else Lang.ID,
            script=f'<script src="{script}" data-plotly="{plotly}" data-grid="{grid}"></script>',
            css=f'<link rel="stylesheet" href="{sheet}">\n{parts["css"]}',
            early="\n".join(early(request.path if has_request_context() else "", plotly, grid)),
            config=parts["config"],
            scripts=scripts,
            renderer=parts["renderer"],
        )


def without_grid(scripts: str) -> tuple[str, str]:
    """The scripts without the table's, a third of all bytes that one page needs, and the address of that one."""
    found = GRID.search(scripts)
    return (scripts.replace(found[0], ""), found[1]) if found else (scripts, "")


def early(path: str, plotly: str, grid: str) -> list[str]:
    """What the browser would otherwise learn of later, one after the other: the page's own parts, to be had at once."""
    tags = [f'<link rel="preload" href="{address}" as="fetch" crossorigin>' for address in (LAYOUT, DEPENDENCIES)]
    if path.startswith(WITH_TABLE):
        return [*tags, f'<link rel="preload" href="{grid}" as="script">']
    if path == "/" or path.startswith(WITH_FIGURES):
        return [*tags, *(f'<script src="{address}" async></script>' for address in (plotly, graph()))]
    return tags


@cache
def graph() -> str:
    """The part of Dash that draws figures, at an address that browsers may keep."""
    changed = int((Path(dash.__file__).parent / GRAPH).stat().st_mtime)
    return SUITE + str(build_fingerprint(GRAPH, dash.__version__, changed))  # type: ignore[no-untyped-call]  # Dash is typed in parts
