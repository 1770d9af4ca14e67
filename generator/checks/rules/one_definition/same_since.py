"""Of two entries of a list, one begins later."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.histories import histories
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Entries of which nobody can say which holds."""
    for history in histories(context):
        keys = [history.key(entry) for entry in history.entries]
        for i, key in enumerate(keys):
            if key in keys[:i]:
                message = f"an entry above holds since {key[1]} too"
                hint = "write the day when this entry started, or remove one of the two"
                yield Problem(history.defined.place(*history.path, i, "since"), message, hint)


RULE = Rule(
    code="same-since",
    title="Two entries of a list start on different days",
    severity=ERROR,
    family=Family.SENSE,
    why="We could not say which of the two applied.",
    hint="write the day when this entry started, or remove one of the two",
    find=find,
)
