"""``iheartit new``: a service, a provider, workflows, and what is added to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.cli.change import change
from generator.cli.entry import action, entry
from generator.cli.new_parts import community, event, measure, promise, supplier
from generator.cli.options import DayOrNoneType, asked_option, root_option
from generator.cli.started_as import command_line
from generator.cli.write_files import today, write_new


@click.group()
def new() -> None:
    """Write a new definition, or add to one that is there."""


for _part in (community, supplier, event, promise, measure, entry, action, change):
    new.add_command(_part)


@new.command()
@root_option
@asked_option("--name", prompt="What do customers call it", help="What customers call it.")
@click.option("--provider", default=None, help="The id of who provides it.")
@asked_option("--purpose", prompt="What is it for, in a customer's words",
              help="What it is for, in a sentence a customer would say.")  # fmt: skip
@asked_option("--owner", prompt="Which role owns it (never a person's name)",
              help="The role that owns it.")  # fmt: skip
@asked_option("--launched", prompt="Since when do customers use it (2026-09-30; empty: not yet)",
              default="", show_default=False, type=DayOrNoneType(),
              help="The day on which customers could use it.")  # fmt: skip
def service(
    root: Path,
    name: str,
    provider: str | None,
    purpose: str,
    owner: str,
    launched: date | None,
) -> None:
    """Write the file of a new service. It asks for what no option says."""
    from generator.writing.new_file import slug
    from generator.writing.starter import service_file

    if not slug(name):
        raise click.UsageError(f"“{name}” has no letter that an address can hold.")
    holder = _provider(root, provider)
    others = {path.stem: path for path in (root / "services").glob("*/*.yml")}
    if slug(name) in others:
        taken = others[slug(name)].relative_to(root).as_posix()
        raise click.ClickException(f"“{slug(name)}” is taken by {taken}; choose another name.")
    files = service_file(name.strip(), holder, purpose.strip(), owner.strip(), today(), launched)
    _say_what_next(root, write_new(root, files), slug(name))


@new.command()
@root_option
@asked_option("--name", prompt="What is the provider called", help="The provider's name.")
def provider(root: Path, name: str) -> None:
    """Write the file of a new provider."""
    from generator.writing.new_file import slug
    from generator.writing.starter import provider_file

    if not slug(name):
        raise click.UsageError(f"“{name}” has no letter that an address can hold.")
    for written in write_new(root, provider_file(name.strip())):
        click.echo(written)


@new.command()
@root_option
@click.argument("program", metavar="OWNER/NAME@COMMIT")
def workflows(root: Path, program: str) -> None:
    """Write the GitHub workflows that check each change and publish the site.

    OWNER/NAME says where this program is, COMMIT which version of it to use.
    """
    from generator.writing.workflows import workflows as files_of

    try:
        files = files_of(program, _language(root))
    except ValueError as problem:
        raise click.UsageError(f"{problem}.") from None
    for written in write_new(root, files):
        click.echo(written)


def _language(root: Path) -> str:
    """Return the code of the organisation's language; English where none is said, or none known."""
    from generator.language import ENGLISH, LANGUAGES
    from generator.sources.repository import read_document

    file = "services/organisation.yml"
    document = read_document(root, file)[0] if (root / file).is_file() else None
    said = document.value.get("language") if document and isinstance(document.value, dict) else ""
    return said if isinstance(said, str) and said in LANGUAGES else ENGLISH.code


def _provider(root: Path, wanted: str | None) -> str:
    """Return the id of the provider: the only one, the one that was named, or ask."""
    known = sorted(path.parent.name for path in (root / "services").glob("*/provider.yml"))
    if not known:
        raise click.ClickException(
            f"There is no provider yet: “{command_line('init')}” creates one."
        )
    if wanted is None:
        if len(known) == 1:
            return known[0]
        answer: str = click.prompt("Who provides it", type=click.Choice(known))
        return answer
    if wanted not in known:
        said = f"There is no provider “{wanted}”. There are: {', '.join(known)}."
        raise click.ClickException(said)
    return wanted


def _say_what_next(root: Path, written: list[str], name: str) -> None:
    for file in written:
        click.echo(file)
    click.echo(
        f"\nNext: add more to it, put answers into data/answers/ (date,service,rating: "
        f"2026-09-03,{name},4), and {command_line('build', root=root)}"
    )
