"""Markdown with front matter, as status pages in git keep their incidents: each file is a row."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from generator.sources import yaml_document
from generator.sources.finding import Finding, Place, Severity, error
from generator.sources.text import TextFile
from generator.sources.yaml_document import Value

FILE = "file"
"""The column with the name of the file, without its ending: what an incident is known by."""
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
_MOST_ROWS = 200
"""Rows of one file: no incident has more services."""


def has_front_matter(text: str) -> bool:
    """Return whether a text begins with YAML between two lines of hyphens."""
    return _FRONT.match(text) is not None


def front_matter_as_csv(
    name: str, texts: Sequence[TextFile]
) -> tuple[TextFile | None, list[Finding]]:
    """Return the front matter of some files as CSV, and the findings; no text where one is bad.

    A column bears the name of its key, “file” that of the file. A list makes a row of each of its
    entries, so that an incident of two services is one of each; of several lists only the longest
    does. The text below the front matter stays behind.
    """
    rows: list[dict[str, str]] = []
    findings: list[Finding] = []
    for text in texts:
        found = _FRONT.match(text.text)
        # A line before it, so that findings point at the lines of the file.
        document, problems = yaml_document.parse(
            TextFile(text.file, f"\n{found[1] if found else ''}")
        )
        findings += problems
        value = document.value if document else None
        if isinstance(value, dict):
            rows += _rows(PurePosixPath(text.file).stem, value)
    if not rows:
        message = "there is no Markdown with front matter in it whose keys could be columns"
        findings.append(error("import-no-table", Place(name), message, "export the data as CSV"))
    if any(each.severity is Severity.ERROR for each in findings):
        return None, findings
    header = list(dict.fromkeys(column for row in rows for column in row))
    output = io.StringIO(newline="")
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([row.get(column, "") for column in header] for row in rows)
    return TextFile(name, output.getvalue()), findings


def _rows(stem: str, value: dict[str, Value]) -> list[dict[str, str]]:
    plain = {key: each for key, each in value.items() if isinstance(each, str)}
    lists = {
        key: [one for one in each if isinstance(one, str)]
        for key, each in value.items()
        if isinstance(each, list)
    }
    row = {FILE: stem, **plain, **{key: ", ".join(each) for key, each in lists.items()}}
    longest = max(lists, key=lambda key: len(lists[key]), default="")
    if not longest or not lists[longest]:
        return [row]
    return [{**row, longest: each} for each in lists[longest][:_MOST_ROWS]]
