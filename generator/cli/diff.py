"""``iheartit diff``: what a change does to the scorecards."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.ledger import ledger_option, read_ledger
from generator.cli.options import as_of_option, cache_option, root_option
from generator.cli.started_as import program
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.compare.changes import Change
    from generator.compare.snapshot import Snapshot
    from generator.releases.ledger import Ledger


@click.command()
@root_option
@as_of_option
@ledger_option
@click.option("--json", "as_json", is_flag=True, help="For programs, instead of Markdown.")
@cache_option
@click.argument("base")
@click.argument("after", required=False, type=click.Path(path_type=Path))
def diff(
    root: Path,
    as_of: date | None,
    published: Path | None,
    as_json: bool,
    cache: bool,
    base: str,
    after: Path | None,
) -> None:
    """Say what changed for readers since BASE, the most important first.

    BASE is a revision of the repository (a branch, a tag, a commit), which is compared with the
    files as they are now; or, together with AFTER, a built site, which is compared with another.
    """
    root = root.resolve()
    if after is None:
        found, names = since_revision(root, base, as_of, cache, say, read_ledger(published))
    else:
        found, names = between_sites(Path(base), after)
    from generator.compare.markdown import changes_markdown
    from generator.compare.plain import as_plain

    plain = as_plain(found, names)
    if as_json:
        click.echo(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        click.echo(changes_markdown(plain), nl=False)


def since_revision(
    root: Path,
    revision: str,
    as_of: date | None,
    cache: bool,
    progress: Callable[[str], None],
    ledger: Ledger,
    own_day: bool = False,
    base_as_of: date | None = None,
) -> tuple[Sequence[Change], Mapping[str, str]]:
    """Return the changes since a revision, and names by id; a usage error where it is none.

    ``own_day``: the revision is counted up to its own day, so that what time brought is a change;
    ``base_as_of`` names another day for it. Numbers that the ``ledger`` says were published, or
    that the revision would publish, are the same in both unless many people changed them.
    """
    from generator.compare.two_states import two_states
    from generator.sources.revision import RevisionError

    try:
        states = two_states(root, revision, as_of, cache, progress, ledger, own_day, base_as_of)
    except RevisionError as problem:
        raise click.UsageError(str(problem)) from None
    if states.after is None:
        from generator.cli.reports.text import print_text

        print_text(states.errors_after, root)
        raise click.ClickException(
            "with these errors nothing can be published, so nothing is compared"
        )
    if states.before is None:
        from generator.checks.public.strangers import for_readers

        (first,) = for_readers(states.errors_before[:1], root)
        raise click.ClickException(
            f"{revision} has {len(states.errors_before):,} errors by the rules of this version, "
            f"the first in {first.place}: {first.message}; build both sites and compare them: "
            f"{program()} diff BEFORE AFTER"
        )
    return _changes(states.before, states.after), states.names


def between_sites(before: Path, after: Path) -> tuple[Sequence[Change], Mapping[str, str]]:
    """Return the changes between two built sites, and names by id; a usage error for others."""
    from generator.compare.snapshot import NoSnapshotError, of_site

    try:
        was, now = of_site(before), of_site(after)
    except NoSnapshotError as problem:
        raise click.UsageError(str(problem)) from None
    every = {**was.services, **now.services}
    return _changes(was, now), {name: str(each["name"]) for name, each in every.items()}


def _changes(before: Snapshot, after: Snapshot) -> Sequence[Change]:
    from generator.compare.changes import changes

    return changes(before, after)
