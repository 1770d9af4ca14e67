"""``iheartit codeowners``: who is asked to look at a change of which file."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.options import as_of_option, root_option
from generator.cli.started_as import command_line
from generator.disk.whole import write_file

PLACE = Path(".github", "CODEOWNERS")


@click.command()
@root_option
@as_of_option
@click.option("--write", is_flag=True, help=f"Write {PLACE.as_posix()} instead of printing it.")
@click.option("--check", is_flag=True, help=f"Fail if {PLACE.as_posix()} is out of date.")
def codeowners(root: Path, as_of: date | None, write: bool, check: bool) -> None:
    """Make CODEOWNERS from the owners that providers and services name.

    An owner is known to a code host by an e-mail address (mailto:…) or by the page of an account
    or a team (https://github.com/…). Without --as-of the last owner counts.
    """
    from generator.model.code_owners import code_owners
    from generator.model.definition_reader import read_definitions
    from generator.sources.repository import read_sources

    named, root = root, root.resolve()
    sources = read_sources(root, with_data=False)
    definitions, problems = read_definitions(sources.documents)
    errors = [each for each in (*sources.findings, *problems) if each.severity == "error"]
    if errors:
        from generator.cli.reports.text import print_text

        print_text(errors, root)
        raise click.ClickException(
            "a file cannot be read, so its owners are not known; nothing was written"
        )
    text = code_owners(definitions, as_of or date.max)
    place = root / PLACE
    if write:
        write_file(place, text)
    elif check:
        if not place.is_file() or place.read_text(encoding="utf-8", errors="replace") != text:
            renews = command_line("codeowners", "--write", root=named)
            click.echo(f"{PLACE.as_posix()} is not up to date: {renews}", err=True)
            sys.exit(1)
    else:
        click.echo(text, nl=False)
