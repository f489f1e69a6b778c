"""`import KIND FILE` and `undo BATCH`."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from dashboard.cli.database import changing
from dashboard.core.errors import AppError, InvalidInput, NotAllowed
from dashboard.core.permissions import ROLES, Permission, Role
from dashboard.core.settings import Settings
from dashboard.core.text import N_, Lang, t, tn
from data.commands import undo as undoing
from data.commands.identity import identity_key
from data.commands.imports import AllOrNothing, import_file
from data.commands.locks import read_only
from data.importers.kinds import KINDS
from data.queries.users import by_name
from data.scope import NATION, Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.orm import Session, sessionmaker

    from data.commands.imports import Outcome
    from data.importers.problems import Problem, Rejected

SHOWN: Final = 20
CLI: Final = "cli"
LAST: Final = "diterima={} tetap={} ditolak={} peringatan={}"
UNKNOWN_USER: Final = N_("Pengguna {user} tidak ditemukan atau dinonaktifkan.")


@click.command("import")
@click.argument("kind", type=click.Choice(list(KINDS)))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Check and count; store and write nothing.")
@click.option("--strict", is_flag=True, help="Store nothing if any row is bad.")
@click.option("--by", "user", help="Import as this user, within their scope.")
@click.option(
    "--rejected", type=click.Path(path_type=Path), help="Where rejected rows go (CSV); beside FILE, if not given."
)
def import_(  # noqa: PLR0913 - one argument an option
    kind: str, file: Path, *, dry_run: bool, strict: bool, user: str | None, rejected: Path | None
) -> int:
    """Import FILE (CSV, XLSX or ZIP of CSV) as rows of KIND."""
    settings = Settings()
    try:
        with changing(settings) as sessions, bar(file) as progress:
            outcome = import_file(
                sessions,
                kind,
                file,
                scope=scope_of(sessions, user, reference=KINDS[kind].reference),
                by=user or CLI,
                identity_key=identity_key(settings, keep=not dry_run),
                dry_run=dry_run,
                strict=strict,
                rejected_to=rejected,
                progress=progress,
            )
    except AppError as error:
        refuse(error)
        raise
    report(outcome, dry_run=dry_run)
    return 1 if outcome.rejected else 0


def refuse(error: AppError) -> None:
    """What is known of a file of which nothing was stored; the sentence about it follows on stderr."""
    problems: Sequence[Rejected] = ()
    warnings = 0
    if isinstance(error, AllOrNothing):
        problems, warnings = error.problems, error.warning_count
        _problems(problems, error.rejected_file)
    click.echo(LAST.format(0, 0, len(problems), warnings))


def scope_of(sessions: sessionmaker[Session], user: str | None, *, reference: bool = False) -> Scope:
    """The nation for the command line itself, else the scope of a user who may import.

    Who keeps the `reference` data (admin) does so for the nation, without a scope of their own.

    Raises:
        InvalidInput: no such user, or disabled.
        NotAllowed: the user may not import, or has no scope.
    """
    if user is None:
        return Scope.of(NATION)
    with sessions() as db:
        read_only(db)
        person = by_name(db, user)
    if person is None or person.disabled:
        raise InvalidInput(UNKNOWN_USER, user=user)
    may = ROLES[Role(person.role)]
    if reference and Permission.REFERENCE_WRITE in may:
        return Scope.of(NATION)
    if Permission.IMPORT_WRITE not in may or not person.areas:
        raise NotAllowed
    return Scope.of(*person.areas)


@contextmanager
def bar(file: Path) -> Iterator[Callable[[float], None] | None]:
    """A progress bar on stderr, on a terminal only; what it yields takes the share done (0..1)."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(file.name, total=1.0)
        yield lambda share: shown.update(task, completed=share)


def report(outcome: Outcome, *, dry_run: bool) -> None:
    """What happened, for people; the last line is for programs."""
    if outcome.repeated:
        click.echo(
            t("Berkas ini sudah pernah diimpor sebagai impor nomor {batch}.", Lang.ID, batch=outcome.batch_id or "-")
        )
    elif outcome.batch_id is not None:
        click.echo(t("Impor nomor {batch}.", Lang.ID, batch=outcome.batch_id))
    if dry_run:
        click.echo(t("Percobaan saja: tidak ada yang disimpan.", Lang.ID))
    _columns(outcome)
    _problems(outcome.problems, outcome.rejected_file)
    _warnings(outcome.warnings, outcome.warning_count)
    counts = (outcome.accepted, outcome.unchanged, outcome.rejected, outcome.warning_count)
    click.echo(LAST.format(*counts))


def _columns(outcome: Outcome) -> None:
    if outcome.ignored:
        click.echo(t("Kolom yang tidak dipakai: {columns}.", Lang.ID, columns=", ".join(outcome.ignored)))
    if outcome.dropped:
        click.echo(t("Kolom data pribadi yang dibuang: {columns}.", Lang.ID, columns=", ".join(outcome.dropped)))


def _problems(problems: Sequence[Rejected], file: Path | None) -> None:
    if not problems:
        return
    click.echo(tn("{n} baris ditolak:", len(problems), Lang.ID))
    for row in problems[:SHOWN]:
        for problem in row.reasons:
            click.echo("  " + _told(problem, row.line))
    if len(problems) > SHOWN:
        click.echo("  …")
    if file:
        click.echo(t("Semua baris yang ditolak, dengan alasannya: {path}", Lang.ID, path=file))


def _warnings(warnings: Sequence[Problem], count: int) -> None:
    if not count:
        return
    click.echo(tn("{n} peringatan (baris tetap disimpan):", count, Lang.ID))
    for problem in warnings[:SHOWN]:
        click.echo("  " + _told(problem, problem.line))
    if count > min(len(warnings), SHOWN):
        click.echo("  …")


def _told(problem: Problem, line: int | None) -> str:
    where = t("baris {line}", Lang.ID, line=line) if line is not None else t("berkas", Lang.ID)
    value = f" “{problem.value}”" if problem.value else ""
    column = f", {problem.column}{value}" if problem.column else ""  # a ragged row is wrong as a whole
    return f"{where}{column}: {problem.text(Lang.ID)}"


@click.command("undo")
@click.argument("batch", type=int)
@click.option("--by", "user", help="Undo as this user, within their scope.")
def undo(batch: int, *, user: str | None) -> None:
    """Take back import number BATCH: its new rows go, what it replaced returns."""
    with changing() as sessions:
        scope = scope_of(sessions, user)
        with sessions.begin() as db:
            rows = undoing.undo(db, batch, by=user or CLI, scope=scope)
    click.echo(t("Impor nomor {batch} dibatalkan: {rows} baris.", Lang.ID, batch=batch, rows=rows))
