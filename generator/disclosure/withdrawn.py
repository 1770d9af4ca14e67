"""Which cells their owners withdraw, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from generator.counts.cube import LOST, LOST_MINUTES, Key, Level
from generator.model.definitions import Definitions
from generator.model.period import parse_period
from generator.model.subject import Subject
from generator.model.withdrawn import Withdrawn

_COUNTED_AS = {LOST: (LOST, LOST_MINUTES)}
"""Questions whose answers are counted in two ways."""


class _Item(NamedTuple):
    """An item of a list: its days, its questions (empty: all), its community (empty: everybody)."""

    start: date
    end: date
    questions: tuple[str, ...]
    community: str
    reason: str

    def holds(self, key: Key) -> bool:
        """Return whether a cell of its subject is withdrawn."""
        return (
            key.start <= self.end
            and self.start <= key.end
            and (not self.questions or key.question in self.questions)
            and (not self.community or key.community == self.community)
        )


def withdrawn_by_owners(definitions: Definitions) -> Callable[[Key], str | None]:
    """Return a function that returns why a cell is withdrawn; None where it is not.

    What a provider withdraws is withdrawn of its services too, and what a service withdraws of its
    steps. The communities of a sensitive service are withdrawn without a reason.
    """
    begins = definitions.organisation.part.year_begins
    of: dict[Subject, tuple[_Item, ...]] = {}
    for name, provider in definitions.providers.items():
        of[Subject("provider", name)] = tuple(_items(provider.part.withdrawn, begins))
    for name, service in definitions.services.items():
        of_provider = of.get(Subject("provider", service.provider), ())
        own = tuple(_items(service.part.withdrawn, begins))
        of[Subject("service", name)] = (*own, *of_provider)
    sensitive = {name for name, each in definitions.services.items() if each.part.sensitive}

    def reason(key: Key) -> str | None:
        kind, name = key.subject
        home = Subject("service", name.partition("/")[0]) if kind == "step" else key.subject
        hidden = key.level is Level.COMMUNITY and kind == "service" and name in sensitive
        said = (item.reason for item in of.get(home, ()) if item.holds(key))
        return next(said, "" if hidden else None)

    return reason


def reason_for(said: Iterable[Withdrawn], year_begins: int, key: Key) -> str:
    """Return why an owner withdrew a cell, whether or not there is one; empty where nobody did."""
    return next((each.reason for each in _items(said, year_begins) if each.holds(key)), "")


def _items(said: Iterable[Withdrawn], year_begins: int) -> Iterator[_Item]:
    for each in said:
        period = parse_period(each.period, year_begins)
        questions = _COUNTED_AS.get(each.question or "", (each.question,) if each.question else ())
        yield _Item(period.start, period.end, questions, each.community or "", each.reason)
