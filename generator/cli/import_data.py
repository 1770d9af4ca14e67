"""`import`: exports of other tools to our CSV, by a mapping."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.started_as import as_typed, program

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.sources.finding import Finding

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE…")
@click.option("--mapping", type=_FILE, help="Which columns become which of ours (YAML).")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    help="The repository to write into; by default the current folder.",
)
@click.option(
    "--provider",
    help="The provider of services that a monitor's sites become, if they are not defined yet.",
)
@click.option("--force", is_flag=True, help="Overwrite existing files.")
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file with the key for numbers that stand for people; your own by default.",
)
@click.pass_context
def import_data(
    context: click.Context,
    files: tuple[Path, ...],
    mapping: Path | None,
    into: Path,
    provider: str | None,
    force: bool,
    key: Path | None,
) -> None:
    """Turn exports of survey, ticket and monitoring tools into our CSV.

    Only what the mapping names is carried over, so personal columns stay behind. Without a mapping
    the beginning of one is printed, with the names of the export's columns. The history of an
    Upptime status page needs none: it becomes telemetry, breakdowns, and first definitions.

    Numbers that stand for people are the same in each run, made with a key that lies in your home:
    who imports elsewhere needs the same key (--key). Never commit it.
    """
    from generator.importing.upptime_files import is_history

    known = mapping is None and any(is_history(file) for file in files)
    if mapping is None and not known:
        _print_draft(files[0])
        context.exit(2)
    from generator.importing.report import summary
    from generator.sources.terminal_safe import clean

    if mapping is None:
        from generator.importing.upptime import import_upptime

        done = import_upptime(files, into, force, provider)
    else:
        from generator.importing.import_files import import_files

        done = import_files(files, mapping, into, force, key)
    _print_findings(done.findings)
    for line in summary(done, into, written=not done.has_errors):
        click.echo(clean(line), err=True)
    context.exit(1 if done.has_errors else 0)


def _print_draft(file: Path) -> None:
    from generator.importing.draft import draft

    text, findings = draft(file, f"{program()} import FILE… --mapping mapping.yml")
    _print_findings(findings)
    if text:
        click.echo(text, nl=False)
    how = "save this as mapping.yml, fill it in, and name it with --mapping" if text else (
        "say with --mapping which columns become which"
    )  # fmt: skip
    click.echo(f"Nothing was imported: {how}.", err=True)


def _print_findings(findings: Iterable[Finding]) -> None:
    """Print findings without the lines they point at: an export's lines are people's answers."""
    from generator.sources.terminal_safe import clean

    for finding in findings:
        what = f"{finding.severity}: {clean(finding.message)} [{finding.code}]"
        click.echo(f"{clean(str(finding.place))}: {what}", err=True)
        click.echo(f"    → {as_typed(clean(finding.hint))}", err=True)
