"""The beginning of a mapping, for an export that has none yet."""

from __future__ import annotations

from pathlib import Path

from generator.importing.files.content import WrittenAs, as_csv
from generator.importing.files.header import with_header
from generator.sources import csv_table
from generator.sources.finding import Finding, Place, error
from generator.sources.yaml_text import inline

_BEGINNING = """\
# A mapping says which columns of an export become which of ours. What it does not name stays
# behind. Save this as mapping.yml, fill it in, and run:
# {command}
kind: answers               # or tallies, telemetry, incidents, usage, …: a folder of data/
source: Where the export comes from
files: ["*.csv"]            # “{wave}.csv” would also say which wave a file holds

columns:                    # ours: the export's
  date: FILL IN
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


def draft(path: Path, command: str) -> tuple[str | None, list[Finding]]:
    """Return a mapping to be filled in, with the export's column names; no value of it.

    ``command`` is how the import is started with it.
    """
    try:
        raw = path.read_bytes()
    except OSError as failure:
        why = (failure.strerror or "unknown error").lower()
        place = Place(path.as_posix())
        return None, [
            error("unreadable-file", place, f"the file cannot be read: {why}", "allow reading it")
        ]
    text, findings = as_csv(path.as_posix(), raw, WrittenAs())
    if text is None:
        return None, findings
    table, problems = csv_table.parse(with_header(text, frozenset()))
    said = [*findings, *(each for each in problems if each.code != "csv-ragged-row")]
    if table is None:
        return None, said
    names = [f"#   {inline(name)}\n" for name in table.header if name]
    return _BEGINNING.replace("{command}", command) + "".join(names), said
