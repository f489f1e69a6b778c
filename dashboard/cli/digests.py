"""`digest`: what needs somebody at the Help Desks, by mail; run it every few minutes, it tells each thing once."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import click

from dashboard import post
from dashboard.cli.database import opened
from dashboard.cli.moments import asked_moment
from dashboard.core import formats
from dashboard.core.errors import AppError, InvalidInput
from dashboard.core.mail import PROVINCE, audiences
from dashboard.core.settings import Settings
from dashboard.core.text import N_, Lang, t, tn
from dashboard.reports.digest import as_mail, as_text, clean, subject
from data.clock import now
from data.commands import alerts
from data.commands.alone import alone
from data.engine import make_sessions, writing
from data.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Engine

    from data.commands.alerts import Digest

ONLY_DRY: Final = N_("Pilihan --as-of hanya untuk --dry-run: yang sudah lewat tidak dikirim.")
NOBODY: Final = N_("DIGEST_TO tidak memuat penerima untuk wilayah {area}.")
FAILED: Final = 2
SHUT: Final = N_("Help Desk {area}: di luar jam layanan, tidak ada yang dikirim; disimpan untuk {moment}.")
SHUT_LONG: Final = N_("Help Desk {area}: tidak ada jam layanan, tidak ada yang dikirim.")
QUIET: Final = N_("Help Desk {area}: tidak ada kabar baru, tidak ada yang dikirim.")


@click.command()
@click.option("--area", help="Only the digest of this area: * the nation, 33 a province, 33.73 a desk.")
@click.option("--as-of", "as_of", help="Day (its end) or moment, in WIB; only with --dry-run. Now, if not given.")
@click.option("--dry-run", is_flag=True, help="Print what would be sent; nothing is sent or noted.")
def digest(*, area: str | None, as_of: str | None, dry_run: bool) -> int:
    """Mail what needs somebody at the Help Desks, once each, in service hours."""
    if as_of and not dry_run:
        raise InvalidInput(ONLY_DRY)
    settings = Settings()
    known = audiences(settings.digest_to)
    if dry_run:
        with opened(settings) as engine:
            for code in [area] if area else [*known] or [PROVINCE]:
                click.echo(_shown(_read(engine, code, asked_moment(as_of) if as_of else None)))
        return 0
    post.ready(settings)
    if area and area not in known:
        raise InvalidInput(NOBODY, area=area)
    with opened(settings) as engine, alone(engine, "digest"):
        return max(_told(engine, settings, code, known[code]) for code in ([area] if area else known))


def _told(engine: Engine, settings: Settings, area: str, recipients: Sequence[str]) -> int:
    """Send the digest of one area and note it; what fails is one sentence, and the other areas go on."""
    try:
        found = _read(engine, area, None)
        if found.is_open and found.has_news:
            post.send(settings, as_mail(found, settings.digest_from, recipients, datetime.now(UTC)), recipients)
            with writing(make_sessions(engine)).begin() as db:
                alerts.note_told(db, Scope.of(area), found, actor="cli", recipients=len(recipients))
        click.echo(_outcome(found, len(recipients)))
    except AppError as problem:
        click.echo(f"{area}: {t(problem.message, Lang.ID, **problem.params)}", err=True)
        return FAILED
    return 0


def _read(engine: Engine, area: str, at: datetime | None) -> Digest:
    with make_sessions(engine)() as db:
        return alerts.digest(db, Scope.of(area), area, at or now(db))


def _outcome(found: Digest, recipients: int) -> str:
    name = clean(found.area.name)
    if not found.is_open:
        if found.opens_next is None:
            return t(SHUT_LONG, Lang.ID, area=name)
        return t(SHUT, Lang.ID, area=name, moment=formats.short_moment(found.opens_next, Lang.ID))
    if not found.has_news:
        return t(QUIET, Lang.ID, area=name)
    return tn("{subject}; terkirim kepada {n} penerima.", recipients, Lang.ID, subject=subject(found))


def _shown(found: Digest) -> str:
    """What would be sent now, or why nothing would."""
    text = as_text(found) if found.has_news else ""
    return text if found.is_open and text else "\n".join(part for part in (text, _outcome(found, 0)) if part)
