"""The panel “Published by others”: a trend of numbers whose answers nobody has shown."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import groupby
from typing import Self

from msgspec import Struct

from generator.disclosure.published import Record
from generator.features.published_statistics.method import SUMMARY
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.measures.xmr import trend as xmr_trend
from generator.measures.xmr_chart import Chart, Direction
from generator.model.period import Period

_LONGEST = 1000
"""Periods that a trend may span; a series with one stray year does not fill the memory."""


class Statistic(Struct, frozen=True):
    """One published series: a question's mean or share by period.

    ``course`` has the periods with a value, in order; ``chart`` a place for every period from the
    first to the last one. ``direction`` is the way that is better.
    """

    question: str
    kind: str
    scale: str
    direction: Direction
    figure: Figure
    course: tuple[tuple[Period, float], ...]
    chart: Chart

    @property
    def since(self) -> Period | None:
        """The period since which the last one's signal holds; none where there is no signal."""
        first = self.course[0][0]
        return None if self.chart.since is None else first.shift(self.chart.since)


class Statistics(Struct, frozen=True):
    """What others have published about a service."""

    items: tuple[Statistic, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures: of each series the last value."""
        return tuple(item.figure for item in self.items)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return the series about a service, by question."""
        subject_context = context.subject_context
        rows = [
            row
            for row in subject_context.published.records("summaries", subject_context.subject.id)
            if row["value"] == row["value"]  # of too few people it is withheld
        ]
        ordered = sorted(rows, key=_series)
        found = (
            _statistic(subject_context, key, tuple(some)) for key, some in groupby(ordered, _series)
        )
        return cls(tuple(each for each in found if each is not None))


def _series(row: Record) -> tuple[str, str]:
    return row["question"], row["statistic"]


def _statistic(
    subject_context: SubjectContext, key: tuple[str, str], rows: Sequence[Record]
) -> Statistic | None:
    question, kind = key
    read = sorted(((row["period"], row) for row in rows), key=lambda each: each[0])
    grain = read[-1][0].grain
    known = [(p, row) for p, row in read if p.grain is grain and p.end <= subject_context.as_of]
    if not known:
        return None
    course = tuple((period, float(row["value"])) for period, row in known[-_LONGEST:])
    last, row = known[-1]
    figure = Figure(
        subject_context.figure_id("summary", f"question={question}&statistic={kind}"),
        SUMMARY,
        State.SHOWN,
        Span(last.start, last.end, Periods(last, last)),
        value=course[-1][1],
        n=None if math.isnan(row["n"]) else round(row["n"]),
        sources=tuple(sorted({each["file"] for _, each in known})),
        scale=row["scale"] if kind == "mean" else "",
    )
    way = Direction(row["direction"] or "increase")
    return Statistic(question, kind, row["scale"], way, figure, course, _chart(course, way))


def _chart(course: Sequence[tuple[Period, float]], way: Direction) -> Chart:
    """Return the chart over every period; one without a value is a gap."""
    values = dict(course)
    series: list[float] = []
    period = course[0][0]
    while period.start <= course[-1][0].start and len(series) < _LONGEST:
        series.append(values.get(period, math.nan))
        period = period.shift(1)
    return xmr_trend(series, [not math.isnan(each) for each in series], direction=way)
