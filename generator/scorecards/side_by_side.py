"""Liking period by period, and what may go with it: ease, and time without it."""

from __future__ import annotations

import math

import numpy as np
from msgspec import Struct

from generator.features.steps.breakdowns import times
from generator.figures.answers import LIKE
from generator.figures.by_period import ByPeriod
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.figures.time_axis import Slot
from generator.figures.watched import watched
from generator.measures.outages import Outage, away_between
from generator.measures.working_days import Floats


class SideBySide(Struct, frozen=True):
    """The periods with enough answers to the question whether people like it, in order.

    All are of the same length: ``like`` and ``ease`` are shares, ``without`` hours of service
    without it; not a number where nothing is published or known. The files are those behind each
    kind of number; ``measurements`` hold what was measured, which other panels show.
    """

    slots: tuple[Slot, ...]
    like: Floats
    ease: Floats
    without: Floats
    answers: tuple[str, ...]
    log: tuple[str, ...]
    measurements: tuple[str, ...]


def side_by_side(context: PanelContext) -> SideBySide:
    """Return a service's periods; none where there never were answers enough."""
    subject_context, chart = context.subject_context, context.trend.chart
    points = zip(context.trend.slots, chart.values, chart.in_rules, strict=True)
    full = [(slot, value) for slot, value, enough in points if enough and value is not None]
    slots = tuple(slot for slot, _ in full)
    like = np.array([value for _, value in full], dtype=np.float64)
    without, log = _without(subject_context, slots)
    columns = (
        subject_context.published.columns("telemetry", subject_context.subject.id) if slots else {}
    )
    measured = sorted(set(columns["file"].tolist())) if columns else ()
    ease = _ease(subject_context, slots)
    return SideBySide(slots, like, ease, without, context.trend.files, log, tuple(measured))


def _ease(subject_context: SubjectContext, slots: tuple[Slot, ...]) -> Floats:
    """Return how many find it easy, asked in the same way as whether they like it."""
    if not slots or subject_context.mode("ease") is not subject_context.mode("like"):
        return np.full(len(slots), math.nan)
    found = ByPeriod(subject_context, "ease", LIKE)
    points = zip(found.slots, found.values, found.full, strict=True)
    at = {(slot.start, slot.end): value for slot, value, enough in points if enough}
    return np.array([at.get((slot.start, slot.end), math.nan) for slot in slots], dtype=np.float64)


def _without(
    subject_context: SubjectContext, slots: tuple[Slot, ...]
) -> tuple[Floats, tuple[str, ...]]:
    """Return the hours without it, and the log's files; no log is not none."""
    service, unknown = subject_context.service, np.full(len(slots), math.nan)
    clock = subject_context.clock
    if service is None or not slots:
        return unknown, ()
    columns = subject_context.published.columns("incidents", subject_context.subject.id)
    looked, as_of = watched(subject_context), subject_context.as_of
    if not looked.inside(slots[-1].start, min(slots[-1].end, as_of)):
        return unknown, ()
    outages: list[Outage] = []
    files: set[str] = set()
    unsure: list[int] = []
    if columns:
        now = clock.span(as_of, as_of)[1]
        opened, known = times(columns["opened"])
        resolved, closed = times(columns["resolved"])
        lost = columns["resolved_unknown"]
        ends = np.where(lost, opened, np.where(closed, np.minimum(resolved, now), now))
        mine = known & ~columns["planned"].astype(bool) & (opened < now)
        spans = zip(opened[mine].tolist(), ends[mine].tolist(), strict=True)
        outages = [Outage(start, max(start, end), None) for start, end in spans]
        files = set(columns["file"].tolist())
        unsure = opened[mine & lost].tolist()
    hours = subject_context.hours
    own = [clock.span(slot.start, slot.end) for slot in slots]
    edges = sorted({edge for each in own for edge in each})
    at = dict(zip(edges, away_between(outages, hours, edges), strict=False))
    found = [
        at[start]
        if looked.whole(slot.start, min(slot.end, as_of))
        and not any(start <= moment < end for moment in unsure)
        else math.nan
        for slot, (start, end) in zip(slots, own, strict=True)
    ]
    return np.array(found, dtype=np.float64), tuple(sorted(files))
