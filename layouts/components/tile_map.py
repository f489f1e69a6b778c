"""The tile map: one equal square an area, a link in a grid, with its name and value printed in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dashboard.core import formats
from dashboard.core.text import Lang, t
from data.answers import Reporting
from layouts.components.attributes import attrs
from layouts.components.badges import reporting_words
from layouts.components.elements import html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.answers import AreaFigures

STEPS: Final = 10
LONG, LONGER = 10, 12  # letters of a word that needs smaller type to stay whole


@dataclass(frozen=True, kw_only=True)
class Tile:
    """An area of the map and where a click on it leads."""

    figures: AreaFigures
    href: str


def ramp(share: float) -> int:
    """The step of the ramp, 0..9, for a share checked of 0..1; only all is the last half of the last step."""
    return min(int(share * STEPS), STEPS - 1)


def tile_map(tiles: Sequence[Tile], lang: Lang, *, label: str) -> html.Ul:
    """The tiles on the grid of their areas, read row by row; areas without a place stand in rows below."""
    placed = sorted(((_place(one), one) for one in tiles if one.figures.area.tile), key=lambda pair: pair[0])
    top, left = (min((place[n] for place, _ in placed), default=0) for n in (0, 1))
    columns = max((place[1] - left + 1 for place, _ in placed), default=0)
    last = max((place[0] - top + 1 for place, _ in placed), default=0)
    spots = [(one, row - top + 1, column - left + 1) for (row, column), one in placed]
    columns = columns or STEPS
    rest = [one for one in tiles if not one.figures.area.tile]
    spots += [(one, last + 1 + n // columns, n % columns + 1) for n, one in enumerate(rest)]
    ranks = {id(one): n for n, one in enumerate(sorted(tiles, key=_need))}
    items = [_item(one, row, column, ranks[id(one)], lang) for one, row, column in spots]
    return html.Ul(items, className="tiles", style={"--cols": columns}, **attrs(aria_label=label))


def _place(tile: Tile) -> tuple[int, int]:
    return tile.figures.area.tile or (0, 0)


def _need(tile: Tile) -> tuple[bool, float]:
    share = tile.figures["progress"]
    return (share is None, 0.0 if share is None else share)


def _item(tile: Tile, row: int, column: int, rank: int, lang: Lang) -> html.Li:
    style = {"gridRow": row, "gridColumn": column, "--rank": rank}
    return html.Li(_link(tile, lang), style=style)


def _link(tile: Tile, lang: Lang) -> html.A:
    one = tile.figures
    words = describe(one, lang)
    longest = max(map(len, one.area.short_name.split()), default=0)
    name = html.Span(one.area.short_name, className=f"tile-name{_size(longest)}")
    said = attrs(aria_label=words)
    return html.A([name, _value(one, lang)], href=tile.href, className=_classes(one), title=words, **said)


def _size(letters: int) -> str:
    return " is-longer" if letters >= LONGER else " is-long" if letters >= LONG else ""


def _classes(one: AreaFigures) -> str:
    share = one["progress"]
    if share is None:
        return "tile is-hatched" if one.reporting is Reporting.NOT_REGISTERED else "tile is-muted"
    classes = ["tile", f"ramp-{ramp(share)}"]
    if one.is_at_risk:
        classes.append("is-risk")
    if one.reporting is Reporting.SILENT:
        classes.append("is-silent")
    return " ".join(classes)


def _value(one: AreaFigures, lang: Lang) -> html.Span:
    share = one["progress"]
    if share is None:
        return html.Span(_nothing(one, lang), className="tile-note")
    digits = formats.percent(share, lang, decimals=0).removesuffix("%")
    return html.Span([digits, html.Small("%")], className="tile-value")


def _nothing(one: AreaFigures, lang: Lang) -> str:
    if one.reporting is Reporting.NOT_REGISTERED:
        return t("tidak terdaftar", lang)
    return t("nol", lang) if one["received"] == 0 else t("belum lapor", lang)


def describe(one: AreaFigures, lang: Lang) -> str:
    """The tile in words: the full name, the fraction, its state, and whether the present pace is enough."""
    said = [one.area.name]
    if one["progress"] is None:
        said.append(reporting_words(one.reporting, one.data_as_of, lang) or _nothing(one, lang))
        return ", ".join(said)
    share = formats.percent(one["progress"], lang)
    done, whole = (formats.number(one[metric], lang) for metric in ("checked", "received"))
    said.append(t("{share} diperiksa, {done} dari {whole}", lang, share=share, done=done, whole=whole))
    if one.data_as_of:
        said.append(t("data {moment}", lang, moment=formats.short_moment(one.data_as_of, lang)))
    if one.reporting is Reporting.SILENT:
        said.append(t("belum lapor hari itu", lang))
    if one.is_at_risk:
        said.append(t("tidak akan selesai pada laju sekarang", lang))
    return ", ".join(said)
