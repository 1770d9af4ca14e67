"""A CSV file has only columns that are known."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.reading import did_you_mean


def find(context: HeaderContext) -> Iterator[Problem]:
    """Columns that the kind does not have."""
    if not context.is_header:
        return
    absent = [name for name in context.names if name not in context.table.header]
    for name in context.unknown:
        near = did_you_mean(name, absent)
        message = f"the column “{name}” is not known in data/{context.kind.folder}"
        hint = f"remove the column; known are: {', '.join(context.names)}"
        if near:
            message += f"; did you mean “{near}”?"
            hint = f"rename the column to “{near}”"
        yield Problem(context.table.header_place(name), message, hint)


RULE = Rule(
    code="unknown-column",
    title="A CSV file has only known columns",
    severity=WARNING,
    family=Family.DATA,
    why="A misspelt column is not read, and nobody notices that its values are missing.",
    hint="rename the column to “community”",
    find=find,
)
