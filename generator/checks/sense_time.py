"""Do the days of a definition fit together?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any, NamedTuple

from generator.checks.rule import ERROR, WARNING, Check, Family, Problem, Rule
from generator.checks.world import World
from generator.model.definitions import Defined
from generator.model.fields import Dated
from generator.model.service import Stage

Path = tuple[str | int, ...]


class _History(NamedTuple):
    """A list of what held since when: where it stands, and what tells its entries apart."""

    defined: Defined[Any]
    path: Path
    entries: Sequence[Dated]

    def key(self, entry: Dated) -> tuple[object, date]:
        """Return what no two entries share: experience targets hold for a question each."""
        return getattr(entry, "question", ""), entry.since


def _histories(world: World) -> Iterator[_History]:
    for community in world.definitions.communities.values():
        yield _History(community, ("size",), community.part.size)
    for service in world.services:
        part = service.part
        yield _History(service, ("owner",), part.owner)
        yield _History(service, ("word",), part.word)
        yield _History(service, ("targets",), part.targets)
        for i, result in enumerate(part.results):
            yield _History(service, ("results", i, "targets"), result.targets)
        for i, step in enumerate(part.steps):
            yield _History(service, ("steps", i, "delivered_by"), step.delivered_by)
        for i, measure in enumerate(part.measures):
            yield _History(service, ("measures", i, "good"), measure.good)
        for i, promise in enumerate(part.promises):
            yield _History(service, ("promises", i, "targets"), promise.targets)


def same_since(world: World) -> Iterator[Problem]:
    """Entries of which nobody can say which holds."""
    for history in _histories(world):
        keys = [history.key(entry) for entry in history.entries]
        for i, key in enumerate(keys):
            if key in keys[:i]:
                message = f"an entry above holds since {key[1]} too"
                hint = "write the day on which this entry began, or remove one of the two"
                yield Problem(history.defined.place(*history.path, i, "since"), message, hint)


def not_in_order(world: World) -> Iterator[Problem]:
    """Entries and events that do not stand from old to new."""
    for history in _histories(world):
        days = [entry.since for entry in history.entries]
        yield from _disorder(history.defined, history.path, days, "since")
    for service in world.services:
        days = [event.date for event in service.part.events]
        yield from _disorder(service, ("events",), days, "date")


def _disorder(
    defined: Defined[Any], path: Path, days: Sequence[date], key: str
) -> Iterator[Problem]:
    for i, (before, day) in enumerate(pairwise(days), 1):
        if day < before:
            message = f"{day} stands below {before}: the list does not go from old to new"
            hint = "move this entry up"
            yield Problem(defined.place(*path, i, key), message, hint)


def launched_after_retired(world: World) -> Iterator[Problem]:
    """Services that ended before they began."""
    for service in world.services:
        launched, retired = service.part.launched, service.part.retired
        if launched and retired and retired < launched:
            message = f"the service was retired on {retired}, before its launch on {launched}"
            yield Problem(service.place("retired"), message, f"write a day from {launched} on")


def without_launch(world: World) -> Iterator[Problem]:
    """Services in use that do not say since when."""
    for service in world.services:
        if service.part.stage is not Stage.PIPELINE and not service.part.launched:
            message = f"the service is {service.part.stage}, but nothing says since when"
            hint = "add “launched: …”, the day on which customers could first use it"
            yield Problem(service.place("stage"), message, hint)


def without_retirement(world: World) -> Iterator[Problem]:
    """Services that end or have ended without saying when."""
    for service in world.services:
        stage = service.part.stage
        if stage in (Stage.RETIRING, Stage.RETIRED) and not service.part.retired:
            message = f"the service is {stage}, but nothing says when it ends"
            hint = "add “retired: …”, its last day"
            yield Problem(service.place("stage"), message, hint)


def stage_against_date(world: World) -> Iterator[Problem]:
    """Services whose stage is not what their dates say."""
    for service in world.services:
        stage, day = service.part.stage, world.as_of
        launched, retired = service.part.launched, service.part.retired
        path, now = "stage", ""
        if retired and retired < day and stage is not Stage.RETIRED:
            message, now = f"the service was retired on {retired}", "retired"
        elif launched and launched <= day and stage is Stage.PIPELINE:
            message, now = f"the service was launched on {launched}", "live"
        elif launched and launched > day and stage in (Stage.LIVE, Stage.RETIRING):
            message, now = f"the service will be launched on {launched}", "pipeline"
        elif retired and retired > day and stage is Stage.RETIRED:
            message, now = f"the service will be retired on {retired}", "retiring"
        if now:
            yield Problem(service.place(path), f"{message}, yet it is {stage}", f"write “{now}”")


def _rule(code: str, title: str, why: str, hint: str, error: bool = False) -> Rule:
    return Rule(code, title, ERROR if error else WARNING, Family.SENSE, why, hint)


TIME_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "same-since",
            "Of two entries of a list, one begins later",
            "Which of the two held could not be said.",
            "write the day on which this entry began, or remove one of the two",
            error=True,
        ),
        same_since,
    ),
    Check(
        _rule(
            "not-in-order",
            "Lists go from old to new",
            "The last entry is taken for the one that holds by everyone who reads the file.",
            "move this entry up",
        ),
        not_in_order,
    ),
    Check(
        _rule(
            "launched-after-retired",
            "A service is launched before it is retired",
            "No data can lie in a life that ends before it begins.",
            "write a day from 2026-01-01 on",
            error=True,
        ),
        launched_after_retired,
    ),
    Check(
        _rule(
            "without-launch",
            "A service in use says since when",
            "“Right first time” compares the first days with the next.",
            "add “launched: …”, the day on which customers could first use it",
        ),
        without_launch,
    ),
    Check(
        _rule(
            "without-retirement",
            "A service that ends says when",
            "People who use it must know how long they can.",
            "add “retired: …”, its last day",
        ),
        without_retirement,
    ),
    Check(
        _rule(
            "stage-against-date",
            "A service's stage is what its dates say",
            "Readers would see a service that is not there, or miss one that is.",
            "write “live”",
        ),
        stage_against_date,
    ),
)
