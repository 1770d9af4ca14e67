"""What ``iheartit build`` says once there is a site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec import Struct

from generator.cli.started_as import command_line
from generator.cli.terminal import interactive
from generator.language import ENGLISH

if TYPE_CHECKING:
    from generator.checks.outcome import Checked
    from generator.pages.page import Material


class BuiltSite(Struct, frozen=True):
    """How much was read, and what came of it; ``found`` says whether the site shows warnings."""

    services: int
    answers: int
    tallies: int
    warnings: int
    pages: int
    found: bool


def built_site(checked: Checked, made: Material) -> BuiltSite:
    """Return what is said of a site before it has any pages."""
    answers = sum(rows for file, rows in checked.rows.items() if "/answers/" in file)
    tallies = sum(1 for file in checked.rows if "/tallies/" in file)
    services, warnings = len(made.cards.services), len(checked.warnings)
    return BuiltSite(services, answers, tallies, warnings, 0, bool(made.findings))


def say_built(site: BuiltSite, root: Path, target: Path, seconds: float, new: bool) -> None:
    """Say how much there is, and where; and if it is not ``new``, that nothing was done."""
    from generator.wording.wording import count

    services = count(ENGLISH, site.services, "service", "services")
    pages = f"{_counted(site)}, {site.pages} pages in {seconds:.1f} seconds"
    click.echo(f"{services}, {pages}")
    if site.found:
        lists = command_line("check", root=root)
        click.echo(f"“{lists}” lists the warnings; the site shows them too.")
    if not new:
        click.echo("Nothing has changed: the site stays as it is.")
    click.echo(f"The site: {target / 'index.html'}")


def _counted(site: BuiltSite) -> str:
    """Say how many answers there are, one by one and counted, and what was found.

    A log on a server does not count answers: two logs would say how many came in between.
    """
    from generator.wording.wording import count

    warnings = count(ENGLISH, site.warnings, "warning", "warnings")
    if not interactive():
        return warnings
    said = [count(ENGLISH, site.answers, "answer", "answers")]
    if site.tallies:
        files = count(ENGLISH, site.tallies, "file of counted answers", "files of counted answers")
        said.append(files)
    return ", ".join([*said, warnings])
