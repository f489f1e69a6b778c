"""Signing in and out, and choosing a password: plain forms, no Dash."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, make_response, redirect, render_template, request

from callbacks.frame import ROLE_WORDS
from dashboard import passwords
from dashboard.core.errors import AppError, InvalidInput
from dashboard.core.permissions import Role
from dashboard.core.text import N_, Lang, t
from dashboard.identity import person, person_or_stranger
from dashboard.keys import keyed
from dashboard.sessions import hash_of, new_token, present
from data.commands import users as commands
from data.commands.audit import record
from data.queries import reference
from data.queries import users as queries
from data.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from flask import Flask
    from sqlalchemy.orm import Session
    from werkzeug.wrappers import Response

    from dashboard.sessions import Sessions, SignedIn
    from data.queries.users import Person

TRIES: Final = 5
WITHIN: Final = timedelta(minutes=15)
LONGEST_NAME: Final = 64
FAILED: Final = N_(
    "Nama pengguna atau kata sandi tidak cocok, atau terlalu banyak percobaan. "
    "Periksa ejaannya; sesudah 5 kali gagal, tunggu 15 menit."
)
OLD_FORM: Final = N_("Halaman masuk ini sudah terlalu lama terbuka. Isi lagi lalu tekan Masuk.")
DIFFERENT: Final = N_("Kedua isian kata sandi baru tidak sama.")
WRONG_OLD: Final = N_("Kata sandi sekarang tidak cocok.")


@dataclass(frozen=True, kw_only=True)
class Auth:
    """What the sign-in routes need; `is_page` and `home` know the site map."""

    sessions: Sessions
    is_page: Callable[[str], bool]
    home: Callable[[SignedIn], str]
    styles: str


def init_app(server: Flask, auth: Auth) -> None:
    """Add `/login`, `/logout` and `/kata-sandi` to `server`."""
    routes = Blueprint("auth", __name__, template_folder="templates")

    @routes.route("/login", methods=["GET", "POST"])
    def login() -> Response:
        return _try_to_sign_in(auth) if request.method == "POST" else _show_sign_in(auth)

    @routes.post("/logout")
    def logout() -> Response:
        return _sign_out(auth)

    @routes.route("/kata-sandi", methods=["GET", "POST"])
    def password() -> Response:
        return _change_password(auth) if request.method == "POST" else _show_password(auth)

    server.register_blueprint(routes)


def _show_sign_in(auth: Auth, problem: str = "", status: int = 200) -> Response:
    if person_or_stranger() is not None and not problem:
        return redirect(_next(auth) or "/", 303)
    with auth.sessions.read() as db:
        demo = _demo_accounts(db) if queries.is_demo(db) else ()
    return _form(
        auth, "login.html", status, problem=problem, demo=demo, name=request.form.get("name", ""), next=_next(auth)
    )


def _demo_accounts(db: Session) -> tuple[tuple[str, str], ...]:
    """The accounts of a demo: (name, what they see)."""
    found = []
    for each in queries.everyone(db):
        if not each.disabled and each.role in set(Role):
            names = [reference.area(db, Scope.of(code), code).name for code in each.areas]
            found.append((each.name, ", ".join([t(ROLE_WORDS[Role(each.role)], Lang.ID), *names])))
    return tuple(found)


def _try_to_sign_in(auth: Auth) -> Response:
    if not auth.sessions.is_our_form():
        return _show_sign_in(auth, OLD_FORM, 400)
    name, now = request.form.get("name", "").strip().lower()[: LONGEST_NAME + 1], present()
    subjects = [_subject(auth, "account", name), _subject(auth, "address", request.remote_addr or "-")]
    with auth.sessions.read() as db:
        blocked = any(queries.failures(db, each, _window(now)) >= TRIES for each in subjects)
        found = None if blocked else queries.by_name(db, name)
    if not blocked and _is_right(found, request.form.get("password", ""), now) and found is not None:
        return _let_in(auth, found, subjects[0], now)
    if not blocked:
        _note_failure(auth, name, known=found is not None, subjects=subjects, now=now)
    return _show_sign_in(auth, FAILED, 401)


def _is_right(found: Person | None, password: str, now: datetime) -> bool:
    """Whether this person may come in; takes as long for somebody who does not exist or is disabled."""
    right = passwords.matches(password, found.password_hash if found else None)
    usable = found is not None and not found.disabled
    expired = found is not None and found.must_change and (found.code_until is None or found.code_until < now)
    return right and usable and not expired


def _let_in(auth: Auth, found: Person, account: bytes, now: datetime) -> Response:
    old = auth.sessions.token()
    with auth.sessions.write.begin() as db:
        commands.forget_failures(db, account)
        if old:
            commands.end_session(db, hash_of(old), now)
        if found.must_change:
            commands.use_up_code(db, found.id)
        token = auth.sessions.open(db, found.id, now)
        record(db, actor=found.name, action="masuk", subject=found.name)
        user = auth.sessions.opened(db, token)
    target = "/kata-sandi" if found.must_change else (_next(auth) or auth.home(user))
    return auth.sessions.give(redirect(target, 303), token)


def _note_failure(auth: Auth, name: str, *, known: bool, subjects: list[bytes], now: datetime) -> None:
    """Count the failure and record it; an unknown name stays out of the log: people type passwords there."""
    with auth.sessions.write.begin() as db:
        commands.note_failure(db, subjects, now)
        detail = {"percobaan": queries.failures(db, subjects[0], _window(now))}
        record(db, actor="-", action="gagal_masuk", subject=name if known else "(tidak dikenal)", detail=detail)


def _sign_out(auth: Auth) -> Response:
    """End the session. No form token: the door refuses other sites, and leaving harms nobody."""
    token, user = auth.sessions.token(), person_or_stranger()
    if token and user:
        with auth.sessions.write.begin() as db:
            commands.end_session(db, hash_of(token), present())
            record(db, actor=user.name, action="keluar", subject=user.name)
        auth.sessions.forget(hash_of(token))
    response = redirect("/login", 303)
    response.delete_cookie(
        auth.sessions.cookie, path="/", secure=auth.sessions.behind_tls, httponly=True, samesite="Lax"
    )
    response.headers["Clear-Site-Data"] = '"cache", "cookies"'  # of storage the page's script keeps the theme only
    return response


def _show_password(auth: Auth, problem: AppError | None = None) -> Response:
    user = person()
    words = t(problem.message, user.lang, **problem.params) if problem else ""
    status = 422 if problem else 200
    return _form(auth, "password.html", status, lang=user.lang, problem=words, first=user.must_change, name=user.name)


def _change_password(auth: Auth) -> Response:
    user, now = person(), present()
    if not auth.sessions.is_our_form():
        return _show_password(auth, InvalidInput(OLD_FORM))
    try:
        chosen = _chosen(auth, user)
    except InvalidInput as problem:
        return _show_password(auth, problem)
    fresh_hash = passwords.hashed(chosen)
    with auth.sessions.write.begin() as db:
        commands.set_password(db, user.id, fresh_hash, now=now)
        token = auth.sessions.open(db, user.id, now)
        record(db, actor=user.name, action="ganti_kata_sandi", subject=user.name)
        fresh = auth.sessions.opened(db, token)
    return auth.sessions.give(redirect(auth.home(fresh), 303), token)


def _chosen(auth: Auth, user: SignedIn) -> str:
    form = request.form
    if not user.must_change:
        with auth.sessions.read() as db:
            known = queries.by_name(db, user.name)
        if known is None or not passwords.matches(form.get("old", ""), known.password_hash):
            raise InvalidInput(WRONG_OLD)
    if form.get("new", "") != form.get("again", ""):
        raise InvalidInput(DIFFERENT)
    return passwords.acceptable(form.get("new", ""), user.name)


def _form(
    auth: Auth, template: str, status: int, *, lang: Lang = Lang.ID, problem: str = "", **values: Any
) -> Response:
    """A page with a form bound to the browser's cookie, which is made here if there is none."""
    token = auth.sessions.token()
    fresh = token or new_token()
    words = {"t": lambda message, **params: t(message, lang, **params), "lang": lang, "problem": problem}
    html = render_template(template, token=auth.sessions.form_token(fresh), styles=auth.styles, **words, **values)
    response = make_response(html, status)
    return response if token else auth.sessions.give(response, fresh)


def _next(auth: Auth) -> str:
    """Where to go after signing in: a page of ours, or nothing."""
    wanted = request.values.get("next", "")
    return wanted if auth.is_page(wanted) else ""


def _subject(auth: Auth, kind: str, value: str) -> bytes:
    return keyed(auth.sessions.key, kind, value)


def _window(now: datetime) -> datetime:
    return now - WITHIN
