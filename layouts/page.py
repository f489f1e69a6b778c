"""What a page is: one noun, one path, one permission, one pair of functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dashboard.core.permissions import Permission


@dataclass(frozen=True, kw_only=True)
class Page:
    """`id` is also the file stem and the prefix of its component ids.

    `path` may end in `/<code>`: the page of one area, or of one party (`code`). `title` is the Indonesian source of the
    tab's words. `in_menu` pages stand in the top bar, in the order of `dashboard.pages.PAGES`. `by_round` pages are about
    one round and object of verification, which their context line names. `under` is the path of the tab that a page
    outside the menu belongs to, where its own path does not say so.
    """

    id: str
    path: str
    title: str
    permission: Permission
    in_menu: bool = True
    by_round: bool = True
    code: Literal["area", "party"] = "area"
    under: str = ""
