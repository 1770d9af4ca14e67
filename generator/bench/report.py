"""What a benchmark found: a table, JSON, a chart."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from generator.bench.contenders import OTHERS
from generator.bench.imports import PANDAS
from generator.bench.machine import Machine
from generator.bench.measure import BuildRun, BuildTimings, Timing
from generator.bench.rollups import BY_HAND

FORMAT = 1
BUSY = 0.5
"""The load from which seconds on the clock say little."""
_HEADS = ("wall s", "processor s", "peak MB", "site MB")
_NARROW, _WIDE = 13, 18
_FIGURES = {
    "wall": "Seconds on the clock",
    "processor": "Seconds of processor time",
    "peak": "Memory, MB",
    "site": "Size of the site, MB",
}


class BenchReport(Struct, frozen=True):
    """What was measured, on which machine, with which versions of the programs."""

    machine: Machine
    versions: Mapping[str, str]
    months: int
    runs: int
    comparisons: Sequence[BuildTimings]


def as_table(comparison: BuildTimings, what: str = "services") -> Iterator[str]:
    """Yield the lines of the table of one number of services (or ``what``); who is left out last.

    The last columns compare with other programs, seconds on the clock and of processor time.
    """
    others = [each for each in comparison.timings if each.name in (*OTHERS, PANDAS, BY_HAND)]
    names = [f"{comparison.services:,} {what}", *(each.name for each in comparison.timings)]
    width = max(map(len, names))
    plain = " " * (width + _NARROW * len(_HEADS))
    yield f"{plain}{'× as long as (wall, processor)':>{_WIDE * len(others)}}" if others else plain
    yield f"{names[0]:{width}}" + _line(_HEADS, [each.name for each in others])
    for each in comparison.timings:
        own = each.median
        ratios = [_ratios(own, other.median) for other in others]
        yield f"{each.name:{width}}" + _line(_figures(own), ratios)
    for missing in comparison.left_out:
        yield f"LEFT OUT: {missing}"


def _line(narrow: Iterable[str], wide: Iterable[str]) -> str:
    cells = [*(f"{cell:>{_NARROW}}" for cell in narrow), *(f"{cell:>{_WIDE}}" for cell in wide)]
    return "".join(cells)


def _figures(own: BuildRun) -> tuple[str, ...]:
    site = "–" if own.site is None else f"{own.site:,.1f}"
    return f"{own.wall:,.2f}", f"{own.processor:,.2f}", f"{own.peak:,.0f}", site


def _ratios(own: BuildRun, other: BuildRun) -> str:
    return f"{own.wall / other.wall:8.3g}{own.processor / other.processor:8.3g}"


def as_json(report: BenchReport) -> str:
    """Return all runs, and the median, the least and the most of each figure."""
    found = {
        "format": FORMAT,
        "units": {"wall": "s", "processor": "s", "peak": "MB", "site": "MB"},
        "machine": report.machine._asdict(),
        "versions": dict(report.versions),
        "months": report.months,
        "runs": report.runs,
        "results": [
            {
                "services": comparison.services,
                "left_out": list(comparison.left_out),
                "builds": [_timing_json(timing) for timing in comparison.timings],
            }
            for comparison in report.comparisons
        ],
    }
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _timing_json(timing: Timing) -> dict[str, Any]:
    return {
        "name": timing.name,
        "median": _rounded(timing.median),
        "least": _rounded(timing.each(min)),
        "most": _rounded(timing.each(max)),
        "runs": [_rounded(run) for run in timing.runs],
    }


def _rounded(measured: BuildRun) -> dict[str, float | None]:
    figures = measured._asdict().items()
    return {name: None if value is None else round(value, 3) for name, value in figures}


def about_lines(report: BenchReport) -> tuple[str, str, str]:
    """Return what was measured, on which machine, with which versions: a line each."""
    machine = report.machine
    on = f"{machine.processor}, {machine.processors} processors, {machine.memory:g} GB"
    programs = ", ".join(f"{name} {said}" for name, said in report.versions.items())
    runs = f"{report.runs} {'run' if report.runs == 1 else 'runs'}"
    busy = f", busy with other things (load {machine.load:g})" if machine.load > BUSY else ""
    return (
        f"Builds of {report.months} months, medians of {runs}; memory of {machine.peak}",
        f"{on}, {machine.system}{busy}",
        programs,
    )


def as_chart(report: BenchReport) -> str:
    """Return the medians as a drawing (SVG): a panel for each figure, services against it."""
    import altair as alt
    import vl_convert

    rows = [
        {"services": comparison.services, "build": timing.name, **_rounded(timing.median)}
        for comparison in report.comparisons
        for timing in comparison.timings
    ]
    timings = (timing for comparison in report.comparisons for timing in comparison.timings)
    order = list(dict.fromkeys(timing.name for timing in timings))
    sizes = sorted({comparison.services for comparison in report.comparisons})
    panels = [
        alt.Chart(alt.InlineData([row for row in rows if row[figure] is not None]))
        .mark_line(point=True)
        .encode(
            alt.X("services:Q", title="Services", axis=alt.Axis(values=sizes, format=",")).scale(
                type="log"
            ),
            alt.Y(f"{figure}:Q", title=title, axis=alt.Axis(format=",~g")).scale(type="log"),
            alt.Color("build:N", title=None, sort=order),
        )
        .properties(width=320, height=240)
        for figure, title in _FIGURES.items()
    ]
    first, *others = about_lines(report)
    title = alt.Title(first, subtitle=others, anchor="start")
    chart = alt.concat(*panels, columns=2, title=title)
    return str(vl_convert.vegalite_to_svg(chart.to_dict()))
