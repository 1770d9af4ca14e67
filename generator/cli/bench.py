"""``iheartit bench``: how long builds take, next to other programs."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

FILE = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command()
@click.option("--services", "sizes", type=click.IntRange(1, 20_000), multiple=True,
              default=(10, 100, 1_000), show_default=True,
              help="How many services; you can give it several times.")  # fmt: skip
@click.option("--months", type=click.IntRange(1, 120), default=36, show_default=True,
              help="How many months of data.")  # fmt: skip
@click.option("--runs", type=click.IntRange(1), default=3, show_default=True,
              help="How often each runs, in turn; medians are shown.")  # fmt: skip
@click.option("--alone", is_flag=True, help="Leave out the other programs.")
@click.option("--import", "rows", type=click.IntRange(1), metavar="ROWS",
              help="Instead measure an import of so many rows, next to pandas.")  # fmt: skip
@click.option("--rollup", "events", type=click.IntRange(1), metavar="EVENTS",
              help="Instead measure roll-ups of so many events, and a query by hand.")  # fmt: skip
@click.option("--events-file", type=FILE, metavar="FILE",
              help="With --rollup: only write the events.")  # fmt: skip
@click.option("--json", "json_file", type=FILE, metavar="FILE", help="Also write all runs to FILE.")
@click.option("--chart", "chart_file", type=FILE, metavar="FILE",
              help="Also draw the medians into FILE (SVG).")  # fmt: skip
def bench(
    sizes: tuple[int, ...],
    months: int,
    runs: int,
    alone: bool,
    rows: int | None,
    events: int | None,
    events_file: Path | None,
    json_file: Path | None,
    chart_file: Path | None,
) -> None:
    """Measure how long builds of made-up organisations take: cold, warm, after a small edit.

    Next to them in the same run, with the same facts: MkDocs with Material (all pages in its nav,
    and none), Hugo where it is installed, and pandas.read_csv of all CSV files. Each is a whole
    process, measured with its children. Run it on a quiet machine. With what is set by default it
    takes about 20 minutes on two processors; 10,000 services would take hours, and 7 GB of memory.
    """
    from generator.bench.imports import compare_imports
    from generator.bench.machine import find_hugo, this_machine, versions
    from generator.bench.measure import compare
    from generator.bench.report import BenchReport, about_lines, as_chart, as_json, as_table
    from generator.disk.whole import write_file

    if sys.platform == "win32":
        raise click.ClickException("this system does not report what a process used; use Linux")
    if chart_file and not find_spec("vl_convert"):
        raise click.ClickException("a chart needs VlConvert: pip install vl-convert-python")
    if rows:
        click.echo("\n".join(as_table(compare_imports(rows, runs, _say), "rows")))
        return
    if events:
        _measure_rollups(events, runs, events_file)
        return
    machine = this_machine()  # before anything of ours keeps it busy
    programs = versions(None if alone else find_hugo())
    if "Hugo" not in programs and not alone:
        click.secho("NO HUGO: it is left out. Install it (apt install hugo).", fg="red", err=True)
    found = []
    for services in sizes:
        try:
            found.append(compare(services, months, runs, alone, _say))
        except subprocess.CalledProcessError as failed:
            command = " ".join(failed.cmd)
            raise click.ClickException(f"{command}\n{failed.output}") from None
        click.echo("\n".join([*as_table(found[-1]), ""]))
        report = BenchReport(machine, programs, months, runs, found)
        if json_file:  # after each number of services: what failed later would take all with it
            write_file(json_file, as_json(report))
        if chart_file:
            write_file(chart_file, as_chart(report))
    click.echo("\n".join(about_lines(report)))


def _measure_rollups(events: int, runs: int, only_write: Path | None) -> None:
    """Measure roll-ups of so many events, or only write them."""
    from generator.bench.events import write_events
    from generator.bench.report import as_table
    from generator.bench.rollups import compare_rollups

    if only_write:
        write_events(only_write, events)
    else:
        click.echo("\n".join(as_table(compare_rollups(events, runs, _say), "events")))


def _say(what: str) -> None:
    click.echo(f"{what} …", err=True)
