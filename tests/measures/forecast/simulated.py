"""Simulated organisations: services whose telemetry drives liking, as strongly as a test says."""

from __future__ import annotations

import numpy as np

from generator.measures.forecast.features import standing_out
from generator.measures.forecast.interval import (
    Intervals,
    intervals,
    share_scale,
    usual_number,
)
from generator.measures.forecast.skill import Skill, skill
from generator.measures.forecast.walk import Series, Walk, walk


def organisation(
    strength: float,
    seed: int,
    services: int = 100,
    periods: int = 36,
    answers: int = 80,
    memory: float = 0.0,
) -> Series:
    """Return services with two measures each.

    A measure that is one standard deviation better than usual moves the log odds of liking by
    ``strength``; it remembers ``memory`` of the period before.
    """
    rng = np.random.default_rng(seed)
    better = rng.normal(size=(services, 2, periods))
    for at in range(1, periods):
        new = np.sqrt(1 - memory**2) * better[:, :, at]
        better[:, :, at] = memory * better[:, :, at - 1] + new
    odds = rng.normal(0.5, 0.7, size=services)[:, None] + strength * better.sum(axis=1)
    n = 10 + rng.poisson(answers - 10, size=(services, periods))
    likes = rng.binomial(n, 1 / (1 + np.exp(-odds)))
    seconds = (9.0 - better).reshape(-1, periods)
    unusual = standing_out(seconds, np.full(len(seconds), -1.0)).reshape(services, 2, periods)
    features = np.concatenate(
        [unusual.mean(axis=1)[:, :, None], unusual.transpose(0, 2, 1)], axis=2
    )
    lines = np.zeros((services, periods), dtype=np.int64)
    return Series(likes / n, n.astype(float), lines, features, shares=True, season=12)


def forecast(series: Series) -> tuple[Walk, Intervals, tuple[Skill, ...]]:
    """Return forecasts, intervals and records as the site makes them."""
    found = walk(series)
    happened = share_scale(found.expected, series.weights)
    foreseen = share_scale(found.expected, usual_number(series.weights))
    sure = intervals(found.expected, series.values, happened, foreseen)
    records = tuple(
        skill(
            found.expected[at],
            series.values[at],
            {name: said[at] for name, said in found.baselines.items()},
            sure.low[at],
            sure.high[at],
        )
        for at in range(len(series.values))
    )
    return found, sure, records
