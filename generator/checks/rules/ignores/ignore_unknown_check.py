"""What is to be ignored is a check that there is."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.catalogue import catalogue
from generator.checks.ignored import IgnoreContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.reading import did_you_mean


def find(context: IgnoreContext) -> Iterator[Problem]:
    """Codes that no check has."""
    for each in context.written:
        if each.code and each.code not in catalogue():
            near = did_you_mean(each.code, catalogue())
            message = f"no check is called “{each.code}”"
            message += f"; did you mean “{near}”?" if near else ""
            hint = f"write “{each.naming(near)}”" if near else f"remove this {each.part}"
            yield Problem(each.place, message, hint)


RULE = Rule(
    code="ignore-unknown-check",
    title="Only an existing check can be ignored",
    severity=WARNING,
    family=Family.SHAPE,
    why="It ignores nothing, but people who read it believe that it does.",
    hint="write “# iheartit: ignore step-without-measure because …”",
    find=find,
    lifecycle=Lifecycle.NEW,
    ignorable=False,
)
