"""A choice is one of those that the column knows."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.reading import did_you_mean
from generator.model.table import Type


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are none of the choices."""
    if context.type is not Type.CHOICE:
        return
    name, choices = context.column.name, context.column.choices

    def words(text: str) -> Words:
        near = did_you_mean(text, choices)
        message = f"“{text}” is not known in “{name}”"
        if near:
            return f"{message}; did you mean “{near}”?", f"write {near}"
        return message, f"write one of: {', '.join(choices)}"

    yield context.mask(context.not_in(choices), words)


RULE = Rule(
    code="row-unknown-choice",
    title="A choice is one that the column allows",
    severity=WARNING,
    family=Family.DATA,
    why="An unknown value would be counted separately, and be missing from every total.",
    hint="write one of: like, ease",
    find=find,
)
