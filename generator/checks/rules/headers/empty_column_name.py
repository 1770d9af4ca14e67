"""Every column has a name."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: HeaderContext) -> Iterator[Problem]:
    """Columns without a name, the first of them."""
    if context.is_header and "" in context.table.header:
        number = context.table.header.index("") + 1
        message = f"the column number {number} has no name"
        hint = "write the column's name into the first line, or remove the column"
        yield Problem(context.table.header_place(""), message, hint)


RULE = Rule(
    code="empty-column-name",
    title="Every column has a name",
    severity=WARNING,
    family=Family.DATA,
    why="Values in a column without a name are not read.",
    hint="write the column's name, or remove the column",
    find=find,
)
