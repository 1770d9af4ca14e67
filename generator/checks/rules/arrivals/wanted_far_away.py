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
                    f"{wanted:g} is wanted, and all values in {found.file} lie {values}: "
                    f"is one of them in another unit than {unit}?"
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
    import pandas as pd

    records = context.records.get(_KINDS[what])
    if records is None:
        return
    values = records.cells["value"].numbers
    with np.errstate(invalid="ignore"):
        rows = np.flatnonzero(records.accepted & (values > 0))
    services, names = records.cells["service"].canonical
    ids, texts = records.cells[what].canonical
    frame = pd.DataFrame(
        {"service": services[rows], "id": ids[rows], "value": values[rows], "row": rows}
    )
    grouped = frame[frame["service"] >= 0].groupby(["service", "id"])
    spans = grouped.agg(
        low=("value", "min"), high=("value", "max"), n=("value", "size"), row=("row", "first")
    )
    some = spans[spans["n"] >= _FEWEST].reset_index()
    columns = (some[name].tolist() for name in ("service", "id", "low", "high", "row"))
    for service, name, low, high, row in zip(*columns, strict=True):
        file = records.tables[records.files[row]].file
        yield (str(names[service]), str(texts[name])), _Span(low, high, file)


RULE = Rule(
    code="wanted-far-away",
    title="What is wanted lies near what is measured",
    severity=WARNING,
    family=Family.SENSE,
    why="4,000 ms is no limit for values in seconds: every day would be a good one.",
    hint="write a value (s), or write the values in data/telemetry/2026.csv in s",
    find=find,
    lifecycle=Lifecycle.NEW,
)
