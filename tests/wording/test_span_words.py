"""What the days of a figure are called, in each language."""

from __future__ import annotations

from datetime import date

import pytest

from generator.figures.figure import Against, Each, Periods, Span, Usual, YearBefore
from generator.language import ENGLISH, locale_of
from generator.model.period import parse_period
from generator.wording.spans import span_words, span_words_with_months


def named(first: str, last: str) -> Span:
    one, other = parse_period(first), parse_period(last)
    return Span(one.start, other.end, Periods(one, other))


APRIL, QUARTER = named("2026-04", "2026-04"), named("2026-08", "2026-10")
DAYS = Span(date(2026, 7, 1), date(2026, 10, 31))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2026", "2026"),
        ("2026-Q3", "3rd quarter of 2026"),
        ("2026-09", "September 2026"),
        ("2026-W36", "the week of 31 August 2026"),
        ("2026-09-30", "30 September 2026"),
    ],
)
def test_a_period_in_words(text, said):
    assert ENGLISH.period(parse_period(text)) == said


@pytest.mark.parametrize(
    ("first", "last", "english", "german"),
    [
        ("2026/27", "2026/27", "2026/27", "2026/27"),
        ("2024/25", "2026/27", "2024/25 to 2026/27", "2024/25 bis 2026/27"),
        ("2026-Q3", "2026-Q3", "July to September 2026", "Juli bis September 2026"),
        ("2026-Q2", "2026-Q3", "April to September 2026", "April bis September 2026"),
        ("2026-Q4", "2027-Q1", "October 2026 to March 2027", "Oktober 2026 bis März 2027"),
        ("2026-04", "2026-05", "April to May 2026", "April bis Mai 2026"),
    ],
)
def test_years_and_quarters_where_a_year_begins_in_april(first, last, english, german):
    one, other = parse_period(first, 4), parse_period(last, 4)
    assert ENGLISH.where_a_year_begins(4).periods(one, other) == english
    assert locale_of("de").where_a_year_begins(4).periods(one, other) == german


@pytest.mark.parametrize(
    ("span", "english", "german"),
    [
        (None, "", ""),
        (APRIL, "April 2026", "April 2026"),
        (QUARTER, "August to October 2026", "August bis Oktober 2026"),
        (
            named("2025-12", "2026-02"),
            "December 2025 to February 2026",
            "Dezember 2025 bis Februar 2026",
        ),
        (DAYS, "1 July 2026 to 31 October 2026", "1. Juli 2026 bis 31. Oktober 2026"),
        (Span(date(2026, 7, 1), date(2026, 7, 1)), "1 July 2026", "1. Juli 2026"),
        (
            Span(
                date(2026, 7, 1),
                date(2026, 9, 30),
                Each((parse_period("2026-07"), parse_period("2026-09"))),
            ),
            "July 2026, September 2026",
            "Juli 2026, September 2026",
        ),
        (
            Span(APRIL.start, QUARTER.end, Against(QUARTER, APRIL)),
            "August to October 2026, compared with April 2026",
            "August bis Oktober 2026, verglichen mit April 2026",
        ),
        (
            Span(date(2025, 8, 1), QUARTER.end, YearBefore(QUARTER)),
            "August to October 2026, compared with a year earlier",
            "August bis Oktober 2026, verglichen mit dem Vorjahr",
        ),
        (
            Span(date(2025, 8, 1), QUARTER.end, YearBefore(QUARTER, same=True)),
            "August to October 2026, compared with the same time a year earlier",
            "August bis Oktober 2026, verglichen mit derselben Zeit im Vorjahr",
        ),
        (Span(date(2026, 1, 1), date(2026, 10, 31), Usual.SO_FAR), "so far", "bis jetzt"),
        (
            Span(date(2025, 11, 1), date(2026, 10, 31), Usual.LAST_YEAR),
            "in the last year",
            "im letzten Jahr",
        ),
    ],
)
def test_the_days_of_a_figure_in_words(span, english, german):
    assert span_words(ENGLISH, span) == english
    assert span_words(locale_of("de"), span) == german


@pytest.mark.parametrize(
    ("first", "last", "begins", "said"),
    [
        ("2026", "2026", 1, "2026"),
        ("2025", "2026", 1, "2025 to 2026"),
        ("2026/27", "2026/27", 8, "2026/27 (August 2026 to July 2027)"),
        ("2025/26", "2026/27", 8, "2025/26 to 2026/27 (August 2025 to July 2027)"),
        ("2026-08", "2026-08", 8, "August 2026"),
    ],
)
def test_of_years_that_begin_in_no_january_the_months_are_said(first, last, begins, said):
    locale = ENGLISH.where_a_year_begins(begins)
    one, other = parse_period(first, begins), parse_period(last, begins)
    span = Span(one.start, other.end, Periods(one, other))
    assert span_words_with_months(locale, span) == said
    bare = Span(one.start, other.end)
    assert span_words_with_months(locale, bare) == span_words(locale, bare)
    assert span_words_with_months(locale, None) == ""
