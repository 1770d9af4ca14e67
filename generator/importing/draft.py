"""The beginning of a mapping, for an export that has none yet."""

from __future__ import annotations

from pathlib import Path

from generator.sources import csv_table
from generator.sources.finding import Finding, Place, error
from generator.sources.text import decode
from generator.sources.yaml_text import inline

_BEGINNING = """\
# A mapping says which columns of an export become which of ours. What it does not name stays
# behind. Save this as mapping.yml, fill it in, and run:
# ./iheartit import FILE… --mapping mapping.yml
kind: answers               # or tallies, telemetry, incidents, usage, …: a folder of data/
source: Where the export comes from
files: ["*.csv"]            # “{wave}.csv” would also say which wave a file holds

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


def draft(path: Path) -> tuple[str | None, list[Finding]]:
    """Return a mapping to be filled in, with the export's column names; no value of it."""
    try:
        raw = path.read_bytes()
    except OSError as failure:
        said = (failure.strerror or "unknown error").lower()
        place = Place(path.as_posix())
        return None, [
            error("unreadable-file", place, f"the file cannot be read: {said}", "allow reading it")
        ]
    text, findings = decode(path.as_posix(), raw)
    if text is None:
        return None, findings
    table, findings = csv_table.parse(text)
    if table is None:
        return None, findings
    names = [f"#   {inline(name)}\n" for name in table.header]
    return _BEGINNING + "".join(names), []
