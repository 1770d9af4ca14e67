"""The files of an export: bytes become tables, and names say what a mapping wants of them.

They are a stranger's. What a file is, and how it is written, its bytes show; what a mapping says of
that holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from generator.importing.in_mapping import in_mapping
from generator.importing.mapping_file import MappingFile
from generator.importing.number_key import survey_of, survey_of_ours
from generator.model.mapping import STEM, Mapping, fill_in, match_name
from generator.sources import csv_table
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, error
from generator.sources.foreign.content import WrittenAs, read_as_csv
from generator.sources.foreign.header import with_header

MUCH_DATA = 1024 * 1024
"""Characters from which on a file is read column by column."""
MOST_BAD = 0.05
"""The share of a file's rows above which bad ones are an error."""


class Export(Struct, frozen=True):
    """One file of an export: its table, what its name says, and the file of ours it becomes.

    ``into`` is relative to the repository's root. ``survey`` is the name within which ids hold:
    that of our file, since tools put the day, or how many answers there are, into an export's.
    """

    table: Table
    variables: dict[str, str]
    into: str
    survey: str = ""

    @property
    def file(self) -> str:
        """The file's name as findings say it."""
        return self.table.file

    def is_called(self, name: str) -> bool:
        """Return whether a mapping means this file by a name: its own, or what that says."""
        return name in self.variables.values()


def read_exports(
    paths: Sequence[Path], source: MappingFile, progress: Callable[[str], None]
) -> tuple[list[Export], list[Finding]]:
    """Read every file; those that cannot be read are missing and have their findings."""
    exports: list[Export] = []
    findings: list[Finding] = []
    for path in paths:
        progress(f"Reading {path.name}")
        variables = _variables(path, source, findings)
        table = _table(path, source.mapping, findings) if variables is not None else None
        if table is not None and variables is not None:
            named = fill_in(source.mapping.into, variables)
            into = f"data/{source.mapping.kind}/{safe_name(named)}"
            exports.append(Export(table, variables, into, _survey(named)))
    findings += _clashes(exports)
    return exports, findings


def _variables(path: Path, source: MappingFile, findings: list[Finding]) -> dict[str, str] | None:
    path = path if path.name else path.resolve()  # “.” is a folder with a name, too
    for pattern in source.mapping.files:
        found = match_name(pattern, path.name)
        if found is not None:
            return {STEM: path.stem, **found}
    patterns = ", ".join(source.mapping.files)
    message = f"the mapping does not know the file “{path.name}”; it knows {patterns}"
    place = source.document.place("files")
    hint = f"add “{path.name}” to “files:”"
    findings.append(in_mapping(error("import-file-name", place, message, hint)))
    return None


def _table(path: Path, mapping: Mapping, findings: list[Finding]) -> Table | None:
    text, problems = read_as_csv(path, written_as(mapping))
    findings += problems
    if text is None:
        return None
    large = len(text.text) > MUCH_DATA
    wanted = mapping.wanted
    table, problems = csv_table.parse(with_header(text, wanted), large, wanted)
    findings += problems
    if table and len(table.ragged) > MOST_BAD * (len(table.lines) + len(table.ragged)):
        message = f"{len(table.ragged)} rows do not fit the header: that is more than 5 %"
        hint = "export the file again, with the separator that the mapping names"
        findings.append(error("import-many-bad", Place(text.file), message, hint))
    return table


def written_as(mapping: Mapping) -> WrittenAs:
    """Return how a mapping says that its files are written."""
    said = mapping.encoding, mapping.separator, mapping.sheet, mapping.records
    return WrittenAs(*(each or "" for each in said))


def safe_name(name: str) -> str:
    """Return a file's name that is one everywhere and leads nowhere else."""
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")
    return plain if plain.lower().endswith(".csv") else f"{plain or 'import'}.csv"


def _survey(named: str) -> str:
    """Return the survey whose answers a file of ours holds, by the name that is wanted for it."""
    stem = named[: -len(".csv")] if named.lower().endswith(".csv") else named
    return safe_name(survey_of(survey_of_ours(stem))).removesuffix(".csv")


def _clashes(exports: list[Export]) -> list[Finding]:
    first: dict[str, Export] = {}
    findings = []
    for export in exports:
        earlier = first.setdefault(export.into.lower(), export)
        if earlier is not export:
            message = f"{earlier.file} and this file would both become {export.into}"
            hint = "write “into: {name}.csv” into the mapping, so that each keeps its own name, or "
            hint += "name each file once"
            found = error("import-same-file", Place(export.file), message, hint)
            findings.append(in_mapping(found))
    return findings
