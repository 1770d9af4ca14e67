"""Time without a service: how many people times how many hours, and by whom.

Every breakdown is cut into pieces where the supplier of its step changed. Hours by cause, by step
and by supplier are three ways of adding up the same pieces.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from msgspec import Struct

from generator.features.steps.breakdowns import LAST, Breakdown, Log, usual_log
from generator.features.steps.outage_impact import (
    NO_STEP,
    OutageFigures,
    OutageSegment,
    OutageShare,
)
from generator.figures.figure import Figure, Span
from generator.figures.recent import usual_span
from generator.figures.subject_context import SubjectContext
from generator.measures.outages import TimeWithout, time_without
from generator.measures.service_hours import ServiceHours
from generator.model.clock import Clock
from generator.model.fields import holding_on
from generator.model.service import Service, Step


class SupplierTime(Struct, frozen=True):
    """Time without a service on the steps of one supplier: 0 only where the log can say so.

    ``by_cause`` are parts of sums over several services, and not published alone. ``last`` are the
    days and causes of the latest breakdowns of its steps, also from before, the latest first.
    """

    supplier: str
    total: Figure
    by_cause: tuple[OutageShare, ...]
    last: tuple[tuple[date, str], ...] = ()


class SupplierTimes(Struct, frozen=True):
    """The same of all suppliers that delivered a step of a service in some days."""

    each: tuple[SupplierTime, ...]

    def of(self, supplier: str) -> SupplierTime | None:
        """Return the time of one of them; none of who delivered nothing then."""
        return next((each for each in self.each if each.supplier == supplier), None)


class OutageImpact(Struct, frozen=True):
    """Time without a service in the window.

    ``total`` is people times hours, ``each`` the hours a year of one person who uses it at this
    rate, ``away`` the hours whomever it reached, ``number`` how many breakdowns there were;
    ``planned`` work is in none of them.
    """

    span: Span
    log: Log
    number: Figure
    total: Figure
    each: Figure
    away: Figure
    planned: Figure
    planned_away: Figure
    noticed: Figure
    again: Figure
    by_cause: tuple[OutageShare, ...]
    by_step: tuple[OutageShare, ...]
    by_supplier: tuple[OutageShare, ...]
    suppliers: SupplierTimes

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure of it."""
        slices = (*self.by_cause, *self.by_step, *self.by_supplier)
        own = (self.number, self.total, self.each, self.away, self.planned, self.planned_away)
        return (*own, self.noticed, self.again, *(each.figure for each in slices))


def lost(subject_context: SubjectContext, service: Service) -> OutageImpact:
    """Return the time without a service in its window."""
    span, log = usual_span(subject_context), subject_context.once(usual_log)
    hours, clock = subject_context.hours, subject_context.clock
    broken = time_without([each.outage for each in log.broken], hours)
    work = time_without([each.outage for each in log.planned], hours)
    steps = {step.id: step for step in service.steps}
    pieces = pieces_of(log.broken, broken, hours, clock, steps)
    make = OutageFigures(subject_context, log, span)
    total = make.total(broken.total, pieces)
    by_supplier = make.slices(pieces, "supplier")
    return OutageImpact(
        span=span,
        log=log,
        number=make.number(),
        total=total,
        each=make.each(total),
        away=make.away(broken.away),
        planned=make.planned(work.total, pieces_of(log.planned, work, hours, clock, steps)),
        planned_away=make.planned_away(work.away),
        noticed=make.noticed(),
        again=make.again(),
        by_cause=make.slices(pieces, "cause"),
        by_step=make.slices(pieces, "step"),
        by_supplier=by_supplier,
        suppliers=SupplierTimes(
            _suppliers(service, span, make, pieces, by_supplier, _last(service, hours, log))
        ),
    )


def _suppliers(
    service: Service,
    span: Span,
    make: OutageFigures,
    pieces: tuple[OutageSegment, ...],
    known: tuple[OutageShare, ...],
    last: dict[str, list[tuple[date, str]]],
) -> tuple[SupplierTime, ...]:
    names = dict.fromkeys(n for step in service.steps for n in _delivering(step, span))
    total = {each.key: each.figure for each in known}
    return tuple(
        SupplierTime(
            name,
            total[name] if name in total else make.slice("supplier", name, ()),
            make.slices(tuple(piece for piece in pieces if piece.supplier == name), "cause"),
            tuple(last[name]),
        )
        for name in names
    )


def _last(service: Service, hours: ServiceHours, log: Log) -> dict[str, list[tuple[date, str]]]:
    """Return days and causes of the latest breakdowns by who delivered the step on that day.

    One that lasted only while nobody needed the service is none.
    """
    delivered = {step.id: step.delivered_by for step in service.steps}
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for each in log.unplanned:
        held = holding_on(delivered.get(each.step, ()), each.opened)
        if held is None or len(found[held.supplier]) == LAST:
            continue
        if each.end_unknown or hours.between(each.whole.start, each.whole.end) > 0:
            found[held.supplier].append((each.opened, each.cause))
    return found


def _delivering(step: Step, span: Span) -> Iterator[str]:
    """Yield who delivered a step on any day of a span."""
    entries = sorted(step.delivered_by, key=lambda entry: entry.since)
    ends = (*(entry.since for entry in entries[1:]), date.max)
    for entry, end in zip(entries, ends, strict=False):
        if entry.since <= span.end and end > span.start:
            yield entry.supplier


def pieces_of(
    breakdowns: tuple[Breakdown, ...],
    found: TimeWithout,
    hours: ServiceHours,
    clock: Clock,
    steps: dict[str, Step],
) -> tuple[OutageSegment, ...]:
    """Cut breakdowns where the supplier of their step changed; ``steps`` are found by their ids."""
    pieces = []
    for each in breakdowns:
        outage, step = each.outage, steps.get(each.step)
        delivered = step.delivered_by if step else ()
        cuts = sorted({clock.start(entry.since) for entry in delivered})
        edges = [cut for cut in cuts if outage.start < cut < outage.end]
        edges = [outage.start, *edges, outage.end]
        for start, end in pairwise(edges):
            held = holding_on(delivered, clock.day(start))
            pieces.append(
                OutageSegment(
                    cause=each.cause,
                    step=each.step,
                    supplier=(held.supplier if held else "") if step else NO_STEP,
                    hours=found.of(outage, start, end),
                    known=outage.people is not None and not each.end_unknown,
                    few=each.few,
                    felt=each.end_unknown or hours.between(start, end) > 0,
                    file=each.file,
                )
            )
    return tuple(pieces)
