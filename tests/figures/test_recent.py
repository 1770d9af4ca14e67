"""Which periods a panel speaks about, and what they are called together."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from generator.figures.figure import Each, Periods
from generator.figures.recent import months_of, recent, span_of, usual_span
from generator.model.calendar import windows_until
from generator.model.period import parse_period
from generator.model.tiling import tiling

AS_OF = date(2026, 9, 30)


def subject_context(*lengths: int, as_of: date = AS_OF):
    """Return as much of a subject as decides: windows of so many months until the as-of date."""
    windows = windows_until(parse_period(as_of.isoformat()[:7]), lengths or (3,), ())
    return SimpleNamespace(as_of=as_of, calendar=SimpleNamespace(windows=windows))


def periods(*texts: str):
    return tuple(parse_period(text) for text in texts)


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        (("2026-06", "2026-07", "2026-08", "2026-09"), ("2026-07", "2026-08", "2026-09")),
        (("2026-09", "2026-07"), ("2026-07", "2026-09")),  # in order of time
        (("2026-Q2", "2026-Q3"), ("2026-Q3",)),  # it begins and ends with the window
        (("2026-09", "2026-10"), ("2026-09",)),  # one is not closed
        (("2026-06-30", "2026-07-01", "2026-09-30"), ("2026-07-01", "2026-09-30")),
        (("2026-W27", "2026-W28"), ("2026-W28",)),  # the first begins on 29 June
    ],
)
def test_those_that_lie_in_the_window_wholly(written, chosen):
    assert recent(subject_context(), periods(*written)) == periods(*chosen)


def test_else_those_of_a_longer_window():
    assert recent(subject_context(3, 6), periods("2026-04", "2026-05")) == periods(
        "2026-04", "2026-05"
    )
    assert recent(subject_context(3, 6), periods("2026-05", "2026-07")) == periods("2026-07")


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        (("2024", "2025"), ("2025",)),
        (("2025-08", "2025-09"), ("2025-09",)),
        (("2025-09-28", "2025-09-29"), ("2025-09-29",)),  # 366 days before
        (("2025-09-28",), ()),
        (("2026",), ()),
        ((), ()),
    ],
)
def test_else_the_last_one_alone_if_it_ended_within_a_year(written, chosen):
    assert recent(subject_context(), periods(*written)) == periods(*chosen)


def test_periods_with_a_gap_are_named_one_by_one():
    months = periods("2026-07", "2026-08", "2026-09")
    whole = span_of(subject_context(), months)
    assert (whole.start, whole.end) == (date(2026, 7, 1), AS_OF)
    assert whole.name == Periods(months[0], months[-1])
    apart = span_of(subject_context(), (months[0], months[2]))
    assert (apart.start, apart.end, apart.name) == (
        date(2026, 7, 1), AS_OF, Each((months[0], months[2])),
    )  # fmt: skip
    assert span_of(subject_context(), ()) == usual_span(subject_context()) == whole


@pytest.mark.parametrize(
    ("whole", "parts", "chosen"),
    [
        ("2026-Q3", ("2026-07", "2026-08", "2026-09"), ("2026-07", "2026-08", "2026-09")),
        ("2026-Q3", ("2026-07", "2026-09"), ()),
        ("2026-Q3", ("2026-07", "2026-08"), ()),
        ("2026-Q3", ("2026-Q3", "2026-07"), ("2026-Q3",)),
        ("2026", ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4", "2026-01"),
         ("2026-Q1", "2026-Q2", "2026-Q3", "2026-Q4")),
        ("2026-09", ("2026-Q3", "2026"), ()),
    ],
)  # fmt: skip
def test_parts_fill_a_period_without_gap_or_overlap(whole, parts, chosen):
    assert tiling(parse_period(whole), periods(*parts)) == periods(*chosen)


def test_how_many_months_a_period_is_long():
    assert [months_of(each) for each in periods("2026-02", "2026-Q1", "2026")] == [1, 3, 12]
    assert months_of(parse_period("2026-W36")) == pytest.approx(12 * 7 / 365.2425)
