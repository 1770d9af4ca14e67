"""What can be downloaded from a page: the trend as CSV, all figures of the page as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from datetime import date
from functools import cache

from generator.disclosure.opinions import Opinion
from generator.figures.card import Scorecard
from generator.figures.figure import Figure
from generator.figures.method import Method
from generator.figures.trend import Trend
from generator.pages.page import Download
from generator.scorecards.scorecard import ProviderScorecard, card_figures

COLUMNS = (
    *("period", "start", "end", "line", "state", "share", "low", "high", "answers", "usual"),
    "wanted",
)
_DIGITS = 6


def card_downloads(card: Scorecard | ProviderScorecard, path: str) -> tuple[Download, ...]:
    """Return what the page of a card, in the folder ``path``, offers."""
    return (
        Download(f"{path}/like.csv", trend_csv(card.trend)),
        Download(f"{path}/figures.json", figures_json(card_figures(card))),
    )


def trend_csv(trend: Trend) -> str:
    """Return the trend, a row a period; shares from 0 to 1, empty where there is no number.

    ``line`` counts up where the trend begins anew: numbers of different lines cannot be compared.
    ``wanted`` is what was wanted when the period ended.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    chart = trend.chart
    judged = [
        segment.judged for segment in chart.segments for _ in range(segment.start, segment.stop)
    ]
    for slot, figure, signal, known in zip(
        trend.slots, trend.figures, chart.signals, judged, strict=True
    ):
        usual = "as usual" if figure.full and known else ""
        if signal is not None:
            usual = "more" if signal.upwards else "less"
        numbers = (_round(value) for value in (figure.value, figure.low, figure.high))
        answers = "" if figure.n is None else figure.n
        days = _day(slot.start), _day(slot.end)
        row = (slot.period.id, *days, slot.segment + 1, figure.state, *numbers)
        writer.writerow((*row, answers, usual, _round(trend.wanted(slot.end))))
    return out.getvalue()


def figures_json(figures: Iterable[Figure]) -> str:
    """Return figures as JSON, a line each fact, sorted: the same figures are the same bytes."""
    found = {f.id: _plain(f) for f in sorted(figures, key=lambda figure: figure.id)}
    return json.dumps(found, ensure_ascii=False, separators=(",\n", ": ")) + "\n"


def _plain(figure: Figure) -> dict[str, object]:
    """Return what is known of a figure."""
    facts: dict[str, object] = {"state": figure.state}
    if figure.value is not None or figure.n is not None:
        facts |= _numbers(figure)
    if figure.span is not None:
        facts |= {"from": _day(figure.span.start), "to": _day(figure.span.end)}
    facts |= _missing(figure)
    if figure.mode is not None:
        facts["mode"] = figure.mode
    facts |= _made_by(figure.method)
    if figure.unit:
        facts["unit"] = figure.unit
    if figure.scale:
        facts["scale"] = figure.scale
    if figure.sources:
        facts["files"] = figure.sources
    return facts


def _missing(figure: Figure) -> dict[str, object]:
    """Return what a figure leaves out, and why; only what there is."""
    facts: dict[str, object] = {}
    if figure.excluded_days:
        facts["without"] = figure.excluded_days
    if figure.withdrawn:
        facts["withdrawn"] = figure.withdrawn
    if figure.other_days:
        facts["part_of_other_days_before"] = True
    if figure.partial:
        facts["rows_left_out"] = True
    if figure.release is not None:
        facts["as_published_on"] = _day(figure.release)
    if figure.counts_from is not None:
        facts["counts_from"] = _day(figure.counts_from)
    return facts


def _numbers(figure: Figure) -> dict[str, object]:
    """Return the value with all that says how sure it is; only what there is."""
    shares = {
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
    }
    facts: dict[str, object] = {
        name: round(share, _DIGITS) for name, share in shares.items() if share is not None
    }
    if figure.at_least:
        facts["at_least"] = True
    if figure.opinion is not Opinion.EXACT:
        facts["opinion"] = figure.opinion
    counts = (("answers", figure.n), ("asked", figure.of))
    return facts | {name: count for name, count in counts if count is not None}


@cache
def _made_by(method: Method) -> dict[str, str]:
    return {"method": f"{method.id}/{method.version}", "unit": method.unit.value}


_day = cache(date.isoformat)


def _round(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)
