"""No column of other people's exports stands there that we do not read."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.file_context import HeaderContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.kinds import left_behind

_HINT = "remove the column “{}”"


def find(context: HeaderContext) -> Iterator[Problem]:
    """Columns that are read over, such as weights."""
    for name in context.left_behind:
        yield Problem(context.table.header_place(name), left_behind(name), _HINT.format(name))


RULE = Rule(
    code="column-left-behind",
    title="There is no column that is left out on purpose",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Surveys often weight their answers. Here every answer counts once: if a few answers "
        "weighed a lot, their ratings could be worked out from the share. Where some communities "
        "answer more than others, a balanced share is shown next to the plain one, worked out "
        "from what is published anyway."
    ),
    hint=_HINT.format("weight"),
    find=find,
)
