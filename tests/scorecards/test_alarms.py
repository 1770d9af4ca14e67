"""How many services are called unusual now, and how many chance alone would call so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pytest

from generator.figures.figure import State
from generator.language import ENGLISH
from generator.measures.false_signals import false_signal_rate, false_signals
from generator.pages.alarms_words import alarms_said
from generator.pipeline import compute
from generator.scorecards.overviews.alarms import Alarms
from generator.wording.spans import span_words

HEADER = "period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5\n"
LIVE = "stage: live\nlaunched: 2020-01-01\n"
NO_MAIL = {"services/it/mail.yml": "name: Mail\nstage: retired\nretired: 2021-01-01\n"}
N = 100
STEADY = [70, 72, 69, 71, 70, 68, 72, 71, 70, 69, 71, 70, 72, 70]
FALLEN = [*STEADY[:-1], 40]


def months(number: int) -> list[str]:
    """The last months until September 2026."""
    last = 2026 * 12 + 8
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(last - number + 1, last + 1)]


def lines(name: str, likes: Sequence[int | None], n: int = N) -> str:
    """One line a month that has answers; the last is September 2026."""
    rows = zip(months(len(likes)), likes, strict=True)
    return "".join(f"{m},{name},like,0,{n - k},0,{k},0\n" for m, k in rows if k is not None)


def alarms(repository, likes: Mapping[str, Sequence[int | None]], **stages: str) -> Alarms:
    files = dict(NO_MAIL)
    for name in likes:
        files[f"services/it/{name}.yml"] = f"name: {name}\n{stages.get(name, LIVE)}"
    tallies = "".join(lines(name, each) for name, each in likes.items())
    if tallies:
        files["data/tallies/t.csv"] = HEADER + tallies
    reading = repository(files)
    assert reading.checked.errors == ()
    return compute(reading).alarms


def test_services_that_can_be_judged_are_counted(repository):
    found = alarms(repository, {"one": STEADY, "two": FALLEN, "few": STEADY[:4]})
    assert (found.seen.value, found.seen.of) == (1.0, 2)
    assert found.expected.value == round(2 * false_signal_rate(14), 2)
    assert (found.expected.low, found.expected.high) == (0.0, 1.0)
    assert found.expected.sources == ("data/tallies/t.csv",)
    assert found.expected.span is not None
    assert span_words(ENGLISH, found.expected.span) == "1 August 2025 to 30 September 2026"


def test_a_gap_before_the_last_period_counts(repository):
    found = alarms(repository, {"one": [*STEADY[:7], None, 70]})
    assert found.expected.value == round(false_signal_rate(8, 1), 2)
    assert false_signal_rate(8, 1) > 1.5 * false_signal_rate(8)


@pytest.mark.parametrize(
    ("likes", "stage"),
    [
        (STEADY[:4], LIVE),
        (STEADY, "stage: retired\nretired: 2026-09-20\nlaunched: 2020-01-01\n"),
        ([], LIVE),
    ],
)
def test_what_cannot_be_judged_now_has_no_number(repository, likes, stage):
    found = alarms(repository, {"one": likes}, one=stage)
    for figure in found.figures:
        assert (figure.state, figure.value, figure.of) == (State.NO_DATA, None, None)
    (said,) = alarms_said(ENGLISH, found)
    assert said.startswith("No service in use has enough periods")


def test_a_trend_older_than_what_the_page_says_is_not_of_now(repository):
    """Few answers later: a number for the window, but the last full period lies before it."""
    reading = repository(
        NO_MAIL
        | {
            "services/it/one.yml": f"name: One\n{LIVE}",
            "data/tallies/t.csv": HEADER
            + lines("one", [*FALLEN, None, None, None])
            + "2026-07,one,like,0,5,0,15,0\n2026-08,one,like,0,5,0,15,0\n",
        }
    )
    cards = compute(reading)
    (one,) = (card for card in cards.services if card.id == "one")
    assert one.signs.like.has_value
    assert one.trend.chart.signal is not None
    assert cards.alarms.seen.state is State.NO_DATA


def test_a_service_that_never_moved_cannot_be_called_unusual(repository):
    found = alarms(repository, {"one": [70] * 14})
    assert (found.seen.of, found.expected.value, found.expected.high) == (1, 0.0, 0.0)


def test_explain_and_the_page_know_both(repository):
    reading = repository(
        {"data/tallies/t.csv": HEADER + lines("mail", STEADY)},
    )
    figures = compute(reading).figures()
    assert {"organisation:all/signals", "organisation:all/false-signals"} <= set(figures)


@pytest.mark.parametrize("periods", [8, pytest.param(24, marks=pytest.mark.long)])
def test_where_nothing_changes_as_many_are_called_unusual_as_expected(repository, periods):
    """Four organisations of 500 services, each with its own share and number of answers.

    All from files through all rooms. The counts are fixed by the seeds: 1, 2, 3, 4.
    """
    inside, seen, rates = 0, 0, []
    for seed in (1, 2, 3, 4):
        draw = np.random.default_rng(seed)
        files, tallies = dict(NO_MAIL), [HEADER]
        for at in range(500):
            name, n, share = f"s{at}", int(draw.integers(40, 300)), draw.uniform(0.3, 0.9)
            files[f"services/it/{name}.yml"] = f"name: {name}\n{LIVE}"
            tallies.append(lines(name, draw.binomial(n, share, size=periods).tolist(), n))
        files["data/tallies/t.csv"] = "".join(tallies)
        found = compute(repository(files)).alarms
        assert found.seen.of == 500
        inside += found.expected.low <= found.seen.value <= found.expected.high
        seen += int(found.seen.value)
        rates += [false_signal_rate(periods)] * 500
    pooled = false_signals(rates)
    assert pooled.low <= seen <= pooled.high
    assert inside >= 3
