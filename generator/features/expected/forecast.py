"""What is measured, laid out for a forecast: all services by periods, once for all of them.

Only published numbers go in: values of periods that a verdict may rest on, what was measured, and
the log of breakdowns.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import astuple

from generator.disk.memory import Memory
from generator.features.expected.known_facts import KnownFacts, elapsed, facts_of
from generator.figures.panel_context import PanelContext
from generator.measures.forecast.baselines import Floats, Ints
from generator.measures.forecast.features import hours_standing_out, standing_out
from generator.measures.forecast.interval import intervals, share_scale, usual_number
from generator.measures.forecast.skill import LEAST_ORIGINS, Skill, skill
from generator.measures.forecast.walk import Series, measured_in, origins_of, walk
from generator.measures.working_days import by_day
from generator.model.period import Grain, Period, period_of

_SEASON = {Grain.DAY: 7, Grain.WEEK: 52, Grain.MONTH: 12, Grain.QUARTER: 4, Grain.YEAR: 0}
_MOST_NAMES = 40
"""Measures of one name share a coefficient; of more names than these only the mean counts."""


class ServiceForecast(Struct, frozen=True):
    """One service: what was expected of each period, and what came true, in the periods' order.

    Not a number where nothing was expected or nothing is known. ``measured`` says whether
    anything measured ever stood out or not; ``files`` hold what was. The last period is the one
    that holds the as-of day.
    """

    periods: tuple[Period, ...]
    expected: Floats
    low: Floats
    high: Floats
    true: Floats
    measured: bool
    skill: Skill
    files: tuple[str, ...]


class KnownForecast(Struct, frozen=True, dict=True):
    """What was expected of a service, as it is kept: a digest of it, and its text."""

    digest: str
    _text: str

    @cached_property
    def forecast(self) -> ServiceForecast | None:
        """What was expected; none of a service that was never asked about."""
        return _read(json.loads(self._text)) if self._text else None


def known_forecast(context: PanelContext) -> KnownForecast:
    """Return what was expected of a service: from what is kept, if nothing of any is new."""
    peers, name = context.peers, context.subject_context.subject.id

    def make() -> tuple[str, str]:
        found = peers.once(service_forecasts).get(name)
        text = json.dumps(_said(found)) if found else ""
        return sha256(text.encode()).hexdigest(), text

    memory = peers.memory
    kept = memory.said(make, "forecast", name, peers.once(_digest_of_all)) if memory else make()
    return KnownForecast(*kept)


def _digest_of_all(contexts: tuple[PanelContext, ...], _: Memory | None) -> str:
    found = [(c.subject_context.subject.id, c.subject_context.digest) for c in contexts]
    return sha256(repr(found).encode()).hexdigest()


def _said(found: ServiceForecast) -> list[Any]:
    """Return a forecast as what JSON can say, to the last digit."""
    first, numbers = found.periods[0], (found.expected, found.low, found.high, found.true)
    return [
        [first.grain.value, first.start.isoformat(), len(found.periods)],
        [each.tolist() for each in numbers],
        [found.measured, astuple(found.skill), found.files],
    ]


def _read(said: list[Any]) -> ServiceForecast:
    (grain, start, number), numbers, (measured, record, files) = said
    day = date.fromisoformat(start)
    first = period_of(day, Grain(grain), day.month)
    expected, low, high, true = (np.array(each, dtype=np.float64) for each in numbers)
    return ServiceForecast(
        periods=tuple(first.shift(at) for at in range(number)),
        expected=expected,
        low=low,
        high=high,
        true=true,
        measured=measured,
        skill=Skill(*record),
        files=tuple(files),
    )


def service_forecasts(
    contexts: tuple[PanelContext, ...], memory: Memory | None = None
) -> Mapping[str, ServiceForecast]:
    """Return the forecasts of all services that were ever asked about, by id.

    Services with periods of one length are forecast together. ``memory`` has what was found in the
    state before.
    """
    by_grain: dict[Grain, list[PanelContext]] = {}
    for context in contexts:
        if context.trend.slots and context.service is not None:
            by_grain.setdefault(context.subject_context.calendar.grain, []).append(context)
    found: dict[str, ServiceForecast] = {}
    for grain, some in by_grain.items():
        found |= _together(some, grain, memory)
    return found


def _together(
    contexts: list[PanelContext], grain: Grain, memory: Memory | None
) -> dict[str, ServiceForecast]:
    periods = _periods(contexts)
    values, weights, lines = _answers(contexts, periods)
    known_facts = facts_of(contexts, periods, memory)
    features = _features(contexts, known_facts, periods)
    series = Series(values, weights, lines, features, True, _SEASON[grain])
    records = _known_records(series, memory)
    measured = [bool(row.any()) for row in measured_in(series)]
    expected, low, high = records.arrays
    return {
        context.subject_context.subject.id: ServiceForecast(
            periods,
            expected[at],
            low[at],
            high[at],
            values[at],
            measured[at],
            records.skills[at],
            known_facts[at].files,
        )
        for at, context in enumerate(contexts)
    }


class _Records(Struct, frozen=True):
    """Expected, low and high (services × periods), and each service's record."""

    arrays: tuple[Floats, Floats, Floats]
    skills: tuple[Skill, ...]

    def said(self) -> list[Any]:
        """Return them as lists, to the last digit."""
        return [[each.tolist() for each in self.arrays], [astuple(each) for each in self.skills]]

    @classmethod
    def of(cls, arrays: Sequence[Any], skills: Iterable[Sequence[Any]]) -> _Records:
        """Return what was said."""
        expected, low, high = (np.array(each, dtype=np.float64) for each in arrays)
        return cls((expected, low, high), tuple(Skill(*each) for each in skills))


def _known_records(series: Series, memory: Memory | None) -> _Records:
    """Return the records: those of the state before, where all numbers are the same."""
    if memory is None:
        return _records(series)
    arrays = (series.values, series.weights, series.lines, series.features)
    given = sha256(repr((series.season, [each.shape for each in arrays])).encode())
    for each in arrays:
        given.update(each.tobytes())
    said = memory.said(lambda: _records(series).said(), "forecasts", given.hexdigest())
    return _Records.of(*said)


def _records(series: Series) -> _Records:
    judged = (origins_of(series) & ~np.isnan(series.values)).sum(axis=1)
    found = walk(series) if judged.max() >= LEAST_ORIGINS else None
    if found is None:
        nothing = np.full(series.values.shape, np.nan)
        none = skill(nothing[0], nothing[0], {})
        return _Records((nothing, nothing, nothing), (none,) * len(nothing))
    happened = share_scale(found.expected, series.weights)
    foreseen = share_scale(found.expected, usual_number(series.weights))
    sure = intervals(found.expected, series.values, happened, foreseen)
    low, high = np.clip(sure.low, 0.0, 1.0), np.clip(sure.high, 0.0, 1.0)
    skills = (
        skill(
            found.expected[at],
            series.values[at],
            {name: said[at] for name, said in found.baselines.items()},
            low[at],
            high[at],
        )
        for at in range(len(low))
    )
    return _Records((found.expected, low, high), tuple(skills))


def _periods(contexts: Sequence[PanelContext]) -> tuple[Period, ...]:
    """Return every period from the first answer to the one that holds the as-of day."""
    calendar = contexts[0].subject_context.calendar
    running = calendar.period_of(contexts[0].subject_context.as_of)
    first = min(context.trend.slots[0].period.start for context in contexts)
    periods = [calendar.period_of(first)]
    while periods[-1].start < running.start:
        periods.append(periods[-1].shift(1))
    return tuple(periods)


def _answers(
    contexts: Sequence[PanelContext], periods: Sequence[Period]
) -> tuple[Floats, Floats, Ints]:
    """Return shares, how many answers each rests on, and the number of the line it belongs to.

    Where a line ends inside a period, its later part stands for the period.
    """
    shape = len(contexts), len(periods)
    values, weights = np.full(shape, np.nan), np.zeros(shape)
    lines = np.zeros(shape, dtype=np.int64)
    place = {period.start: at for at, period in enumerate(periods)}
    for row, context in enumerate(contexts):
        answers = context.trend.periods
        points = zip(answers.slots, answers.values, answers.full, answers.numbers, strict=True)
        for slot, value, full, number in points:
            at = place[slot.period.start]
            values[row, at] = value if full else np.nan
            weights[row, at] = number if full else 0.0
            lines[row, at:] = slot.segment
    return values, weights, lines


def _features(
    contexts: Sequence[PanelContext], known_facts: Sequence[KnownFacts], periods: Sequence[Period]
) -> Floats:
    """Return services × periods × features: hours without it, all measures' mean, measures by name.

    Each says how much better the period was than usual; not a number where that is not known. Of
    the running period, what is still to come is taken to be as usual. Where a service has measures,
    the log of breakdowns alone says nothing of a period in which none of them had a value.
    """
    rows = [(row, *each) for row, one in enumerate(known_facts) for each in one.measures]
    edges = np.array([*(p.start.toordinal() for p in periods), periods[-1].end.toordinal() + 1])
    medians = np.full((len(rows), len(periods)), np.nan)
    for at, (_, _, values) in enumerate(rows):
        inside = np.searchsorted(edges, values.days, side="right") - 1
        inside_periods = (inside >= 0) & (inside < len(periods))
        if inside_periods.any():
            place, middle = by_day(inside[inside_periods], values.values[inside_periods])
            medians[at, place] = middle
    ways = np.array([-1.0 if m.direction == "decrease" else 1.0 for _, m, _ in rows])
    out = standing_out(medians, ways)
    out[:, -1] *= elapsed(contexts[0], periods[-1])
    names = _names(measure.id for _, measure, _ in rows)
    found = np.full((len(contexts), len(periods), 2 + len(names)), np.nan)
    for at, (row, measure, _) in enumerate(rows):
        if measure.id in names:
            found[row, :, names[measure.id]] = out[at]
    of = np.array([row for row, _, _ in rows], dtype=int)
    found[:, :, 1] = _means(out, of, len(contexts))
    hours = hours_standing_out(np.array([one.hours_without for one in known_facts]))
    silent = np.array([[bool(one.measures)] for one in known_facts]) & np.isnan(found[:, :, 1])
    found[:, :, 0] = np.where(silent, np.nan, hours)
    return found


def _names(ids: Iterable[str]) -> dict[str, int]:
    """Return the places of the names that most services use; ties by name."""
    counted = Counter(ids)
    ranked = sorted(counted, key=lambda name: (-counted[name], name))[:_MOST_NAMES]
    return {name: at for at, name in enumerate(ranked, 2)}


def _means(out: Floats, rows: np.ndarray, services: int) -> Floats:
    """Return the mean of each service's measures by period."""
    sums, counts = np.zeros((services, out.shape[1])), np.zeros((services, out.shape[1]))
    np.add.at(sums, rows, np.nan_to_num(out))
    np.add.at(counts, rows, ~np.isnan(out))
    found: Floats = np.where(counts > 0, sums / np.maximum(counts, 1), np.nan)
    return found
