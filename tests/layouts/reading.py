"""Read a component tree as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


def words(part: Any) -> str:
    """All text in `part`, in reading order, joined by spaces."""
    if isinstance(part, (list, tuple)):
        return " ".join(filter(None, map(words, part)))
    if part is None or isinstance(part, (str, int, float)):
        return str(part if part is not None else "").strip()
    return words(getattr(part, "children", None))


def walk(part: Any) -> Iterator[Any]:
    """Every component in `part`, itself first."""
    if isinstance(part, (list, tuple)):
        for one in part:
            yield from walk(one)
    elif hasattr(part, "to_plotly_json"):
        yield part
        yield from walk(getattr(part, "children", None))


def with_class(part: Any, name: str) -> list[Any]:
    """The components that carry the class `name`."""
    return [one for one in walk(part) if name in str(getattr(one, "className", None) or "").split()]


def kind(part: Any, name: str) -> list[Any]:
    """The components of the kind `name` (`A`, `Table`, `H2`)."""
    return [one for one in walk(part) if type(one).__name__ == name]


def attribute(part: Any, name: str) -> Any:
    """An attribute such as `aria-label`, None where it is not set."""
    return part.to_plotly_json()["props"].get(name)


def titles(part: Any) -> list[str]:
    """The titles of the panels."""
    return [words(kind(one, "H2")[0]) for one in with_class(part, "panel")]


def hrefs(part: Any) -> set[str]:
    """Where the links of `part` lead."""
    return {one.href for one in (*kind(part, "A"), *kind(part, "Link"))}


def table(page: Any, title: str) -> list[str]:
    """The rows of the table below this title, as words."""
    section = next(one for one in with_class(page, "panel") if words(kind(one, "H2")[0]) == title)
    return [words(row) for body in kind(section, "Tbody") for row in kind(body, "Tr")]
