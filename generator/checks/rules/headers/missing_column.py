"""A CSV file has the columns that its kind needs."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.table import Column


def find(context: HeaderContext) -> Iterator[Problem]:
    """Columns that must be there and are not; and where one of several must be, none is."""
    if not context.is_header:
        return
    for column, near in context.missing:
        yield _renamed(context, column, near) if near else _missing(context, column)
    absent = {column.name for column, _ in context.missing}
    for names in (context.kind.one_of, context.kind.any_of):
        if names and absent.isdisjoint(names) and not any(n in context.table.header for n in names):
            message = f"none of the columns {', '.join(names)} is there"
            hint = f"add one of them to the first line, such as “{names[0]}”"
            yield Problem(context.place, message, hint)


def _renamed(context: HeaderContext, column: Column, near: str) -> Problem:
    message = f"the column “{column.name}” is missing; is “{near}” meant to be it?"
    return Problem(context.table.header_place(near), message, f"rename it to “{column.name}”")


def _missing(context: HeaderContext, column: Column) -> Problem:
    message = f"the column “{column.name}” is missing"
    hint = f"add the column “{column.name}” to the first line: {column.meaning}"
    return Problem(context.place, message, hint)


RULE = Rule(
    code="missing-column",
    title="A CSV file has the columns that its folder needs",
    severity=ERROR,
    family=Family.DATA,
    why="Without them no row of the file can be understood.",
    hint="add the column “service” to the first line: the service's id",
    find=find,
)
