"""At most 5 % of a file's rows are bad."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.sources.finding import Place

SHARE = 0.05
"""Of a file's rows; where more are bad, the file is refused."""
_HINT = "fix the rows that the warnings name, or remove the file until it is fixed"


def find(context: ArrivalContext) -> Iterator[Problem]:
    """Files of which too many rows are bad; ragged rows are among them."""
    for file, table in context.usable.items():
        total = len(table.lines) + len(table.ragged)
        wrong = context.bad.get(file, 0) + len(table.ragged)
        if total and wrong / total > SHARE:
            verb = "is" if wrong == 1 else "are"
            message = f"{wrong:,} of {total:,} rows {verb} bad; at most {SHARE:.0%} may be"
            yield Problem(Place(file), message, _HINT)


RULE = Rule(
    code="too-many-bad-rows",
    title="At most 5 % of a file's rows are bad",
    severity=ERROR,
    family=Family.DATA,
    why=(
        "A few bad rows are left out and counted; a file full of them means that the export went "
        "wrong."
    ),
    hint=_HINT,
    find=find,
)
