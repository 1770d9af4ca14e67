"""The panel “Steps and suppliers”: the way through, delivered by whom, and time without it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Self

from generator.features.steps.ratings import StepRating, step_ratings
from generator.features.steps.time_without import OutageImpact, lost
from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext
from generator.model.fields import holding_on
from generator.model.service import Delivery, Step


@dataclass(frozen=True, slots=True)
class Leg:
    """A step, and who delivers it now; ``since`` is since when the same supplier has.

    ``before`` delivered it until the day ``until``; ``coming`` is to deliver it next.
    """

    step: Step
    now: str | None
    since: date | None
    before: str | None
    until: date | None
    coming: Delivery | None


@dataclass(frozen=True)
class Steps:
    """The way through a service, end to end; ``lost`` is made when it is first asked for."""

    legs: tuple[Leg, ...]
    _ground: PanelContext

    @cached_property
    def lost(self) -> OutageImpact | None:
        """Time without the service in its window; none of a provider."""
        service = self._ground.service
        return lost(self._ground.subject_context, service) if service else None

    @cached_property
    def ratings(self) -> tuple[StepRating, ...]:
        """How many like its steps, of those who were asked about them."""
        service = self._ground.service
        return step_ratings(self._ground.subject_context, service) if service else ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        own = self.lost.figures if self.lost else ()
        return (*(each.figure for each in self.ratings), *own)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the steps of a service, in the order of its definition."""
        steps = context.service.steps if context.service else ()
        return cls(tuple(leg(step, context.subject_context.as_of) for step in steps), context)


def leg(step: Step, as_of: date) -> Leg:
    """Return who delivers a step on a day, who did before, and who will."""
    entries = sorted(step.delivered_by, key=lambda entry: entry.since)
    begun = [entry for entry in entries if entry.since <= as_of]
    now = holding_on(step.delivered_by, as_of)
    since, before = None, None
    for entry in reversed(begun):
        if now is None or entry.supplier != now.supplier:
            before = entry
            break
        since = entry.since
    return Leg(
        step=step,
        now=now.supplier if now else None,
        since=since,
        before=before.supplier if before else None,
        until=since - timedelta(days=1) if before and since else None,
        coming=next((entry for entry in entries if entry.since > as_of), None),
    )
