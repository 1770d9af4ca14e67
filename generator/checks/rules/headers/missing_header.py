"""The first line of a CSV file names its columns."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: HeaderContext) -> Iterator[Problem]:
    """First lines in which no column's name stands; above one in which they do, a title."""
    if context.below_title:
        first, last = context.table.header_line, context.below_title - 1
        what, those = f"line {first} is a title", "it"
        if last > first:
            what, those = f"lines {first} to {last} are a title", "them"
        message = f"{what}: the column names are in line {last + 1}"
        hint = f"delete {those}, so that the header is the first line"
        yield Problem(context.place, message, hint)
    elif not context.is_header:
        kind = context.kind
        firsts = [names[0] for names in (kind.one_of, kind.any_of) if names]
        needed = [c.name for c in kind.columns if c.required or c.present or c.name in firsts]
        message = "the first line contains no column name: is it already a row?"
        hint = f"write the columns' names into a line above it, such as “{','.join(needed)}”"
        yield Problem(context.place, message, hint)


RULE = Rule(
    code="missing-header",
    title="The first line of a CSV file names its columns",
    severity=ERROR,
    family=Family.DATA,
    why="Without names nobody knows what the values mean, and the first row is read as the names.",
    hint="write the columns' names into a line above it, such as “date,service,rating”",
    find=find,
)
