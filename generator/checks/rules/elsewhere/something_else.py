"""A table is a table, and a definition a definition."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="something-else",
    title="A file holds what its name says, and no web page or pointer",
    severity=ERROR,
    family=Family.SHAPE,
    why=(
        "Who is not signed in downloads a web page under the table's name, and Git LFS leaves a "
        "pointer where a large file was not fetched. Neither has a row."
    ),
    hint="download the file again, signed in",
)
