"""The command line: one verb, one module; a module is loaded when its verb is used."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Final

import click
from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, OperationalError

from dashboard.core.errors import AppError, Broken
from dashboard.core.text import Lang, t

VERBS: Final = {
    "backup": "maintenance:backup",
    "demo": "demo:demo",
    "digest": "digests:digest",
    "figures": "figures:figures",
    "import": "imports:import_",
    "migrate": "maintenance:migrate",
    "restore": "maintenance:restore",
    "serve": "serve:serve",
    "undo": "imports:undo",
    "users": "users:users",
    "verify": "maintenance:verify",
    "verify-rollups": "maintenance:verify",
}
REFUSED: Final = 2


class Verbs(click.Group):
    """A group that imports a verb's module only when it is needed: `users` never waits for pandas."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every verb that is there, sorted."""
        del ctx
        return [name for name in sorted(VERBS) if find_spec(_module(name))]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of one verb; None where there is no such verb."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command: click.Command = getattr(import_module(_module(cmd_name)), VERBS[cmd_name].split(":")[1])
        return command


def _module(verb: str) -> str:
    return f"dashboard.cli.{VERBS[verb].split(':')[0]}"


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Pantau Verpol: monitoring of party registration and verification."""


def main(arguments: list[str] | None = None) -> None:
    """Run one verb and leave with its exit status; what goes wrong is one sentence, never a traceback."""
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """The exit status of one verb: 0, what the verb says, or 2 with a sentence on stderr."""
    try:
        result = cli.main(arguments, standalone_mode=False, prog_name="python -m dashboard")
    except click.exceptions.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (AppError, ValidationError, DBAPIError) as error:
        if isinstance(error, Broken):
            click.echo(error.line, err=True)
        click.echo(sentence(error), err=True)
        return REFUSED
    return result if isinstance(result, int) else 0


def sentence(error: Exception) -> str:
    """What to tell the person at the keyboard, in Indonesian."""
    if isinstance(error, AppError):
        return t(error.message, Lang.ID, **error.params)
    if isinstance(error, ValidationError):
        return "\n".join(str(problem["msg"]) for problem in error.errors(include_url=False, include_input=False))
    if isinstance(error, OperationalError) and "no such table" not in str(error.orig):
        return t("Basis data tidak dapat dihubungi atau sedang dipakai. Periksa DATABASE_URL lalu coba lagi.", Lang.ID)
    return t("Basis data menolak perintah ini. Jalankan `python -m dashboard migrate`, lalu coba lagi.", Lang.ID)
