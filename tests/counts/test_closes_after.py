"""Answers of a period are published some days after its end, and nothing alarms in these days."""

from __future__ import annotations

from datetime import date

import pytest

from generator.counts.cells import count
from generator.counts.counting_context import counting_context
from generator.counts.keys import Level
from generator.pipeline import Reading, compute

COMMUNITIES = "communities:\n  - {id: field, name: Field, kind: internal}\n"
DAYS = [f"2026-{month:02}-{day:02}" for month in (8, 9, 10) for day in range(1, 31)]
ANSWERS = "date,service,rating,community\n" + "".join(f"{day},mail,4,field\n" for day in DAYS)


@pytest.fixture
def on(repository):
    """Return a function that reads answers of three months, as of a day."""

    def do(day: str, closes_after: int, period: str = "month") -> Reading:
        organisation = f"name: A\nas_of: {day}\nperiod: {period}\ncloses_after: {closes_after}\n"
        return repository(
            {
                "services/organisation.yml": organisation,
                "services/communities.yml": COMMUNITIES,
                "data/answers/a.csv": ANSWERS,
            }
        )

    return do


@pytest.mark.parametrize(
    ("day", "closes_after", "point", "community"),
    [
        ("2026-10-31", 0, date(2026, 10, 31), date(2026, 9, 30)),
        ("2026-10-07", 0, date(2026, 9, 30), date(2026, 9, 30)),
        ("2026-10-07", 7, date(2026, 9, 30), date(2026, 9, 30)),
        ("2026-10-06", 7, date(2026, 8, 31), None),
        ("2026-11-06", 7, date(2026, 9, 30), date(2026, 9, 30)),
        ("2026-11-07", 7, date(2026, 10, 31), date(2026, 9, 30)),
    ],
)
def test_a_period_closes_some_days_after_its_end(on, day, closes_after, point, community):
    reading = on(day, closes_after)
    checked = reading.checked
    cube = count(checked.records, counting_context(checked.definitions, checked.as_of))
    ends = {
        level: max((k.end for k in cube.keys if k.level is level), default=None) for level in Level
    }
    assert ends == {Level.POINT: point, Level.COMMUNITY: community}


def test_the_window_and_the_trend_end_with_what_is_published(on):
    cards = compute(on("2026-11-03", 7))
    (card,) = cards.services
    assert card.signs.like.span is not None
    assert (card.signs.like.span.end, card.signs.like.n) == (date(2026, 9, 30), 60)
    assert card.trend.slots[-1].period.id == "2026-09"


@pytest.mark.parametrize("period", ["day", "week", "month"])
def test_answers_that_wait_to_be_published_are_no_silence(on, period):
    cards = compute(on("2026-10-30", 20, period))
    assert cards.services[0].silences == ()


def test_a_day_before_the_calendar_is_no_error(on):
    assert on("1990-01-01", 92).checked.as_of == date(1990, 1, 1)
