"""`import`: exports of other tools to our CSV, by a mapping."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.started_as import as_typed, program
from generator.cli.terminal import interactive
from generator.importing.examples import EXAMPLES, example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.importing.mapping_file import MappingFile
    from generator.sources.finding import Finding

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_EXPORT = click.Path(exists=True, path_type=Path)


def _print_example(context: click.Context, _: click.Parameter, name: str | None) -> None:
    """Print an example, and end the command."""
    if name:
        click.echo(example(name), nl=False)
        context.exit()


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=_EXPORT, metavar="FILE…")
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
@click.option(
    "--suggest",
    is_flag=True,
    help="Print a mapping for the first file, with a question for each thing it does not show.",
)
@click.option(
    "--example",
    type=click.Choice(EXAMPLES),
    is_eager=True,
    expose_value=False,
    callback=_print_example,
    help="Print a mapping for another kind of export, to be adapted, and end.",
)
@click.option(
    "--add",
    "onto",
    flag_value="add",
    help="Keep the rows that are there, and take what is new or corrected.",
)
@click.option(
    "--replace",
    "onto",
    flag_value="replace",
    help="Write what the export says now; rows that it no longer has go.",
)
@click.option(
    "--tally",
    is_flag=True,
    help="Count the answers, and write how many said what: no answer enters the repository.",
)
@click.option("--force", "onto", flag_value="replace", hidden=True)
@click.option(
    "--key",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file with the key for numbers that stand for people; your own by default.",
)
@click.option(
    "--new-key",
    is_flag=True,
    help="The key of the numbers that are there is lost: nobody in them is recognised.",
)
@click.pass_context
def import_data(
    context: click.Context,
    files: tuple[Path, ...],
    mapping: Path | None,
    into: Path,
    provider: str | None,
    suggest: bool,
    onto: str | None,
    tally: bool,
    key: Path | None,
    new_key: bool,
) -> None:
    """Turn exports of survey, ticket and monitoring tools into our CSV.

    CSV, XLSX and JSON are read, and folders of Markdown files with front matter. Only what the
    mapping names is carried over, so personal columns stay behind. Without a mapping the tool is
    recognised by its columns, and a mapping made: with questions open it is printed, and nothing is
    imported. The history of an Upptime status page needs none: name a clone of its repository. It
    becomes telemetry, breakdowns, and first definitions.

    A later export of the same may repeat what is there, and add to it. Where it says something else
    of rows that are there, or no longer has them all, it is written with --add or --replace only.

    Numbers that stand for people are the same in each run, and different in each service. They
    are made with a key in your home folder: to import elsewhere, use the same key (--key). Never
    commit it. Numbers that an earlier version made are renewed as soon as an export has the people.
    """
    from generator.cli.write_files import today
    from generator.importing.import_files import (
        HowToImport,
        carry_out,
        import_files,
        plan_by,
        steps,
    )
    from generator.importing.in_mapping import InMapping
    from generator.importing.report import summary
    from generator.importing.there import Onto
    from generator.importing.upptime_files import is_history
    from generator.sources.terminal_safe import clean

    source = None
    if mapping is None and any(is_history(file) for file in files):
        from generator.importing.upptime import import_upptime

        done = import_upptime(files, into, Onto(onto or Onto.ASK), provider)
    else:
        if mapping is None:
            again = _again(into, onto, tally, key, new_key)
            source = _suggested(files, into, suggest, again)
        with _bar(steps(files)) as progress:
            how = HowToImport(Onto(onto or Onto.ASK), key, tally, new_key, today(), progress)
            if mapping is not None:
                done = import_files(files, mapping, into, how)
            else:
                done = carry_out(plan_by(source, files, into, how), into)
    print_findings(done.findings)
    for line in summary(done, into, written=not done.has_errors):
        click.echo(clean(line), err=True)
    if source is not None and any(isinstance(each, InMapping) for each in done.findings):
        click.echo(
            "There is no mapping yet to write into: print the one that was made with --suggest, "
            "save it as mapping.yml, change it, and name it with --mapping.",
            err=True,
        )
    context.exit(1 if done.has_errors else 0)


@contextmanager
def _bar(steps: int) -> Iterator[Callable[[str], None]]:
    """Show how far an import is, where somebody may be watching."""
    from generator.sources.terminal_safe import clean

    with click.progressbar(length=steps, file=sys.stderr, hidden=not interactive()) as bar:

        def begin(step: str) -> None:
            bar.label = clean(step)
            bar.update(1)

        yield begin


def _again(
    into: Path, onto: str | None, tally: bool, key: Path | None, new_key: bool
) -> Iterator[str]:
    """Yield the options of a command, as they are typed to give them once more."""
    for name, path in (("--into", into if into != Path() else None), ("--key", key)):
        if path is not None:
            yield f"{name} {shlex.quote(path.as_posix())}"
    given = ((f"--{onto}", onto), ("--tally", tally), ("--new-key", new_key))
    yield from (name for name, is_given in given if is_given)


def _suggested(
    files: Sequence[Path], into: Path, wanted: bool, again: Iterable[str]
) -> MappingFile:
    """Return a mapping for the first file of which nothing is open; print any other, and end.

    ``again`` are the options that the command is started with next, too.
    Raises ``click.exceptions.Exit`` where the command ends.
    """
    from generator.importing.definitions import services_there
    from generator.importing.mapping_file import MADE, parse_mapping
    from generator.importing.suggest import suggest
    from generator.sources.finding import Severity
    from generator.sources.terminal_safe import clean
    from generator.sources.text import TextFile

    command = " ".join([f"{program()} import FILE… --mapping mapping.yml", *again])
    file, is_alone = files[0], len(files) == 1
    found, findings = suggest(file, services_there(into), command, is_alone=is_alone)
    if found is None:
        print_findings(findings)
        click.echo("Nothing was imported.", err=True)
        wrong = any(each.severity is Severity.ERROR for each in findings)
        raise click.exceptions.Exit(1 if wrong else 0)
    click.echo(clean(f"{file}: {found.said[0].lower()}{found.said[1:]}"), err=True)
    source, problems = parse_mapping(TextFile(MADE, found.text), Path())
    if source is not None and not wanted:
        return source  # what was found in the file is found again, and said then
    print_findings(findings)
    click.echo(found.text, nl=False)
    if not found.open and not wanted:
        print_findings(problems)
    how = "save this as mapping.yml" if not found.open else (
        f"answer what is open ({found.open}), save this as mapping.yml"
    )  # fmt: skip
    click.echo(f"Nothing was imported: {how}, and name it with --mapping.", err=True)
    raise click.exceptions.Exit(0 if wanted else 2)


def print_findings(findings: Iterable[Finding]) -> None:
    """Print findings without the lines they point at: an export's lines are people's answers."""
    from generator.checks.public.strangers import for_readers
    from generator.sources.terminal_safe import clean

    for finding in for_readers([*findings], Path()):
        what = f"{finding.severity}: {clean(finding.message)} [{finding.code}]"
        click.echo(f"{clean(str(finding.place))}: {what}", err=True)
        click.echo(f"    → {as_typed(clean(finding.hint))}", err=True)
