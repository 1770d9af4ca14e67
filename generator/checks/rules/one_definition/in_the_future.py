"""What has happened lies before the as-of date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.slipped_digit import before_the_slip

_LONG = timedelta(days=300)
"""So long after the last data somebody may go on. What is later is more often a mistyped year."""
_SAY = "say which day it is: commit the files with git, or write “as_of:” in organisation.yml"


def find(context: DefinitionContext) -> Iterator[Problem]:
    """What is said to have happened later than it is; where nobody says when that is, a slip."""
    for service, i, entry in context.entries:
        for name in ("raised", "answered", "done"):
            day = getattr(entry, name)
            if day and not context.dated:
                meant = _slip(day, context.as_of)
                if meant:
                    message = f"{day} is long after all else that is known: is a digit wrong?"
                    hint = f"write {meant}, if a digit is wrong; if {day} is right, {_SAY}"
                    yield Problem(service.place("conversation", i, name), message, hint)
            elif day and day > context.as_of:
                message = f"{day} is in the future: the as-of date is {context.as_of}"
                hint = f"write a day up to {context.as_of}"
                if name == "done":
                    hint += ", or “progress: doing” and “due:” for “done:”"
                hint += f"; if {day} is right, commit it on that day"
                yield Problem(service.place("conversation", i, name), message, hint)


def _slip(day: date, last: date) -> str:
    """Return the day that was meant; “” for a day on which it may as well be today.

    Nobody says which day it is: ``last`` is the last one that data name.
    """
    if day <= last + _LONG:
        return ""
    return before_the_slip(day.isoformat(), last + _LONG)


RULE = Rule(
    code="in-the-future",
    title="What has happened is before the as-of date",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers would see actions that nobody has taken.",
    hint="write a day up to 2026-09-30; if 2026-10-01 is right, commit it on that day",
    find=find,
)
