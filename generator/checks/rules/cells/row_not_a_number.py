"""A number is written in digits."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.table import Type
from generator.model.written_number import number_readings, other_currency, write_one_of
from generator.records.values import DECIMAL_COMMA, pattern_of


def find(context: CellContext) -> Iterator[Mask]:
    """Texts that are no number at all; one with a decimal comma has a rule of its own."""
    if context.type is not Type.NUMBER:
        return

    currency = context.known.currency if context.column.name == "amount" else ""

    def words(text: str) -> Words:
        other = other_currency(text, currency) if currency else ""
        if other:
            message = f"“{text}” is in {other}, and costs are in {currency}"
            return message, f"write digits: how much it is in {currency}"
        hint = write_one_of(number_readings(text, context.fits))
        message = f"“{text}” is not a number ({context.name_and_meaning})"
        return message, hint or f"write digits in “{context.column.name}”, such as 4.5"

    yield context.mask(context.not_matching(f"{pattern_of(Type.NUMBER)}|{DECIMAL_COMMA}"), words)


RULE = Rule(
    code="row-not-a-number",
    title="A number is written in digits",
    severity=WARNING,
    family=Family.DATA,
    why="Something that is not a number cannot be counted, and we do not treat it as zero.",
    hint="write digits in “value”, such as 4.5",
    find=find,
)
