"""Made-up states of the panels about forecasts and about what others publish."""

from __future__ import annotations

from itertools import product
from typing import Any

from msgspec.structs import replace

from generator.features.expected import method as forecast
from generator.features.expected.figures import Expected, ForecastState, PastForecast
from generator.features.expected.frozen import Frozen
from generator.features.expected.words import PANEL as EXPECTED
from generator.features.published_statistics.figures import Statistic, Statistics
from generator.features.published_statistics.method import SUMMARY
from generator.features.published_statistics.words import PANEL as PUBLISHED
from generator.figures.figure import Figure
from generator.figures.method import Method
from generator.measures.forecast.skill import Skill
from generator.measures.xmr import trend
from generator.measures.xmr_chart import Direction
from generator.model.period import parse_period
from tests.features.made_up import (
    AS_OF,
    Said,
    each_alone,
    empty,
    say,
    shown,
)


def expected() -> Said:
    rates = parse_period("2026-09"), parse_period("2026-10")

    def past(month: int, true: float | None, low: float | None = 0.5) -> PastForecast:
        return PastForecast(rates[month], 0.6, low, None if low is None else 0.7, true)

    def kept(true: float | None, low: float = 0.5) -> Frozen:
        return Frozen(rates[1], AS_OF, 0.6, low, 0.7, true, "f.csv")

    def off(method: Method) -> Figure:
        return shown(method, 4.2)

    better = Skill(20, 4.2, "smoothed", 5.0, 0.1, 0.9, 20)
    base = Expected(
        ForecastState.SHOWN,
        shown(forecast.EXPECTED, 0.6, low=0.5, high=0.7),
        (past(0, 0.6), past(1, 0.6)),
        better,
        off(forecast.EXPECTED_ERROR),
        off(forecast.EXPECTED_ERROR),
        shown(forecast.EXPECTED_HELD, 9, of=10),
    )
    figures = {
        "checked": (off(forecast.FROZEN_ERROR), shown(forecast.FROZEN_HELD, 1, of=1)),
        "to check": (empty(forecast.FROZEN_ERROR), empty(forecast.FROZEN_HELD)),
    }
    for called, found in each_alone(
        base,
        state={state.value: state for state in ForecastState},
        now={
            "without a range": shown(forecast.EXPECTED, 0.6),
            "unknown": empty(forecast.EXPECTED),
        },
        record={
            f"came true {[each.true for each in some]}, from {some[-1].low}": some
            for some in (
                (past(0, 0.6), past(1, None)),
                (past(0, 0.6), past(1, 0.5)),
                (past(0, 0.6), past(1, 0.49)),
                (past(0, 0.71), past(1, 0.7)),
                (past(0, 0.71), past(1, 0.71)),
                (past(0, 0.6), past(1, 0.9, None)),
            )
        },
        skill={
            f"{one.origins} forecasts, {one.best}": one
            for one in (
                replace(better, origins=1, best="last value"),
                replace(better, best="year before"),
            )
        },
    ):
        yield called, say(EXPECTED, found)
    for error in (4.9, 5.0, 5.1):
        skill = replace(better, error=error)
        found = replace(base, state=ForecastState.NO_SKILL, skill=skill)
        yield f"no skill, {error} against 5", say(EXPECTED, found)
    for number, (checked, frozen) in product((1, 2), figures.items()):
        trues = (0.6, 0.49) if checked == "checked" else (None, None)
        rows = tuple(kept(true) for true in trues[:number])
        found = replace(base, frozen=rows, frozen_figures=frozen)
        yield f"{number} frozen, {checked}", say(EXPECTED, found)
        alone = Expected(ForecastState.NOT_MEASURED, empty(forecast.EXPECTED))
        alone = replace(alone, frozen=rows, frozen_figures=frozen)
        yield f"{number} frozen, {checked}, nothing else", say(EXPECTED, alone)


def published() -> Said:
    months = [parse_period(f"2026-{month:02}") for month in range(1, 11)]

    def statistic(*values: float, way: Direction = Direction.INCREASE, **more: Any) -> Statistic:
        chart = trend(list(values), [True] * len(values), direction=way)
        course = tuple(zip(months, values, strict=False))
        usual = {"question": "like", "kind": "mean", "scale": ""}
        figure = shown(SUMMARY, values[-1], n=more.pop("n", None))
        return Statistic(direction=way, figure=figure, course=course, chart=chart, **usual | more)

    steady = (3.0, 3.1, 3.0, 3.1, 3.0, 3.1, 3.0, 3.1, 3.0)
    for way in (Direction.INCREASE, Direction.DECREASE):
        for last in (1.0, 3.0, 5.0):
            one = statistic(*steady, last, way=way)
            yield f"{way}, last {last}", say(PUBLISHED, Statistics((one,)))
    for number, scale, answers in product((1, 3), ("", "1-5"), (None, 0, 1, 2000)):
        one = statistic(*steady[:number], scale=scale, n=answers)
        said = say(PUBLISHED, Statistics((one, one)))
        yield f"{number} values, {scale or 'no scale'}, {answers} answers", said
    for kind, question in product(
        ("mean", "share"), ("like", "ease", "recommend", "home", "shirt")
    ):
        one = statistic(3.0, kind=kind, question=question)
        yield f"{kind} of {question}", say(PUBLISHED, Statistics((one,)))
    good, bad = statistic(*steady, 5.0), statistic(*steady, 1.0, question="ease")
    yield "the first is better", say(PUBLISHED, Statistics((good, bad)))
    yield "the first is worse", say(PUBLISHED, Statistics((bad, good)))
    yield "nothing", say(PUBLISHED, Statistics(()))
