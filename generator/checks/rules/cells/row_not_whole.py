"""A count or a rating is a whole number."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.table import Type
from generator.model.written_number import number_readings, write_one_of


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are no whole number."""
    if context.type is not Type.WHOLE:
        return
    name, minimum = context.column.name, context.column.minimum
    low = 1 if minimum is None else max(1, int(minimum))

    def fits(number: float) -> bool:
        return number.is_integer() and context.fits(number)

    def words(text: str) -> Words:
        hint = write_one_of(number_readings(text, fits))
        return (
            f"“{text}” is not a whole number ({context.name_and_meaning})",
            hint or f"write digits only in “{name}”, such as {low}, or leave it empty",
        )

    yield context.mask(context.badly_written(), words)


RULE = Rule(
    code="row-not-whole",
    title="A count or a rating is a whole number",
    severity=WARNING,
    family=Family.DATA,
    why="Nobody can answer 3.7 on a scale of five; an average is not an answer.",
    hint="write digits only in “rating”, such as 1, or leave it empty",
    find=find,
)
