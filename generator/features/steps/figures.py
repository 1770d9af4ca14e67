"""The panel “Steps and suppliers”: the way through, delivered by whom, and time without it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Self

from msgspec import Struct

from generator.features.steps.ratings import StepRating, step_ratings
from generator.features.steps.time_without import OutageImpact, SupplierTimes, lost
from generator.figures.figure import Figure
from generator.figures.panel_context import PanelContext
from generator.figures.panels import Panels
from generator.model.fields import holding_on
from generator.model.service import Delivery, Step


class Leg(Struct, frozen=True):
    """A step, and who delivers it now; ``since`` is since when the same supplier has.

    ``before`` delivered it until the day ``until``; ``coming`` is to deliver it next.
    """

    step: Step
    now: str | None
    since: date | None
    before: str | None
    until: date | None
    coming: Delivery | None


class Steps(Struct, frozen=True):
    """The way through a service, end to end.

    ``lost`` is time without the service in its window; none of a provider. ``ratings`` are how many
    like its steps, of those who were asked about them.
    """

    legs: tuple[Leg, ...]
    lost: OutageImpact | None
    ratings: tuple[StepRating, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        own = self.lost.figures if self.lost else ()
        return (*(each.figure for each in self.ratings), *own)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the steps of a service, in the order of its definition."""
        service, subject_context = context.service, context.subject_context
        if service is None:
            return cls((), None, ())
        return cls(
            tuple(leg(step, subject_context.as_of) for step in service.steps),
            lost(subject_context, service),
            step_ratings(subject_context, service),
        )


def supplier_times(panels: Panels) -> SupplierTimes | None:
    """Return the part of the steps that is added up over a supplier's services."""
    found = panels[Steps].lost
    return found.suppliers if found else None


def rated_steps(panels: Panels) -> tuple[StepRating, ...]:
    """Return how many like each step, for the supplier of that time."""
    return panels[Steps].ratings


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
