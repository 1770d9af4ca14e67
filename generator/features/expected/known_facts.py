"""What is known of a service besides answers, for a forecast: what was measured, and its log."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from generator.disk.memory import Memory
from generator.features.measured.values import Values, measured_values
from generator.features.steps.breakdowns import LogCoverage, read_log
from generator.figures.figure import Span
from generator.figures.panel_context import PanelContext
from generator.figures.watched import watched
from generator.measures.forecast.baselines import Floats
from generator.measures.outages import away_between
from generator.model.period import Period
from generator.model.service import Measure


class KnownFacts(Struct, frozen=True, eq=False):
    """The measures of a service whose way is known, each with its values; ``files`` hold them.

    ``hours_without`` are the hours without it by period, not a number where nobody watched.
    """

    measures: tuple[tuple[Measure, Values], ...]
    files: tuple[str, ...]
    hours_without: Floats


def facts_of(
    contexts: Sequence[PanelContext], periods: Sequence[Period], memory: Memory | None = None
) -> list[KnownFacts]:
    """Return what is known of services with periods of one length, in their order.

    ``memory`` has what was found in the state before: it is taken of those of which nothing is new.
    """
    clock = contexts[0].subject_context.clock
    span = Span(periods[0].start, periods[-1].end)
    edges = [*(clock.start(each.start) for each in periods), clock.span(span.start, span.end)[1]]
    found = []
    for context in contexts:
        make = partial(_facts, context, periods, edges)
        if memory is None:
            found.append(make())
            continue
        about, days = context.subject_context, f"{span.start} {span.end}"
        found.append(memory.made(make, "facts", about.subject.id, days, *about.digest))
    return found


def elapsed(context: PanelContext, running: Period) -> float:
    """Return how much of the running period has passed."""
    passed = (context.subject_context.as_of - running.start).days + 1
    return passed / ((running.end - running.start).days + 1)


def _facts(context: PanelContext, periods: Sequence[Period], edges: Sequence[int]) -> KnownFacts:
    subject_context, service = context.subject_context, context.service
    assert service is not None
    values = measured_values(subject_context) if service.measures else {}
    mine = tuple(
        (measure, values[measure.id])
        for measure in service.measures
        if measure.id in values and measure.direction != "neutral"
    )
    files = {file for _, each in mine for _, _, file in each.files}
    log = subject_context.published.columns("incidents", subject_context.subject.id)
    files |= set(log["file"].tolist()) if log else set()
    found = KnownFacts(mine, tuple(sorted(files)), _hours_without(context, periods, edges))
    subject_context.published.forget_columns()  # of all services together they are large
    return found


def _hours_without(
    context: PanelContext, periods: Sequence[Period], edges: Sequence[int]
) -> Floats:
    """Return the hours without a service by period; ``edges`` are its first second and the end."""
    nothing = np.full(len(periods), np.nan)
    subject_context = context.subject_context
    log = read_log(subject_context, Span(periods[0].start, periods[-1].end))
    if log.coverage in (LogCoverage.NO_LOG, LogCoverage.MISSING):
        return nothing
    away = away_between([each.outage for each in log.broken], subject_context.hours, edges)
    looked, as_of = watched(subject_context), subject_context.as_of
    first = min((each.opened for each in log.broken), default=None)
    if not looked.spans and first and looked.until:  # nobody says since when it was kept
        looked = replace(looked, spans=((first, looked.until),))
    known = np.array([looked.whole(min(p.start, as_of), min(p.end, as_of)) for p in periods])
    found: Floats = np.where(known, away, np.nan)
    if known[:-1].any():
        to_come = 1.0 - elapsed(context, periods[-1])
        found[-1] += to_come * float(np.nanmean(found[:-1]))
    return found
