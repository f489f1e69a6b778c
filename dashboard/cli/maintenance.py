"""`migrate`, `verify`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dashboard.cli.database import opened, reading
from dashboard.core.text import Lang, t, tn
from data.commands import audit
from data.commands import backup as copies
from data.commands.reference import load_reference
from data.commands.verify import verify as invariants
from data.commands.version import bump
from data.engine import make_sessions, writing
from data.migrate import migrate as bring_up
from data.models import DataVersion

if TYPE_CHECKING:
    from sqlalchemy import Engine


@click.command()
def migrate() -> None:
    """Bring the schema up to date and add missing reference data; twice is as good as once."""
    with opened() as engine:
        bring_up(engine)
        with writing(make_sessions(engine)).begin() as db:
            added = load_reference(db)
            if added:
                bump(db)
    click.echo(tn("Basis data siap; {n} baris data acuan ditambahkan.", added, Lang.ID))


@click.command()
def verify() -> int:
    """Check every invariant of the data; exit status 1 if one does not hold."""
    with reading() as sessions, sessions() as db:
        checks = invariants(db)
    for check in checks:
        broken = "" if not check.broken else " " + tn("{n} penyimpangan.", check.broken, Lang.ID)
        click.echo(f"{'BAIK ' if not check.broken else 'RUSAK'} {t(check.sentence, Lang.ID)}{broken}")
    return 1 if any(check.broken for check in checks) else 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write a consistent copy of the whole database to FILE, while it is in use."""
    with opened() as engine:
        copies.backup(engine, file)
        _note(engine, "backup", file)
    size = t("{size} MB", Lang.ID, size=max(1, round(file.stat().st_size / 1e6)))
    click.echo(
        t(
            "Cadangan tersimpan di {path} ({size}). Simpan kunci identitas di tempat lain.",
            Lang.ID,
            path=file,
            size=size,
        )
    )


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Overwrite a database that has data.")
def restore(file: Path, *, force: bool) -> None:
    """Replace the database by the backup in FILE."""
    with opened() as engine:
        before = _version(engine)
        copies.restore(engine, file, force=force)
        _note(engine, "restore", file, least=before)
    click.echo(t("Basis data dipulihkan dari {path}.", Lang.ID, path=file))


def _version(engine: Engine) -> int:
    """The data version, 0 where there is no database yet."""
    bring_up(engine)
    with make_sessions(engine)() as db:
        row = db.get(DataVersion, 1)
        return row.version if row else 0


def _note(engine: Engine, action: str, file: Path, *, least: int | None = None) -> None:
    """Audit a copy; after a restore no running process may mistake its cached numbers for these."""
    with writing(make_sessions(engine)).begin() as db:
        audit.record(db, actor="cli", action=action, subject=file.name)
        if least is not None:
            bump(db)
            db.flush()
            row = db.get_one(DataVersion, 1, populate_existing=True)
            row.version = max(row.version, least + 1)
