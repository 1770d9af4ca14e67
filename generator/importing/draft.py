"""The beginning of a mapping, for an export that has none yet."""

from __future__ import annotations

import csv
from contextlib import suppress
from pathlib import Path

from generator.sources import csv_table
from generator.sources.finding import Finding, Place, error
from generator.sources.separators import other_separator, with_commas
from generator.sources.text import TextFile, decode
from generator.sources.yaml_text import inline

_BEGINNING = """\
# A mapping says which columns of an export become which of ours. What it does not name stays
# behind. Save this as mapping.yml, fill it in, and run:
# {command}
kind: answers               # or tallies, telemetry, incidents, usage, …: a folder of data/
source: Where the export comes from
files: ["*.csv"]            # “{wave}.csv” would also say which wave a file holds
{how}
columns:                    # ours: the export's
  date: {column: FILL IN, format: "%Y-%m-%d"}
  respondent: {column: FILL IN, number: by-file}

codes:
  rating:
    take: [1, 2, 3, 4, 5]
    no_answer:
      never used: []

rows:                       # each makes one row of ours out of each row of the export
  - fixed: {service: FILL IN}
    columns: {rating: FILL IN}

# The export's columns:
"""


_SEPARATED = {";": "semicolon", "\t": "tab"}
_OLD = "windows-1252"
"""What spreadsheets on Windows write, where not UTF-8."""


def draft(path: Path, command: str) -> tuple[str | None, list[Finding]]:
    """Return a mapping to be filled in, with the export's column names; no value of it.

    ``command`` is how the import is started with it. What separates the columns, and how their
    names are written, is guessed: who fills it in sees the names.
    """
    try:
        raw = path.read_bytes()
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        place = Place(path.as_posix())
        return None, [
            error("unreadable-file", place, f"the file cannot be read: {said}", "allow reading it")
        ]
    text, findings = decode(path.as_posix(), raw)
    old = text is None and {each.code for each in findings} == {"not-utf-8"}
    if old:
        text, findings = decode(path.as_posix(), raw.decode(_OLD, "replace").encode())
    if text is None:
        return None, findings
    mark = other_separator(text.text)
    if mark:
        with suppress(csv.Error):
            text = TextFile(text.file, with_commas(text.text, mark))
    table, findings = csv_table.parse(text)
    if table is None:
        return None, findings
    how = f"encoding: {_OLD}      # it is not UTF-8: are the names below right?\n" if old else ""
    how += f"separator: {_SEPARATED[mark]}\n" if mark else ""
    names = [f"#   {inline(name)}\n" for name in table.header]
    return _BEGINNING.replace("{command}", command).replace("{how}", how) + "".join(names), []
