"""The lists of definitions that say what held since when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from generator.checks.definition_context import DefinitionContext
from generator.model.definitions import Defined
from generator.model.fields import Dated
from generator.model.groups import Community

Path = tuple[str | int, ...]


class DatedList(NamedTuple):
    """A list of what held since when: where it stands, and what distinguishes its entries."""

    defined: Defined[Any]
    path: Path
    entries: Sequence[Dated]

    def key(self, entry: Dated) -> tuple[object, date]:
        """Return what no two entries share: experience targets hold for a question each."""
        return vars(entry).get("question", ""), entry.since


def histories(context: DefinitionContext) -> Iterator[DatedList]:
    """Yield every list of definitions that says what held since when."""
    for defined in context.shared:
        if isinstance(defined.part, Community):
            yield DatedList(defined, ("size",), defined.part.size)
    for service in context.services:
        part = service.part
        yield DatedList(service, ("owner",), part.owner)
        yield DatedList(service, ("word",), part.word)
        yield DatedList(service, ("targets",), part.targets)
        for i, result in enumerate(part.results):
            yield DatedList(service, ("results", i, "targets"), result.targets)
        for i, step in enumerate(part.steps):
            yield DatedList(service, ("steps", i, "delivered_by"), step.delivered_by)
        for i, measure in enumerate(part.measures):
            yield DatedList(service, ("measures", i, "good"), measure.good)
        for i, promise in enumerate(part.promises):
            yield DatedList(service, ("promises", i, "targets"), promise.targets)
