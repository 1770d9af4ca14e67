"""A CSV file has rows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule


def find(context: HeaderContext) -> Iterator[Problem]:
    """Files that hold the columns' names and nothing else."""
    table = context.table
    if context.is_header and not table.lines and not table.ragged:
        message = "there are no rows yet below the column names"
        yield Problem(context.place, message, RULE.hint)


RULE = Rule(
    code="no-rows-yet",
    title="A CSV file has rows",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Who made the file thinks that something is counted. Perhaps the rows were left behind in "
        "a spreadsheet, or are in another file."
    ),
    hint="write the rows below it, or remove the file until there are some",
    lifecycle=Lifecycle.NEW,
    find=find,
)
