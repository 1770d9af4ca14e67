"""What is ignored is a warning that is still there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.ignored import IgnoreContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule


def find(context: IgnoreContext) -> Iterator[Problem]:
    """Comments and lines of the list that ignore nothing."""
    for each in context.unused:
        what = "on the line that it is about" if each.line else f"in {each.file}"
        message = f"there is no warning “{each.code}” {what}"
        yield Problem(each.place, message, f"remove this {each.part}")


RULE = Rule(
    code="ignore-without-warning",
    title="What is ignored is a warning that is still there",
    severity=WARNING,
    family=Family.SHAPE,
    why="An old reason would hide the warning when it comes back for a new reason.",
    hint="remove this line",
    find=find,
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
