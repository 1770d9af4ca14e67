"""`rollup`: raw events to a value for each day, on one machine or on a cluster."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.import_data import print_findings
from generator.cli.terminal import interactive

if TYPE_CHECKING:
    from generator.rollup.groups import Progress
    from generator.rollup.results import RolledUp

_STEPS = 1000


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option(
    "--into",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The organisation's repository; by default the current folder.",
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Which columns say what, and which measures the events become (YAML).",
)
@click.option(
    "--engine",
    type=click.Choice(["pandas", "duckdb", "spark"]),
    help="What counts; by default pandas for files of text, and DuckDB for all else.",
)
@click.option(
    "--master", default="local[*]", show_default=True, help="The address of a Spark cluster."
)
@click.option(
    "--memory", default="1GB", show_default=True, help="How much DuckDB may hold in memory."
)
@click.option("--exact", is_flag=True, help="Exact percentiles: each value is counted apart.")
@click.option(
    "--replace", is_flag=True, help="Days may have fewer events than before; other rows of them go."
)
@click.option(
    "--aside",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for events that cannot count; by default one that git leaves out.",
)
@click.pass_context
def rollup(
    context: click.Context,
    sources: tuple[str, ...],
    into: Path,
    mapping: Path | None,
    engine: str | None,
    master: str,
    memory: str,
    exact: bool,
    replace: bool,
    aside: Path | None,
) -> None:
    """Count raw events, and write a value for each day into data/telemetry/.

    A source is a file (CSV, JSON lines, Parquet), a pattern such as 'logs/*.csv', or an address
    (https://, s3://). Each event says a service, a measure, a time, and a value or whether it went
    well. Percentiles differ by less than 1 % from exact ones.

    A day that is counted again replaces itself, so name all files with its events together. Where
    it would have fewer events than before, nothing is written without --replace.
    """
    from generator.rollup.results import HowToRollUp
    from generator.rollup.roll_up import roll_up

    with _bar() as progress:
        how = HowToRollUp(mapping, engine, master, memory, exact, replace, aside, progress)
        done = roll_up(sources, into, how)
    print_findings(sorted(set(done.findings), key=lambda finding: finding.sort_key))
    for line in _lines(done, into):
        click.echo(line, err=True)
    context.exit(1 if done.has_errors else 0)


@contextmanager
def _bar() -> Iterator[Progress]:
    """Show how much is counted, where somebody may be watching."""
    with click.progressbar(
        length=_STEPS, label="Counting", file=sys.stderr, hidden=not interactive()
    ) as bar:

        def show(share: float) -> None:
            bar.update(max(0, int(share * _STEPS) - bar.pos))

        yield show


def _lines(done: RolledUp, into: Path) -> Iterator[str]:
    """Yield what is said at the end."""
    from generator.sources.terminal_safe import clean

    if done.events:
        yield f"{_some(done.events, 'event')} read by {done.engine}, {done.counted:,} counted"
    for why, number in done.bad.most_common():
        yield f"  {number:,} set aside: each {why}, as “{clean(done.examples[why])}”"
    if done.aside:
        yield f"  They are in {clean(str(done.aside))}"
    if done.has_errors:
        yield "Nothing is written, because there are errors."
        return
    rows = f"{done.new:,} new, {done.changed:,} changed, {done.same:,} as before"
    gone = f", {done.gone:,} gone" if done.gone else ""
    place = "this folder" if into == Path() else clean(str(into))
    yield f"{_some(done.days, 'day')}: {rows}{gone}; written to {place}: {', '.join(done.files)}"


def _some(number: int, what: str) -> str:
    return f"{number:,} {what if number == 1 else f'{what}s'}"
