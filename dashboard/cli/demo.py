"""`demo`: a database filled with the demo once; its accounts exist nowhere else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import click

from dashboard import passwords
from dashboard.cli.database import opened
from dashboard.core.errors import NotAllowed
from dashboard.core.permissions import Role
from dashboard.core.settings import Environment, Settings
from dashboard.core.text import N_, Lang, t, tn
from data.clock import now
from data.commands.audit import record
from data.commands.identity import identity_key
from data.commands.reference import load_reference
from data.commands.users import add_user
from data.commands.version import bump
from data.engine import make_sessions, writing
from data.migrate import migrate
from data.queries.users import DEMO, is_demo
from data.scope import NATION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.orm import Session

    from data.demo.deliveries import Delivery

PASSWORD: Final = "pantau-demo"  # noqa: S105 - published on the demo's login page, refused everywhere else
ACCOUNTS: Final = (
    ("pimpinan", Role.PIMPINAN, ("33",)),
    ("pimpinan.nasional", Role.PIMPINAN, (NATION,)),
    ("komisioner.salatiga", Role.KOMISIONER, ("33.73",)),
    ("operator.salatiga", Role.OPERATOR, ("33.73",)),
    ("petugas.salatiga", Role.PETUGAS, ("33.73",)),
    ("pengawas", Role.PENGAWAS, ("33",)),
    ("admin", Role.ADMIN, ()),
)
IN_PRODUCTION: Final = N_("Data peragaan tidak dibuat di produksi. Jalankan dengan ENVIRONMENT=demo.")


@click.command()
def demo() -> None:
    """Make and fill a demo database, once; its data stay as they are at later runs."""
    settings = Settings()
    if settings.environment is Environment.PRODUCTION:
        raise NotAllowed(IN_PRODUCTION)
    with opened(settings) as engine:
        migrate(engine)
        with writing(make_sessions(engine)).begin() as db:
            rows = prepare(db, identity_key(settings))
    click.echo(
        tn("Data peragaan siap: {n} baris disimpan.", rows, Lang.ID)
        if rows
        else t("Data peragaan sudah ada dan dibiarkan.", Lang.ID)
    )
    names = ", ".join(name for name, _, _ in ACCOUNTS)
    click.echo(t("Akun peragaan: {names}. Kata sandi: {password}", Lang.ID, names=names, password=PASSWORD))


def prepare(db: Session, key: bytes) -> int:
    """Reference data, and in a database that is not a demo yet the demo and its accounts; return the rows of facts.

    Raises:
        NotAllowed: the database holds data that are not the demo's.
    """
    if load_reference(db):
        bump(db)
    if is_demo(db):
        return 0
    from data.demo.fill import fill  # noqa: PLC0415 - a second run needs none of it

    with progress() as told:
        rows = fill(db, identity_key=key, told=told)
    add_accounts(db)
    return rows


def add_accounts(db: Session) -> None:
    """The demo's accounts, with the password that its login page shows."""
    for name, role, areas in ACCOUNTS:
        add_user(db, name=name, role=role, areas=areas, password_hash=passwords.hashed(PASSWORD), now=now(db))
        record(db, actor=DEMO, action="tambah_pengguna", subject=name, detail={"peran": role, "wilayah": areas})


@contextmanager
def progress() -> Iterator[Callable[[Delivery], object]]:
    """Says on a terminal which file is being stored."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 - for terminals only

    with Console(stderr=True).status(t("Menyiapkan data peragaan …", Lang.ID)) as status:
        yield lambda delivery: status.update(delivery.file_name)
