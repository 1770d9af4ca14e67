"""The lists of definitions that say what held since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from generator.checks.definition_context import DefinitionContext
from generator.model.definitions import Defined
from generator.model.fields import Dated

Path = tuple[str | int, ...]


class History(NamedTuple):
    """A list of what held since when: where it stands, and what tells its entries apart."""

    defined: Defined[Any]
    path: Path
    entries: Sequence[Dated]

    def key(self, entry: Dated) -> tuple[object, date]:
        """Return what no two entries share: experience targets hold for a question each."""
        return getattr(entry, "question", ""), entry.since


def histories(context: DefinitionContext) -> Iterator[History]:
    """Yield every list of definitions that says what held since when."""
    for community in context.definitions.communities.values():
        yield History(community, ("size",), community.part.size)
    for service in context.services:
        part = service.part
        yield History(service, ("owner",), part.owner)
        yield History(service, ("word",), part.word)
        yield History(service, ("targets",), part.targets)
        for i, result in enumerate(part.results):
            yield History(service, ("results", i, "targets"), result.targets)
        for i, step in enumerate(part.steps):
            yield History(service, ("steps", i, "delivered_by"), step.delivered_by)
        for i, measure in enumerate(part.measures):
            yield History(service, ("measures", i, "good"), measure.good)
        for i, promise in enumerate(part.promises):
            yield History(service, ("promises", i, "targets"), promise.targets)
