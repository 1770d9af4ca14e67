"""``iheartit init``: a repository's first files."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from generator.cli.write_files import write_new


@click.command()
@click.argument("folder", metavar="DIR", default=".", type=click.Path(path_type=Path))
@click.option("--name", prompt="What is the organisation called", help="The organisation's name.")
@click.option("--provider", prompt="Who provides its first services", default="IT",
              show_default=True, help="The first provider's name.")  # fmt: skip
@click.option("--feedback", prompt="Where can people have their say (a link; empty: not yet)",
              default="", show_default=False, help="Where people can have their say.")  # fmt: skip
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True,
              help="The language of the site.")  # fmt: skip
@click.option("--workflows", "program", metavar="OWNER/NAME@COMMIT", default=None,
              help="Also write GitHub workflows; says where this program is.")  # fmt: skip
def init(
    folder: Path, name: str, provider: str, feedback: str, language: str, program: str | None
) -> None:
    """Write the first files of an organisation into DIR (here, if none).

    It asks for what no option says. Nothing that is there already is changed.
    """
    from generator.writing.new_file import slug
    from generator.writing.starter import organisation_files

    if not slug(provider):
        raise click.UsageError(f"“{provider}” has no letter that an address can hold.")
    if (folder / "services" / "organisation.yml").exists():
        message = "There is already an organisation here: “iheartit new service” adds to it."
        raise click.ClickException(message)
    files = organisation_files(name.strip(), provider.strip(), feedback.strip(), language)
    if program:
        from generator.writing.workflows import workflows

        try:
            files |= workflows(program)
        except ValueError as problem:
            raise click.UsageError(f"{problem}.") from None
    for written in write_new(folder, files, keep=True):
        if not written.startswith((".schemas", ".gitignore")):
            click.echo(written)
    where = "" if folder == Path() else f" --root {shlex.quote(str(folder))}"
    click.echo(f"\nNext: ./iheartit new service{where}")
