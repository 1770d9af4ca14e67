"""``iheartit audit``: can anything that was withheld be worked out from a published site?"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.reports import PRINTERS, printer


@click.command()
@click.argument(
    "site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="SITE"
)
@click.option(
    "--before",
    type=click.Path(exists=True, path_type=Path),
    metavar="OLDER",
    multiple=True,
    help="A site or ledger that was published before, latest first: what do they reveal together?",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*PRINTERS]),
    default="text",
    show_default=True,
    help="For people, or for programs: github and gitlab annotate a change.",
)
def audit(site: Path, before: tuple[Path, ...], form: str) -> None:
    """Look for withheld numbers that the published SITE reveals.

    It looks at what is published and at nothing else, as anybody could. Every build does the
    same before it replaces the old site with the new one.
    """
    from generator.audit.audit_site import NotASiteError
    from generator.audit.audit_site import audit as run

    try:
        found = run(site, before)
    except NotASiteError as problem:
        raise click.UsageError(str(problem)) from None
    printer(form)(list(found.findings), site)
    if form == "text":
        click.echo(
            f"{found.statements:,} published numbers of answers, {found.withheld:,} withheld: "
            f"{'all' if not found.findings else 'not all'} of them are safe"
        )
    sys.exit(1 if found.findings else 0)
