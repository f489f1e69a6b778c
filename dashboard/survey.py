"""The satisfaction form behind a one-time code: the only page that strangers may fill in. No script, no personal data."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, make_response, render_template, request

from dashboard.core.errors import InvalidInput
from dashboard.core.text import Lang, t
from dashboard.keys import keyed
from dashboard.sessions import present
from dashboard.survey_words import QUESTIONS
from data import clock
from data.commands import desk as commands
from data.commands import users
from data.commands.desk import ELEMENTS, NoSuchCode
from data.queries import reference
from data.queries import users as queries
from data.scope import Scope

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.wrappers import Response

    from dashboard.sessions import Sessions

TRIES: Final = 10  # wrong codes from one address: a desk's visitors may share one
WITHIN: Final = timedelta(minutes=15)
LONGEST: Final = 64


def init_app(server: Flask, sessions: Sessions, styles: str) -> None:
    """Add `/survei/<code>`."""
    routes = Blueprint("survey", __name__, template_folder="templates")

    @routes.route("/survei/<code>", methods=["GET", "POST"])
    def form(code: str) -> Response:
        page = _Page(sessions, styles, code)
        return page.take() if request.method == "POST" else page.show()

    server.register_blueprint(routes)


class _Page:
    """One visit to the form."""

    def __init__(self, sessions: Sessions, styles: str, code: str) -> None:
        self.sessions, self.styles, self.code = sessions, styles, code
        self.lang = Lang.EN if request.args.get("bahasa") == Lang.EN else Lang.ID
        self.subject = keyed(sessions.key, "survey", request.remote_addr or "-")

    def show(self) -> Response:
        """The nine questions, or one calm sentence."""
        try:
            return self._answer(200, desk=self._desk())
        except NoSuchCode as problem:
            return self._refused(problem)

    def take(self) -> Response:
        """Store the answers, or say what is missing."""
        try:
            desk = self._desk()
            try:
                with self.sessions.write.begin() as db:
                    commands.answer_satisfaction(db, self.code, _answers(), clock.now(db))
            except InvalidInput as problem:
                return self._answer(422, desk=desk, problem=t(problem.message, self.lang))
        except NoSuchCode as problem:
            return self._refused(problem)
        return self._answer(200, thanks=True)

    def _desk(self) -> str:
        """The name of the desk that the code is for.

        Raises:
            NoSuchCode: no good code, or too many wrong ones from here.
        """
        with self.sessions.read() as db:
            if len(self.code) > LONGEST or queries.failures(db, self.subject, present() - WITHIN) >= TRIES:
                raise NoSuchCode
            area = commands.desk_of(db, self.code, clock.now(db))
            return reference.area(db, Scope.of(area), area).name

    def _refused(self, problem: NoSuchCode) -> Response:
        """The same for every bad code; it is counted until it is one too many."""
        with self.sessions.read() as db:
            counted = queries.failures(db, self.subject, present() - WITHIN)
        if counted < TRIES:
            with self.sessions.write.begin() as db:
                users.note_failure(db, [self.subject], present())
        return self._answer(problem.status, refused=t(problem.message, self.lang))

    def _answer(self, status: int, **values: Any) -> Response:
        lang = self.lang
        page = {
            "t": lambda message, **params: t(message, lang, **params),
            "lang": lang,
            "styles": self.styles,
            "code": self.code,
            "questions": QUESTIONS,
            "said": request.form,
        }
        return make_response(render_template("survey.html", **page, **values), status)


def _answers() -> tuple[int, ...]:
    """The nine answers of the form; 0 for one that is missing or no number."""
    said = (request.form.get(element, "") for element in ELEMENTS)
    return tuple(int(one) if one in {"1", "2", "3", "4"} else 0 for one in said)
