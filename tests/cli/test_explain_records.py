"""``explain`` of figures that count no answers, on real sources: again by a few lines of pandas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd
import pytest

from generator.cli.explain import Origins
from generator.figures.figure import Figure
from generator.pipeline import Reading, compute, read
from generator.scorecards.scorecard import Scorecards
from tests.cli.test_explain import behind
from tests.real_data import import_vehicle_licensing, shared_data
from tests.real_records import (
    of_carers,
    of_hospitals,
    of_licensing,
    of_marriages,
    of_returns,
    of_status_page,
)
from tests.skips import REAL_DATA

Rows = dict[str, pd.DataFrame]
GOOD = 450
"""Milliseconds up to which a response is good, in these repositories."""


def days_of(rows: pd.DataFrame) -> pd.Series:
    times = [rows[name].astype(str).str[:10] for name in ("date", "time") if name in rows]
    return times[0] if len(times) == 1 else times[0].where(rows["date"].notna(), times[1])


def of_each_day(rows: Rows) -> pd.Series:
    """Return the middle value of each day."""
    telemetry = rows["telemetry"]
    return telemetry["value"].groupby(days_of(telemetry)).median().dropna()


def away(rows: Rows, figure: Figure) -> float:
    """Return the hours, Monday to Friday from 7 to 19, in which anything was broken."""
    if "incidents" not in rows:
        return 0.0
    start, end = pd.Timestamp(figure.span.start, tz="UTC"), pd.Timestamp(figure.span.end, tz="UTC")
    broken = sorted(
        (pd.Timestamp(each.opened), pd.Timestamp(each.resolved))
        for each in rows["incidents"].itertuples()
    )
    seconds = 0.0
    for day in pd.bdate_range(start, end):
        reached, closes = day + pd.Timedelta(hours=7), day + pd.Timedelta(hours=19)
        for first, last in broken:
            begins, ends = max(first, reached), min(last, closes)
            if ends > begins:
                seconds += (ends - begins).total_seconds()
                reached = ends
    return seconds / 3600


def cost(rows: Rows, figure: Figure) -> float:
    months = len(pd.period_range(figure.span.start, figure.span.end, freq="M"))
    return float(rows["costs"]["amount"].sum()) / months


VALUES: dict[str, Callable[[Rows, Figure], float]] = {
    "requests": lambda rows, _: float(rows["requests"]["fulfilled"].sum()),
    "works": lambda rows, _: float(of_each_day(rows).le(GOOD).sum()),
    "measure": lambda rows, _: float(of_each_day(rows).median()),
    "digital": lambda rows, _: float(rows["usage"]["digital"].sum() / rows["usage"]["total"].sum()),
    "cost": cost,
    "summary": lambda rows, _: float(rows["summaries"].sort_values("period")["value"].iloc[-1]),
    "breakdowns": lambda rows, _: float(len(rows["incidents"]) if rows else 0),
    "time-away": away,
    "noticed-first": lambda rows, _: float((rows["incidents"]["noticed_by"] == "customers").sum()),
}
OF: dict[str, Callable[[Rows, Figure], int]] = {
    "requests": lambda rows, _: int(rows["requests"]["made"].sum()),
    "works": lambda rows, _: len(of_each_day(rows)),
    "noticed-first": lambda rows, _: int(rows["incidents"]["noticed_by"].notna().sum()),
}


def rows_behind(reading: Reading, figure: Figure, origins: Origins) -> Rows:
    """Return the rows that are named, by kind of data, as pandas reads them."""
    found: dict[str, list[pd.DataFrame]] = {}
    for file, lines in behind(reading, figure, origins).items():
        table = pd.read_csv(reading.root / file, skip_blank_lines=False)
        found.setdefault(Path(file).parts[1], []).append(table.iloc[[n - 2 for n in lines]])
    return {kind: pd.concat(parts) for kind, parts in found.items()}


def recount(
    reading: Reading, cards: Scorecards, values: Mapping[str, Callable[[Rows, Figure], float]]
) -> Counter[str]:
    """Compare figures of some methods with their rows; return how many there were of each."""
    origins, seen = Origins(reading.checked), Counter[str]()
    for figure in cards.figures().values():
        name = figure.method.id
        if figure.value is not None and name in values:
            rows = rows_behind(reading, figure, origins)
            assert values[name](rows, figure) == pytest.approx(figure.value, rel=1e-12), figure.id
            if name in OF:
                assert OF[name](rows, figure) == figure.of, figure.id
            seen[name] += 1
    return seen


@pytest.mark.skipif(shared_data() is None, reason=REAL_DATA)
@pytest.mark.parametrize(
    ("source", "least"),
    [
        (of_hospitals, {"requests": 3}),
        (of_licensing, {"works": 1, "measure": 1}),
        (of_marriages, {"works": 1, "measure": 1}),
        (of_carers, {"digital": 1}),
        (import_vehicle_licensing, {"summary": 2}),
        (of_returns, {"digital": 1, "cost": 3}),
        (of_status_page, {"measure": 18, "breakdowns": 9, "time-away": 18, "noticed-first": 7}),
    ],
    ids=lambda each: getattr(each, "__name__", ""),
)
def test_every_figure_of_a_real_source(tmp_path, source, least):
    reading = read(source(tmp_path / "repository"), cache=False)
    assert reading.checked.errors == ()
    seen = recount(reading, compute(reading), VALUES)
    assert all(seen[name] >= number for name, number in least.items()), seen


LEAST_OF_THE_EXAMPLE = {"requests": 7, "digital": 3, "breakdowns": 20, "noticed-first": 10}


def test_the_figures_of_the_example(example_reading, example_cards):
    some = {name: VALUES[name] for name in ("requests", "digital", "breakdowns", "noticed-first")}
    seen = recount(example_reading, example_cards, some)
    assert all(seen[name] >= number for name, number in LEAST_OF_THE_EXAMPLE.items()), seen
