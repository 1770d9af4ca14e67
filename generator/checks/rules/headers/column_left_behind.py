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
    title="No column stands there that is not read on purpose",
    severity=WARNING,
    family=Family.DATA,
    why=(
        "Surveys often weight their answers. Here every answer counts once: from a share that "
        "moves with a few heavy answers their ratings could be worked out. Where communities "
        "answer unevenly, a balanced share stands next to the plain one, worked out from what is "
        "published anyway."
    ),
    hint=_HINT.format("weight"),
    find=find,
)
