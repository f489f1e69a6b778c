"""What a user prefers, remembered on their row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, request
from sqlalchemy.exc import SQLAlchemyError

from dashboard.core.errors import InvalidInput, Unavailable
from dashboard.core.text import Lang
from dashboard.identity import person
from data.commands import users as commands

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from werkzeug.wrappers import Response

    from dashboard.sessions import Sessions


def init_app(server: Flask, sessions: Sessions, is_page: Callable[[str], bool]) -> None:
    """Add `/bahasa`."""
    routes = Blueprint("preferences", __name__)

    @routes.post("/bahasa")
    def language() -> Response:
        wanted, back = request.form.get("lang", ""), request.form.get("next", "/")
        if not sessions.is_our_form() or wanted not in set(Lang):
            raise InvalidInput
        try:
            with sessions.write.begin() as db:
                commands.set_language(db, person().id, wanted)
        except SQLAlchemyError as problem:
            raise Unavailable from problem
        return redirect(back if is_page(back) else "/", 303)

    server.register_blueprint(routes)
