"""The history can be looked through as far as was asked."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="history-unread",
    title="The history can be looked through as far as was asked",
    severity=ERROR,
    family=Family.PUBLIC,
    why="What was not looked at may hold anything. A clone may have a part of the history only, a "
    "revision may be misspelt, a version of a file too large.",
    hint="fetch the rest: git fetch --unshallow",
)
