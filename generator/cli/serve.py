"""``iheartit serve``: the site, live."""

from __future__ import annotations

import gc
import signal
import tempfile
import time
import traceback
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from generator.cli.options import root_option
from generator.cli.started_as import as_typed, command_line

if TYPE_CHECKING:
    from generator.serving.live_site import LiveSite
    from generator.serving.server import LiveServer

_PAUSE = 0.25
"""Seconds between two looks at the files."""
_QUIET = 8
"""Looks that find nothing new, before garbage is looked for: nobody waits for a page then."""


@click.command()
@root_option
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
              help="0 picks a free one.")  # fmt: skip
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and again whenever a file changes."""
    # To look for garbage among millions of objects takes a second, when there are many new ones.
    gc.disable()
    asked = AskedToEnd()
    if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
        signal.signal(signal.SIGINT, asked)
    signal.signal(signal.SIGTERM, asked)  # the folder goes, however it ends
    try:
        with tempfile.TemporaryDirectory(prefix="iheartit-") as folder:
            _show(root, Path(folder), port, asked)
    except KeyboardInterrupt:
        click.echo("")


class AskedToEnd:
    """Ends the program when somebody asks it to, also where Python loses the exception.

    Python ignores what is raised in a finaliser, and those run while garbage is looked for.
    """

    def __init__(self) -> None:
        self._exception: BaseException | None = None

    def __call__(self, number: int, _: object) -> None:
        """End it at once. This handles a signal."""
        self._exception = KeyboardInterrupt() if number == signal.SIGINT else SystemExit(143)
        self.end()

    def end(self) -> None:
        """End it now, if somebody has asked it to."""
        if self._exception is not None:
            raise self._exception


def _show(root: Path, folder: Path, port: int, asked: AskedToEnd) -> None:
    """Show the site at a port, until somebody ends it; MkDocs' part of it lies in a folder."""
    from generator.disk.cache import own_cache
    from generator.serving.live_site import LiveSite
    from generator.serving.server import LiveServer

    site = LiveSite(root.resolve(), folder, own_cache())
    try:
        server = LiveServer(site, port, as_typed)
    except OSError as problem:
        said = (problem.strerror or "unknown error").lower()
        hint = "name another one with --port (0 takes one that is free)"
        raise click.ClickException(f"port {port}: {said}; {hint}") from None
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        _follow(root, site, server, asked)
    finally:
        server.shutdown()
        server.server_close()


def _follow(root: Path, site: LiveSite, server: LiveServer, asked: AskedToEnd) -> None:
    """Show the site, and anew after each change, until somebody ends it."""
    from generator.disk.seen import seen

    before, quiet = None, 0
    while True:
        asked.end()
        now = seen(site.places())
        if now == before:
            quiet += 1
            if quiet == _QUIET:
                gc.collect()
            time.sleep(_PAUSE)
            continue
        began, quiet = time.perf_counter(), 0
        _refresh(site)
        server.changed()
        _say_where(root, site, server, time.perf_counter() - began)
        before = {**seen(site.places()), **now}  # what changed meanwhile is seen next time


def _refresh(site: LiveSite) -> None:
    """Show what the files say now. Whatever goes wrong is said, and the server goes on."""
    from generator.cli.reports.text import print_text

    try:
        site.refresh()
    except Exception as problem:  # noqa: BLE001 # must not end what somebody works with
        traceback.print_exc()
        site.fail(problem)
        return
    said = site.errors or (*site.unused, *site.new)
    if said:
        print_text(said, site.root)
    if site.refused:
        click.echo(site.refused, err=True)


def _say_where(root: Path, site: LiveSite, server: LiveServer, seconds: float) -> None:
    """Say where the site is, and how many warnings it shows; or that it is that of before."""
    host, port = server.server_address[:2]
    where = f"http://{host!s}:{port}/"
    if not site.is_whole:
        click.echo(f"The site will be at {where} once this is fixed; the page says it too.")
    elif site.errors or site.refused:
        click.echo(f"{where} shows the site as it was before, and what is to be fixed.")
    else:
        lists = command_line("check", root=root)
        number = len(site.warnings)
        warned = f", {number} warning{'' if number == 1 else 's'}: “{lists}” lists them"
        click.echo(f"The site is at {where} ({seconds:.1f} seconds{warned if number else ''})")
