"""``iheartit serve``: the site, live."""

from __future__ import annotations

import gc
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import click

from generator.cli.options import root_option

if TYPE_CHECKING:
    from generator.serving.live_site import LiveSite
    from generator.serving.server import LiveServer

_PAUSE = 0.25
"""Seconds between two looks at the files."""
_QUIET = 8
"""Looks that find nothing new, before garbage is looked for: nobody waits for a page then."""


@click.command()
@root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and anew whenever a file changes."""
    from generator.disk.cache import own_cache
    from generator.serving.live_site import LiveSite
    from generator.serving.server import LiveServer

    # To look for garbage among millions of objects takes a second, when there are many new ones.
    gc.disable()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # the folder goes, however it ends
    with tempfile.TemporaryDirectory(prefix="iheartit-") as folder:
        site = LiveSite(root.resolve(), Path(folder), own_cache())
        try:
            server = LiveServer(site, port)
        except OSError as problem:
            said = (problem.strerror or "unknown error").lower()
            hint = "name another one with --port"
            raise click.ClickException(f"port {port}: {said}; {hint}") from None
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            _follow(site, server)
        except KeyboardInterrupt:
            click.echo("")
        finally:
            server.shutdown()
            server.server_close()


def _follow(site: LiveSite, server: LiveServer) -> None:
    """Show the site, and anew after each change, until somebody ends it."""
    from generator.disk.seen import seen

    before, quiet = None, 0
    while True:
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
        if not site.errors and not site.refused:
            host, port = server.server_address[:2]
            seconds = time.perf_counter() - began
            click.echo(f"The site is at http://{host!s}:{port}/ ({seconds:.1f} seconds)")
        before = {**seen(site.places()), **now}  # what changed meanwhile is seen next time


def _refresh(site: LiveSite) -> None:
    """Show what the files say now. Whatever goes wrong is said, and the server goes on."""
    from generator.cli.reports.text import print_text

    try:
        site.refresh()
    except Exception:  # noqa: BLE001 # a mistake of ours must not end what somebody works with
        traceback.print_exc()
        return
    if site.errors:
        print_text(site.errors, site.root)
    if site.refused:
        click.echo(site.refused, err=True)
