"""``iheartit check``: find what is wrong, and say what fixes it."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

from generator.cli.options import as_of_option, cache_option, given_files, root_option
from generator.cli.reports import PRINTERS, printer
from generator.cli.terminal import say

if TYPE_CHECKING:
    from generator.checks.ignored import Ignored
    from generator.checks.outcome import Checked
    from generator.sources.finding import Finding
    from generator.sources.repository import Sources


@click.command()
@root_option
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*PRINTERS]),
    default="text",
    show_default=True,
    help="For people, or for programs: github and gitlab annotate a change.",
)
@click.option(
    "--history",
    "since",
    metavar="REV",
    default=None,
    help=(
        "Also check what commits since REV added that a public repository must not contain; "
        "“beginning” checks all of them."
    ),
)
@click.option("--strict", is_flag=True, help="Also end with 1 for warnings, except known ones.")
@click.option("--all", "everything", is_flag=True, help="Also show known and ignored warnings.")
@click.option(
    "--accept",
    is_flag=True,
    help=(
        "Accept all current warnings: they are written to known-findings.csv, and from then on "
        "only new ones are shown."
    ),
)
@click.option(
    "--second-opinion",
    is_flag=True,
    help="Also check the rows with the suite of Great Expectations, if it is installed.",
)
@cache_option
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]…")
def check(
    root: Path,
    as_of: date | None,
    form: str,
    since: str | None,
    strict: bool,
    everything: bool,
    accept: bool,
    second_opinion: bool,
    cache: bool,
    files: tuple[Path, ...],
) -> None:
    """Find what is wrong in the repository's files, and say what fixes it.

    With FILEs (or folders) only what concerns these is shown; where all of them are YAML, the data
    are not read at all. Ends with 0 where nothing blocks publishing, with 1 where something does.

    Warnings listed in known-findings.csv are known: they are published like all others, and
    not shown again here. So a new check, or --strict, can be adopted while they are fixed. What is
    right as it is can be ignored at its place, with a reason: “iheartit rules CODE” says how.
    """
    if accept and (files or since is not None):
        raise click.UsageError("--accept checks the whole repository; leave out FILEs and REV")
    if second_opinion:
        _can_ask(names=files)
    gc.disable()  # what a check makes lives to its end; to look for garbage takes a tenth of it
    from generator.checks.run import check as run
    from generator.disk.cache import own_cache
    from generator.model.definitions import is_of_a_service
    from generator.sources.history import read_history
    from generator.sources.repository import read_sources

    names = [_name(root, file) for file in given_files(root, files)]
    with_data = not names or any(not name.endswith((".yml", ".yaml")) for name in names)
    store = own_cache(cache)
    sources = read_sources(root, with_data, store)
    only = frozenset(names) if names and all(map(is_of_a_service, names)) else None
    history = read_history(root) if _is_among(".git", names) else None
    checked = run(sources, history, as_of, say, only, store)
    findings = [finding for finding in checked.findings if _concerns(finding, names)]
    if second_opinion and checked.records:
        from generator.checks.second_opinion import disagreements

        findings += disagreements(checked, store, say)
    if since is not None:
        findings += _past(root, since, sources, checked, names)
    if accept:
        _accept(root, findings)
    new, known = _sifted(root, findings, checked, whole=not names)
    ignored = [each for each in checked.ignored if _concerns(each.finding, names)]
    _print(new, [*known, *map(_said, ignored)] if everything else known, everything, form, root)
    if ignored and not everything:
        click.echo(_left_out(len(ignored)), err=form != "text")
    gc.freeze()  # nor need the interpreter look for garbage once more when it ends
    sys.exit(1 if any(strict or finding.severity == "error" for finding in new) else 0)


def _can_ask(names: tuple[Path, ...]) -> None:
    from importlib.util import find_spec

    if names:
        raise click.UsageError("--second-opinion is about all data; leave out FILEs")
    if not find_spec("great_expectations"):
        message = "a second opinion needs Great Expectations: pip install great-expectations"
        raise click.ClickException(message)


def _print(
    new: list[Finding], known: list[Finding], everything: bool, form: str, root: Path
) -> None:
    """Print what is new, and what is known where ``everything`` is asked for."""
    printed = sorted([*new, *known], key=lambda finding: finding.sort_key) if everything else new
    if known and not everything:
        click.echo(f"{_warnings(len(known))} not shown here; --all shows them too.", err=True)
    if printed or not known or form != "text":
        printer(form)(printed, root)
    else:
        click.echo("No new problems found.")


def _sifted(
    root: Path, findings: list[Finding], checked: Checked, whole: bool
) -> tuple[list[Finding], list[Finding]]:
    """Part the findings from those that are known; of a ``whole`` check add what is no more."""
    from generator.checks.known import FILE, known_in, renamed_files, sift
    from generator.sources.repository import read_table

    table, wrong = read_table(root, FILE)
    if table is None:
        return [*wrong, *findings], []
    known = known_in(table)
    sifted = sift(findings, known, renamed_files(known, checked.definitions))
    gone = sifted.gone if whole else ()
    found = [*wrong, *known.findings, *gone, *sifted.new]
    return sorted(found, key=lambda finding: finding.sort_key), list(sifted.known)


def _accept(root: Path, findings: list[Finding]) -> None:
    """Write what is known from now on; no file where there is nothing to know."""
    from generator.checks.known import FILE, known_text
    from generator.disk.whole import remove_file, write_file

    if any(finding.severity == "warning" for finding in findings):
        write_file(root / FILE, known_text(findings))
        click.echo(f"{FILE} is written. Commit it.", err=True)
    else:
        remove_file(root / FILE)


def _said(ignored: Ignored) -> Finding:
    """Return a warning that is ignored, with the reason."""
    message = f"{ignored.finding.message} (ignored because {ignored.reason})"
    return replace(ignored.finding, message=message)


def _left_out(number: int) -> str:
    one = "1 warning is ignored, with its reason; --all shows it."
    many = f"{number:,} warnings are ignored, each with its reason; --all shows them."
    return one if number == 1 else many


def _warnings(number: int) -> str:
    return "1 known warning is" if number == 1 else f"{number:,} known warnings are"


def _past(
    root: Path, since: str, sources: Sources, checked: Checked, names: list[str]
) -> list[Finding]:
    """Return what the history holds; of a version, the file's name is what FILEs are about."""
    from generator.checks.public.past import check_past
    from generator.checks.table_context import table_context_of

    found = check_past(root, since, sources, table_context_of(checked.definitions, checked.as_of))
    return [each for each in found if _is_among(each.place.file.partition(":")[2] or ".", names)]


def _name(root: Path, file: Path) -> str:
    """Return a file's name as findings write it; a usage error where it lies elsewhere."""
    top = Path(os.path.abspath(root))  # noqa: PTH100 (a link inside the repository stays one)
    try:
        return Path(os.path.abspath(file)).relative_to(top).as_posix()  # noqa: PTH100
    except ValueError:
        message = f"“{file}” is not in the repository; name it with --root"
        raise click.UsageError(message) from None


def _concerns(finding: Finding, names: list[str]) -> bool:
    return _is_among(finding.place.file, names)


def _is_among(file: str, names: list[str]) -> bool:
    return not names or any(n in (file, ".") or file.startswith(f"{n}/") for n in names)
