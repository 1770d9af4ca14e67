"""``iheartit schema``: the schemas that editors read."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
def schema(folder: Path | None) -> None:
    """Write the JSON Schemas of all kinds of files into FOLDER (the program's own, if none)."""
    from generator.model.schema import FOLDER, write_schemas

    for path in write_schemas(folder or FOLDER):
        click.echo(path)
