"""Do targets, measures, comparators and events mean something on their scales?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import ERROR, WARNING, Check, Family, Problem, Rule
from generator.checks.world import World
from generator.model.definitions import Defined
from generator.model.service import EventKind, Service

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


def outside_scale(world: World) -> Iterator[Problem]:
    """Values that their scale does not have."""
    for service in world.services:
        for path, value, low, high in _shares(service):
            if not low <= value <= high:
                message = f"{value:g} is outside the scale, which goes from {low:g} to {high:g}"
                share = value / 100
                fits = high == 1 and low <= share <= high
                hint = f"write {share:g}" if fits else f"write a value from {low:g} to {high:g}"
                yield Problem(service.place(*path), message, hint)


def impossible_good(world: World) -> Iterator[Problem]:
    """Measures of which no value is good."""
    for service in world.services:
        for i, measure in enumerate(service.part.measures):
            for j, good in enumerate(measure.good):
                low, high = good.at_least, good.at_most
                if low is not None and high is not None and low > high:
                    message = f"nothing is at least {low:g} and at most {high:g}"
                    place = service.place("measures", i, "good", j, "at_least")
                    yield Problem(place, message, f"write {high:g} or less")


def against_direction(world: World) -> Iterator[Problem]:
    """Measures that are said to get better where they get worse."""
    wrong = {"decrease": ("at_least", "at_most"), "increase": ("at_most", "at_least")}
    for service in world.services:
        for i, measure in enumerate(service.part.measures):
            for j, good in enumerate(measure.good):
                given, meant = wrong.get(measure.direction, ("", ""))
                if given and getattr(good, given) is not None and getattr(good, meant) is None:
                    other = "increase" if measure.direction == "decrease" else "decrease"
                    message = f"“{given}” does not fit “direction: {measure.direction}”"
                    place = service.key_place("measures", i, "good", j, given)
                    hint = f"write “{meant}:”, or “direction: {other}” in the measure"
                    yield Problem(place, message, hint)


def expired_comparator(world: World) -> Iterator[Problem]:
    """Comparators that are too old to stand beside our figure."""
    for service in world.services:
        for i, comparator in enumerate(service.part.comparators):
            if comparator.date < comparator.expires <= world.as_of:
                message = f"“{comparator.name}” expired on {comparator.expires}; it is not shown"
                hint = "look for its newer value, source and date, or remove the entry"
                yield Problem(service.place("comparators", i, "expires"), message, hint)


def expires_before_date(world: World) -> Iterator[Problem]:
    """Comparators that were too old when they were published."""
    for service in world.services:
        for i, comparator in enumerate(service.part.comparators):
            if comparator.expires <= comparator.date:
                message = f"it expires on {comparator.expires}, not after {comparator.date}"
                hint = f"write a day after {comparator.date}"
                yield Problem(service.place("comparators", i, "expires"), message, hint)


def rebase_without_cause(world: World) -> Iterator[Problem]:
    """Events that begin a new line although neither service nor survey began anew."""
    may = (EventKind.LAUNCH, EventKind.SURVEY_CHANGE)
    for service in world.services:
        for i, event in enumerate(service.part.events):
            if event.rebase and event.kind not in may:
                message = f"a {event.kind} cannot begin a new line; the old one goes on"
                place = service.place("events", i, "rebase")
                yield Problem(place, message, "write no, or remove the line “rebase: …”")


def _rule(code: str, title: str, why: str, hint: str, error: bool = False) -> Rule:
    return Rule(code, title, ERROR if error else WARNING, Family.SENSE, why, hint)


SCALE_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "outside-scale",
            "Every target lies on its scale",
            "A target of 120 % is never reached, one of 0.95 % always.",
            "write a value from 0 to 100",
            error=True,
        ),
        outside_scale,
    ),
    Check(
        _rule(
            "impossible-good",
            "Some value of a measure is good",
            "No day could ever count as a good one.",
            "write 8 or less",
            error=True,
        ),
        impossible_good,
    ),
    Check(
        _rule(
            "against-direction",
            "What is good fits a measure's direction",
            "The chart would call better what the days call worse.",
            "write “at_most:”, or “direction: increase” in the measure",
        ),
        against_direction,
    ),
    Check(
        _rule(
            "expired-comparator",
            "Comparators are not too old",
            "What people use at home gets better every year.",
            "look for its newer value, source and date, or remove the entry",
        ),
        expired_comparator,
    ),
    Check(
        _rule(
            "expires-before-date",
            "A comparator expires after it was published",
            "It would never stand beside our figure.",
            "write a day after 2026-01-01",
            error=True,
        ),
        expires_before_date,
    ),
    Check(
        _rule(
            "rebase-without-cause",
            "Only a launch or a survey change begins a new line",
            "A trend that begins anew after each bad month always looks fine.",
            "write no, or remove the line “rebase: …”",
            error=True,
        ),
        rebase_without_cause,
    ),
)
