"""Constructs through which a string from outside could become markup or a link, looked for in the syntax tree."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parent.parent
SOURCES: Final = sorted(
    path for package in ("dashboard", "callbacks", "layouts", "data") for path in (ROOT / package).rglob("*.py")
)
SCREENS: Final = [path for path in SOURCES if path.relative_to(ROOT).parts[0] in {"layouts", "callbacks"}]
ARGUMENTS: Final = {"dangerously_allow_html", "dangerously_allow_code", "srcDoc", "srcdoc", "dangerouslySetInnerHTML"}
COMPONENTS: Final = {"Meta", "Base", "Link", "Script", "Iframe", "Embed", "ObjectEl"}
OUTSIDE: Final = {"request", "search", "href", "pathname", "value", "raw", "query_string"}  # what callbacks are handed


def banned(tree: ast.AST) -> list[str]:
    """What must not be there, with its line."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            found += [f"{node.lineno}: {key.arg}" for key in node.keywords if key.arg in ARGUMENTS]
            found += [f"{node.lineno}: {ast.unparse(node.func)}"] if _is_banned_component(node.func) else []
        if isinstance(node, ast.Constant) and node.value in ARGUMENTS:
            found.append(f"{node.lineno}: {node.value}")
        if (
            isinstance(node, ast.Attribute)
            and node.attr in {"callback", "clientside_callback"}
            and _is_dash(node.value)
        ):
            found.append(f"{node.lineno}: dash.{node.attr}")
        if (
            isinstance(node, ast.ImportFrom)
            and node.module == "dash"
            and {"callback", "clientside_callback"} & {each.name for each in node.names}
        ):
            found.append(f"{node.lineno}: from dash import callback")
    return found


def unsafe_values(tree: ast.AST) -> list[str]:
    """`href=` or `children` made directly of what a browser sent, or of a dict."""
    found = []
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        for key in call.keywords:
            if key.arg in {"href", "src", "action"} and _comes_from_outside(key.value):
                found.append(f"{call.lineno}: {key.arg}={ast.unparse(key.value)}")
            if key.arg == "children" and isinstance(key.value, ast.Dict):
                found.append(f"{call.lineno}: a dict as children")
    return found


def _is_banned_component(func: ast.expr) -> bool:
    return (
        isinstance(func, ast.Attribute)
        and func.attr in COMPONENTS
        and isinstance(func.value, ast.Name)
        and func.value.id == "html"
    )


def _is_dash(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id == "dash"


def _comes_from_outside(value: ast.expr) -> bool:
    """A bare name that callbacks use for what the browser sent; our own addresses are built from `Filters`."""
    return isinstance(value, ast.Name) and value.id in OUTSIDE - {"href"}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_construct_lets_markup_in(path: Path) -> None:
    assert banned(ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize("path", SCREENS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_or_child_is_made_of_what_the_browser_sent(path: Path) -> None:
    assert unsafe_values(ast.parse(path.read_text("utf-8"))) == []


@pytest.mark.parametrize(
    "planted",
    [
        "dcc.Markdown(x, dangerously_allow_html=True)", "AgGrid(dangerously_allow_code=True)", "html.Iframe(srcDoc=x)",
        "html.Script(src='x')", "html.Meta()", "html.Base()", "html.Link()", "grid({'dangerously_allow_code': True})",
        "@dash.callback(x)\ndef f(): ...", "from dash import callback", "dash.clientside_callback('x')",
    ],
)  # fmt: skip
def test_a_planted_construct_is_found(planted: str) -> None:
    assert banned(ast.parse(planted)) != []


@pytest.mark.parametrize(
    "planted",
    ["html.A(href=search)", "dcc.Link('x', href=value)", "html.Div(children={'type': 'Div'})", "html.Img(src=raw)"],
)
def test_a_planted_value_is_found(planted: str) -> None:
    assert unsafe_values(ast.parse(planted)) != []


def test_templates_mark_nothing_safe_but_our_own_style_sheet() -> None:
    templates = sorted((ROOT / "dashboard" / "templates").glob("*.html"))
    safe = [
        line
        for path in templates
        for line in path.read_text("utf-8").splitlines()
        if "safe" in line or "autoescape" in line
    ]
    assert safe == ["<style>{{ styles | safe }}</style>"]


def test_the_browser_scripts_write_no_markup() -> None:
    words = ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", 'setTimeout("')
    scripts = sorted((ROOT / "assets").glob("*.js"))
    assert scripts
    assert [f"{path.name}: {word}" for path in scripts for word in words if word in path.read_text("utf-8")] == []
