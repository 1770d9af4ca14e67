"""``iheartit alerts``: what somebody should hear of at once."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from msgspec.structs import asdict

from generator.cli.ledger import ledger_option, read_ledger
from generator.cli.options import DayType, as_of_option, cache_option, root_option
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.compare.alerts import Alert
    from generator.compare.changes import Change

FORMS = ("text", "json", "slack", "teams")


@click.command()
@root_option
@as_of_option
@click.option(
    "--since",
    "base",
    required=True,
    metavar="REV|SITE",
    help="A revision of the repository, or the folder of the site that readers had until now.",
)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the new site, instead of the repository's files.",
)
@click.option(
    "--since-as-of",
    "base_as_of",
    type=DayType(),
    default=None,
    help=(
        "Count the revision's data up to this day (its own, if none): shows what a day has changed."
    ),
)
@ledger_option
@click.option("--link", default="", metavar="URL", help="The site's address, for links.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="slack and teams write the body for a webhook; nothing is printed if nothing is new.",
)
@cache_option
def alerts(
    root: Path,
    as_of: date | None,
    base: str,
    site: Path | None,
    base_as_of: date | None,
    published: Path | None,
    link: str,
    form: str,
    cache: bool,
) -> None:
    """Print verdicts that moved, new early warnings, and what is overdue or silent now.

    Nothing is sent: post what is printed.
    """
    from generator.compare.alerts import alerts as among

    found, names = _changes(root.resolve(), base, site, as_of, cache, base_as_of, published)
    urgent = among(found, names, link)
    text = _form(urgent, form)
    if text:
        click.echo(text, nl=False)


def _changes(
    root: Path,
    base: str,
    site: Path | None,
    as_of: date | None,
    cache: bool,
    base_as_of: date | None,
    published: Path | None,
) -> tuple[Sequence[Change], Mapping[str, str]]:
    from generator.cli.diff import between_sites, since_revision

    if site is not None:
        return between_sites(Path(base), site)
    ledger = read_ledger(published)
    return since_revision(root, base, as_of, cache, say, ledger, True, base_as_of)


def _form(urgent: Sequence[Alert], form: str) -> str:
    from generator.compare.alerts import as_slack, as_teams, as_text

    if form == "text":
        return as_text(urgent)
    if form == "json":
        return _json([asdict(each) for each in urgent])
    return _json(as_slack(urgent) if form == "slack" else as_teams(urgent)) if urgent else ""


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
