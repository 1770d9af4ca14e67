"""What people say about one service: tallies, summaries, and who was asked."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from generator.demo.profiles import Path, Survey
from generator.demo.raw import raw_answers
from generator.demo.rows import Row, Sheets, row_of
from generator.demo.scale import bounded, rating_shares
from generator.demo.span import Days, DemoMonths, Floats, middle, stream
from generator.demo.subject import DemoService, Moods, mood_on, moods
from generator.model.period import Grain, Period

Counts = npt.NDArray[np.int64]


def add_answers(
    sheets: Sheets, subject: DemoService, span: DemoMonths, scale: float, seed: int
) -> None:
    """Add all that people said about a service; ``scale`` multiplies the number of answers."""
    survey, owner = subject.profile.survey, subject.provider
    if subject.profile.means:
        sheets.add("summaries", owner, _means(subject, subject.profile.means, span, seed))
    if survey is None:
        return
    periods = [
        period
        for period in span.periods(subject.grain)
        if subject.lives_in(period) and period.start.isoformat() >= survey.first
    ]
    rng = stream(seed, subject.id, "answers", str(survey.salt))
    wanted = expected(survey, periods) * scale
    parts = np.array([group.part for group in survey.groups])
    counts = rng.poisson(wanted[:, None] * parts / parts.sum())
    of_month = moods(subject, span, seed)
    if survey.raw:
        sheets.add("answers", owner, raw_answers(subject, survey, periods, counts, of_month, rng))
    else:
        sheets.add("tallies", owner, _tallies(subject, survey, periods, counts, of_month, rng))
    sheets.add("invitations", owner, _invitations(subject, survey, periods, wanted, counts))


def expected(survey: Survey, periods: list[Period]) -> Floats:
    """Return how many answers each period brings on average."""
    days: Days = np.array([middle(period) for period in periods], dtype=np.int64)
    length = np.array([3.0 if period.grain is Grain.QUARTER else 1.0 for period in periods])
    return np.asarray(survey.monthly * survey.volume.at(days) * length)


def _tallies(
    subject: DemoService,
    survey: Survey,
    periods: list[Period],
    counts: Counts,
    of_month: Moods,
    rng: np.random.Generator,
) -> Iterator[Row]:
    days: Days = np.array([middle(period) for period in periods], dtype=np.int64)
    sway = survey.sway * mood_on(of_month, days)
    offsets = np.array([group.offset for group in survey.groups])
    for question, path in (("like", survey.like), ("ease", survey.ease)):
        if path is None or not periods:
            continue
        level = bounded((path.at(days) - sway)[:, None] + offsets)
        drawn = rng.multinomial(counts, rating_shares(level)).tolist()
        for period, of_period in zip(periods, drawn, strict=True):
            name = subject.written(period.id)
            for group, ratings in zip(survey.groups, of_period, strict=True):
                if any(ratings):
                    head = (period.id, name, "", question, group.community, "")
                    yield (*head, *map(str, ratings), "")


def _invitations(
    subject: DemoService, survey: Survey, periods: list[Period], wanted: Floats, counts: Counts
) -> Iterator[Row]:
    """As many as the response rate implies; an open link was put before ten times the answers."""
    rate = survey.rate if survey.mode == "list" else 0.1
    total = sum(group.part for group in survey.groups)
    for period, answers, of_period in zip(periods, wanted.tolist(), counts.tolist(), strict=True):
        asked = survey.invited or answers / rate
        for group, count in zip(survey.groups, of_period, strict=True):
            invited = max(count, round(asked * group.part / total))
            if invited:
                name = subject.written(period.id)
                yield (period.id, "", name, "", str(invited), survey.mode, group.community)


def _means(subject: DemoService, path: Path, span: DemoMonths, seed: int) -> Iterator[Row]:
    rng = stream(seed, subject.id, "means")
    periods = [period for period in span.months if subject.lives_in(period)]
    days: Days = np.array([middle(period) for period in periods], dtype=np.int64)
    values = path.at(days) + rng.normal(0, 0.07, len(periods))
    for period, value in zip(periods, values.tolist(), strict=True):
        yield row_of(
            "summaries",
            {
                "period": period.id,
                "service": subject.id,
                "question": "like",
                "statistic": "mean",
                "value": f"{value:.2f}",
                "scale": "1-5",
                "direction": "increase",
            },
        )
