"""A digest of alerts as a mail: plain words and an HTML part of the same lines, nothing loaded from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboard.core import formats
from dashboard.core.text import N_, Lang, t, tn
from layouts import alert_words as words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from data.alerts import Alert
    from data.commands.alerts import Digest

LANG: Final = Lang.ID  # official mail is Indonesian
MOST: Final = 40  # lines of a part; the others are counted
PROVISIONAL: Final = N_("Data sementara – bukan hasil resmi")
ONCE: Final = N_(
    "Surel ini dikirim otomatis pada jam layanan. Tiap hal diberitahukan sekali, dan sekali lagi bila sudah pulih; rinciannya ada di halaman Help Desk."
)
TEMPLATES: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with its lines (desk, what, detail) and how many more there are."""

    heading: str
    is_bad: bool
    lines: tuple[tuple[str, str, str], ...]
    more: str


def subject(told: Digest) -> str:
    """`Help Desk Jawa Tengah: 5 hal baru, 2 hal pulih`."""
    said = []
    if told.began:
        said.append(tn("{n} hal baru", len(told.began), LANG))
    if told.over:
        said.append(tn("{n} hal pulih", len(told.over), LANG))
    return t("Help Desk {area}: {news}", LANG, area=clean(told.area.name), news=", ".join(said))


def parts(told: Digest) -> list[Part]:
    """What is new and what is over; a part without lines is left out."""
    new = [(_desk(one), words.what(one, LANG), words.detail(one, LANG)) for one in told.new_alerts]
    over = [(_desk(one), words.over(one, LANG), "") for one in told.over_alerts]
    made = (
        _part(t("Perlu tindakan", LANG), new, is_bad=True),
        _part(t("Sudah pulih", LANG), over, is_bad=False),
    )
    return [part for part in made if part.lines]


def _part(heading: str, lines: Sequence[tuple[str, str, str]], *, is_bad: bool) -> Part:
    rest = len(lines) - MOST
    more = tn("dan {n} baris lagi", rest, LANG) if rest > 0 else ""
    return Part(heading=heading, is_bad=is_bad, lines=tuple(lines[:MOST]), more=more)


def _desk(one: Alert) -> str:
    return clean(words.desk_name(one))


def foot(told: Digest) -> list[str]:
    """What still holds, and what this mail is."""
    still = tn("{n} hal yang sudah diberitahukan masih berlaku.", told.standing, LANG) if told.standing else ""
    return [line for line in (still, t(ONCE, LANG)) if line]


def as_text(told: Digest) -> str:
    """The plain part."""
    lines = [_title(told), _moment(told), t(PROVISIONAL, LANG)]
    for part in parts(told):
        lines += ["", part.heading.upper()]
        lines += [f"- {desk}: {what}" + (f" ({detail})" if detail else "") for desk, what, detail in part.lines]
        lines += [f"  {part.more}"] if part.more else []
    return "\n".join([*lines, "", *foot(told), ""])


def as_html(told: Digest) -> str:
    """The HTML part: every word escaped, styles inline."""
    return TEMPLATES.get_template("digest.html").render(
        title=_title(told), moment=_moment(told), provisional=t(PROVISIONAL, LANG), parts=parts(told), foot=foot(told)
    )


def as_mail(told: Digest, sender: str, recipients: Sequence[str], sent: datetime) -> EmailMessage:
    """The whole message; its id names the sender's domain, not this machine."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"] = subject(told)
    mail["From"] = sender
    mail["To"] = ", ".join(recipients)
    mail["Date"] = format_datetime(sent)
    mail["Message-ID"] = make_msgid(domain=sender.rpartition("@")[2])
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(as_text(told))
    mail.add_alternative(as_html(told), subtype="html")
    mail["Content-Language"] = LANG.value  # of both parts: adding these moves the headers on content into them
    return mail


def clean(name: str) -> str:
    """A name on one line: nothing in it can end a header or hide."""
    return " ".join("".join(char if char.isprintable() else " " for char in name).split())


def _title(told: Digest) -> str:
    return t("Pantau Verpol · Help Desk {area}", LANG, area=clean(told.area.name))


def _moment(told: Digest) -> str:
    return t("Keadaan {moment}", LANG, moment=formats.moment(told.as_of, LANG))
