"""``iheartit serve``: the site, live."""

from __future__ import annotations

import logging
from pathlib import Path

import click

from generator.cli.options import root_option


@click.command()
@root_option
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True)
def serve(root: Path, port: int) -> None:
    """Show the site on this machine, and anew whenever a file changes."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    from generator.site.draw import load, settings_file

    root = root.resolve()
    own = settings_file(root)
    if not own.is_file():
        raise click.UsageError(f"{own} is missing; “iheartit build” works without it")
    load(root)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    mkdocs_serve(str(own), dev_addr=f"127.0.0.1:{port}")
