"""Putting new files into a repository, and never over old ones."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

from generator.disk.whole import write_files
from generator.model.definition_reader import read_definitions
from generator.sources.text import TextFile
from generator.sources.yaml_document import parse


def today() -> date:
    """Return the day on which somebody writes: it goes into the file, and stays there."""
    return datetime.now(UTC).date()  # noqa: TID251 (an author's clock; no page looks at it)


def write_new(root: Path, files: Mapping[str, str], keep: bool = False) -> list[str]:
    """Write new files; return their names.

    A file that is there already ends the command before anything is written; with ``keep`` it
    stays as it is, and the others are written. So does a definition that says what cannot be.
    """
    refuse_faults(files)
    there = [name for name in files if (root / name).exists() or (root / name).is_symlink()]
    if there and not keep:
        raise click.ClickException(f"“{there[0]}” is there already; nothing was written.")
    written = {name: text for name, text in files.items() if name not in there}
    if written:
        write_files(written, root, over=False)
    return list(written)


def refuse_faults(files: Mapping[str, str]) -> None:
    """End the command where one of the answers does not make a definition."""
    for name, text in files.items():
        if name.startswith("services/") and name.endswith(".yml"):
            document, findings = parse(TextFile(name, text))
            if document is not None:
                findings = [*findings, *read_definitions({name: document})[1]]
            for finding in findings:
                if finding.place.file == name and finding.code != "missing-file":
                    raise click.ClickException(f"{finding.message}: {finding.hint}.")
