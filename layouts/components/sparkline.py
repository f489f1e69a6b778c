"""A line of a few days, small enough to stand in a sentence. Dash has no inline SVG: a mask over the token's colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal
from urllib.parse import quote

from layouts.components.attributes import attrs
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH, HEIGHT, EDGE = 104, 24, 3
FEWEST: Final = 2  # points that make a line


def sparkline(
    values: Sequence[float | None], words: str, *, tone: Literal["neutral", "good", "bad"] = "neutral"
) -> html.Div:
    """Daily `values`, oldest first; a None breaks the line. `words` says the same for those who cannot see it."""
    if sum(value is not None for value in values) < FEWEST:
        return html.Div(className="key-foot")
    style = {"--line": f'url("data:image/svg+xml,{quote(svg(values))}")'}
    said = attrs(aria_label=words)
    line = html.Span(className=f"spark is-{tone}", role="img", title=words, style=style, **said)
    return html.Div(line, className="key-foot")


def svg(values: Sequence[float | None]) -> str:
    """The line as an SVG of 104 × 24 pixels: the last known value is a dot, a flat line lies in the middle."""
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    step = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
    points = [None if value is None else (EDGE + n * step, _height(value, low, high)) for n, value in enumerate(values)]
    lines = "".join(f'<polyline points="{_joined(run)}"/>' for run in _runs(points))
    x, y = next(point for point in reversed(points) if point is not None)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<g fill="none" stroke="#000" stroke-width="1.5" stroke-linejoin="round">{lines}</g>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.4"/></svg>'
    )


def _height(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return HEIGHT - EDGE - share * (HEIGHT - 2 * EDGE)


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    run: list[tuple[float, float]] = []
    for point in [*points, None]:
        if point is not None:
            run.append(point)
        elif run:
            yield run
            run = []


def _joined(run: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in run)
