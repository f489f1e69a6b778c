"""The reference in the browser: the same numbers as five charts of a plain Dash app, one query and callback a chart."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from data.engine import make_engine
from tests.bench.plain_sql import queries

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy import Engine

SHAPES: Final[dict[str, Callable[[Any], Any]]] = {
    "status by area": lambda data: px.bar(data, x="area_code", y="count", color="status"),
    "by day": lambda data: px.line(
        data.groupby("received_on", as_index=False)["count"].sum().assign(count=lambda day: day["count"].cumsum()),
        x="received_on",
        y="count",
    ),
    "age of the backlog": lambda data: px.bar(data, x="area_code", y="count", color="received_on"),
    "party by area": lambda data: px.imshow(data.pivot_table("count", "party", "area_code", aggfunc="sum")),
    "findings": lambda data: px.bar(data, x="findings", y="count", color="status"),
}
PROVINCES: Final = ("33", "32", "35", "31")


def build(engine: Engine) -> Dash:
    """One dropdown, five figures."""
    app = Dash("plain", assets_ignore=".*")
    charts = [dcc.Graph(id=chart.replace(" ", "-")) for chart in SHAPES]
    app.layout = html.Main([dcc.Dropdown([*PROVINCES], "33", id="area"), *charts])
    for chart in SHAPES:
        app.callback(Output(chart.replace(" ", "-"), "figure"), Input("area", "value"))(_drawn(engine, chart))
    return app


def _drawn(engine: Engine, chart: str) -> Callable[[str], Any]:
    def draw(area: str) -> Any:
        stmt = queries(area)[chart]
        with engine.connect() as connection:
            rows = connection.execute(stmt).all()
        names = [*(column.key for column in stmt.selected_columns)][:-1]
        return SHAPES[chart](pd.DataFrame.from_records([tuple(row) for row in rows], columns=[*names, "count"]))

    return draw


def server() -> Flask:
    """What gunicorn serves, for the database of the environment."""
    served: Flask = build(make_engine(os.environ["DATABASE_URL"], long_work=True)).server  # noqa: TID251 - the child of a benchmark
    return served
