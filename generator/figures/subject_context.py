"""What a panel is made from: one subject, its calendar and the published cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from msgspec import Struct, field

from generator.disclosure.published import PRIDE, Cell, Mode, SourceFile
from generator.disclosure.subject_published import SubjectPublished
from generator.measures.service_hours import ServiceHours, service_hours
from generator.model.calendar import Calendar, PeriodWindow, answers_until
from generator.model.clock import Clock, clock_of
from generator.model.definitions import Defined, Definitions
from generator.model.organisation import Floors, Organisation
from generator.model.provider import Provider
from generator.model.service import Service
from generator.model.subject import Subject
from generator.sources.text import digest

Made = TypeVar("Made")
_OF_PRIDE = f"data/{PRIDE}/"
"""Files below it hold answers of those who provide, not of customers."""


class Asked:
    """The days on which people were asked: spans sorted by their first days."""

    def __init__(self, spans: tuple[tuple[date, date], ...]) -> None:
        self._starts = [start for start, _ in spans]
        self._latest = list(accumulate((end for _, end in spans), max))

    def between(self, start: date, end: date) -> bool:
        """Return whether anybody was asked on one of these days."""
        begun = bisect_right(self._starts, end)
        return begun > 0 and self._latest[begun - 1] >= start


class SubjectContext(Struct, frozen=True, eq=False, dict=True):
    """One subject with all that its panels look at.

    ``named`` says on which day the figure of an action was named, by service and place in its
    conversation; what is missing there is not known.
    """

    subject: Subject
    defined: Defined[Service] | Defined[Provider]
    definitions: Definitions
    calendar: Calendar
    published: SubjectPublished
    as_of: date
    named: Mapping[tuple[str, int], date] = field(default_factory=dict)

    @cached_property
    def _files(self) -> dict[tuple[date, date], tuple[str, ...]]:
        return {}

    @cached_property
    def _windows(self) -> dict[tuple[str, Mode], tuple[PeriodWindow, Cell | None]]:
        return {}

    @cached_property
    def _made(self) -> dict[Callable[..., Any], Any]:
        return {}

    @cached_property
    def digest(self) -> tuple[str, ...]:
        """Digests of all of it: the same where it is the same.

        Of a service, which sees its own part of the definitions and of what was published.
        """
        definitions = self.definitions
        return (
            self.as_of.isoformat(),
            digest(repr([(document.file, document.digest) for document in definitions.documents])),
            digest(repr((sorted(definitions.withheld), definitions.variants, self.named))),
            self.published.digest(),
        )

    def forget(self) -> None:
        """Forget what was made of it, but for its digest: who asks again has it made again."""
        made = vars(self)
        for name in made.keys() - {"digest", "_windows"}:
            del made[name]
        self.published.forget_columns()

    def once(self, make: Callable[[SubjectContext], Made]) -> Made:
        """Return what a function makes of it; the same one each time, whichever panel asks."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    @cached_property
    def organisation(self) -> Organisation:
        """Who publishes, and by which rules."""
        return self.definitions.organisation.part

    @cached_property
    def answers_until(self) -> date:
        """The day up to which a period must have ended for its answers to be published."""
        return answers_until(self.as_of, self.organisation.closes_after)

    @cached_property
    def clock(self) -> Clock:
        """The clock of the organisation's time zone."""
        return clock_of(self.organisation.timezone)

    @cached_property
    def hours(self) -> ServiceHours:
        """The hours in which customers need it."""
        own = self.service.hours if self.service else None
        clock = self.clock
        return service_hours(own or self.organisation.hours, clock.changes, clock.offsets)

    @property
    def service(self) -> Service | None:
        """The service's definition; none of a provider."""
        part = self.defined.part
        return part if isinstance(part, Service) else None

    @property
    def sensitive(self) -> bool:
        """Whether its use alone says much about a person."""
        return self.service is not None and self.service.sensitive

    @cached_property
    def floors(self) -> Floors:
        """The privacy and the reliability floor."""
        return self.organisation.floors

    @cached_property
    def applicable(self) -> bool:
        """Whether customers use it now: not yet in the pipeline, no longer when retired."""
        part = self.defined.part
        return not isinstance(part, Service) or part.stage.in_use

    def figure_id(self, name: str, chosen: str = "") -> str:
        """Return the id under which a figure is published and explained.

        ``chosen`` distinguishes it from others of its name: “period=2026-04”.
        """
        return f"{self._named}/{name}?{chosen}" if chosen else f"{self._named}/{name}"

    @cached_property
    def _named(self) -> str:
        return str(self.subject)

    @cached_property
    def _asked(self) -> Asked:
        invitations = self.published.invitations(self.subject)
        return Asked(tuple(sorted((i.start, i.end) for i in invitations if i.invited != 0)))

    @cached_property
    def _listed(self) -> bool:
        longest = self.calendar.windows[-1]
        invited = self.published.invitations(self.subject)
        return any(
            each.mode is Mode.LIST and each.end >= longest.start and each.invited != 0
            for each in invited
        )

    def mode(self, question: str) -> Mode:
        """Return how people were asked: by list where any list was, else by open link.

        The two are never pooled; where both happened, the list is what the page shows.
        """
        if self._listed:
            return Mode.LIST
        listed = self.published.points(self.subject, question, Mode.LIST)
        opened = self.published.points(self.subject, question, Mode.OPEN)
        return Mode.LIST if listed and not opened else Mode.OPEN

    def window(self, question: str, mode: Mode) -> tuple[PeriodWindow, Cell | None]:
        """Return the first window that reaches the reliability floor, else the longest."""
        if (question, mode) not in self._windows:
            found = self.enough(self.calendar.windows, question, mode)
            self._windows[question, mode] = found
        return self._windows[question, mode]

    def enough(
        self, windows: Iterable[PeriodWindow], question: str, mode: Mode
    ) -> tuple[PeriodWindow, Cell | None]:
        """Return the first of some windows with answers enough, else the last; and its cell.

        Raises ValueError for no window at all.
        """
        found: tuple[PeriodWindow, Cell | None] | None = None
        for each in windows:
            cell = self.published.total(self.subject, question, mode, each.start, each.end)
            found = each, cell
            if cell and not cell.withheld and cell.n >= self.floors.reliability:
                break
        if found is None:
            raise ValueError("no window to choose from")
        return found

    def asked(self, question: str) -> Asked:
        """Return when people were asked the question.

        An invitation always asks whether people like it. Whether it asked the other questions is
        known only where somebody ever answered them.
        """
        known = question == "like" or self.published.answered(self.subject, question)
        return self._asked if known else Asked(())

    def files(self, start: date, end: date) -> tuple[str, ...]:
        """Return the files with customers' answers about the subject in these days, sorted."""
        if (start, end) not in self._files:
            inside = self._touched(start, end)
            self._files[start, end] = tuple(f for f in inside if not f.startswith(_OF_PRIDE))
        return self._files[start, end]

    def pride_files(self, start: date, end: date) -> tuple[str, ...]:
        """Return the files with answers of those who provide the subject in these days."""
        return tuple(f for f in self._touched(start, end) if f.startswith(_OF_PRIDE))

    @cached_property
    def _sources(self) -> tuple[SourceFile, ...]:
        return tuple(sorted(self.published.files, key=lambda each: each.file))

    def _touched(self, start: date, end: date) -> list[str]:
        return [f.file for f in self._sources if f.start <= end and f.end >= start]
