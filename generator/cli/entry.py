"""``iheartit new entry``: what somebody said, written into a service's conversation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TextIO

import click

from generator.cli.options import DayType, root_option
from generator.cli.started_as import command_line
from generator.cli.write_files import refuse_faults, today
from generator.disk.whole import write_file


@click.command()
@root_option
@click.option("--service", default=None, help="The id of the service, or its name.")
@click.option("--said", default=None, help="What was said, in short.")
@click.option("--raised", type=DayType(), default=None, help="The day when it was first said.")
@click.option("--link", default="", help="Where people can reply.")
@click.option("--form", type=click.File("r", encoding="utf-8"), default=None,
              help="An issue made by the form “Tell us what it is like”; - for stdin.")  # fmt: skip
def entry(
    root: Path,
    service: str | None,
    said: str | None,
    raised: date | None,
    link: str,
    form: TextIO | None,
) -> None:
    """Write what somebody said into a service's conversation, as heard.

    It is for the owner to shorten it to its point, to leave out who said it, and to answer.
    """
    from generator.writing.entry import from_form, shortened

    answers = list(from_form(form.read()).values()) if form else []
    service = service or (answers[0] if answers else click.prompt("Which service is it"))
    said = said or (answers[1] if len(answers) > 1 else click.prompt("What was said"))
    path = _service(root, service)
    more = {"link": link} if link else {}
    _append(root, path, raised or today(), shortened(said), more)
    click.echo(path.relative_to(root).as_posix())
    click.echo("\nNext: make it short, leave out names, and answer it.")


def _service(root: Path, wanted: str) -> Path:
    """Return the file of the service with an id or a name; a usage error where there is none."""
    from generator.model.reading import did_you_mean
    from generator.sources.repository import read_document

    found = {}
    for path in sorted((root / "services").glob("*/*.yml")):
        document, _ = read_document(root, path.relative_to(root).as_posix())
        value = document.value if document else None
        if path.stem != "provider" and isinstance(value, dict):
            found[path.stem] = path
            found[str(value.get("name")).casefold()] = path
    wanted = wanted.strip()
    path_of = found.get(wanted) or found.get(wanted.casefold())
    if path_of is None:
        near = did_you_mean(wanted, found)
        raise click.UsageError(
            f"There is no service “{wanted}”." + (f" Did you mean “{near}”?" if near else "")
        )
    return path_of


def _append(root: Path, path: Path, raised: date, said: str, more: dict[str, str]) -> None:
    """Write the entry; nothing where the file has faults, or would have some."""
    from generator.sources.text import TextFile
    from generator.sources.yaml_document import parse
    from generator.writing.entry import with_entry

    text = path.read_text(encoding="utf-8")
    if parse(TextFile(path.name, text))[1]:
        raise click.ClickException(
            f"The file has errors: run “{command_line('check', root=root)}” first."
        )
    made = with_entry(text, raised, said, more)
    refuse_faults({path.relative_to(root).as_posix(): made})
    write_file(path, made)
