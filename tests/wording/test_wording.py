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
    order = ["none", *(words for _, words in wording._SHARES), "almost all", "ten in ten"]
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
        0: "none", 1: "hardly any", 3: "about one in twenty", 8: "about one in ten",
        15: "about one in five",
        22: "about a quarter", 29: "about a third", 37: "about four in ten", 45: "about half",
        55: "about six in ten", 64: "about two thirds", 70: "about three quarters",
        78: "about eight in ten", 85: "about nine in ten", 93: "nearly all", 97: "almost all",
        100: "ten in ten",
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
    assert ENGLISH.listed(words) == said


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


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (3.95, 3.6, ("3.95", "3.60")),
        (10.12, 9.165, ("10.12", "9.16")),
        (83.6, 93.53, ("83.60", "93.53")),
        (0.57, 0.685, ("0.570", "0.685")),
        (-12.75, 12.9, ("−12.75", "12.90")),
        (5.0, 4.0, ("5", "4")),
        (0.0, 0.0, ("0", "0")),
        (999.96, 7.25, ("1000.0", "7.2")),
        (1234.5, 7.25, ("1,235", "7.25")),
    ],
)
def test_two_values_of_one_measure_have_as_many_decimals(one, other, said):
    assert wording.amounts(ENGLISH, one, other, "") == said


def test_the_label_of_each_period_on_an_axis():
    said = {
        "2026": "2026", "2026-Q1": "Q1 2026", "2026-Q2": "Q2 2026", "2026-Q3": "Q3 2026",
        "2026-Q4": "Q4 2026", "2009-01": "Jan 2009", "2026-12": "Dec 2026", "2026-12-24": "24 Dec",
        "2026-W36": "31 Aug",
    }  # fmt: skip
    assert {each: wording.short_label(ENGLISH, parse_period(each)) for each in said} == said


def test_a_quarter_is_said_by_its_months_where_a_year_begins_in_april():
    english, quarter = ENGLISH.where_a_year_begins(4), parse_period("2026-Q3")
    assert wording.short_label(english, quarter) == "Jul 2026"
    assert wording.since_words(english, quarter, date(2026, 10, 31)) == "July 2026"
    assert wording.short_label(english, parse_period("2026/27", 4)) == "2026/27"


def plain(said: str) -> str:
    return said.replace(wording.THIN, " ")


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (29, "0 min"),
        (30, "1 min"),
        (59 * 60 + 29, "59 min"),
        (59 * 60 + 30, "1 h"),
        (61 * 60, "1 h 1 min"),
        (47 * 3600 + 59 * 60, "47 h 59 min"),
        (48 * 3600, "2 days"),
        (60 * 3600 - 60, "2 days"),
        (60 * 3600, "3 days"),
    ],
)
def test_how_long_something_lasted(seconds, said):
    assert plain(wording.lasting(ENGLISH, seconds)) == said


@pytest.mark.parametrize(
    ("value", "said", "at_least"),
    [
        (0.0, "0 h", "0 h"),
        (0.09, "under 0.1 h", "0 h"),
        (0.1, "0.1 h", "0.1 h"),
        (0.16, "0.2 h", "0.1 h"),
        (0.3, "0.3 h", "0.3 h"),
        (2.95, "3 h", "2.9 h"),
        (9.94, "9.9 h", "9.9 h"),
        (9.95, "10 h", "9 h"),
        (10.5, "11 h", "10 h"),
        (1999.5, "2,000 h", "1,999 h"),
    ],
)
def test_hours_are_rounded_and_down_where_there_were_at_least_so_many(value, said, at_least):
    assert plain(wording.hours(ENGLISH, value)) == said
    assert plain(wording.hours(ENGLISH, value, at_least=True)) == at_least


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.04, "0 min"), (0.05, "0.1 min"), (3.45, "3.5 min"), (9.94, "9.9 min"), (9.95, "10 min")],
)
def test_minutes_have_a_digit_more_where_there_are_few(value, said):
    assert plain(wording.minutes(ENGLISH, value)) == said


def test_the_largest_numbers_have_their_commas():
    assert plain(wording.minutes(ENGLISH, 1999.5)) == "2,000 min"
    assert wording.integer(ENGLISH, 1204) == "1,204"
    assert plain(wording.amount(ENGLISH, 1000.0, "m")) == "1,000 m"


def test_distances_beside_each_other_have_as_many_decimals():
    said = {1.0: "1.0 points", 0.9: "0.9 points", 4.5: "4.5 points", 0.0: "0.0 points"}
    assert {each: wording.distance(ENGLISH, each) for each in said} == said


def test_half_is_rounded_away_from_zero_on_both_sides():
    assert [wording.whole(each) for each in (0.5, 0.49, 1.5, -0.5, -0.49, -1.5)] == [
        1, 0, 2, -1, 0, -2,
    ]  # fmt: skip


def test_ranges_name_their_lower_end_first():
    assert plain(wording.percent_range(0.475, 0.605)) == "48–61 %"
    assert wording.points_range(ENGLISH, -0.06, 0.26) == "−6\u00a0to\u00a0+26"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 1), "January"),
        (date(2026, 12, 31), "December"),
        (date(2027, 1, 1), "January 2027"),
        (date(2025, 12, 31), "December 2025"),
    ],
)
def test_a_day_names_its_year_where_it_is_another_one(day, said):
    assert wording.by_words(ENGLISH, day, date(2026, 10, 31)) == said


def test_a_sentence_begins_with_one_capital_letter():
    said = {"": "", "about": "About", "the IT of us": "The IT of us", "91": "91"}
    assert {each: wording.sentence_case(each) for each in said} == said


def test_what_was_not_done_is_said():
    assert wording.action_words(ENGLISH, "We cut it.") == "What came of it: We cut it."
    assert wording.action_words(ENGLISH, "") == "Nothing has been done about it yet."


def test_no_label_of_a_month_or_a_quarter_can_be_read_as_a_day():
    for each in ("2026-09", "2009-01", "2026-Q3"):
        label = wording.short_label(ENGLISH, parse_period(each))
        assert label.endswith(each[:4]), label


def test_a_choice_is_listed_with_or():
    assert wording.either(ENGLISH, []) == ""
    assert wording.either(ENGLISH, ["a"]) == "a"
    assert wording.either(ENGLISH, ["a", "b", "c"]) == "a, b or c"
