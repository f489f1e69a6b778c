"""What an officer's page sends: services, their steps, attendance, readiness. Permission, form and answer in one place.

Every answer is JSON: `said` (one sentence) and `parts` (trees by id) for what worked, `message` for what did not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from flask import Blueprint, jsonify, request

from callbacks import record as page
from dashboard import desk_forms as forms
from dashboard import trees
from dashboard.core.errors import InvalidInput, NotFound
from dashboard.core.permissions import Permission
from dashboard.core.text import N_, t
from dashboard.doors import ForeignForm
from data.clock import now as clock_now
from data.commands import desk as commands
from data.commands import tickets
from data.commands.desk import Shift
from data.helpdesk import CLOSED, READINESS
from data.queries import desk, reference
from data.scope import Scope
from layouts import record, record_after

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from dash.development.base_component import Component
    from flask import Flask, Response
    from sqlalchemy.orm import Session

    from callbacks.context import Ctx
    from callbacks.wiring import OpenCtx
    from dashboard.sessions import Sessions

    Parts = dict[str, Component]
    Work = Callable[["Order"], "Done"]

OLD_PAGE: Final = N_("Halaman ini sudah lama terbuka. Muat ulang halaman; isian yang belum terkirim tetap tersimpan.")
SAVED: Final = N_("Tersimpan.")
RECORDED: Final = N_("Layanan tercatat.")
UNCHANGED: Final = N_("Sudah tersimpan sebelumnya.")


class OldPage(ForeignForm):
    """The page was made for another session: its token is no longer good."""

    message = OLD_PAGE


@dataclass(frozen=True, slots=True)
class Done:
    """What to say, and the parts of the page to draw anew besides those of the kind."""

    said: str
    parts: Callable[[Ctx], Parts]


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """One thing an officer sent: who, for which desk, when it happened, with which key."""

    db: Session
    ctx: Ctx
    area: str
    officer: str
    at: datetime
    key: str
    said: dict[str, str]
    secret: bytes = field(repr=False)

    @property
    def scope(self) -> Scope:
        """The desk and nothing else."""
        return Scope.of(self.area)


def init_app(server: Flask, sessions: Sessions, open_ctx: OpenCtx) -> None:
    """Add the routes of the officer's page."""
    routes = Blueprint("desk", __name__)
    do = partial(_carried_out, sessions, open_ctx)

    @routes.post("/layanan")
    def opened() -> Response:
        return do(_open)

    @routes.post("/layanan/<int:number>/langkah")
    def stepped(number: int) -> Response:
        return do(lambda order: _step(order, number))

    @routes.post("/layanan/<int:number>/survei")
    def asked(number: int) -> Response:
        return do(lambda order: _survey(order, number))

    @routes.post("/absensi")
    def attended() -> Response:
        return do(_attendance)

    @routes.post("/kesiapan")
    def confirmed() -> Response:
        return do(_readiness)

    @routes.get("/catat/bagian")
    def parts() -> Response:
        with open_ctx(Permission.SERVICE_WRITE) as ctx:
            area = page.own_desk(ctx.scope, request.args.get("wilayah"))
            return _answer(record.service_parts(page.services(ctx, area), ctx.lang))

    server.register_blueprint(routes)


def _carried_out(sessions: Sessions, open_ctx: OpenCtx, work: Work) -> Response:
    """Permission, form token, body, then `work` in one transaction; then the parts as they stand after it."""
    with open_ctx(Permission.SERVICE_WRITE) as ctx:
        if not sessions.is_our_form():
            raise OldPage
        said = forms.body()
        area = page.own_desk(ctx.scope, said.get("area") or None)
        officer = _officer(ctx, area, said)
        with sessions.write.begin() as db:
            done = work(
                Order(
                    db=db,
                    ctx=ctx,
                    area=area,
                    officer=officer,
                    at=forms.happened(clock_now(db), said),
                    key=forms.key(said),
                    said=said,
                    secret=sessions.key,
                )
            )
    with open_ctx(Permission.SERVICE_WRITE) as ctx:
        return _answer(done.parts(ctx), said=t(done.said, ctx.lang))


def _open(order: Order) -> Done:
    """A new service, and its end where it ended at once."""
    began = order.at - timedelta(minutes=forms.number(order.said.get("began") or "0", most=24 * 60))
    words = {name: forms.text(order.said.get(name)) for name in ("question", "answer", "reference")}
    codes = {name: order.said.get(name) or None for name in ("party_level", "requester_role", "topic")}
    new = tickets.NewTicket(
        area_code=order.area,
        channel=order.said.get("channel", ""),
        party=order.said.get("party", ""),
        category=order.said.get("category", ""),
        stage=reference.running_round(order.db, order.scope, order.at).stage,
        **codes,
        **words,
    )
    who: dict[str, Any] = {"actor": order.ctx.user, "officer": order.officer}
    state = tickets.open_ticket(order.db, order.scope, **who, key=order.key, new=new, now=began)
    if order.said.get("end") == CLOSED and state.version == 1:
        state = tickets.take_step(
            order.db, order.scope, **who, ticket_id=state.id, version=state.version, key=f"{order.key}-selesai", step=CLOSED,
            now=order.at,
        )  # fmt: skip
    return _after(order, state.id, ended=state.state == CLOSED, said=RECORDED)


def _step(order: Order, number: int) -> Done:
    """One step of a service of the own desk."""
    _is_own(order, number)
    step, target = order.said.get("step", ""), order.said.get("target") or None
    state = tickets.take_step(
        order.db, order.scope, actor=order.ctx.user, officer=order.officer, ticket_id=number,
        version=forms.number(order.said.get("version", ""), most=forms.GREATEST), key=order.key, step=step, target=target, now=order.at,
    )  # fmt: skip
    return _after(order, number, ended=step == CLOSED and state.state == CLOSED, said=SAVED)


def _after(order: Order, number: int, *, ended: bool, said: str) -> Done:
    def parts(ctx: Ctx) -> Parts:
        after = record_after.offer(number, ctx.lang) if ended else record_after.nothing()
        return record.service_parts(page.services(ctx, order.area), ctx.lang) | after

    return Done(said, parts)


def _survey(order: Order, number: int) -> Done:
    """The one-time link about a service that has ended; asked for again it is the same."""
    _is_own(order, number)
    found = commands.issue_satisfaction_code(
        order.db, order.scope, actor=order.ctx.user, ticket_id=number, now=clock_now(order.db), key=order.secret
    )
    address = f"{request.host_url}survei/{found.code}"
    return Done("", lambda ctx: record_after.survey(number, address, found.expires_at, ctx.lang))


def _attendance(order: Order) -> Done:
    said = order.said
    day = forms.day(said.get("day", ""))
    shift = Shift(
        day=day,
        shift=said.get("shift", ""),
        scheduled=forms.number(said.get("scheduled", "")),
        present=forms.number(said.get("present", "")),
        kpu_ri_filled=said.get("kpu_ri_filled") == "1",
    )
    changed = commands.record_attendance(
        order.db, order.scope, actor=order.ctx.user, area=order.area, said=shift, seen=forms.seen(shift, said.get("seen", "")),
        now=clock_now(order.db),
    )  # fmt: skip
    return _of_the_day(order, changed=changed)


def _readiness(order: Order) -> Done:
    said = order.said
    items = {item: said[item] == "1" for item in READINESS if said.get(item) in {"0", "1"}}
    changed = commands.record_readiness(
        order.db, order.scope, actor=order.ctx.user, officer=order.officer, area=order.area, items=items,
        seen_at=forms.instant(said.get("seen", "")), now=clock_now(order.db),
    )  # fmt: skip
    return _of_the_day(order, changed=changed)


def _of_the_day(order: Order, *, changed: bool) -> Done:
    return Done(SAVED if changed else UNCHANGED, lambda ctx: record.day_parts(page.day(ctx, order.area), ctx.lang))


def _answer(parts: Parts, *, said: str = "") -> Response:
    return jsonify(said=said, parts={name: _plain(one) for name, one in parts.items()})


def _plain(one: Component) -> Any:
    return trees.planted(one, ()).tree


def _is_own(order: Order, number: int) -> None:
    """A province's desk writes for itself, not for the kab/kota below it."""
    if number > forms.GREATEST or desk.ticket_area(order.db, order.scope, number) != order.area:
        raise NotFound


def _officer(ctx: Ctx, area: str, said: dict[str, str]) -> str:
    """The caller, or an officer of the desk whose turn it is on this phone."""
    officer = said.get("officer") or ctx.user
    if officer != ctx.user and officer not in desk.officers(ctx.db, ctx.scope, area, ctx.now):
        raise InvalidInput
    return officer
