"""Numbers that others published: a trend and never a verdict."""

from __future__ import annotations

from datetime import date

import pytest

from generator.features.published_statistics import words as panel_published
from generator.features.published_statistics.figures import Statistics
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.measures.xmr_chart import Direction, Variation
from generator.pipeline import compute, read
from tests.figures.test_states import card
from tests.real_data import import_vehicle_licensing, shared_data
from tests.skips import REAL_DATA

HEAD = "period,service,question,statistic,value,n,scale,direction\n"
MONTHS = [f"{2025 + n // 12}-{n % 12 + 1:02}" for n in range(20)]


def published(repository, rows: list[str]):
    return card(repository, **{"data/summaries/s.csv": HEAD + "\n".join(rows) + "\n"})


def series(values: list[float], direction: str = "increase", statistic: str = "mean") -> list[str]:
    months = MONTHS[-len(values) :]
    return [
        f"{m},mail,like,{statistic},{v},,1-5,{direction}"
        for m, v in zip(months, values, strict=True)
    ]


RISING = [2.0 + n % 2 / 10 for n in range(13)] + [4.0]


@pytest.mark.parametrize(
    ("direction", "variation"),
    [("increase", Variation.IMPROVING), ("decrease", Variation.WORSENING)],
)
def test_the_direction_says_which_way_is_better(repository, direction, variation):
    found = published(repository, series(RISING, direction))
    (item,) = found.panels[Statistics].items
    assert item.chart.variation is variation
    assert (item.figure.value, item.figure.n) == (4.0, None)


def test_there_is_no_verdict(repository):
    found = published(repository, series(RISING))
    assert found.shirt is Shirt.TOO_FEW
    assert found.trend.slots == ()
    content = panel_published.describe(ENGLISH, found, None, date(2026, 9, 30))  # type: ignore[arg-type]
    assert content is not None
    assert content.said.endswith(
        "It gets no verdict, because the answers behind it are not published."
    )


def test_a_missing_month_is_a_gap(repository):
    rows = series(RISING)
    del rows[5]
    (item,) = published(repository, rows).panels[Statistics].items
    assert len(item.course) == 13
    assert len(item.chart.values) == 14
    assert item.chart.values[5] is None


def test_each_question_and_statistic_is_a_series_of_its_own(repository):
    rows = [*series(RISING), *series([0.5, 0.6], statistic="share")]
    items = published(repository, rows).panels[Statistics].items
    assert [(each.kind, len(each.course)) for each in items] == [("mean", 14), ("share", 2)]
    assert len({each.figure.id for each in items}) == 2


def test_nothing_published_is_no_panel(repository):
    assert card(repository).panels[Statistics].items == ()


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
def test_a_real_series_with_a_reversed_mean_shows_a_trend_and_no_verdict(tmp_path):
    """113 months, 1 is most content, and nobody says how many answered."""
    reading = read(import_vehicle_licensing(tmp_path / "dvla"), cache=False)
    assert reading.checked.errors == ()
    cards = {each.id: each for each in compute(reading).services}
    for name, months in (("tax-disc", 111), ("sorn", 113)):
        (item,) = cards[name].panels[Statistics].items
        assert item.direction is Direction.DECREASE
        assert (len(item.chart.values), len(item.course)) == (113, months)
        assert item.chart.variation is Variation.COMMON_CAUSE
        assert any(item.chart.signals)
        assert item.figure.n is None
        assert cards[name].shirt is Shirt.TOO_FEW


@pytest.mark.parametrize(
    ("last", "counted"), [("2026-08", "2026-08"), ("2026-09", "2026-09"), ("2026-10", "2026-08")]
)
def test_only_periods_that_have_ended_count(repository, last, counted):
    rows = [f"{month},mail,like,mean,4,,1-5,increase" for month in ("2026-07", "2026-08", last)]
    (found,) = published(repository, sorted(set(rows))).panels[Statistics].items
    assert found.course[-1][0].id == counted
    assert found.figure.span is not None
    assert found.figure.span.end == found.course[-1][0].end
