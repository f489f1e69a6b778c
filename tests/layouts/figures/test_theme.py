"""Figures and style sheet share one table of values."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final

import pytest

from dashboard.core.text import Lang
from layouts.figures import theme
from layouts.figures.burnup import Outlook, burnup
from tests.layouts.crafted import NOW
from tests.layouts.crafted import burnup as days_of

ASSETS: Final = Path(__file__).parents[3] / "assets"
SHEET: Final = (ASSETS / "10-tokens.css").read_text("utf-8")
TOKEN: Final = re.compile(r"(--[\w-]+):\s*(#[0-9A-F]{6})")
LIGHT, DARK = (dict(TOKEN.findall(part)) for part in SHEET.split('[data-bs-theme="dark"]'))
PRINT: Final = dict(TOKEN.findall((ASSETS / "50-print.css").read_text("utf-8")))
ENOUGH: Final = 4.5  # WCAG 2.2 AA for text
SEEN: Final = 3.0  # … for marks


def contrast(one: str, other: str) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", ["INK", "PAPER", "MUTED", "HAIRLINE", "CONTROL", "MS", "BMS", "TMS", "BELUM"])
def test_figures_draw_with_the_values_of_the_tokens(name: str) -> None:
    assert LIGHT[f"--{name.lower()}"] == getattr(theme, name)


def test_paper_is_printed_in_the_light_values() -> None:
    assert {name: value for name, value in PRINT.items() if LIGHT.get(name) != value} == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_ground_it_stands_on(tokens: dict[str, str]) -> None:
    pairs = [("--ink", "--paper"), ("--muted", "--paper"), ("--muted", "--surface"), ("--ms", "--paper")]
    pairs += [("--tms", "--paper"), ("--bms-text", "--paper")]
    pairs += [(f"--on-{status}", f"--{status}") for status in ("ms", "bms", "tms", "belum")]
    pairs += [(f"--on-ramp-{'low' if n < 6 else 6 if n == 6 else 'high'}", f"--ramp-{n}") for n in range(10)]
    assert [pair for pair in pairs if contrast(*(tokens[name] for name in pair)) < ENOUGH] == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_can_be_seen_on_the_page(tokens: dict[str, str]) -> None:
    pairs = [("--bar", "--paper"), ("--bar-strong", "--paper"), ("--accent", "--paper"), ("--control", "--paper")]
    assert [pair for pair in pairs if contrast(*(tokens[name] for name in pair)) < SEEN] == []


def test_the_template_is_at_most_a_kilobyte() -> None:
    assert len(json.dumps(theme.TEMPLATE, separators=(",", ":"))) <= 1_024


def test_every_line_of_the_figure_is_repainted_by_the_style_sheet() -> None:
    outlook = Outlook(as_of=NOW, checked=30, whole=100, backlog=70, eta_range=(5, 9))
    sheet = (ASSETS / "40-components.css").read_text("utf-8")
    drawn = [one["uid"] for one in burnup(days_of(), outlook, Lang.ID)["data"]]
    assert [uid for uid in drawn if f".trace{uid} " not in sheet] == []


def test_only_the_image_can_be_taken_from_a_figure() -> None:
    said = theme.config(Lang.ID, "laju")
    assert said["modeBarButtons"] == [["toImage"]]
    assert said["locales"]["id"]["format"]["shortMonths"][7] == "Agu"


def test_colours_stand_in_the_tokens_only() -> None:
    sheets = [path for path in ASSETS.glob("*.css") if path.name not in {"10-tokens.css", "50-print.css"}]
    assert [path.name for path in sheets if re.search(r"#[0-9a-fA-F]{3,8}\b", path.read_text("utf-8"))] == []
