"""``iheartit retain``: old answers become counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.ledger import ledger_option, read_ledger
from generator.cli.options import as_of_option, root_option
from generator.cli.started_as import command_line
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.retention.retain import Retention

_MONTHS = {"month": 1, "months": 1, "year": 12, "years": 12}


@click.command()
@root_option
@as_of_option
@ledger_option
@click.option(
    "--drop",
    multiple=True,
    metavar="COLUMN",
    help="Lose what old answers say in a column that counts have no place for.",
)
@click.option("--write", is_flag=True, help="Write it. Without it, say what would be written.")
@click.argument("number", type=click.IntRange(1, 1200))
@click.argument("unit", type=click.Choice([*_MONTHS]))
@click.pass_context
def retain(
    context: click.Context,
    root: Path,
    as_of: date | None,
    published: Path | None,
    drop: tuple[str, ...],
    write: bool,
    number: int,
    unit: str,
) -> None:
    """Turn answers that are older than “24 months” into counts: how many said what.

    Whole quarters are counted, and no published number may change: all are computed with and
    without the change. Where somebody answered again, or may do so, the answers stay unless counts
    show that it was one person. What counts have no place for, such as comments, is named first.

    Nothing is written without --write. The answers stay in the history of git.
    """
    from generator.disk.whole import remove_file, write_files
    from generator.retention.retain import plan

    try:
        found = plan(root, number * _MONTHS[unit], as_of, read_ledger(published), say)
    except ValueError:
        raise click.UsageError(f"the calendar does not go back {number} {unit}.") from None
    if found.errors:
        from generator.cli.reports.text import print_text

        print_text(found.errors, root)
        raise click.ClickException("nothing is counted as long as there are errors")
    for line in _said(found):
        click.echo(line)
    if not found.files.counts:
        return
    missing = [name for name in found.lost if name not in drop]
    again = ["retain", str(number), unit, *(["--as-of", str(as_of)] if as_of else [])]
    again += ["--ledger", str(published)] if published else []
    again += [word for name in found.lost for word in ("--drop", name)]
    if missing or not write:
        how = "to lose that and write it" if found.lost else "to write it"
        click.echo(f"Nothing is written yet; {how}: {command_line(*again, '--write', root=root)}")
        context.exit(1 if missing and (drop or write) else 0)
    write_files(found.files.written, root)
    for name in found.files.removed:
        remove_file(root / name)
    click.echo(
        "Written. The answers stay in the history of git: anyone who can read the repository can "
        "read them until its history is rewritten."
    )


def _said(found: Retention) -> Iterator[str]:
    last = found.border - timedelta(days=1)
    counts = found.files.counts
    yield f"Answers up to {last.isoformat()}:{'' if counts or found.stay else ' none.'}"
    for name, (rows, made, into) in counts.items():
        gone = ", and the file goes" if name in found.files.removed else ""
        became = f"become {_rows(made)} in {into}" if made else "are counted in other files already"
        yield f"  {name}: {_rows(rows)} {became}{gone}"
    for why, rows in found.stay.items():
        yield f"  {_rows(rows)} {why} stay as they are"
    if found.people:
        yield f"  the numbers of {found.people:,} people who answered are no longer kept"
    for name, rows in found.lost.items():
        yield f"  lost: “{name}” of {_rows(rows)}"


def _rows(number: int) -> str:
    return f"{number:,} {'row' if number == 1 else 'rows'}"
