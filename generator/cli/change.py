"""``iheartit new change``: what somebody sent by the form “Change something”, made in its file."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from generator.cli.add_to import service_named
from generator.cli.options import root_option
from generator.cli.write_files import refuse_faults
from generator.disk.whole import write_file

_SUPPLIERS = Path("services", "suppliers.yml")


@click.command()
@root_option
@click.option("--form", type=click.File("r", encoding="utf-8"), required=True,
              help="An issue made by the form “Change something”; - for stdin.")  # fmt: skip
def change(root: Path, form: TextIO) -> None:
    """Make a small change that somebody asked for: a comment, an answer, an action, a day.

    It changes a few lines of one file, and says which file that is.
    """
    from generator.model.changes import SUPPLIER
    from generator.writing.change import Refused, asked_for, with_change

    try:
        wanted, said = asked_for(form.read())
        if wanted.about == SUPPLIER:
            path, about = root / _SUPPLIERS, _supplier(root, said["about"])
        else:
            path, _ = service_named(root, said["about"])
            about = path.stem
        before = path.read_bytes().decode("utf-8", "replace")
        made = with_change(before, wanted, said, about)
    except Refused as problem:
        raise click.ClickException(str(problem)) from None
    name = path.relative_to(root).as_posix()
    refuse_faults({name: made})
    write_file(path, made)
    click.echo(name)


def _supplier(root: Path, wanted: str) -> str:
    """Return the id of the supplier with an id or a name; a usage error where there is none."""
    from generator.sources.repository import read_document

    document = (
        read_document(root, _SUPPLIERS.as_posix())[0] if (root / _SUPPLIERS).exists() else None
    )
    value = document.value if document else None
    listed = value.get("suppliers") if isinstance(value, dict) else None
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and wanted.strip() in (each.get("id"), each.get("name")):
            return str(each.get("id"))
    raise click.UsageError(f"There is no supplier “{wanted.strip()}”.")
