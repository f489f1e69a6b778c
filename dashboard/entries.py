"""Forms that write reference data and official verdicts: plain HTML, one row each, stored as a file of their kind is."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flask import Blueprint, make_response, redirect, render_template, request

from dashboard import entry_words
from dashboard.core.errors import AppError, InvalidInput, NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, t, tn
from dashboard.doors import Malformed
from dashboard.entry_choices import choices, today
from dashboard.entry_forms import FORMS, POINTS, VERDICT
from dashboard.entry_things import where_of
from dashboard.sessions import new_token
from data.commands.entries import Entry, enter, latest, state_of
from data.commands.imports import AllOrNothing
from data.commands.locks import AT_FORM
from data.importers.revisions import ALL, listed
from data.parameters import DEFAULTS
from data.queries import reference_book
from data.scope import NATION, Scope
from layouts import links

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from sqlalchemy.orm import Session, sessionmaker
    from werkzeug.wrappers import Response

    from callbacks.context import Ctx
    from callbacks.wiring import OpenCtx
    from dashboard.entry_choices import Choices
    from dashboard.entry_forms import Field, Form
    from dashboard.entry_words import InForce
    from dashboard.sessions import Sessions

SEEN: Final = re.compile(r"\d{0,6}|[0-9a-f]{16}")
NUMBER: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
LONGEST: Final = 2_000  # characters of a field
OLD: Final = N_("Isian ini sudah terlalu lama terbuka. Periksa lagi isinya lalu tekan Simpan.")
TWO: Final = N_("Tulis dua angka tiap baris: persen hari layanan dan persen pekerjaan.")
KEPT: Final = N_("Daftar ini berisi kode; tulis kode yang ikut, atau beri tanda bila semuanya ikut.")
BOTH: Final = N_("Kosongkan kodenya bila semuanya ikut, atau hapus tandanya.")
TICK: Final = "-semua"
LINE: Final = N_("Baris {line}: {reason}")


@dataclass(frozen=True)
class Entries:
    """What the routes need: reading and writing sessions, who asks, the key of identities and the style sheet."""

    sessions: sessionmaker[Session]
    browsers: Sessions
    open_ctx: OpenCtx
    identity_key: Callable[[], bytes]
    styles: str


@dataclass
class Filled:
    """A form as it stands: values by field, what is wrong with which, and the state it was opened on."""

    values: dict[str, str]
    seen: str = ""
    number: str = ""
    named: bool = False
    errors: dict[str, list[str]] = field(default_factory=dict)
    problem: str = ""
    status: int = 200
    ticked: frozenset[str] = frozenset()  # lists of which all take part


def init_app(server: Flask, entries: Entries) -> None:
    """Add `/acuan/<form>` and `/putusan`, each to be read and to be sent."""
    routes = Blueprint("entries", __name__, template_folder="templates")

    @routes.route("/acuan/<slug>", methods=["GET", "POST"])
    def book(slug: str) -> Response:
        with entries.open_ctx(Permission.REFERENCE_WRITE):  # nobody else learns which forms there are
            if slug not in FORMS:
                raise NotFound
        return _answer(entries, FORMS[slug], Scope.of(NATION))

    @routes.route("/putusan", methods=["GET", "POST"])
    def verdict() -> Response:
        return _answer(entries, VERDICT, None)

    server.register_blueprint(routes)


def _answer(entries: Entries, form: Form, scope: Scope | None) -> Response:
    """The form, or where it leads once it is stored; `scope` None is the caller's own."""
    with entries.open_ctx(form.permission) as ctx:
        if request.method != "POST":
            return _shown(entries, ctx, form, _opened(ctx, form))
        filled = _sent(ctx, form)
        if not entries.browsers.is_our_form():
            filled.problem, filled.status = t(OLD, ctx.lang), 400
        elif not _prechecked(ctx, form, filled):
            filled.status = InvalidInput.status
        elif _stored(entries, ctx, form, filled, scope or ctx.scope):
            return redirect(_back(form, filled.values), 303)
        return _shown(entries, ctx, form, filled)


def _opened(ctx: Ctx, form: Form) -> Filled:
    """A new form; where the address names a thing, it starts from what is stored of it."""
    asked = {name: request.args[name][:LONGEST] for name in form.named if name in request.args}
    filled = Filled(values=dict(asked), number=new_token(), named=len(asked) == len(form.named))
    if not filled.named:
        return filled
    where = where_of(ctx, form, asked)
    filled.seen = state_of(ctx.db, form.kind, where)
    if form is entry_words.RULE:
        filled.values["value"] = DEFAULTS.get(asked["code"], "")
    if stored := latest(ctx.db, form.kind, where):
        fresh = {each.name for each in form.fields if each.fresh}
        filled.values = {name: value for name, value in stored[0].items() if name not in fresh} | asked
        filled.ticked = frozenset(
            name for name in form.keeps if filled.values.get(name) and not listed(filled.values[name])
        )
        filled.values |= dict.fromkeys(filled.ticked, "")
        filled.values[POINTS] = "\n".join(
            f"{row['time_percent']} {row['work_percent']}" for row in stored if "time_percent" in row
        )
    return filled


def _sent(ctx: Ctx, form: Form) -> Filled:
    """The form as it came; what no form of ours sends is malformed."""
    del ctx
    sent = request.form
    filled = Filled(
        values={each.name: sent.get(each.name, "")[:LONGEST] for each in form.fields},
        seen=sent.get("seen", ""),
        number=sent.get("number", ""),
        named=sent.get("named") == "1",
        ticked=frozenset(name for name in form.keeps if sent.get(f"{name}{TICK}") == "1"),
    )
    if not SEEN.fullmatch(filled.seen) or not NUMBER.fullmatch(filled.number):
        raise Malformed
    return filled


def _prechecked(ctx: Ctx, form: Form, filled: Filled) -> bool:
    """What only a form can get wrong: a point that is no pair, a list that is emptied by nothing said."""
    if filled.values.get(POINTS, "").strip() and any(len(pair) != 2 for pair in _points(filled)):  # noqa: PLR2004 - a pair
        filled.errors[POINTS] = [t(TWO, ctx.lang)]
    if form.keeps and filled.seen:
        where = {name: filled.values[name] for name in form.named}
        known = latest(ctx.db, form.kind, where)
        emptied = [
            name for name in form.keeps if known and listed(known[0].get(name)) and not filled.values[name].strip()
        ]
        filled.errors |= {name: [t(KEPT, ctx.lang)] for name in emptied if name not in filled.ticked}
    both = [name for name in filled.ticked if filled.values[name].strip()]
    filled.errors |= {name: [t(BOTH, ctx.lang)] for name in both}
    return not filled.errors


def _points(filled: Filled) -> list[list[str]]:
    lines = filled.values.get(POINTS, "").splitlines()
    return [re.split(r"[\s;:%]+", line.strip().rstrip("%")) for line in lines if line.strip()]


def _rows(form: Form, filled: Filled) -> list[dict[str, str]]:
    """The rows of the file that the form stands for."""
    row = {name: value for name, value in filled.values.items() if name != POINTS}
    row |= dict.fromkeys(filled.ticked, ALL[0])
    if entry_words.has_revisions(form):
        row["revision"] = str(int(filled.seen) + 1) if filled.seen else "0"
    if POINTS not in filled.values:
        return [row]
    pairs = _points(filled) or [["", ""]]
    return [row | {"time_percent": time, "work_percent": work} for time, work in pairs]


def _stored(entries: Entries, ctx: Ctx, form: Form, filled: Filled, scope: Scope) -> bool:
    """Whether it is stored; what was wrong goes into `filled`."""
    rows = _rows(form, filled)
    title = " ".join(["isian", form.slug, *(filled.values[name] for name in form.named), *_version(rows[0])])
    entry = Entry(kind=form.kind, title=title, rows=rows, seen=filled.seen, number=filled.number)
    try:
        key = entries.identity_key()
        enter(entries.sessions, entry, scope=scope, by=ctx.user, identity_key=key, patience=AT_FORM)
    except AllOrNothing as refused:
        _explain(ctx, form, filled, refused)
    except AppError as refused:
        filled.problem, filled.status = t(refused.message, ctx.lang, **refused.params), refused.status
    else:
        return True
    return False


def _version(row: dict[str, str]) -> list[str]:
    return ["revisi", row["revision"]] if "revision" in row else []


def _explain(ctx: Ctx, form: Form, filled: Filled, refused: AllOrNothing) -> None:
    """Each reason beside its field; of a curve with the point's line."""
    names = {each.name for each in form.fields}
    for row in refused.problems:
        for problem in row.reasons:
            reason = problem.text(ctx.lang)
            if problem.column not in names and POINTS in names:
                reason = (
                    t(LINE, ctx.lang, line=row.line - 1, reason=reason) if filled.values[POINTS].strip() else reason
                )
            name = problem.column if problem.column in names else POINTS if POINTS in names else form.named[0]
            if reason not in filled.errors.setdefault(name, []):
                filled.errors[name].append(reason)
    filled.problem = tn("Belum disimpan: {n} isian perlu diperbaiki.", len(filled.errors), ctx.lang)
    filled.status = refused.status


def _list(ctx: Ctx, form: Form, values: dict[str, str]) -> str:
    """The page that the form was opened from."""
    if form is VERDICT:
        return links.to_verdicts(None, None)
    cycle = values.get("cycle", "")
    return links.to_reference(**({"siklus": cycle} if cycle in reference_book.cycles(ctx.db, Scope.of(NATION)) else {}))


def _back(form: Form, values: dict[str, str]) -> str:
    """The page on which what was stored is seen."""
    if form is VERDICT:
        return links.to_verdicts(values["putaran"], values["kode_wilayah"])
    return links.to_reference(**({"siklus": values["cycle"]} if values.get("cycle") else {}))


def _shown(entries: Entries, ctx: Ctx, form: Form, filled: Filled) -> Response:
    """The page of the form."""
    fields = entry_words.fields(form, filled.values, named=filled.named)
    lists = {each.choices: choices(ctx, each.choices, filled.values) for each in fields if each.choices}
    named = [each for each in fields if filled.named and each.name in form.named]
    html = render_template(
        "entry.html",
        form=form,
        fields=fields,
        filled=filled,
        fixed={each.name: _fixed(ctx, each, filled, lists) for each in named},
        lists=lists,
        in_force=_in_force(ctx, form, filled),
        title=entry_words.title(form, filled.seen, filled.values, ctx.lang),
        lead=entry_words.lead(form, filled.seen, filled.values, ctx.lang),
        version=_version_words(ctx, form, filled),
        today=today(ctx),
        tick=TICK,
        back=_list(ctx, form, filled.values),
        token=entries.browsers.form_token(entries.browsers.token() or ""),
        t=lambda message, **params: t(message, ctx.lang, **params),
        lang=ctx.lang,
        styles=entries.styles,
    )
    return make_response(html, filled.status)


def _fixed(ctx: Ctx, field: Field, filled: Filled, lists: dict[str, Choices]) -> str:
    return entry_words.fixed(ctx, field, filled.values.get(field.name, ""), lists.get(field.choices, ()))


def _version_words(ctx: Ctx, form: Form, filled: Filled) -> str:
    try:
        return entry_words.stored_as(ctx, form, filled.seen, where_of(ctx, form, filled.values) if filled.seen else {})
    except NotFound:  # as below
        return ""


def _in_force(ctx: Ctx, form: Form, filled: Filled) -> InForce | None:
    if not filled.named:
        return None
    try:
        return entry_words.in_force(ctx, form, filled.values, where_of(ctx, form, filled.values))
    except NotFound:  # a name that no link of ours gives
        return None
