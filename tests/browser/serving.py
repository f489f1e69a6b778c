"""The program's own commands, as `make demo` runs them: a demo on a free port, for as long as it is needed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.ports import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[2]
PATIENCE_S: Final = 120
CHROMIUM: Final = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET: Final = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]


def wait_until_alive(url: str, process: subprocess.Popen[bytes]) -> None:
    """Return when the server answers.

    Raises:
        TimeoutError: it died or stayed silent.
    """
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(f"{url}/hidup", timeout=2).close()  # noqa: S310 - our own loopback address
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


@contextmanager
def served_demo(folder: Path) -> Iterator[str]:
    """The address of a demo with a database of its own, `demo.db` in `folder`; it ends with the block."""
    port = free_port()
    env = {
        **os.environ,
        "ENVIRONMENT": "demo",
        "DATABASE_URL": f"sqlite:///{folder / 'demo.db'}",
        "IDENTITY_KEY_FILE": str(folder / "identity.key"),
        "PORT": str(port),
    }
    command = [sys.executable, "-m", "dashboard"]
    subprocess.run([*command, "demo"], cwd=ROOT, env=env, check=True, stdout=subprocess.DEVNULL)
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen([*command, "serve"], cwd=ROOT, env=env, stdout=log, stderr=log)
        try:
            wait_until_alive(f"http://127.0.0.1:{port}", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)
