"""A level that is new, from files: it is never “as usual”, and both levels are said in numbers."""

from __future__ import annotations

from datetime import date

import pytest

from generator.drawing.trends import trend_view
from generator.figures.card import Scorecard
from generator.language import ENGLISH
from generator.model.period import parse_period
from generator.scorecards.scorecard import card_figures
from generator.wording.sentences import movement
from tests.figures.test_states import card, rows
from tests.measures.test_xmr_level import EXPENSES

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
AS_OF = date(2026, 9, 30)
LAST = parse_period("2026-09")
A_FORM = "events: [{date: 2024-08-05, kind: change, title: A form}]\n"


def made(repository, shares, extra: str = "", n: int = 60) -> Scorecard:
    """Months up to September 2026, with as many likes of ``n`` as shares say."""
    first = LAST.shift(1 - len(shares))
    answers = ""
    for place, share in enumerate(shares):
        likes = round(share * n)
        answers += rows(f"{first.shift(place).start}", likes, n - likes)
    return card(repository, answers, service=HEAD + extra)


def level_of(found: Scorecard) -> str:
    view = trend_view(ENGLISH, found.trend, AS_OF, "like.csv")
    assert view is not None
    return view.level.replace("\u202f", " ")


def said(found: Scorecard) -> str:
    return movement(ENGLISH, found.trend, AS_OF)[0]


def test_a_service_that_fell_and_stayed_there_is_not_as_usual(repository):
    found = made(repository, EXPENSES, A_FORM)
    assert movement(ENGLISH, found.trend, AS_OF) == ("less than before August 2024", "bad")
    view = trend_view(ENGLISH, found.trend, AS_OF, "like.csv")
    assert view is not None
    assert view.title == "Fewer people like it than before August 2024"
    assert level_of(found) == (
        "Before “A form” on 5 August 2024: 46 % liked it (42–50 %, 600 answers). "
        "Since September 2024: 33 % liked it (31–35 %, 1,500 answers). "
        "That is 13 points lower (−18\xa0to\xa0−9). "
        "The chart’s usual range comes from both times together."
    )


def test_without_an_event_the_month_is_named(repository):
    found = made(repository, EXPENSES)
    assert said(found) == "less than before September 2024"
    assert level_of(found).startswith(
        "Up to August 2024: 46 % liked it (42–50 %, 660 answers). Since"
    )


def test_a_run_that_holds_names_its_event_and_both_levels(repository):
    shares = [0.7, 0.66] * 12 + [0.5, 0.46] * 4
    event = "events: [{date: 2026-01-12, kind: change, title: New sign-in}]\n"
    found = made(repository, shares, event)
    assert said(found) == "less than usual since February"
    assert level_of(found).startswith("Before “New sign-in” on 12 January 2026: 68 % liked it")
    assert level_of(found).endswith("That is 20 points lower (−25\xa0to\xa0−15).")


def test_a_rise_that_stayed_is_more_than_before(repository):
    found = made(repository, [1 - share for share in EXPENSES])
    assert movement(ENGLISH, found.trend, AS_OF) == ("more than before September 2024", "good")


def test_what_came_back_is_as_usual_again(repository):
    shares = [0.7, 0.58] * 10 + [0.2] + [0.7, 0.58] * 3
    found = made(repository, shares)
    assert found.trend.level is None
    assert said(found) == "as usual again"


def test_what_was_low_from_the_beginning_is_not_as_usual_again(repository):
    shares = [0.4, 0.56] * 3 + [0.4] + [0.6, 0.76] * 3
    found = made(repository, shares, n=50)
    assert found.trend.chart.signals[0] is not None
    assert said(found) == "as usual"


def test_few_answers_make_no_new_level(repository):
    found = made(repository, [0.7, 0.6] * 10 + [0.6, 0.55] * 4, n=31)
    assert found.trend.level is None


def test_a_steady_service_is_as_usual(repository):
    assert said(made(repository, [0.7, 0.66] * 18, A_FORM)) == "as usual"


def test_its_figures_are_published_and_add_up(repository):
    found = made(repository, EXPENSES, A_FORM)
    figures = {figure.id: figure for figure in card_figures(found)}
    before, after = figures["mail/like?level=before"], figures["mail/like?level=now"]
    gap = figures["mail/difference?level=now"]
    assert gap.value == pytest.approx(after.value - before.value)
    assert gap.n == before.n + after.n == 2100
    assert before.span is not None
    assert after.span is not None
    assert gap.excluded_span == (date(2024, 8, 1), date(2024, 8, 31))
    assert (before.span.end, after.span.start) == (date(2024, 7, 31), date(2024, 9, 1))


def test_a_withheld_month_is_left_out_of_its_level(repository):
    shares = list(EXPENSES)
    answers = made(repository, shares, A_FORM)
    assert answers.trend.level is not None
    first = LAST.shift(1 - len(shares))
    few = ""
    for place, share in enumerate(shares):
        n = 9 if place == 3 else 60
        likes = round(share * n)
        few += rows(f"{first.shift(place).start}", likes, n - likes)
    found = card(repository, few, service=HEAD + A_FORM).trend.level
    assert found is not None
    assert found.before.n == 540
    assert found.before.excluded_days == ("2024-01-01/2024-01-31",)
    assert found.gap.excluded_days == found.before.excluded_days
