"""``iheartit demo``: a fictional organisation, ready to build."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.started_as import command_line


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--services", type=click.IntRange(0, 20_000), default=None,
              help="How many services; by default all that have stories.")  # fmt: skip
@click.option("--months", type=click.IntRange(1, 120), default=36, show_default=True,
              help="How many months of data, up to October 2026.")  # fmt: skip
@click.option("--answers", type=click.IntRange(1, 10_000), default=45, show_default=True,
              help="Answers of a typical service in a month.")  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=20261031, show_default=True,
              help="The same seed gives the same bytes.")  # fmt: skip
@click.option("--force", is_flag=True,
              help=(
                  "Also write into a folder with files; replaces files of the same name."
              ))  # fmt: skip
def demo(
    folder: Path, services: int | None, months: int, answers: int, seed: int, force: bool
) -> None:
    """Write a fictional organisation into DIR, labelled so on every page."""
    from generator.demo.organisation import Wanted
    from generator.demo.stories import STORIES
    from generator.demo.write import NotEmptyError, write_example

    services = len(STORIES) if services is None else services

    def show_progress(done: int) -> None:
        if done % 100 == 0 or done == services:
            click.echo(f"{done} of {services} services", err=True)

    try:
        written = write_example(
            folder, Wanted(services, months, answers, seed), force, show_progress
        )
    except (NotEmptyError, OSError) as problem:
        click.echo(f"Error: {problem}", err=True)
        sys.exit(2)
    if written.others:
        click.echo(f"{written.others} other files in services/ and data/ were not changed",
                   err=True)  # fmt: skip
    click.echo(
        f"{written.services} services, {written.rows:,} rows in {written.tables} tables "
        f"({written.size / 1e6:.1f} MB). Next: {command_line('build', root=folder)}"
    )
