from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importing.values import Fate, Judge, fit
from generator.model.kinds import KIND_OF_FOLDER, KINDS
from generator.model.mapping import Codes, Decimal, Source
from generator.model.table import Type

ANSWERS, INCIDENTS = KIND_OF_FOLDER["answers"], KIND_OF_FOLDER["incidents"]
CODES = Codes(
    take=("1", "2", "3", "4", "5"),
    translate={"Very good": "5"},
    no_answer={"never used": ("6",), "blank": ("0", "Blank")},
    undocumented=("11",),
)


def judge(kind, name, codes=None, comma=False, **source):
    decimal = Decimal.COMMA if comma else Decimal.POINT
    read = Source.model_validate({"column": "q", **source})
    return Judge(kind.column(name), read, codes, decimal, read.format)


@pytest.mark.parametrize(
    ("raw", "fate", "said"),
    [
        ("4", Fate.TAKEN, "4"),
        (" 4 ", Fate.TAKEN, "4"),
        ("4.0", Fate.TAKEN, "4"),
        ("Very good", Fate.TAKEN, "5"),
        ("6", Fate.NO_ANSWER, "never used"),
        ("6.0", Fate.NO_ANSWER, "never used"),
        ("0", Fate.NO_ANSWER, "blank"),
        ("Blank", Fate.NO_ANSWER, "blank"),
        ("", Fate.NO_ANSWER, "blank"),
        ("   ", Fate.NO_ANSWER, "blank"),
        ("11", Fate.UNDOCUMENTED, "undocumented"),
        ("7", Fate.UNKNOWN, "unknown"),
        ("blank", Fate.UNKNOWN, "unknown"),
    ],
)
def test_each_code_has_its_fate(raw, fate, said):
    judged = judge(ANSWERS, "rating", CODES)(raw)
    assert judged.fate is fate
    assert (judged.value or judged.reason) == said


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("rating", "5", "5"),
        ("rating", "6", None),
        ("rating", "4.5", None),
        ("recommend", "0", "0"),
        ("recommend", "11", None),
        ("home", "-1", "-1"),
        ("lost_minutes", "0.2847177143", "0.2847177143"),
        ("lost_minutes", "-1", None),
        ("lost_minutes", "nan", None),
        ("lost_minutes", "1e3", None),
        ("shirt", "TRUE", "yes"),
        ("service", "wi-fi", "wi-fi"),
        ("service", "Wi-Fi", None),
        ("service", "=cmd()", None),
        ("date", "2017", "2017"),
        ("date", "2017-02-30", None),
        ("comment", "very nice", None),
    ],
)
def test_a_value_passes_the_gate_of_its_type(name, raw, value):
    judged = judge(ANSWERS, name)(raw)
    assert (judged.value or None) == value
    assert (judged.fate is Fate.TAKEN) == (value is not None)


@pytest.mark.parametrize(
    ("kind", "name", "source", "raw", "value"),
    [
        (ANSWERS, "date", {"format": "%m/%d/%Y %I:%M %p"}, "05/11/2016 12:00 AM", "2016-05-11"),
        (ANSWERS, "date", {"format": "%d.%m.%Y", "grain": "month"}, "3.9.2026", "2026-09"),
        (ANSWERS, "date", {"format": "%d.%m.%Y", "grain": "week"}, "3.9.2026", "2026-W36"),
        (ANSWERS, "date", {"grain": "quarter"}, "2026-09-03", "2026-Q3"),
        (ANSWERS, "date", {"format": "%d.%m.%Y"}, "31.9.2026", ""),
        (INCIDENTS, "opened", {"format": "%d.%m.%y %H:%M"}, "3.9.26 07:30", "2026-09-03T07:30:00"),
        (INCIDENTS, "opened", {}, "2026-09-03 07:30", "2026-09-03T07:30"),
        (INCIDENTS, "opened", {}, "2026-09-03 25:30", ""),
        (INCIDENTS, "cause", {}, "supplier", "supplier"),
        (INCIDENTS, "cause", {}, "gremlins", ""),
    ],
)  # fmt: skip
def test_days_and_times_are_read_as_the_mapping_says(kind, name, source, raw, value):
    assert judge(kind, name, **source)(raw).value == value


def test_a_decimal_comma_is_read_only_where_the_mapping_says_so():
    assert judge(ANSWERS, "lost_minutes", comma=True)("1,5").value == "1.5"
    assert judge(ANSWERS, "lost_minutes")("1,5").fate is Fate.UNREADABLE


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12.500", "12500"), ("12.500,00", "12500.00"), ("1.234,5", "1234.5"), ("12.5", "12.5")],
)
def test_a_point_parts_thousands_where_the_comma_is_decimal(raw, value):
    assert judge(ANSWERS, "lost_minutes", comma=True)(raw).value == value


def test_a_whole_number_with_three_zeros_after_a_point_is_not_guessed():
    assert judge(ANSWERS, "rating")("5.000").fate is Fate.UNREADABLE
    assert judge(ANSWERS, "rating")("5.0").value == "5"


def test_text_that_is_not_listed_never_passes():
    codes = Codes(no_answer={"none": ("-",)})
    assert judge(ANSWERS, "comment", codes)("Jane Doe").fate is Fate.UNREADABLE
    listed = Codes(take=("spring", "=1+1"))
    assert judge(ANSWERS, "wave", listed)("spring").value == "spring"
    assert judge(ANSWERS, "wave", listed)("=1+1").fate is Fate.UNREADABLE


COLUMNS = [column for kind in KINDS for column in kind.columns]


@given(st.sampled_from(COLUMNS), st.text())
def test_whatever_is_taken_fits_and_is_no_formula(column, raw):
    judged = Judge(column, Source(column=("q",)))(raw)
    if judged.fate is Fate.TAKEN:
        assert column.type is not Type.TEXT
        assert fit(column, judged.value) == judged.value
        assert not judged.value.startswith(("=", "@", "+"))
    else:
        assert judged.value == ""
        assert judged.reason


@pytest.mark.parametrize(
    ("raw", "source", "value"),
    [
        ("2026-10-01T00:30:00Z", {}, "2026-09-30"),
        ("2026-10-01T00:30:00Z", {"grain": "day"}, "2026-09-30"),
        ("2026-10-01T00:30:00+00:00", {"grain": "month"}, "2026-09"),
        ("01.10.2026 00:30 +0000", {"format": "%d.%m.%Y %H:%M %z"}, "2026-09-30"),
        ("2026-10-01T07:30:00Z", {"grain": "day"}, "2026-10-01"),
        ("2026-10-01T00:30:00", {}, "2026-10-01"),
        ("2026-10-01", {}, "2026-10-01"),
        ("2026-02-30T00:30:00Z", {}, None),
        ("0001-01-01T00:30:00Z", {}, None),
    ],
)
def test_a_moment_with_a_zone_counts_on_the_day_that_it_was_there(raw, source, value):
    column = ANSWERS.column("date")
    ways, zone = (source["format"],) if "format" in source else (), "America/Los_Angeles"
    read = Source.model_validate({"column": "q", **source})
    judged = Judge(column, read, ways=ways, timezone=zone)(raw)
    assert (judged.value or None) == value


@pytest.mark.parametrize(
    ("raw", "begins", "value"),
    [
        ("2026/27", 4, "2026/27"),
        *[(text, 4, "2026/27") for text in ("2026-27", "2026/2027", "FY 2026/27", "26/27")],
        ("2026-Q3", 4, "2026-Q3"),
        ("2011-12", 4, "2011-12"),  # December
        *[(text, 4, None) for text in ("2026", "FY2026", "2026/28")],
        ("2026", 1, "2026"),
        *[(text, 1, None) for text in ("2026/27", "2026-27", "FY2026")],
    ],
)
def test_a_year_is_taken_where_it_can_be_one_only(raw, begins, value):
    column = KIND_OF_FOLDER["costs"].column("period")
    judged = Judge(column, Source(column=("q",)), year_begins=begins)(raw)
    assert (judged.value or None) == value
    assert judged.fate is (Fate.TAKEN if value else Fate.UNREADABLE)


@pytest.mark.parametrize(
    ("raw", "year"),
    [("2026-03-31", "2025/26"), ("2026-04-05", "2026/27"), ("2026-04-06", "2026/27")],
)
def test_days_are_made_years_of_the_organisation(raw, year):
    column = KIND_OF_FOLDER["costs"].column("period")
    judged = Judge(column, Source(column=("q",), grain="year"), year_begins=4)(raw)
    assert judged.value == year
