"""What can be downloaded beside a page: the trend as CSV, all figures of the page as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from generator.scorecards.figure import Figure
from generator.scorecards.trend import Trend

COLUMNS = ("period", "start", "end", "line", "state", "share", "low", "high", "answers", "usual")
_DIGITS = 6


def trend_csv(trend: Trend) -> str:
    """Return the trend, a row a period; shares from 0 to 1, empty where there is no number.

    ``line`` counts up where the trend begins anew: numbers of different lines cannot be compared.
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
        start, end = slot.start.isoformat(), slot.end.isoformat()
        answers = "" if figure.n is None else figure.n
        row = (slot.period.id, start, end, slot.segment + 1, figure.state.value, *numbers)
        writer.writerow((*row, answers, usual))
    return out.getvalue()


def figures_json(figures: Iterable[Figure]) -> str:
    """Return figures as JSON, a line each, sorted: the same figures are the same bytes."""
    lines = [
        f"{json.dumps(figure.id)}: {json.dumps(_plain(figure), ensure_ascii=False)}"
        for figure in sorted(figures, key=lambda figure: figure.id)
    ]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _plain(figure: Figure) -> dict[str, object]:
    span = figure.span
    facts: dict[str, object] = {
        "state": figure.state.value,
        "value": _round(figure.value),
        "low": _round(figure.low),
        "high": _round(figure.high),
        "answers": figure.n,
        "asked": figure.of,
        "unweighted": _round(figure.unweighted),
        "unweighted_low": _round(figure.plain[0]) if figure.plain else None,
        "unweighted_high": _round(figure.plain[1]) if figure.plain else None,
        "from": span.start.isoformat() if span else None,
        "to": span.end.isoformat() if span else None,
        "mode": figure.mode.value if figure.mode else None,
        "method": f"{figure.method_id}/{figure.method.version}",
        "unit": figure.method.unit.value,
        "files": list(figure.sources) or None,
    }
    return {key: value for key, value in facts.items() if value is not None and value != ""}


def _round(value: float | None) -> float | str:
    return "" if value is None else round(float(value), _DIGITS)
