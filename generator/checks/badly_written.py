"""What the rules about days, times and periods share: a text that is not written as one is."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.cell_context import CellContext
from generator.checks.rule import Mask, Words
from generator.model.fields import meant_days
from generator.model.table import Type
from generator.model.zone_suffix import since_1970, with_a_difference

END_UNKNOWN = "“unknown”, if nobody knows when it ended; or leave it empty, if it is still going on"
"""What to write for an end that is no time at all."""


def not_written_as(
    context: CellContext, form: Type, what: str, usual: Callable[[str], str]
) -> Iterator[Mask]:
    """Yield the texts of columns of one type that are not ``what`` they should be.

    The hint is the day or the moment that is meant where that can be said, else what ``usual`` says
    of the text.
    """
    latest = max(context.known.as_of, context.known.latest)

    if context.type is not form:
        return

    def words(text: str) -> Words:
        moments = tuple(map(str, meant_days(text)))
        since = "" if moments else since_1970(text, latest)
        moments = moments or ((str(since),) if since else with_a_difference(text))
        hint = f"write {' or '.join(moments)}" if moments else usual(text)
        return f"“{text}” is not {what}", f"{hint}, whichever it is" if moments[1:] else hint

    yield context.mask(context.badly_written(), words)
