"""Events lie within their service's life, and not in a far future."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.slipped_digit import what_to_write

_FAR = timedelta(days=3 * 366)
"""Nobody announces what comes so late."""


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Events years ahead, those before the service was launched, and those after its end."""
    for service in context.services:
        launched, retired = service.part.launched, service.part.retired
        for i, event in enumerate(service.part.events):
            place = service.place("events", i, "date")
            if event.date > context.as_of + _FAR:
                yield Problem(place, *_far(event.date, context.as_of))
            elif launched and event.date < launched:
                message = f"{event.date} is before the launch on {launched}"
                yield Problem(place, message, "correct the date, or “launched:”")
            elif retired and event.date > retired:
                message = f"{event.date} is after the service was retired on {retired}"
                yield Problem(place, message, "correct the date, or “retired:”")


def _far(day: date, as_of: date) -> tuple[str, str]:
    years = (day - as_of).days // 365
    correct = what_to_write(day.isoformat(), as_of) or "correct the date"
    return (
        f"{day} is {years} years in the future",
        f"{correct}; if it is planned so, leave it out until then",
    )


RULE = Rule(
    code="event-out-of-time",
    title="Events are within their service's life, and not far in the future",
    severity=WARNING,
    family=Family.SENSE,
    why=(
        "Readers would see that something will happen in 2062, or happened to a service that did "
        "not exist."
    ),
    hint="write 2026-05-10, if a digit is wrong; if it is planned, leave it out until then",
    find=find,
    lifecycle=Lifecycle.NEW,
)
