"""``iheartit schema``: the schemas that editors read."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option(
    "--expectations",
    is_flag=True,
    help="Instead write what is expected of each kind of data, as suites of Great Expectations.",
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
def schema(folder: Path | None, expectations: bool) -> None:
    """Write the JSON Schemas of all kinds of files into FOLDER.

    If none is named, it is .schemas where an organisation's files are, and the program's own
    elsewhere.
    """
    if expectations:
        from generator.checks.expectations import write_suites

        if folder is None:
            raise click.UsageError("name the FOLDER to write the suites into")
        for path in write_suites(folder):
            click.echo(path)
        return
    from generator.model.schema import FOLDER, write_schemas
    from generator.writing.new_file import SCHEMAS_FOLDER

    own = Path(SCHEMAS_FOLDER)
    for path in write_schemas(folder or (own if own.is_dir() else FOLDER)):
        click.echo(path)
