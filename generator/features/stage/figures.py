"""The panel “What comes, what goes”: where a service is in its life, and what is to happen."""

from __future__ import annotations

from datetime import date
from typing import Self

from msgspec import Struct

from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.model.freshness import is_overdue
from generator.model.service import Event, EventKind, Service, Stage


class Life(Struct, frozen=True):
    """A service's stage on the as-of date.

    ``day`` is when it opens (pipeline) or ends (retiring, retired; live, where that is set), and
    ``overdue`` whether that day has passed without it. ``successors`` take its place and
    ``predecessors`` give theirs up: ids. ``coming`` are events after the as-of date.
    """

    stage: Stage
    day: date | None
    overdue: bool
    successors: tuple[str, ...]
    predecessors: tuple[str, ...]
    coming: tuple[Event, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """None: days and names are no figures."""
        return ()

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the life of a service; of a provider there is nothing to say."""
        part, subject_context = context.service, context.subject_context
        if part is None:
            return cls(Stage.LIVE, None, False, (), (), ())
        day = part.launched if part.stage is Stage.PIPELINE else part.retired
        others = _same_purpose(subject_context)
        going, as_of = ends(part), subject_context.as_of
        return cls(
            stage=part.stage,
            day=day,
            overdue=late_to_open(part, as_of) or late_to_end(part, as_of),
            successors=tuple(n for n, s in others if going and not ends(s)),
            predecessors=tuple(n for n, s in others if not going and ends(s)),
            coming=coming(part, as_of),
        )


def ends(part: Service) -> bool:
    """Return whether a service has ended or is to end."""
    leaves = part.stage in (Stage.RETIRING, Stage.RETIRED)
    return leaves or (part.stage is Stage.LIVE and part.retired is not None)


def late_to_open(part: Service, day: date) -> bool:
    """Return whether a service was due to open before a day, and has not."""
    due = part.launched if part.stage is Stage.PIPELINE else None
    return due is not None and is_overdue(due, day)


def late_to_end(part: Service, day: date) -> bool:
    """Return whether a service was due to end before a day, and is still there."""
    due = part.retired if ends(part) and part.stage is not Stage.RETIRED else None
    return due is not None and is_overdue(due, day)


def coming(part: Service, as_of: date) -> tuple[Event, ...]:
    """Return the events that are to come, but for those on the days of its launch and its end."""
    own = {(EventKind.LAUNCH, part.launched), (EventKind.RETIREMENT, part.retired)}
    found = (e for e in part.events if e.date > as_of and (e.kind, e.date) not in own)
    return tuple(sorted(found, key=lambda event: event.date))


def _same_purpose(subject_context: SubjectContext) -> list[tuple[str, Service]]:
    definitions = subject_context.definitions
    names = definitions.same_purpose(subject_context.subject.id)
    return [(name, definitions.services[name].part) for name in names]
