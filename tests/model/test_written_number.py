"""A number that is written in another way is read in every way that it can be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.written_number import number_readings, other_currency, write_one_of


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("4,5", ("4.5",)),
        ("4,50", ("4.50",)),
        ("−4,5", ("-4.5",)),
        ("0,125", ("0.125",)),
        ("1234,567", ("1234.567",)),
        ("12,000", ("12000", "12")),
        ("1,250", ("1250", "1.25")),
        ("12.500", ("12500", "12.5")),
        ("1.234,50", ("1234.50",)),
        ("1,234.50", ("1234.50",)),
        ("12.500,00", ("12500.00",)),
        ("1,234,567", ("1234567",)),
        ("1.234.567", ("1234567",)),
        ("1.234.567,8", ("1234567.8",)),
        ("12 000", ("12000",)),
        ("12\u202f000,50", ("12000.50",)),
        ("1'234.50", ("1234.50",)),
        ("1’234", ("1234",)),
        ("12,5 %", ("12.5",)),
        ("12,000 €", ("12000", "12")),
        ("EUR 1.234,50", ("1234.50",)),
        ("4,5E+03", ()),
        ("1350-", ("-1350",)),
        ("1.350,50−", ("-1350.50",)),
        ("(1350)", ("-1350", "1350")),
        ("(1.350,50)", ("-1350.50", "1350.50")),
        ("1350,-", ("1350.00",)),
        ("1.350,--", ("1350.00",)),
        ("1350.–", ("1350.00",)),
        ("'1350", ("1350",)),
        ('="1350"', ("1350",)),
        ("٤", ("4",)),
        ("()", ()),
        ("(-5)", ()),
        ("'", ()),
        ("10k", ()),
        ("2 h", ()),
        ("3 Mio", ()),
        ("Q3", ()),
        ("99.5%", ("99.5",)),
        ("1,23,456", ()),
        ("1.2.3", ()),
        ("12 00", ()),
        ("1,2,3", ()),
        ("ten", ()),
        ("", ()),
        (",", ()),
        ("5-7", ()),
        ("2026-09-30", ()),
    ],
)
def test_a_text_has_all_its_readings(text, readings):
    assert number_readings(text) == readings


def test_a_unit_is_left_out_where_it_is_the_right_one():
    assert number_readings("3 s", unit="s") == ("3",)
    assert number_readings("3000 ms", unit="s") == ()


def test_a_reading_that_cannot_be_is_none():
    assert number_readings("12,000", lambda number: number <= 100) == ("12",)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("$1350", "$"),
        ("1.350,50 USD", "USD"),
        ("CHF 1'350", "CHF"),
        ("(£20)", ""),
        ("1350", ""),
        ("€ 1350", ""),
        ("EUR 1350", ""),
        ("1350 €", ""),
        ("ten", ""),
        ("", ""),
    ],
)
def test_an_amount_in_other_money_is_not_taken_for_ours(text, other):
    assert other_currency(text, "EUR") == other


def test_a_sign_may_be_of_several_currencies():
    assert other_currency("$5", "CAD") == ""
    assert other_currency("¥5", "CNY") == ""
    assert other_currency("¥5", "USD") == "¥"


def test_two_readings_are_both_offered():
    assert write_one_of(("12000", "12")) == "write 12000 or 12, whichever it is"
    assert write_one_of(("12",)) == "write 12"
    assert write_one_of(()) is None


@given(st.integers(-(10**9), 10**9), st.sampled_from([",", ".", " ", "'"]))
def test_whole_numbers_in_thousands_are_among_the_readings(number, mark):
    written = f"{number:,}".replace(",", mark)
    assert float(number) in [float(each) for each in number_readings(written)]


@given(st.decimals(-(10**6), 10**6, places=2, allow_nan=False), st.booleans())
def test_money_is_read_in_either_way_of_writing(number, comma):
    written = f"{number:,.2f}"
    if comma:
        written = written.translate(str.maketrans(",.", ".,"))
    assert [float(each) for each in number_readings(written)] == [float(number)]


@given(st.text(max_size=60))
def test_any_text_is_read_or_not(text):
    assert len(number_readings(text)) <= 2
