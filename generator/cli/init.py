"""``iheartit init``: a whole repository, with which every command works."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.options import asked_option
from generator.cli.started_as import command_line
from generator.cli.write_files import today, write_new

if TYPE_CHECKING:
    from generator.writing.starter import Begun

_QUIET = (".schemas/", ".gitignore", "data/README.md", "pages/")
"""Files of which nobody needs to hear."""


@click.command()
@click.argument("folder", metavar="DIR", default=".", type=click.Path(path_type=Path))
@asked_option("--name", prompt="What is the organisation called", help="The organisation's name.")
@asked_option("--provider", prompt="Who provides its first services", default="IT",
              show_default=True, help="The first provider's name.")  # fmt: skip
@asked_option("--feedback", prompt="Where can people have their say (a link; empty: not yet)",
              default="", show_default=False, help="Where people can have their say.")  # fmt: skip
@click.option("--language", type=click.Choice(["en", "de"]), default="en", show_default=True,
              help="The language of the site.")  # fmt: skip
@click.option("--url", default="", metavar="URL", help="The address of the site.")
@click.option("--workflows", "program", metavar="OWNER/NAME@COMMIT", default=None,
              help="Also write GitHub workflows; says where this program is.")  # fmt: skip
@click.option("--empty", is_flag=True, help="Without the example, a service with made-up answers.")
@click.option("--git/--no-git", "with_git", default=None,
              help="Begin a git repository, and commit the files; asks, if neither.")  # fmt: skip
def init(
    folder: Path,
    name: str,
    provider: str,
    feedback: str,
    language: str,
    url: str,
    program: str | None,
    empty: bool,
    with_git: bool | None,
) -> None:
    """Write an organisation's repository into DIR (here, if none).

    It begins with a service whose answers are made up, as the site says on every page, so that
    there is something to look at. It asks for what no option says. Nothing that is there already
    is changed.
    """
    from generator.cli.begin_git import commit, hosted, repository_around
    from generator.writing.new_file import slug
    from generator.writing.starter import Begun, organisation_files

    if not slug(provider):
        raise click.UsageError(f"“{provider}” has no letter that an address can hold.")
    if (folder / "services" / "organisation.yml").exists():
        adds = command_line("new", "service", root=folder)
        raise click.ClickException(f"There is already an organisation here: “{adds}” adds to it.")
    top = repository_around(folder.absolute())
    own = top is not None and top == folder.resolve()
    if top and not own and with_git:
        where = f"{folder} lies in the git repository {top}"
        raise click.UsageError(f"{where}, and a repository within another confuses; use --no-git.")
    repository, pages = hosted(top) if top and own else ("", "")
    begun = Begun(
        name.strip(), provider.strip(), feedback.strip(), language, repository, url or pages
    )
    files = organisation_files(begun) | _more(begun, program, empty)
    if any((folder / name).is_file() for name in ("mkdocs.yml", "mkdocs.yaml")):
        del files["mkdocs.yml"], files["pages/.gitkeep"]
    written = write_new(folder, files, keep=True)
    for file in written:
        if not file.startswith(_QUIET):
            click.echo(file)
    if top and not own:
        click.echo(f"\n{folder} lies in the git repository {top}: commit it there.")
    elif _wanted(with_git, top):
        problem = commit(folder, written, begin=top is None)
        click.echo(f"\nNothing was committed: {problem}." if problem else "\nCommitted with git.")
    _say_what_next(folder, empty)


def _more(begun: Begun, program: str | None, empty: bool) -> dict[str, str]:
    """Return the files that not every repository begins with."""
    from generator.writing.example import example_files
    from generator.writing.new_file import slug
    from generator.writing.workflows import workflows

    example = {} if empty else example_files(slug(begun.provider), begun.language, today())
    try:
        return example | (workflows(program, begun.language) if program else {})
    except ValueError as problem:
        raise click.UsageError(f"{problem}.") from None


def _wanted(with_git: bool | None, top: Path | None) -> bool:
    """Return whether to commit; where nobody said it, ask, if there is a terminal."""
    if with_git is not None or not sys.stdin.isatty():
        return bool(with_git)
    begin = "Begin a git repository here, with these files" if top is None else "Commit these files"
    return click.confirm(begin, default=True)


def _say_what_next(folder: Path, empty: bool) -> None:
    click.echo(
        f"\nNext: {command_line('serve', root=folder)} shows the site while you edit,\n"
        f"{command_line('new', 'service', root=folder)} writes the file of a service of yours."
    )
    if not empty:
        click.echo(
            "What is there so far is made up, as each page says; the file says how to go on."
        )
