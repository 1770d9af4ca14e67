"""Numbers in words: rounding as readers round, and no digit more than the answers carry."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language import ENGLISH
from generator.model.period import parse_period
from generator.wording import wording


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0"), (0.005, "1"), (0.545, "55"), (0.5449, "54"), (1.0, "100")],
)
def test_percent_rounds_half_up(share, said):
    assert wording.percent(share) == f"{said}{wording.THIN}%"


@pytest.mark.parametrize(
    ("score", "said"), [(0.398, "+40"), (-0.063, "−6"), (0.0, "0"), (0.004, "0"), (-0.004, "0")]
)
def test_points_have_a_sign(score, said):
    assert wording.points(score) == said


@given(st.floats(0, 1))
def test_every_share_has_words(share):
    assert wording.share_in_words(ENGLISH, share)


@given(st.floats(0, 1), st.floats(0, 1))
def test_words_never_fall_while_the_share_rises(one, other):
    order = [words for _, words in wording._SHARES] + ["almost all"]
    low, high = sorted((one, other))
    assert order.index(wording.share_in_words(ENGLISH, low)) <= order.index(
        wording.share_in_words(ENGLISH, high)
    )


def test_words_fit_what_they_say():
    said = {0.5: "about half", 0.25: "about a quarter", 1 / 3: "about a third", 0.75: "about three"}
    for share, words in said.items():
        assert wording.share_in_words(ENGLISH, share).startswith(words)


def test_each_hundredth_has_its_words():
    first = {
        0: "hardly any", 3: "about one in twenty", 8: "about one in ten", 15: "about one in five",
        22: "about a quarter", 29: "about a third", 37: "about four in ten", 45: "about half",
        55: "about six in ten", 64: "about two thirds", 70: "about three quarters",
        78: "about eight in ten", 85: "about nine in ten", 93: "nearly all", 97: "almost all",
    }  # fmt: skip
    for hundredth in range(101):
        said = first[max(each for each in first if each <= hundredth)]
        assert wording.share_in_words(ENGLISH, hundredth / 100) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-08", "2026-10", "August to October 2026"),
        ("2025-11", "2026-10", "November 2025 to October 2026"),
        ("2026-10", "2026-10", "October 2026"),
        ("2026-Q1", "2026-Q2", "1st quarter of 2026 to 2nd quarter of 2026"),
        ("2018", "2018", "2018"),
    ],
)
def test_spans_are_said_once(first, last, said):
    assert ENGLISH.periods(parse_period(first), parse_period(last)) == said


def test_since_names_the_year_only_where_it_is_another_one():
    assert wording.since_words(ENGLISH, parse_period("2026-04"), date(2026, 10, 31)) == "April"
    assert wording.since_words(ENGLISH, parse_period("2025-04"), date(2026, 10, 31)) == "April 2025"


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_lists_are_said_as_people_do(words, said):
    assert wording.listed(ENGLISH, words) == said


def test_one_is_not_many():
    assert wording.count(ENGLISH, 1, "answer", "answers") == "1 answer"
    assert wording.count(ENGLISH, 1204, "answer", "answers") == "1,204 answers"


@pytest.mark.parametrize(
    ("amount", "currency", "said"),
    [
        (9.4, "EUR", "€9.40"),
        (9.4, "CHF", "9.40\u202fCHF"),
        (0.0, "EUR", "€0"),
        (0.004, "EUR", "less than €0.01"),
        (0.006, "EUR", "€0.01"),
        (-0.004, "GBP", "less than £0.01"),
        (-12.0, "USD", "−$12.00"),
        (99.994, "EUR", "€99.99"),
        (99.996, "EUR", "€100"),
        (1234.5, "EUR", "€1,235"),
        (1234567.0, "XYZ", "1,234,567\u202fXYZ"),
        (9.4, "JPY", "9\u202fJPY"),
        (0.3, "JPY", "less than 1\u202fJPY"),
    ],
)
def test_money_has_cents_where_they_say_something(amount, currency, said):
    assert wording.money(ENGLISH, amount, currency) == said


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_amount_can_be_said(amount):
    said = wording.money(ENGLISH, amount, "EUR")
    assert ("less than" in said) == (0 < abs(amount) < 0.005)
    assert said.startswith("−") == (amount <= -0.005)


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (91.45, "%", "91.45\u202f%"),
        (95.0, "%", "95\u202f%"),
        (-2.5, "days", "−2.5\u202fdays"),
        (1234.5, "m", "1,235\u202fm"),
        (3.0, "", "3"),
        (0.00002, "s", "0.00002\u202fs"),
        (999.96, "s", "1000\u202fs"),
    ],
)
def test_a_measured_value_keeps_its_unit(value, unit, said):
    assert wording.amount(ENGLISH, value, unit) == said


def test_the_label_of_each_period_on_an_axis():
    said = {
        "2026": "2026", "2026-Q1": "Q1 26", "2026-Q2": "Q2 26", "2026-Q3": "Q3 26",
        "2026-Q4": "Q4 26", "2009-01": "Jan 09", "2026-12": "Dec 26", "2026-12-24": "24 Dec",
        "2026-W36": "31 Aug",
    }  # fmt: skip
    assert {each: wording.short_label(ENGLISH, parse_period(each)) for each in said} == said


def test_a_quarter_is_said_by_its_months_where_a_year_begins_in_april():
    english, quarter = ENGLISH.where_a_year_begins(4), parse_period("2026-Q3")
    assert wording.short_label(english, quarter) == "Jul 26"
    assert wording.since_words(english, quarter, date(2026, 10, 31)) == "July 2026"
    assert wording.short_label(english, parse_period("2026/27", 4)) == "2026/27"
