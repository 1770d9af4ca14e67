"""Where we are, and who is watching."""

from __future__ import annotations

import sys
from pathlib import Path

import click


def below_here(root: Path) -> str:
    """Return the way from here to the repository's root, as GitHub wants files' names."""
    try:
        way = root.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return ""
    return "" if way == "." else f"{way}/"


def interactive() -> bool:
    """Return whether somebody may be watching."""
    return sys.stderr.isatty()


def say(what: str) -> None:
    """Say what is being done, where somebody may be watching."""
    if interactive():
        click.echo(f"{what[:1].upper()}{what[1:]} …", err=True)
