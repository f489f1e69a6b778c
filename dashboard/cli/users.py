"""`users`: who may sign in, with which role, and what they see. Every change is in the audit log."""

from __future__ import annotations

import getpass
import sys

import click
from rich.console import Console
from rich.table import Table

from dashboard import passwords
from dashboard.cli.database import changing, reading
from dashboard.core.permissions import Role
from dashboard.sessions import CODE_LASTS, present
from data.commands import users as commands
from data.commands.audit import record
from data.queries import users as queries

AREA = click.option("--area", "areas", multiple=True, help="Area code the user sees; repeat for more. `*`: the nation.")
STDIN = click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")


@click.group()
def users() -> None:
    """Add, disable, re-scope and reset people who may sign in."""


@users.command()
@click.argument("name")
@click.option("--role", required=True, type=click.Choice([str(role) for role in Role]))
@AREA
@STDIN
def add(name: str, role: str, areas: tuple[str, ...], *, password_stdin: bool) -> None:
    """Add NAME; without a password a one-time code is printed, with which they choose one within a day."""
    now = present()
    secret, until = _secret(name, from_stdin=password_stdin), None if password_stdin else now + CODE_LASTS
    with changing() as sessions, sessions.begin() as db:
        hash_ = passwords.hashed(secret)
        user = commands.add_user(db, name=name, role=role, areas=areas, password_hash=hash_, now=now, code_until=until)
        record(
            db, actor=_operator(), action="tambah_pengguna", subject=user.name, detail={"peran": role, "wilayah": areas}
        )
    click.echo(f"Pengguna {name.strip().lower()} ditambahkan.")
    _say_code(secret, given=password_stdin)


@users.command()
@click.argument("name")
def disable(name: str) -> None:
    """NAME can no longer sign in; open sessions end at once."""
    with changing() as sessions, sessions.begin() as db:
        user = commands.user_named(db, name)
        commands.disable(db, user, present())
        record(db, actor=_operator(), action="nonaktifkan_pengguna", subject=user.name)
    click.echo(f"Pengguna {name} dinonaktifkan; sesinya berakhir.")


@users.command()
@click.argument("name")
@click.option(
    "--role", type=click.Choice([str(role) for role in Role]), help="The new role; without it the role stays."
)
@AREA
def scope(name: str, role: str | None, areas: tuple[str, ...]) -> None:
    """Replace what NAME sees (no --area: nothing at all); it bites at their next request."""
    with changing() as sessions, sessions.begin() as db:
        user = commands.user_named(db, name)
        user.role = role or user.role
        commands.set_scope(db, user, areas)
        detail = {"peran": user.role, "wilayah": areas}
        record(db, actor=_operator(), action="ubah_kewenangan", subject=user.name, detail=detail)
    click.echo(f"Kewenangan {name} diubah.")


@users.command()
@click.argument("name")
@STDIN
def reset(name: str, *, password_stdin: bool) -> None:
    """Give NAME a new password, or a one-time code; open sessions end at once, a disabled user is let in again."""
    now = present()
    secret, until = _secret(name, from_stdin=password_stdin), None if password_stdin else now + CODE_LASTS
    with changing() as sessions, sessions.begin() as db:
        user = commands.user_named(db, name)
        user.disabled = 0
        commands.set_password(db, user.id, passwords.hashed(secret), now=now, code_until=until)
        record(db, actor=_operator(), action="atur_ulang_kata_sandi", subject=user.name)
    click.echo(f"Kata sandi {name} diatur ulang; sesinya berakhir.")
    _say_code(secret, given=password_stdin)


@users.command("list")
def list_() -> None:
    """Everybody, with role and scope."""
    table = Table("nama", "peran", "wilayah", "keadaan")
    with reading() as sessions, sessions() as db:
        for each in queries.everyone(db):
            state = "nonaktif" if each.disabled else "menunggu kata sandi" if each.must_change else "aktif"
            table.add_row(each.name, each.role, ", ".join(each.areas) or "–", state)
    Console().print(table)


def _secret(name: str, *, from_stdin: bool) -> str:
    """The password given on standard input, if it is acceptable, else a one-time code."""
    return passwords.acceptable(sys.stdin.readline().rstrip("\r\n"), name) if from_stdin else passwords.one_time_code()


def _say_code(code: str, *, given: bool) -> None:
    if not given:
        click.echo(f"Kode sekali pakai, berlaku 24 jam: {code}")


def _operator() -> str:
    """Who works at this machine."""
    return f"cli:{getpass.getuser()}"
