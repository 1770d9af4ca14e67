"""What is wanted of a measure lies where its values lie."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import WARNING, Family, Lifecycle, Problem, Rule
from generator.model.definitions import Defined
from generator.model.service import Service

_TIMES = 100
"""So many times as large, or as small, is another unit rather than a high aim."""
_FEWEST = 3
"""Values of fewer rows say little of where the others will lie."""
_KINDS = {"measure": "telemetry", "promise": "promises", "result": "results"}
_Path = tuple[str | int, ...]


class _Span(NamedTuple):
    """The least and the greatest value of a measure, a promise or a result, and a file of its."""

    low: float
    high: float
    file: str


def find(context: ArrivalContext) -> Iterator[Problem]:
    """Limits and aims a hundred times above all values that were measured, or a hundredth."""
    if context.records.keys().isdisjoint(_KINDS.values()):
        return
    seen = {what: dict(_seen(context, what)) for what in _KINDS}
    for service in context.definitions.services.values():
        for what, name, unit, path, wanted in _wanted(service):
            found = seen[what].get((service.id, name))
            if found and (wanted >= _TIMES * found.high or wanted * _TIMES <= found.low):
                values = f"from {found.low:g} to {found.high:g}"
                message = (
                    f"the target is {wanted:g}, but all values in {found.file} are {values}: "
                    f"is one of them not in {unit}?"
                )
                hint = f"write a value ({unit}), or write the values in {found.file} in {unit}"
                yield Problem(service.place(*path), message, hint)


def _wanted(service: Defined[Service]) -> Iterator[tuple[str, str, str, _Path, float]]:
    """Yield what is wanted: of what, its id, its unit, where it is said, and the value.

    A share may be as small as it likes, so percentages are left out.
    """
    for i, measure in enumerate(service.part.measures):
        for j, good in enumerate(measure.good):
            for key in ("at_most", "at_least"):
                value = getattr(good, key)
                if value and value > 0 and measure.unit != "%":
                    path: _Path = ("measures", i, "good", j, key)
                    yield "measure", measure.id, measure.unit, path, value
    for what in ("promise", "result"):
        for i, one in enumerate(getattr(service.part, f"{what}s")):
            for j, target in enumerate(one.targets):
                if target.value > 0 and one.unit != "%":
                    yield (
                        what,
                        one.id,
                        one.unit,
                        (f"{what}s", i, "targets", j, "value"),
                        target.value,
                    )


def _seen(context: ArrivalContext, what: str) -> Iterator[tuple[tuple[str, str], _Span]]:
    """Yield the values above 0 of each measure that has a few, by its service and its id."""
    import numpy as np

    records = context.records.get(_KINDS[what])
    if records is None:
        return
    values = records.cells["value"].numbers
    services, names = records.cells["service"].canonical
    ids, texts = records.cells[what].canonical
    with np.errstate(invalid="ignore"):
        chosen = records.accepted & (values > 0) & (services >= 0) & (ids >= 0)
    rows = np.flatnonzero(chosen)
    number = services[rows].astype(np.int64) * max(len(texts), 1) + ids[rows]
    rows = rows[np.argsort(number, kind="stable")]
    begins = np.flatnonzero(np.diff(np.sort(number), prepend=-1))
    sizes = np.diff(begins, append=len(rows))
    if not len(rows):
        return
    spans = (each.reduceat(values[rows], begins).tolist() for each in (np.minimum, np.maximum))
    for first, size, low, high in zip(rows[begins].tolist(), sizes.tolist(), *spans, strict=True):
        if size >= _FEWEST:
            file = records.tables[records.files[first]].file
            yield (str(names[services[first]]), str(texts[ids[first]])), _Span(low, high, file)


RULE = Rule(
    code="wanted-far-away",
    title="A target is close to what is measured",
    severity=WARNING,
    family=Family.SENSE,
    why="4,000 ms is not a limit for values in seconds: every day would count as good.",
    hint="write a value (s), or write the values in data/telemetry/2026.csv in s",
    find=find,
    lifecycle=Lifecycle.NEW,
)
