"""Numbers have a decimal point.

Where a comma may stand for thousands as well, the hint offers both.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.table import Type
from generator.model.written_number import number_readings, write_one_of
from generator.records.values import DECIMAL_COMMA


def find(context: CellContext) -> Iterator[Mask]:
    """4,5 for 4.5."""
    if context.type is Type.NUMBER:

        def words(text: str) -> Words:
            readings = number_readings(text, context.fits)
            hint = write_one_of(readings) or f"write {text.replace(',', '.')}"
            what = (
                ("a comma, which may separate thousands")
                if len(readings) > 1
                else "a decimal comma"
            )
            return f"“{text}” is written with {what}", hint

        yield context.mask(~context.not_matching(DECIMAL_COMMA), words)


RULE = Rule(
    code="row-decimal-comma",
    title="Numbers have a decimal point",
    severity=WARNING,
    family=Family.DATA,
    why="4,5 is one number in one country and two values in a CSV file.",
    hint="write 4.5",
    find=find,
)
