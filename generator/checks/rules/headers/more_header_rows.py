"""A CSV file has one header row."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.sources.finding import Place


def find(context: HeaderContext) -> Iterator[Problem]:
    """Rows below the columns' names that a survey tool writes there; they are read over.

    So are lines further down that are the header once more.
    """
    for line in context.table.headers_again:
        message = f"line {line} is the header once more, and no data: left out"
        yield Problem(Place(context.table.file, line), message, "remove this line")
    rows = context.table.more_headers
    if rows is None:
        return
    lines, are = f"line {rows.first}", "is a header row"
    if rows.last > rows.first:
        lines, are = f"lines {rows.first} to {rows.last}", "are header rows"
    message = f"{lines} {are} of {rows.tool}, and no data: left out"
    hint = f"delete {lines}; “iheartit import” leaves them out by itself"
    yield Problem(Place(context.table.file, rows.first), message, hint)


RULE = Rule(
    code="more-header-rows",
    title="A CSV file has one header row",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Qualtrics and SurveyMonkey write the questions' texts and their own ids below the names "
        "of the columns. They are not answers, but they are where answers should be."
    ),
    hint="delete lines 2 to 3; “iheartit import” leaves them out by itself",
    find=find,
)
