"""What the frame around a page says: tabs, context line, as-of control, search. Glue between data and `layouts.shell`."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, Literal, Protocol

from dashboard.core import formats
from dashboard.core.errors import NotFound
from dashboard.core.permissions import Role
from dashboard.core.text import N_, t
from data.answers import AreaFigures, Question
from data.days import day_of
from data.queries import reference
from data.queries.calendar import calendar
from layouts import terms
from layouts.components.as_of import AsOf, Preset
from layouts.shell import Chip, Context, Frame, Option, Tab

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from callbacks.context import Ctx
    from callbacks.filters import Filters
    from dashboard.core.text import Lang
    from data.answers import AreaInfo
    from data.calendar import Calendar
    from layouts.page import Page

ROLE_WORDS: Final = {
    Role.PIMPINAN: N_("Pimpinan"),
    Role.KOMISIONER: N_("Komisioner"),
    Role.OPERATOR: N_("Operator"),
    Role.PETUGAS: N_("Petugas Help Desk"),
    Role.PENGAWAS: N_("Pengawas (Bawaslu)"),
    Role.ADMIN: N_("Admin"),
}
MOST_IDLE: Final = 99  # days to look back for the working days without data


class Dated(Protocol):
    """What the context line says of the numbers of a page; `reported` of `expected` kab/kota have reported on the day.

    A page may say more: `chips` of its own, a `menu` of moments, `by_day` False where reports have no single day, and
    `scope_words(lang)` where its scope is not counted in kab/kota.
    """

    @property
    def area(self) -> AreaInfo:
        """Where they are from."""

    @property
    def as_of(self) -> datetime:
        """The moment they stand for."""

    @property
    def data_as_of(self) -> datetime | None:
        """The newest report counted."""

    @property
    def reported(self) -> int:
        """How many reported on the day."""

    @property
    def expected(self) -> int:
        """How many should."""


def tabs(ctx: Ctx, pages: Iterable[Page], current: Page | None) -> tuple[Tab, ...]:
    """The pages this user may open, in order."""
    shown = (page for page in pages if page.in_menu and ctx.may(page.permission))
    return tuple(Tab(title=t(page.title, ctx.lang), href=page.path, current=_mark(page, current)) for page in shown)


def _mark(page: Page, current: Page | None) -> Literal["page", "true"] | None:
    """Whether the current page is this one, or belongs to it."""
    if current is None:
        return None
    if page is current:
        return "page"
    return "true" if page.path in {current.under, current.path.rpartition("/")[0]} else None


def bare(ctx: Ctx, pages: Iterable[Page], title: str) -> Frame:
    """The frame of a page without figures, or of an error."""
    return Frame(lang=ctx.lang, title=title, tabs=tabs(ctx, pages, None))


def frame(ctx: Ctx, pages: Iterable[Page], page: Page, filters: Filters, figures: Dated | None) -> Frame:
    """The frame of `page`; without `figures` it has neither context line nor as-of control."""
    return Frame(
        lang=ctx.lang,
        title=_title(ctx, page, filters, figures),
        tabs=tabs(ctx, pages, page),
        context=context(ctx, page, filters, figures) if figures else None,
        as_of=(getattr(figures, "menu", None) or as_of(ctx, page, filters)) if figures else None,
    )


def _title(ctx: Ctx, page: Page, filters: Filters, figures: Dated | None) -> str:
    """The page's name; that of the area or party where its path names one."""
    if page.path.endswith("<code>") and figures:
        if page.id == "desk":
            return f"{t(page.title, ctx.lang)} {figures.area.name}"
        return _party_name(ctx, filters) if page.code == "party" else figures.area.name
    return t(page.title, ctx.lang)


def _party_name(ctx: Ctx, filters: Filters) -> str:
    """The abbreviation of the party asked for, or its code."""
    asked = question(ctx, filters)
    known = {each.code: each.abbreviation for each in reference.parties(ctx.db, ctx.scope, asked.round)}
    return known.get(asked.party or "", asked.party or "")


def question(ctx: Ctx, filters: Filters) -> Question:
    """What the filters ask for, defaults filled in.

    Raises:
        NotFound: no such round, or none that the caller's areas take part in.
    """
    moment = filters.as_of or ctx.now
    code = filters.round or reference.running_round(ctx.db, ctx.scope, moment).code
    if filters.round and all(code != one.code for one in reference.rounds(ctx.db, ctx.scope)):
        raise NotFound
    return Question(round=code, object=filters.object, as_of=moment, party=filters.party)


def context(ctx: Ctx, page: Page, filters: Filters, figures: Dated) -> Context:
    """Scope, filters and freshness of the numbers of `page`."""
    idle = 0 if is_over(figures) else idle_days(figures.data_as_of, figures.as_of, calendar(ctx.db, ctx.scope))
    return Context(
        scope=said(ctx.lang) if (said := getattr(figures, "scope_words", None)) else scope_words(ctx, figures),
        chips=(*getattr(figures, "chips", ()), *chips(ctx, page, filters)),
        data_as_of=figures.data_as_of,
        freshness="none" if figures.data_as_of is None else "stale" if idle else "fresh",
        idle_days=idle,
        reported=figures.reported,
        expected=figures.expected,
        by_day=getattr(figures, "by_day", True),
    )


def scope_words(ctx: Ctx, figures: Dated) -> str:
    """`Jawa Tengah, 35 kab/kota`."""
    name = figures.area.name
    if figures.area.kind in {"province", "nation"} and figures.expected:
        count = formats.number(figures.expected, ctx.lang)
        return t("{name}, {n} kab/kota", ctx.lang, name=name, n=count)
    return name


def chips(ctx: Ctx, page: Page, filters: Filters) -> tuple[Chip, ...]:
    """The filters in words; what is a default cannot be taken away."""
    asked = question(ctx, filters)
    names = {found.code: found.name for found in reference.rounds(ctx.db, ctx.scope)}
    stage = f"{terms.round_word(asked.round, names.get(asked.round, asked.round), ctx.lang)} · "
    stage += terms.word(terms.OBJECTS, asked.object, ctx.lang).lower()
    plain = filters.but(round=None, object="keanggotaan")
    found = [Chip(label=stage, without=None if plain == filters else address(page, plain))] if page.by_round else []
    if filters.party:
        kept = page.path.endswith("<code>") and page.code == "party"
        without = None if kept else address(page, filters.but(party=None))
        found.append(Chip(label=_party_name(ctx, filters), without=without))
    if filters.finding:
        words = terms.word(terms.FINDINGS, filters.finding, ctx.lang)
        found.append(Chip(label=words, without=address(page, filters.but(finding=None))))
    if filters.age:
        words = t(
            "umur {days} hari", ctx.lang, days=filters.age.rstrip("-") + ("+" if filters.age.endswith("-") else "")
        )
        found.append(Chip(label=words, without=address(page, filters.but(age=None))))
    return tuple(found)


def as_of(ctx: Ctx, page: Page, filters: Filters) -> AsOf:
    """The as-of control: the moment shown, the present, yesterday, and the last day of every round."""
    chosen = filters.as_of_text
    days = [(t("Kemarin", ctx.lang), day_of(ctx.now) - timedelta(days=1), filters)]
    days += [(t("Tujuh hari lalu", ctx.lang), day_of(ctx.now) - timedelta(days=7), filters)]
    moment = filters.as_of or ctx.now
    return AsOf(
        moment=moment,
        chosen=chosen is not None,
        other_year=other_year(moment, ctx.now),
        presets=(
            present(ctx, page, filters),
            *(_preset(ctx, page, *each) for each in [*days, *_round_ends(ctx, page, filters)]),
        ),
    )


def present(ctx: Ctx, page: Page, filters: Filters) -> Preset:
    """The choice of the present moment."""
    return Preset(
        label=t("Sekarang", ctx.lang),
        detail=formats.short_moment(ctx.now, ctx.lang),
        href=address(page, filters.but(as_of_text=None)),
        current=filters.as_of_text is None,
    )


def other_year(moment: datetime, now: datetime) -> bool:
    """Whether `moment` lies in another year than the present, in WIB: a control that shows it must say so."""
    return day_of(moment).year != day_of(now).year


def _round_ends(ctx: Ctx, page: Page, filters: Filters) -> list[tuple[str, date, Filters]]:
    found = []
    for each in reference.rounds(ctx.db, ctx.scope, moment=filters.as_of or ctx.now):
        asked = Question(round=each.code, object=filters.object, as_of=filters.as_of or ctx.now)
        window = reference.window(ctx.db, ctx.scope, asked, ctx.scope.home() or "")
        if window and window.ends_at:
            name = terms.round_word(each.code, each.name, ctx.lang)
            found.append(
                (t("Akhir {round}", ctx.lang, round=name), day_of(window.ends_at), _of_round(page, filters, each.code))
            )
    return found


def _of_round(page: Page, filters: Filters, code: str) -> Filters:
    return filters.but(round=code) if page.by_round else filters


def _preset(ctx: Ctx, page: Page, label: str, day: date, filters: Filters) -> Preset:
    text = day.isoformat()
    return Preset(
        label=label,
        detail=formats.long_day(day, ctx.lang),
        href=address(page, filters.but(as_of_text=text)),
        current=filters.as_of_text == text,
    )


def address(page: Page, filters: Filters) -> str:
    """Where `page` stands with these filters."""
    if page.path.endswith("<code>"):
        code = getattr(filters, page.code) or ""
        return page.path.replace("<code>", code) + filters.but(**{page.code: None}).query()
    return page.path + filters.query()


def is_over(figures: Dated) -> bool:
    """Whether nothing more will be reported: the window has ended and nothing is open."""
    if not isinstance(figures, AreaFigures) or figures.window is None or figures.window.ends_at is None:
        return False
    return figures.window.ends_at < figures.as_of and figures["backlog"] == 0


def idle_days(data_as_of: datetime | None, moment: datetime, calendar: Calendar) -> int:
    """Complete working days between the newest data and `moment`: 0 is fresh."""
    if data_as_of is None:
        return 0
    last, today = day_of(data_as_of), day_of(moment)
    end = min(today, last + timedelta(days=MOST_IDLE))
    return len(calendar.working_days(last + timedelta(days=1), end - timedelta(days=1)))


def options(ctx: Ctx) -> tuple[Option, ...]:
    """What the search finds: the areas of the scope and the parties of the running round."""
    areas = [Option(label=each.name, kind="area", code=each.code) for each in reference.areas(ctx.db, ctx.scope)]
    code = reference.running_round(ctx.db, ctx.scope, ctx.now).code
    parties = reference.parties(ctx.db, ctx.scope, code)
    return (
        *areas,
        *(Option(label=_party_words(each.abbreviation, each.name), kind="party", code=each.code) for each in parties),
    )


def _party_words(abbreviation: str, name: str) -> str:
    return name if abbreviation == name else f"{abbreviation} – {name}"


def role_words(role: Role, lang: Lang) -> str:
    """The role in the reader's language."""
    return t(ROLE_WORDS[role], lang)
