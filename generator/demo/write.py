"""Writes the example into a folder. Nothing is ever deleted."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from generator.demo.organisation import Wanted, example_files, organisation_name
from generator.disk.whole import write_files
from generator.model.site_settings import mkdocs_yml
from generator.sources.repository import DATA, SERVICES

SCHEMAS = "generator/model/schemas"
"""Where the project itself keeps the schemas; an organisation's own repository has none."""


class NotEmptyError(Exception):
    """The folder holds something already, and nobody said that it may be replaced."""


class Written(Struct, frozen=True):
    """What was written: files and bytes below ``services/`` and ``data/``, rows, and leftovers.

    ``others`` are files below both that the example did not write and that were left alone.
    """

    services: int
    definitions: int
    tables: int
    rows: int
    size: int
    others: int


def write_example(
    folder: Path,
    wanted: Wanted,
    force: bool = False,
    progress: Callable[[int], None] = lambda _: None,
) -> Written:
    """Write the example, and around it what makes a repository, unless this is the project itself.

    Raises NotEmptyError where the folder is not empty and ``force`` is not set; OSError where a
    file cannot be written.
    """
    if folder.exists() and not folder.is_dir():
        raise NotEmptyError(f"{folder} is a file; name a folder")
    if not force and folder.is_dir() and any(folder.iterdir()):
        raise NotEmptyError(f"{folder} is not empty; name a new folder, or add --force")
    project = (folder / SCHEMAS).is_dir()
    files = dict(example_files(wanted, SCHEMAS if project else None, progress))
    around = {} if project else _around(wanted)
    write_files(files | around, folder, lasting=False)  # the same command makes it again
    tables = {name: text for name, text in files.items() if name.startswith(f"{DATA}/")}
    return Written(
        services=wanted.services,
        definitions=len(files) - len(tables),
        tables=len(tables),
        rows=sum(text.count("\n") - 1 for text in tables.values()),
        size=sum(len(text.encode()) for text in files.values()),
        others=_others(folder, set(files)),
    )


def _others(folder: Path, written: set[str]) -> int:
    found = (path for part in (SERVICES, DATA) for path in (folder / part).rglob("*"))
    return sum(
        path.is_file() and path.relative_to(folder).as_posix() not in written for path in found
    )


def _around(wanted: Wanted) -> dict[str, str]:
    name = organisation_name()
    command = (
        f"iheartit demo DIR --services {wanted.services} --months {wanted.months} "
        f"--answers {wanted.answers} --seed {wanted.seed}"
    )
    readme = (
        f"# I ♥ IT at {name}\n\n"
        f"{name} does not exist: its services, people and numbers are made up.\n"
        f"Made by `{command}`; the same command gives the same bytes.\n"
        "Build the site with `iheartit build`.\n"
    )
    return {
        "README.md": readme,
        "mkdocs.yml": mkdocs_yml(name),
        ".gitignore": "/site/\n/.cache/\n/.venv/\n__pycache__/\n",
    }
