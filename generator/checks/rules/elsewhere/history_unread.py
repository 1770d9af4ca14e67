"""The history can be looked through as far as was asked."""

from __future__ import annotations

from generator.checks.rule import ERROR, Family, Rule

RULE = Rule(
    code="history-unread",
    title="The whole history that you asked for can be checked",
    severity=ERROR,
    family=Family.PUBLIC,
    why=(
        "What was not checked may contain anything. A clone may have only part of the history, a "
        "revision may be misspelt, or a version of a file may be too large."
    ),
    hint="fetch the rest: git fetch --unshallow",
)
