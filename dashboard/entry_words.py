"""What a form says of the one thing it is about: names instead of codes, what is in force, and as what it will be stored."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from dashboard.core import formats
from dashboard.core.errors import NotFound
from dashboard.core.text import N_, t
from dashboard.entry_forms import FORMS, VERDICT
from data.commands.entries import latest
from data.importers.kinds import KINDS
from data.parameters import ROUNDING, SHARES, TARGETS
from data.queries import reference, reference_book
from data.queries.replaced import number_of
from data.scope import NATION, Scope
from layouts.figures.marks import day_range
from layouts.reference_parts import points_words, version
from layouts.rules_list import basis_words, value_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from callbacks.context import Ctx
    from dashboard.core.text import Lang
    from dashboard.entry_choices import Choices
    from dashboard.entry_forms import Field, Form

RULE: Final = FORMS["aturan"]
WINDOW: Final = FORMS["jendela"]
BEGINS: Final = N_(
    "Siklusnya menjadi pilihan di Data acuan begitu jadwal pertamanya tersimpan, dan di sana yang lain ditambahkan; putaran "
    "vermin dan verfak mengikuti jadwalnya."
)
SHARE_HINT: Final = N_("Bagian yang harus dipenuhi, misalnya 75% atau 3/4.")
ROUNDING_HINT: Final = N_("Cara membulatkan jumlah wilayah yang diperlukan.")
MINUTES_HINT: Final = N_("Menit layanan, bilangan bulat, misalnya 60.")
DAYS_HINT: Final = N_("Hari layanan, bilangan bulat, misalnya 1.")


@dataclass(frozen=True, slots=True)
class InForce:
    """What holds now, and by which decree."""

    what: str
    basis: str


def fields(form: Form, values: Mapping[str, str], *, named: bool) -> tuple[Field, ...]:
    """The fields of a form; that of a rule's value as its own parameter needs it."""
    if form is not RULE or not named:
        return form.fields
    return tuple(_of_parameter(one, values["code"]) if one.name == "value" else one for one in form.fields)


def _of_parameter(one: Field, code: str) -> Field:
    if code == ROUNDING:
        return replace(one, control="choice", choices="roundings", hint=ROUNDING_HINT)
    if code in TARGETS:
        return replace(one, control="number", hint=MINUTES_HINT if code.endswith("_menit") else DAYS_HINT)
    return replace(one, hint=SHARE_HINT) if code in SHARES else one


def fixed(ctx: Ctx, one: Field, value: str, options: Choices) -> str:
    """A value that the link has fixed, as people know it."""
    known = dict(options)
    if one.control == "choice":
        return known.get(value, value)
    if value in known and known[value] != value:
        return f"{known[value]} ({value})"
    if one.control == "day":
        return _day(value, ctx.lang)
    if one.name == "area_code":
        return _area(ctx, value) if value else t("semua wilayah", ctx.lang)
    return value


def _day(value: str, lang: Lang) -> str:
    try:
        return formats.long_day(date.fromisoformat(value), lang)
    except ValueError:
        return value


def _area(ctx: Ctx, code: str) -> str:
    try:
        return f"{reference.area(ctx.db, Scope.of(NATION), code).name} ({code})"
    except NotFound:
        return code


def in_force(ctx: Ctx, form: Form, values: Mapping[str, str], where: Mapping[str, Any]) -> InForce | None:
    """What holds of the thing before this form is stored; None where nothing is stored of it, or the form shows it all."""
    if form is RULE:
        known = {one.code: one for one in reference_book.rules(ctx.db, Scope.of(NATION), values["cycle"])}
        rule = known.get(values["code"])
        return InForce(value_words(rule.code, rule.value, ctx.lang), basis_words(rule, ctx.lang)) if rule else None
    stored = latest(ctx.db, form.kind, where)
    fresh = next((one.name for one in form.fields if one.fresh and one.required), "")
    if not stored or not fresh or form is VERDICT:
        return None
    return InForce(_what(form.kind, stored, ctx.lang), stored[0].get(fresh) or formats.NO_VALUE)


def _what(kind: str, stored: tuple[dict[str, str], ...], lang: Lang) -> str:
    """The stored thing in short."""
    first = stored[0]
    if kind == "tahapan":
        return _window(first["start"], first.get("end", ""), lang)
    if kind == "kurva_rencana":
        return points_words((int(row["time_percent"]), int(row["work_percent"])) for row in stored)
    if kind == "syarat_minimal":
        return formats.number(int(first["members"]), lang)
    return first.get("name", "")


def _window(start: str, end: str, lang: Lang) -> str:
    first = date.fromisoformat(start[:10])
    if not end:
        return t("sejak {day}, tanpa batas akhir", lang, day=formats.short_day(first, lang))
    return day_range(first, date.fromisoformat(end[:10]), lang)


def title(form: Form, seen: str, values: Mapping[str, str], lang: Lang) -> str:
    """What the form makes: something new, or the next revision of what was there when it was opened."""
    if begins_cycle(form, seen, values):
        return t("Siklus baru: jadwal pertamanya", lang)
    return t(form.title if seen else form.first_title or form.title, lang)


def lead(form: Form, seen: str, values: Mapping[str, str], lang: Lang) -> str:
    """What there is to know before it is filled in."""
    return t(BEGINS if begins_cycle(form, seen, values) else form.lead, lang)


def begins_cycle(form: Form, seen: str, values: Mapping[str, str]) -> bool:
    """Whether it is the form for a first window, of a cycle that is yet to be named."""
    return form is WINDOW and not seen and not values.get("cycle")


def stored_as(ctx: Ctx, form: Form, seen: str, where: Mapping[str, Any]) -> str:
    """As which revision the form will be stored; of a kind without, its versions are counted."""
    if form is VERDICT:
        return ""
    if not seen:
        return t("Disimpan sebagai ketetapan pertama.", ctx.lang)
    number = int(seen) if has_revisions(form) else number_of(ctx.db, ctx.scope, form.kind, where)
    return t("Yang berlaku {old}; isian ini disimpan sebagai revisi {new}.", ctx.lang,
             old=version(number, ctx.lang), new=number + 1)  # fmt: skip


def has_revisions(form: Form) -> bool:
    """Whether a row of its kind says which revision it is."""
    return any(column.name == "revision" for column in KINDS[form.kind].columns)
