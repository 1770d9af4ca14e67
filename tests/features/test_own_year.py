"""Figures and pages of an organisation whose year begins in April: from files through all rooms."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest

from generator.api.tables import trend_csv
from generator.features.costs.figures import Costs
from generator.figures.figure import State
from generator.language import ENGLISH, locale_of
from generator.model.period import parse_period
from generator.pages.method import methods_view
from generator.pages.provenance import check_groups
from generator.pipeline import compute, material, read
from generator.wording.spans import span_words, span_words_with_months
from tests.checks.cases import write

ORGANISATION = "name: Borough\nyear_begins: {begins}\nas_of: 2027-06-30\n"
MAIL = "name: Mail\nstage: live\nlaunched: 2020-01-01\nperiod: {period}\n"
COSTS = """\
period,service,category,amount
2025/26,mail,licences,1200
2026/27,mail,licences,2400
2026-Q2,mail,staff,300
2026-Q3,mail,staff,300
2026-Q4,mail,staff,300
2027-Q1,mail,staff,300
"""
DAYS = pd.date_range("2024-01-01", "2027-06-30", freq="3D")
ANSWERS = "date,service,respondent,rating\n" + "".join(
    f"{day.date()},mail,p{number},{1 + number % 5}\n" for number, day in enumerate(DAYS)
)
TALLIES = """\
period,service,question,rating_1,rating_2,rating_3,rating_4,rating_5
2025/26,mail,like,1,2,3,10,20
2026/27,mail,like,1,2,3,10,50
2027/28,mail,like,1,2,3,10,50
"""


def reading_of(folder, begins="april", period="year", **data):
    files = {
        "services/organisation.yml": ORGANISATION.format(begins=begins),
        "services/it/mail.yml": MAIL.format(period=period),
        **{f"data/{kind}/a.csv": text for kind, text in data.items()},
    }
    return read(write(folder / "root", files), cache=False)


def card_of(*given, **data):
    reading = reading_of(*given, **data)
    assert not reading.checked.errors
    return mail(compute(reading))


def mail(cards):
    return next(card for card in cards.services if card.id == "mail")


@pytest.fixture(scope="module")
def borough(tmp_path_factory):
    """Return the material of pages, of an organisation with costs and counted answers by year."""
    return material_of(tmp_path_factory.mktemp("borough"))


def material_of(folder):
    reading = reading_of(folder, costs=COSTS, tallies=TALLIES)
    assert not reading.checked.errors
    return material(reading, compute(reading))


def test_costs_of_a_year_and_of_its_quarters_belong_together(borough):
    month = mail(borough.cards).panels[Costs].month
    assert month.value == (2400 + 4 * 300) / 12
    assert span_words(ENGLISH, month.span) == "2026/27"
    assert span_words_with_months(ENGLISH, month.span) == "2026/27 (April 2026 to March 2027)"
    [group] = check_groups(locale_of("de"), [(month, "")])
    assert group.period == "2026/27 (April 2026 bis März 2027)"


def test_a_year_that_still_runs_is_not_counted(borough):
    like = mail(borough.cards).signs.like
    assert (like.n, like.value) == (66, 60 / 66)
    assert span_words(ENGLISH, like.span) == "2026/27"


def test_what_is_downloaded_is_read_as_the_same_years(borough, tmp_path):
    rows = list(
        csv.DictReader(io.StringIO(trend_csv("service", "mail", mail(borough.cards).trend)))
    )
    named = {row["period"]: (row["start"], row["end"]) for row in rows}
    assert named == {
        "2025/26": ("2025-04-01", "2026-03-31"),
        "2026/27": ("2026-04-01", "2027-03-31"),
    }
    again = "".join(f"{row['period']},mail,licences,{row['answers']}\n" for row in rows)
    checked = reading_of(tmp_path, costs="period,service,category,amount\n" + again).checked
    periods = checked.records["costs"].cells["period"].values
    assert [(str(each.start), str(each.end)) for each in periods] == list(named.values())


def test_the_method_page_says_when_a_year_begins(borough):
    organisation = borough.cards.definitions.organisation.part
    english = methods_view(borough.locale, organisation, borough.cards.as_of).rules.year
    assert english == (
        "A year begins in April: 2027/28 is April 2027 to March 2028. "
        "Quarters are those of the calendar."
    )
    german = locale_of("de").where_a_year_begins(4)
    assert methods_view(german, organisation, borough.cards.as_of).rules.year == (
        "Ein Jahr beginnt im April: 2027/28 ist April 2027 bis März 2028. "
        "Quartale sind Kalenderquartale."
    )
    january = organisation.model_copy(update={"year_begins": 1})
    assert methods_view(ENGLISH, january, borough.cards.as_of).rules.year == ""


@pytest.mark.parametrize(
    ("begins", "last"), [("april", "MAR"), ("july", "JUN"), ("february", "JAN")]
)
def test_answers_by_day_are_counted_in_the_years_that_pandas_counts(tmp_path, begins, last):
    years = DAYS.to_period(f"Y-{last}")
    expected = pd.Series(1, index=years).groupby(level=0).sum()
    over = [year for year in expected.index if year.end_time <= pd.Timestamp("2027-07-01")]
    trend = card_of(tmp_path, begins, answers=ANSWERS).trend
    assert [(s.start, f.n) for s, f in zip(trend.slots, trend.figures, strict=True)] == [
        (year.start_time.date(), expected[year]) for year in over
    ]


def test_quarters_are_said_by_their_months_on_every_page(borough):
    assert borough.locale.period(parse_period("2026-Q3")) == "July to September 2026"


def test_costs_are_late_when_their_year_has_been_over_for_two_months(tmp_path):
    costs = "period,service,category,amount\n2025/26,mail,licences,9\n"
    (late,) = card_of(tmp_path, costs=costs).silences
    assert (late.stream, late.since.id) == ("costs", "2025/26")
    again = card_of(tmp_path / "july", "july", costs=costs)  # 2026/27 is not over
    assert again.silences == ()


def test_without_years_nothing_depends_on_when_one_begins(tmp_path):
    april, january = (
        card_of(tmp_path / begins, begins, "month", answers=ANSWERS)
        for begins in ("april", "january")
    )
    assert trend_csv("service", "mail", april.trend) == trend_csv("service", "mail", january.trend)
    assert april.signs.like == january.signs.like


def test_a_year_that_a_quarter_reaches_into_says_nothing_of_its_costs(tmp_path):
    reading = reading_of(tmp_path, "may", costs=COSTS)
    assert mail(compute(reading)).panels[Costs].month.state is State.NO_DATA
    found = [each for each in reading.checked.findings if each.code == "row-across-years"]
    assert [(each.place.line, each.hint) for each in found] == [
        (4, "write a row for each of its months: 2026-04, 2026-05, 2026-06")
    ]
