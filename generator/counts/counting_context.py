"""What counting knows of the definitions: plain values, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, field

from generator.counts.questions import PRIDE
from generator.model.calendar import Calendar, answers_until, calendars, handovers, step_calendar
from generator.model.definitions import Definitions
from generator.model.file_names import FileNames, file_names
from generator.model.subject import Subject, step_of

KINDS = ("answers", "tallies", PRIDE)
"""The kinds of data that responses come from."""
COUNTED = (*KINDS, "invitations")
"""The kinds of data that cells, and who was asked, are made from."""


class CountingContext(Struct, frozen=True):
    """All that counts hang on, besides the records.

    Periods count that end by ``until``; ``few`` is the privacy floor. ``calendars`` are those of
    services and providers. ``handovers`` are the days from which on another supplier delivers a
    step, by service and step. ``sensitive`` are ids of services; ``homes`` are the providers of
    services, ``communities`` the ids of those that there are, in their order. ``shown`` says how
    the site calls a file.
    """

    until: date
    few: int
    calendars: Mapping[Subject, Calendar]
    handovers: Mapping[str, Mapping[str, tuple[date, ...]]]
    sensitive: frozenset[str]
    homes: Mapping[Subject, Subject]
    communities: tuple[str, ...]
    shown: FileNames = field(default_factory=FileNames)

    @property
    def said(self) -> tuple[object, ...]:
        """The same in an order that is always the same."""
        return (
            *(self.until, self.few, sorted(self.sensitive), self.communities),
            list(self.calendars.items()),
            [(name, list(steps.items())) for name, steps in self.handovers.items()],
            list(self.homes.items()),
            self.shown.said,
        )

    def with_steps(self, answered: Mapping[str, set[str]]) -> dict[Subject, Calendar]:
        """Return the calendars, also those of the steps that answers are about, by service."""
        return {**self.calendars, **self._of_steps(answered)}

    def _of_steps(self, answered: Mapping[str, set[str]]) -> dict[Subject, Calendar]:
        return {
            step_of(name, step): step_calendar(self.calendars[Subject("service", name)], days)
            for name, some in answered.items()
            for step, days in self.handovers.get(name, {}).items()
            if step in some
        }


def counting_context(definitions: Definitions, as_of: date) -> CountingContext:
    """Return what counting knows of an organisation on a day."""
    organisation = definitions.organisation.part
    services = definitions.services
    return CountingContext(
        until=answers_until(as_of, organisation.closes_after),
        few=organisation.floors.privacy,
        calendars=calendars(definitions, as_of),
        handovers={
            name: {step.id: handovers(step, as_of) for step in service.part.steps}
            for name, service in services.items()
        },
        sensitive=frozenset(name for name, service in services.items() if service.part.sensitive),
        homes={
            Subject("service", name): Subject("provider", service.provider)
            for name, service in services.items()
        },
        communities=tuple(definitions.communities),
        shown=file_names(definitions),
    )
