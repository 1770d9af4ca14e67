"""Numbers have a decimal point."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import WARNING, Family, Mask, Rule, Words
from generator.model.table import Type
from generator.records.values import DECIMAL_COMMA


def find(context: CellContext) -> Iterator[Mask]:
    """4,5 for 4.5."""
    if context.type is Type.NUMBER:
        yield context.mask(~context.not_matching(DECIMAL_COMMA), _words)


def _words(text: str) -> Words:
    return f"“{text}” is written with a decimal comma", f"write {text.replace(',', '.')}"


RULE = Rule(
    code="row-decimal-comma",
    title="Numbers have a decimal point",
    severity=WARNING,
    family=Family.DATA,
    why="4,5 is one number in one country and two values in a CSV file.",
    hint="write 4.5",
    find=find,
)
