"""Only warnings are ignored, and none that protects people."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.catalogue import catalogue
from generator.checks.ignored import IgnoreContext
from generator.checks.rule import ERROR, WARNING, Family, Lifecycle, Problem, Rule


def find(context: IgnoreContext) -> Iterator[Problem]:
    """Codes of errors, and of what protects people or the list of what is ignored."""
    for each in context.written:
        rule = catalogue().get(each.code)
        if rule and not rule.may_be_ignored:
            message = f"“{each.code}” is an error, and errors cannot be ignored"
            if rule.weight is not ERROR:
                message = f"“{each.code}” cannot be ignored"
            yield Problem(each.place, message, f"remove this {each.part}")


RULE = Rule(
    code="ignore-not-allowed",
    title="Only warnings can be ignored, and none that protect people",
    severity=WARNING,
    family=Family.SHAPE,
    why="An error makes figures wrong, and what protects people cannot be switched off.",
    hint="remove this line",
    find=find,
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
