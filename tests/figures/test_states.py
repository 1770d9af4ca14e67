"""Each state from files, through all rooms: what an owner writes is what a reader sees."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from generator.disclosure.published import Mode
from generator.figures.answers import LIKE, RECOMMEND, YES
from generator.figures.by_period import ByPeriod
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.figures.verdict import Shirt
from generator.language import ENGLISH
from generator.pipeline import Reading, compute
from generator.wording.spans import span_words

Repository = Callable[[Mapping[str, str]], Reading]
HEADER = "date,service,rating\n"


def rows(day: str, likes: int, others: int) -> str:
    return f"{day},mail,5\n" * likes + f"{day},mail,2\n" * others


def invited(number: int, mode: str = "list", period: str = "2026-09") -> str:
    return f"period,service,invited,mode\n{period},mail,{number},{mode}\n"


def card(repository: Repository, answers: str = "", **files: str) -> Scorecard:
    every = dict(files)
    if answers:
        every["data/answers/a.csv"] = HEADER + answers
    if "invitations" in every:
        every["data/invitations/i.csv"] = every.pop("invitations")
    if "service" in every:
        every["services/it/mail.yml"] = every.pop("service")
    reading = repository(every)
    assert reading.checked.errors == ()
    return compute(reading).services[0]


def like(repository: Repository, answers: str = "", **files: str) -> Figure:
    return card(repository, answers, **files).signs.like


def test_nobody_asked(repository):
    assert like(repository).state is State.NOT_ASKED


def test_asked_and_nobody_answered(repository):
    assert like(repository, invitations=invited(20)).state is State.NO_DATA


@pytest.mark.parametrize(
    ("people", "state"),
    [
        (1, State.WITHHELD),
        (9, State.WITHHELD),
        (10, State.FEW),
        (29, State.FEW),
        (30, State.SHOWN),
    ],
)
def test_privacy_and_reliability_have_their_own_floors(repository, people, state):
    figure = like(repository, rows("2026-09-01", people, 0))
    assert figure.state is state
    assert (figure.value is None) == (state is State.WITHHELD)
    assert (figure.n is None) == (state is State.WITHHELD)


def test_few_people_with_many_answers_are_withheld(repository):
    days = (f"2026-{month:02}-{day:02}" for month in (8, 9) for day in range(1, 21))
    text = "date,service,rating,respondent\n" + "".join(f"{day},mail,5,7\n" for day in days)
    figure = like(repository, **{"data/answers/b.csv": text})
    assert figure.state is State.WITHHELD


def test_a_service_in_the_pipeline_is_not_applicable(repository):
    service = "name: Mail\npurpose: I write.\nstage: pipeline\n"
    assert like(repository, service=service).state is State.NOT_APPLICABLE


def test_a_window_grows_until_answers_reach_the_floor_and_says_so(repository):
    answers = rows("2026-09-01", 12, 0) + rows("2026-06-01", 12, 0) + rows("2026-04-01", 12, 0)
    figure = like(repository, answers)
    assert (figure.state, figure.n) == (State.SHOWN, 36)
    assert figure.span is not None
    assert figure.span.lengthened
    assert span_words(ENGLISH, figure.span) == "April to September 2026"


def test_a_window_that_suffices_stays_short(repository):
    figure = like(repository, rows("2026-09-01", 30, 0) + rows("2026-06-01", 30, 0))
    assert figure.span is not None
    assert (figure.n, figure.span.lengthened) == (30, False)
    assert span_words(ENGLISH, figure.span) == "July to September 2026"


@pytest.mark.parametrize(
    ("likes", "others", "shirt"),
    [
        (90, 10, Shirt.LOVED),
        (140, 101, Shirt.LIKED),  # 58 % of 241
        (130, 111, Shirt.UNDECIDED),  # 54 % of 241
        (25, 75, Shirt.PINATA),
        (20, 0, Shirt.TOO_FEW),
        (5, 0, Shirt.TOO_FEW),
    ],
)
def test_the_shirt_comes_from_the_interval(repository, likes, others, shirt):
    assert card(repository, rows("2026-09-01", likes, others)).shirt is shirt


def test_thresholds_are_the_organisations(repository):
    organisation = "name: Small Works\nas_of: 2026-09-30\nthresholds: {loved: 0.95, pinata: 0.2}\n"
    found = card(
        repository, rows("2026-09-01", 90, 10), **{"services/organisation.yml": organisation}
    )
    assert found.shirt is Shirt.LIKED


def test_a_list_and_an_open_link_are_never_pooled(repository):
    answers = rows("2026-09-01", 40, 0) + rows("2026-08-01", 0, 50)
    figure = like(repository, answers, invitations=invited(100))
    assert (figure.mode, figure.n, figure.value) == (Mode.LIST, 40, 1.0)
    figure = like(repository, answers, invitations=invited(100, mode="open"))
    assert (figure.mode, figure.n) == (Mode.OPEN, 90)


def test_the_response_rate_wants_the_same_people_on_both_sides(repository):
    answers = rows("2026-09-01", 40, 0)
    found = card(repository, answers, invitations=invited(80)).signs.response
    assert (found.state, found.value, found.n, found.of) == (State.SHOWN, 0.5, 40, 80)
    straddling = invited(80, period="2026")
    found = card(repository, answers, invitations=straddling).signs.response
    assert (found.state, found.value) == (State.NO_DATA, None)


def test_where_nobody_knows_how_many_were_asked_there_is_no_rate(repository):
    text = "period,service,invited,mode\n2026-09,mail,,list\n"
    found = card(repository, rows("2026-09-01", 40, 0), invitations=text)
    assert (found.signs.like.mode, found.signs.like.n) == (Mode.LIST, 40)
    assert (found.signs.response.state, found.signs.response.value) == (State.NO_DATA, None)


def test_a_column_of_weights_moves_nothing(repository):
    text = "date,service,rating,weight\n"
    text += "2026-09-01,mail,5,3\n" * 30 + "2026-09-01,mail,1,0\n" * 30
    figure = like(repository, **{"data/answers/w.csv": text})
    assert (figure.value, figure.n) == (0.5, 60)


def test_every_question_has_its_figure(repository):
    text = "date,service,rating,ease,recommend,home,shirt\n"
    text += "2026-09-01,mail,5,4,10,1,yes\n" * 20 + "2026-09-01,mail,1,2,3,-1,no\n" * 20
    signs = card(repository, **{"data/answers/q.csv": text}).signs
    assert [figure.value for figure in signs.all()[:-1]] == [0.5, 0.5, 0.0, 0.5, 0.0, 0.5, 0.5]
    assert signs.recommend.n == 40
    assert signs.recommend.low == pytest.approx(-0.29363, abs=1e-5)


def test_blank_is_not_zero(repository):
    text = "date,service,rating,ease\n" + "2026-09-01,mail,,5\n" * 30 + "2026-09-01,mail,5,\n" * 30
    signs = card(repository, **{"data/answers/q.csv": text}).signs
    assert (signs.like.n, signs.ease.n) == (30, 30)
    assert (signs.like.value, signs.ease.value) == (1.0, 1.0)


def test_an_answer_about_a_step_is_not_about_the_service(repository):
    service = (
        "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
        "steps: [{id: open, name: Open it}]\n"
    )
    text = "date,service,rating,step\n" + "2026-09-01,mail,1,open\n" * 40
    assert like(repository, service=service, **{"data/answers/s.csv": text}).n is None


def test_a_trend_breaks_where_the_survey_changed(repository):
    service = (
        "name: Mail\npurpose: I write.\nstage: live\nlaunched: 2020-01-01\n"
        "events: [{date: 2026-08-15, kind: survey-change, title: New form}]\n"
    )
    answers = "".join(
        rows(day, 30, 10) for day in ("2026-07-10", "2026-08-10", "2026-08-20", "2026-09-10")
    )
    found = card(repository, answers, service=service)
    assert [slot.segment for slot in found.trend.slots] == [0, 0, 1, 1]
    assert [figure.id for figure in found.trend.figures] == [
        "mail/like?period=2026-07",
        "mail/like?part=2026-08-01&period=2026-08",
        "mail/like?part=2026-08-15&period=2026-08",
        "mail/like?period=2026-09",
    ]
    assert [segment.start for segment in found.trend.chart.segments] == [0, 2]
    assert found.signs.like.n == 80
    assert found.change is None


def test_months_without_rows_have_no_number(repository):
    found = card(repository, rows("2026-06-10", 40, 0) + rows("2026-09-10", 40, 0))
    assert [figure.state for figure in found.trend.figures] == [
        State.SHOWN,
        State.NOT_ASKED,
        State.NOT_ASKED,
        State.SHOWN,
    ]


def test_liking_is_compared_with_the_same_months_a_year_before(repository):
    now, before = rows("2026-09-10", 80, 20), rows("2025-09-10", 50, 50)
    found = card(repository, now + before)
    assert found.change is not None
    assert found.change.figure.value == pytest.approx(0.3)
    assert found.change.figure.low == pytest.approx(0.1702, abs=2e-3)
    assert found.change.p < 0.001


def test_a_mix_does_not_reveal_a_service_that_is_withheld(repository):
    small = {"services/it/post.yml": "name: Post\nstage: live\nlaunched: 2020-01-01\n"}
    few, more = "2026-09-01,post,1\n" * 5, "2026-09-01,post,1\n" * 40
    for rest, number in ((few, 100), (more, 140)):
        answers = HEADER + rows("2026-09-01", 60, 40) + rest
        cards = compute(repository({**small, "data/answers/a.csv": answers}))
        assert cards.providers[0].mix.n == number


def test_every_figure_of_a_card_can_be_found_by_its_id(repository):
    reading = repository({"data/answers/a.csv": HEADER + rows("2026-09-01", 40, 0)})
    figures = compute(reading).figures()
    assert "mail/like" in figures
    assert "mail/like?period=2026-09" in figures
    assert "provider:it/like" in figures
    assert all(identity == figure.id for identity, figure in figures.items())


def test_a_charts_values_are_those_of_its_figures(example_cards):
    """The chart is made without figures: what it read must be what the page then says."""
    cards = example_cards
    seen = set()
    for card in (*cards.services, *cards.providers):
        for question, estimator in (("like", LIKE), ("recommend", RECOMMEND), ("shirt", YES)):
            periods = ByPeriod(card.signs._subject_context, question, estimator)
            values = [None if value != value else value for value in periods.values]
            assert values == [figure.value for figure in periods.figures]
            assert list(periods.full) == [figure.full for figure in periods.figures]
            seen |= {figure.state for figure in periods.figures}
    assert seen >= {State.SHOWN, State.FEW, State.WITHHELD, State.NO_DATA}


def test_a_number_says_so_where_rows_of_its_days_were_left_out(repository):
    good = rows("2026-09-01", 40, 0) + rows("2026-06-01", 40, 0)
    whole, partial = card(repository, good), card(repository, good + "2026-09-02,mail,6\n")
    assert not any(figure.partial for figure in (*whole.signs.all(), *whole.trend.figures))
    assert partial.signs.like.partial
    assert partial.signs.like.n == whole.signs.like.n == 40
    by_id = {figure.id: figure.partial for figure in partial.trend.figures if figure.has_value}
    assert by_id == {"mail/like?period=2026-06": False, "mail/like?period=2026-09": True}
    assert not partial.signs.ease.partial, "the row answers another question"


def test_a_row_of_an_unreadable_day_may_be_of_any(repository):
    good = rows("2026-09-01", 40, 0)
    assert like(repository, good + "2026-13-01,mail,4\n").partial
