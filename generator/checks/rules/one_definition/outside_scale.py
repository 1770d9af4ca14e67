"""Every target lies on its scale."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.model.definitions import Defined
from generator.model.fields import LARGEST_RATING, ask_share
from generator.model.service import Service

Path = tuple[str | int, ...]


def _shares(service: Defined[Service]) -> Iterator[tuple[Path, float, float, float]]:
    """Yield where a percentage or share stands, its value, and the ends of its scale."""
    part = service.part
    for name in ("results", "promises"):
        for i, one in enumerate(getattr(part, name)):
            for j, target in enumerate(one.targets if one.unit == "%" else ()):
                yield (name, i, "targets", j, "value"), target.value, 0, 100
    for i, measure in enumerate(part.measures):
        for j, good in enumerate(measure.good if measure.unit == "%" else ()):
            for key in ("at_most", "at_least"):
                if (value := getattr(good, key)) is not None:
                    yield ("measures", i, "good", j, key), value, 0, 100
    for i, comparator in enumerate(part.comparators):
        low = -1 if comparator.question == "recommend" else 0
        yield ("comparators", i, "value"), comparator.value, low, 1


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Values that their scale does not have."""
    for service in context.services:
        for path, value, low, high in _shares(service):
            if not low <= value <= high:
                message = f"{value:g} is outside the scale, which goes from {low:g} to {high:g}"
                yield Problem(service.place(*path), message, _hint(value, low, high))


def _hint(value: float, low: float, high: float) -> str:
    """Return what fixes it: a share is surely in per cent where no mean is as large."""
    share = value / 100
    if high != 1 or not low <= share <= high:
        return f"write a value from {low:g} to {high:g}"
    return f"write {share:g}" if abs(value) > LARGEST_RATING else ask_share(value, int(low))


RULE = Rule(
    code="outside-scale",
    title="Every target is on its scale",
    severity=ERROR,
    family=Family.SENSE,
    why="A target of 120 % is never reached; one of 0.95 % always is.",
    hint="write a value from 0 to 100",
    find=find,
)
