"""What the rules about days, times and periods share: a text that is not written as one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import Mask, Words
from generator.model.fields import meant_day
from generator.model.table import Type


def not_written_as(
    context: CellContext, form: Type, what: str, usual: Callable[[str], str]
) -> Iterator[Mask]:
    """Yield the texts of columns of one type that are not ``what`` they should be.

    The hint is the day that is meant where that can be said, else what ``usual`` says of the text.
    """
    if context.type is not form:
        return

    def words(text: str) -> Words:
        better = meant_day(text)
        return f"“{text}” is not {what}", f"write {better}" if better else usual(text)

    yield context.mask(context.badly_written(), words)
