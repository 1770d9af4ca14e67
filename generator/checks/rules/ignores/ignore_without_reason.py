"""An ignored warning says which one, and why."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.ignored import IgnoreContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule


def find(context: IgnoreContext) -> Iterator[Problem]:
    """Comments that say no check, or no reason."""
    for each in context.written:
        if not each.reason:
            message = f"there is no reason for ignoring “{each.code}”"
            missing = "…" if each.part == "entry" else each.naming(each.code or "CODE")
            if not each.code:
                message = "this comment does not say what to ignore, and why"
            yield Problem(each.place, message, f"write “{missing}”")


RULE = Rule(
    code="ignore-without-reason",
    title="An ignored warning says which one, and why",
    severity=WARNING,
    family=Family.SHAPE,
    why="Readers are shown what is ignored; without a reason they could only guess. The warning "
    "stays until there is one.",
    hint="write “# iheartit: ignore step-without-measure because …”",
    find=find,
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
