"""Tables as CSV: the trend of a card, its other signs by period, and all services in one."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Literal, NamedTuple

from msgspec import Struct

from generator.api.standing import usual_now
from generator.figures.figure import Figure
from generator.figures.time_axis import Slot
from generator.figures.trend import Trend
from generator.scorecards.scorecard import Scorecards

LIKE_FILE = "like.csv"
BY_PERIOD_FILE = "by-period.csv"
SERVICES_FILE = "services/services.csv"
COMPARED_FILE = "compare/services.csv"
_DIGITS = 6
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a formula begins with, in one spreadsheet or another."""


class TableColumn(Struct, frozen=True):
    """A column of a table: its name, what its values are, what it means.

    ``kind`` is a type of Frictionless Table Schema. Empty cells are missing.
    """

    name: str
    kind: Literal["string", "integer", "number", "date"]
    meaning: str


class DataTable(Struct, frozen=True):
    """A table: its id, what a row is, its columns."""

    id: str
    about: str
    columns: tuple[TableColumn, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns: the first row."""
        return tuple(column.name for column in self.columns)


_PERIOD = (
    TableColumn("period", "string", "The period: 2026-09, 2026-Q3, 2026."),
    TableColumn("start", "date", "Its first day."),
    TableColumn("end", "date", "Its last day."),
)
_STATE = TableColumn("state", "string", "Only “shown” and “few answers” have a number.")
_RANGE = (
    TableColumn("low", "number", "The lower end of its interval."),
    TableColumn("high", "number", "The upper end of its interval."),
    TableColumn("answers", "integer", "How many answers it is made from."),
)
_SHARE = TableColumn("share", "number", "The share of people who like it, from 0 to 1.")


def _of(whose: str) -> TableColumn:
    return TableColumn(whose, "string", f"The id of the {whose}.")


@cache
def like_table(whose: str) -> DataTable:
    """Return what the trends of services or providers hold; ``whose`` is the first column."""
    return DataTable(
        f"like-of-{whose}s",
        f"Who likes a {whose}, period by period.",
        (
            _of(whose),
            *_PERIOD,
            TableColumn("line", "integer", "Counts up where a new line begins: do not compare."),
            _STATE,
            _SHARE,
            *_RANGE,
            TableColumn("usual", "string", "“as usual”, “more” or “less” than usual."),
            TableColumn("wanted", "number", "The share that was wanted when the period ended."),
        ),
    )


@cache
def by_period_table(whose: str) -> DataTable:
    """Return what other numbers of services or providers hold, period by period."""
    return DataTable(
        f"other-numbers-of-{whose}s",
        f"What else people say of a {whose}, period by period.",
        (
            _of(whose),
            TableColumn("number", "string", "Which number it is: ease, recommend, shirt."),
            *_PERIOD,
            _STATE,
            TableColumn("value", "number", "The number, in its unit. A share is from 0 to 1."),
            *_RANGE,
        ),
    )


SERVICES = DataTable(
    "services",
    "A service, and how it is liked now.",
    (
        TableColumn("service", "string", "The id of the service."),
        TableColumn("name", "string", "What people call it."),
        TableColumn("provider", "string", "The id of the provider."),
        TableColumn("stage", "string", "Where it is in its life."),
        TableColumn("verdict", "string", "The shirt that customers would wear."),
        TableColumn("start", "date", "The first day that the share is about."),
        TableColumn("end", "date", "The last day that the share is about."),
        _STATE,
        _SHARE,
        *_RANGE,
        TableColumn("usual", "string", "How the last period compares with what is usual."),
    ),
)


class TrendRow(NamedTuple):
    """A period of the trend. ``usual`` is None where nobody can say; ``wanted`` held at its end."""

    slot: Slot
    figure: Figure
    usual: Literal["as usual", "more", "less"] | None
    wanted: float | None


def trend_rows(trend: Trend) -> Iterator[TrendRow]:
    """Yield the trend's periods, in order of time."""
    chart = trend.chart
    judged = [each.judged for each in chart.segments for _ in range(each.start, each.stop)]
    for slot, figure, signal, known in zip(
        trend.slots, trend.figures, chart.signals, judged, strict=True
    ):
        usual: Literal["as usual", "more", "less"] | None = None
        if signal is not None:
            usual = "more" if signal.upwards else "less"
        elif figure.full and known:
            usual = "as usual"
        yield TrendRow(slot, figure, usual, rounded(trend.wanted(slot.end)))


COMPARED = DataTable(
    "services-compared",
    "A service with enough answers, compared with all others.",
    (
        _of("service"),
        _SHARE,
        *_RANGE,
        TableColumn("band_low", "number", "Below this it differs by more than chance."),
        TableColumn("band_high", "number", "Above this it differs by more than chance."),
        TableColumn("position", "string", "Liked more or less than the others, or as they are."),
    ),
)


def services_csv(cards: Scorecards) -> str:
    """Return all services, a row each, in the order of their ids."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(SERVICES.names)
    for card in sorted(cards.services, key=lambda each: each.id):
        like = card.signs.like
        days = (_day(like.span.start), _day(like.span.end)) if like.span else (None, None)
        about = card.id, plain_cell(card.service.name), card.defined.provider
        stands = card.service.stage, card.shirt, *days, like.state
        writer.writerow((*about, *stands, *_numbers(like), usual_now(card)))
    return out.getvalue()


def plain_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula: with an apostrophe before its sign."""
    return f"'{text}" if text.startswith(_SIGNS) else text


def trend_csv(whose: str, name: str, trend: Trend) -> str:
    """Return the trend, a row a period; shares from 0 to 1, empty where there is no number.

    ``line`` counts up where the trend begins anew: numbers of different lines cannot be compared.
    ``wanted`` is what was wanted when the period ended.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(like_table(whose).names)
    for slot, figure, usual, wanted in trend_rows(trend):
        days = _day(slot.start), _day(slot.end)
        row = (name, slot.period.id, *days, slot.segment + 1, figure.state, *_numbers(figure))
        writer.writerow((*row, usual, wanted))
    return out.getvalue()


def by_period_csv(whose: str, name: str, figures: Iterable[Figure]) -> str:
    """Return figures by period, a row each; shares from 0 to 1, empty where there is no number."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(by_period_table(whose).names)
    for figure in figures:
        span = figure.span
        assert span is not None, "it is of a period"
        period = figure.id.rpartition("period=")[2]
        row = (name, figure.method.id, period, _day(span.start), _day(span.end), figure.state)
        writer.writerow((*row, *_numbers(figure)))
    return out.getvalue()


def _numbers(figure: Figure) -> tuple[float | None, ...]:
    """Return value, interval and answers; None is an empty cell."""
    return rounded(figure.value), rounded(figure.low), rounded(figure.high), figure.n


def rounded(value: float | None) -> float | None:
    """Return a number as it is published: with six digits."""
    return None if value is None else round(value, _DIGITS)


_day = cache(date.isoformat)
