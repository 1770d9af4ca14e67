"""``iheartit fmt``: files made tidy."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.options import given_files, root_option
from generator.cli.started_as import command_line


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Change nothing; end with 1 if something would change.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]…")
def fmt(root: Path, check: bool, files: tuple[Path, ...]) -> None:
    """Make YAML and CSV files tidy: spaces, line ends, commas for semicolons, new for old names.

    No other word, no comment and no order changes. Without FILEs all of services/ and data/. A
    file with faults is left alone; “iheartit check” says what is wrong with it.
    """
    from generator.disk.whole import write_file
    from generator.writing.tidy import tidied

    changed, left = 0, 0
    for path in _chosen(root, given_files(root, files)):
        raw = path.read_bytes()
        made = tidied(_name_below(root, path), raw)
        left += made is None
        if made is None or made == raw:
            continue
        changed += 1
        click.echo(click.format_filename(path))
        if not check:
            write_file(path, made)
    if left:
        said = "1 file was" if left == 1 else f"{left} files were"
        says = command_line("check", root=root)
        click.echo(f"{said} left alone: “{says}” says what is wrong.", err=True)
    sys.exit(1 if check and changed else 0)


def _name_below(root: Path, path: Path) -> str:
    """Return a file's name below the root; its bare name where it lies elsewhere."""
    file, top = path.absolute(), root.absolute()
    return file.relative_to(top).as_posix() if file.is_relative_to(top) else path.name


def _chosen(root: Path, files: list[Path]) -> list[Path]:
    tops = files or [root / "services", root / "data"]
    every = [each for top in tops for each in ([top] if top.is_file() else sorted(top.rglob("*")))]
    return [
        path
        for path in every
        if path.suffix in (".yml", ".csv") and path.is_file() and not path.is_symlink()
    ]
