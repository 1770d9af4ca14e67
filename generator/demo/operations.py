"""What is measured of one service: telemetry, promises, results, use, requests, costs, logs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import numpy as np

from generator.demo.profiles import MeasureProfile, UseProfile, ValueProfile
from generator.demo.rows import Row, Sheets
from generator.demo.span import Days, DemoMonths, middle, stream
from generator.demo.subject import DemoService, Moods, mood_on, moods
from generator.model.period import Grain, Period

_BREAKDOWNS = (
    ("software", "Did not answer after an update"),
    ("supplier", "The supplier's part was away"),
    ("hardware", "A machine gave up"),
    ("capacity", "Too much demand"),
    ("human", "Somebody pulled the wrong plug"),
    ("change", "A change went wrong and was taken back"),
    ("unknown", "Slow for some, and nobody knows why"),
)


_REFUSED = "24"
"""Checks that were turned away on a day: one an hour."""


def add_operations(sheets: Sheets, subject: DemoService, span: DemoMonths, seed: int) -> None:
    """Add all that was measured of a service."""
    profile, owner = subject.profile, subject.provider
    months = [month for month in span.months if subject.lives_in(month)]
    of_month = moods(subject, span, seed)
    for signal in profile.signals:
        sheets.add("telemetry", owner, _telemetry(subject, signal, span, of_month, seed))
    for level in profile.promises:
        sheets.add("promises", owner, _levels(subject, level, span, seed))
    for level in profile.results:
        sheets.add("results", owner, _levels(subject, level, span, seed))
    sheets.add("usage", owner, _usage(subject, profile.use, months, seed) if profile.use else ())
    sheets.add("requests", owner, _requests(subject, months, seed))
    sheets.add("costs", owner, _costs(subject, span, seed))
    sheets.add("incidents", owner, _breakdowns(subject, span, seed))


def _telemetry(
    subject: DemoService, signal: MeasureProfile, span: DemoMonths, of_month: Moods, seed: int
) -> Iterator[Row]:
    rng = stream(seed, subject.id, "telemetry", signal.measure)
    days = subject.living(_days_of(signal, span))
    # A monitor that was itself asleep leaves no row: missing is not bad.
    days = days[rng.random(len(days)) > 0.012]
    factor = np.exp(rng.normal(0.0, signal.spread, len(days)))
    factor *= 1.0 + signal.follows * mood_on(of_month, days)
    values = np.minimum(signal.level.at(days) * factor, signal.ceiling)
    samples = rng.poisson(signal.samples, len(days)) if signal.samples else None
    for index, (day, value) in enumerate(zip(days.tolist(), values.tolist(), strict=True)):
        iso = date.fromordinal(day).isoformat()
        when = ("", f"{iso}T12:15") if signal.every == "noon" else (iso, "")
        seen = str(samples[index]) if samples is not None else ""
        if not signal.first <= iso < signal.ends:
            continue
        away = iso in signal.turned_away or iso >= signal.shut_out
        cells = ("", "", _REFUSED) if away else (_plain(value), seen, "")
        yield (*when, subject.written(iso), signal.measure, *cells)


def _days_of(signal: MeasureProfile, span: DemoMonths) -> Days:
    if signal.every == "month":
        return np.array([month.end.toordinal() for month in span.months], dtype=np.int64)
    if signal.every == "day":
        return span.days
    return span.weekly(2 if signal.every == "noon" else 0)


def _levels(
    subject: DemoService, level: ValueProfile, span: DemoMonths, seed: int
) -> Iterator[Row]:
    grain = Grain.QUARTER if level.quarterly else Grain.MONTH
    periods = [period for period in span.periods(grain) if subject.lives_in(period)]
    rng = stream(seed, subject.id, "level", level.id)
    drawn = level.level.at(_middles(periods)) + rng.normal(0.0, level.spread, len(periods))
    for period, value in zip(periods, np.clip(drawn, 0.0, level.ceiling).tolist(), strict=True):
        yield (period.id, subject.written(period.id), level.id, _plain(value, 2))


def _usage(subject: DemoService, use: UseProfile, months: list[Period], seed: int) -> Iterator[Row]:
    """Each step is started by those who completed the one before it."""
    rng = stream(seed, subject.id, "usage")
    days = _middles(months)
    people = np.maximum(1, use.people.at(days) * np.exp(rng.normal(0, 0.03, len(days)))).astype(int)
    started = np.maximum(people, (people * use.times * np.exp(rng.normal(0, 0.03, len(days)))))
    begun = started.astype(np.int64)
    left = begun.copy()
    of_steps = []
    for step, share in use.steps:
        done = rng.binomial(left, share.at(days))
        of_steps.append((step, left, done))
        left = done
    digital = rng.binomial(begun, use.digital.at(days)) if use.digital else None
    for at, month in enumerate(months):
        name = subject.written(month.id)
        head = (month.id, name, "", str(people[at]), str(begun[at]))
        online = ("", "") if digital is None else (str(digital[at]), str(begun[at]))
        yield (*head, str(left[at]) if use.steps else "", *online)
        for step, came, went in of_steps:
            yield (month.id, name, step, "", str(came[at]), str(went[at]), "", "")


def _requests(subject: DemoService, months: list[Period], seed: int) -> Iterator[Row]:
    requests = subject.profile.requests
    if requests is None:
        return
    rng = stream(seed, subject.id, "requests")
    made = rng.poisson(requests.made, len(months))
    done = rng.binomial(made, requests.fulfilled)
    wait = requests.wait.at(_middles(months)) * np.exp(rng.normal(0, 0.07, len(months)))
    for at, month in enumerate(months):
        name = subject.written(month.id)
        yield (month.id, name, str(made[at]), str(done[at]), f"{wait[at]:.1f}")


def _costs(subject: DemoService, span: DemoMonths, seed: int) -> Iterator[Row]:
    """Costs begin before a launch, so only the end bounds them. Prices rise by 2 % a year."""
    rng = stream(seed, subject.id, "costs")
    months = [m for m in span.months if subject.retired is None or m.end <= subject.retired]
    for category, amount in subject.profile.costs:
        noise = np.exp(rng.normal(0, 0.03, len(months)))
        for back, (month, factor) in enumerate(zip(reversed(months), noise.tolist(), strict=True)):
            value = round(amount * factor * 0.98 ** (back / 12), -1)
            yield (month.id, subject.written(month.id), category, f"{value:.0f}")


def _breakdowns(subject: DemoService, span: DemoMonths, seed: int) -> Iterator[Row]:
    """Breakdowns by chance, only while a log is kept."""
    rng = stream(seed, subject.id, "breakdowns")
    number = int(rng.poisson(subject.profile.breakdowns * span.length / 12))
    use = subject.profile.use
    people = use.people.points[-1][1] if use else 100.0
    for place in range(number):
        day = date.fromordinal(int(rng.choice(span.days)))
        minutes = int(60 * 7.5 + rng.integers(0, 600))
        opened = datetime.fromisoformat(day.isoformat()) + timedelta(minutes=minutes)
        ended = opened + timedelta(minutes=max(5, round(float(rng.lognormal(4.0, 0.7)))))
        cause, summary = _BREAKDOWNS[int(rng.integers(0, len(_BREAKDOWNS)))]
        step = subject.steps[int(rng.integers(0, len(subject.steps)))] if subject.steps else ""
        without = "" if rng.random() < 0.15 else str(1 + int(people * rng.beta(1.2, 6)))
        noticed = "customers" if rng.random() < 0.55 else "us"
        if subject.log_since is None or day < subject.log_since or not subject.lives_on(day):
            continue
        when = (opened.isoformat(timespec="minutes"), ended.isoformat(timespec="minutes"))
        identity = f"{subject.id}-{place + 1}"
        yield (identity, subject.id, *when, "no", step, without, cause, "", "", noticed, summary)


def _middles(periods: list[Period]) -> Days:
    return np.array([middle(period) for period in periods], dtype=np.int64)


def _plain(value: float, digits: int | None = None) -> str:
    """Write a value with about three digits that mean something."""
    if digits is None:
        digits = 2 if value < 10 else 1
    return f"{value:.{digits}f}"
