"""``iheartit remove``: take a made-up service out, with its data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import root_option

if TYPE_CHECKING:
    from generator.sources.csv_table import Table

SERVICE = "service"
"""The column in which rows say what they are about."""


@click.command()
@root_option
@click.argument("service")
def remove(root: Path, service: str) -> None:
    """Remove a made-up SERVICE: its definition, and the files that hold its data and no others.

    A service that people use is never removed: write “retired:” with a day. Its page then says so,
    and what people said stays.
    """
    from generator.disk.whole import remove_file
    from generator.model.definition_reader import read_definitions
    from generator.sources.repository import read_sources

    sources = read_sources(root)
    definitions, _ = read_definitions(sources.documents)
    found = definitions.services.get(service)
    if found is None:
        there = [each.id for each in definitions.services.values() if each.part.fictional]
        said = f"made up are: {', '.join(there)}" if there else "no service here is made up"
        raise click.ClickException(f"there is no service “{service}”; {said}")
    if not found.part.fictional:
        message = f"“{service}” is not made up: write “retired:” with a day into “{found.file}”"
        raise click.ClickException(message)
    about = {file: _share(table, service) for file, table in sources.tables.items()}
    mixed = [file for file, share in about.items() if 0 < share < 1]
    if mixed:
        message = f"remove its rows first, which stand among others, in: {', '.join(mixed)}"
        raise click.ClickException(message)
    for file in (*(file for file, share in about.items() if share), found.file):
        remove_file(root / file)  # the definition last: what is left of it can be removed again
        click.echo(f"removed {file}")


def _share(table: Table, service: str) -> float:
    """Return how many of a table's rows are about a service, from 0 to 1."""
    import numpy as np

    if SERVICE not in table.header or not table.lines:
        return 0.0
    codes, texts = table.column(SERVICE)
    about = [code for code, text in enumerate(texts) if text.strip().lower() == service]
    return float(np.isin(codes, about).mean())
