"""What it costs, and how many use it: from files through all rooms."""

from __future__ import annotations

import pytest

from generator.features.costs.figures import Costs
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.wording.spans import span_words
from tests.figures.test_states import card

HEAD = "name: Mail\nstage: live\nlaunched: 2020-01-01\n"
ORGANISATION = "name: Small Works\nas_of: 2026-09-30\ncurrency: CHF\n"
MONTHS = ("2026-07", "2026-08", "2026-09")
COMMUNITIES = """communities:
- {id: office, name: Office, size: [{since: 2020-01-01, people: 150}]}
- id: field
  name: Field
  size: [{since: 2020-01-01, people: 50}, {since: 2026-09-15, people: 100}]
- {id: guests, name: Guests}
"""


def spent(*rows: str) -> str:
    return "\n".join(["period,service,category,amount", *rows, ""])


def used(*rows: str) -> str:
    return "\n".join(["period,service,step,people,started,completed", *rows, ""])


def found(repository, costs: str = "", use: str = "", service: str = HEAD, **more: str) -> Costs:
    files = {"service": service, "services/organisation.yml": ORGANISATION, **more}
    if costs:
        files["data/costs/c.csv"] = costs
    if use:
        files["data/usage/u.csv"] = use
    return card(repository, **files).panels[Costs]


MONTHLY = spent(*(f"{m},mail,{c}" for m in MONTHS for c in ("people,800", "licences,200")))
BY_MONTH = used(*(f"{m},mail,,100,500,400" for m in MONTHS))


def test_costs_are_divided_by_people_and_months(repository):
    costs = found(repository, MONTHLY, BY_MONTH)
    assert costs.person.id == "mail/cost-per-person"
    assert (costs.person.value, costs.completed.value, costs.month.value) == (10.0, 2.5, 1000.0)
    assert costs.person.unit == "CHF"
    assert costs.person.sources == ("data/costs/c.csv", "data/usage/u.csv")
    assert costs.person.span is not None
    assert span_words(ENGLISH, costs.person.span) == "July to September 2026"


def test_categories_are_distinguished_and_add_up(repository):
    costs = found(repository, MONTHLY, BY_MONTH)
    assert [(n, f.id, f.value) for n, f in costs.by_category] == [
        ("people", "mail/cost?category=people", 800.0),
        ("licences", "mail/cost?category=licences", 200.0),
    ]


def test_a_category_may_have_any_name(repository):
    costs = found(repository, spent('2026-09,mail,"R&D = 1, own",5'))
    assert costs.by_category[0][1].id == "mail/cost?category=R%26D+%3D+1%2C+own"


def test_only_months_with_both_count(repository):
    """August has costs and no use, July use and no costs: September is left."""
    costs = found(
        repository,
        spent("2026-08,mail,a,9000", "2026-09,mail,a,1000"),
        used("2026-07,mail,,1,1,1", "2026-09,mail,,100,500,400"),
    )
    assert (costs.person.value, costs.completed.value) == (10.0, 2.5)
    assert costs.person.span is not None
    assert span_words(ENGLISH, costs.person.span) == "September 2026"
    assert costs.month.value == 5000.0


def test_a_gap_in_time_is_said(repository):
    costs = found(repository, spent("2026-07,mail,a,1000", "2026-09,mail,a,1000"), BY_MONTH)
    assert costs.person.value == 10.0
    assert costs.person.span is not None
    assert span_words(ENGLISH, costs.person.span) == "July 2026, September 2026"


@pytest.mark.parametrize(
    ("costs", "use"),
    [
        (spent("2026-Q3,mail,a,3000"), BY_MONTH),
        (MONTHLY, used("2026-Q3,mail,,100,1500,1200")),
        (spent("2026-Q3,mail,a,3000"), used("2026-Q3,mail,,100,1500,1200")),
        (spent("2026-Q3,mail,a,1500", *(f"{m},mail,b,500" for m in MONTHS)), BY_MONTH),
    ],
)
def test_months_and_quarters_fit_together(repository, costs, use):
    seen = found(repository, costs, use)
    assert (seen.person.value, seen.completed.value) == (10.0, 2.5)
    assert seen.month.value == 1000.0


def test_people_who_come_and_go_are_averaged_over_the_quarter(repository):
    use = used(*(f"{m},mail,,{n},1,1" for m, n in zip(MONTHS, (50, 100, 150), strict=True)))
    assert found(repository, spent("2026-Q3,mail,a,3000"), use).person.value == 10.0


def test_what_is_paid_by_the_year_is_not_taken_for_a_month(repository):
    """The licences of 2026 are not known yet: its months alone would be too cheap."""
    months = [f"{y}-{m:02}" for y in (2025, 2026) for m in range(1, 13)][:21]
    costs = spent("2025,mail,licences,12000", *(f"{m},mail,people,1000" for m in months))
    seen = found(repository, costs, used(*(f"{m},mail,,100,1,1" for m in months)))
    assert seen.person.value == 20.0
    assert seen.person.span is not None
    assert span_words(ENGLISH, seen.person.span) == "2025"


def test_a_year_long_gone_is_not_what_it_costs_now(repository):
    seen = found(repository, spent("2024,mail,a,12000"), used("2024,mail,,100,1,1"))
    assert (seen.person.state, seen.month.state) == (State.NO_DATA, State.NO_DATA)


def test_money_that_came_back_is_taken_off(repository):
    costs = spent("2026-09,mail,a,1500", "2026-09,mail,credit,-500")
    assert found(repository, costs, BY_MONTH).person.value == 10.0


@pytest.mark.parametrize(
    "use", ["", used("2026-09,mail,,0,0,0"), used("2026-06,mail,,100,500,400")]
)
def test_costs_without_use(repository, use):
    costs = found(repository, spent("2026-09,mail,a,1000"), use)
    assert costs.person.state is costs.completed.state is State.NO_DATA
    assert costs.person.value is None
    assert costs.month.value == 1000.0


def test_use_without_costs(repository):
    costs = found(repository, "", BY_MONTH)
    assert costs.person.state is costs.month.state is State.NO_DATA
    assert (costs.people.value, costs.by_category) == (100.0, ())


def test_nothing_at_all(repository):
    costs = found(repository)
    assert {figure.state for figure in costs.figures} == {State.NO_DATA}


def test_a_service_to_come_costs_and_nobody_uses_it(repository):
    pipeline = "name: Mail\nstage: pipeline\n"
    costs = found(repository, spent("2026-09,mail,a,1000"), service=pipeline)
    assert costs.month.value == 1000.0
    assert costs.person.state is State.NOT_APPLICABLE


def test_use_of_a_step_is_not_use_of_the_service(repository):
    service = HEAD + "steps: [{id: open, name: Open it}]\n"
    use = used("2026-09,mail,open,7,9,8")
    costs = found(repository, spent("2026-09,mail,a,1000"), use, service)
    assert (costs.people.state, costs.completed.state) == (State.NO_DATA, State.NO_DATA)


@pytest.mark.parametrize(
    ("communities", "people", "share", "size"),
    [
        ("[office]", 120, 0.8, 150),
        ("[office, field]", 200, 0.8, 250),  # as large as they were in the end
        ("[office]", 150, 1.0, 150),
        ("[office]", 151, None, 150),  # more than all
        ("[office, guests]", 120, None, None),  # nobody knows how many guests
        ("[]", 120, None, None),
    ],
)
def test_take_up_by_the_size_at_that_time(repository, communities, people, share, size):
    service = f"{HEAD}communities: {communities}\n"
    files = {"services/communities.yml": COMMUNITIES}
    costs = found(repository, "", used(f"2026-09,mail,,{people},,"), service, **files)
    assert (costs.take_up.value, costs.size) == (share, size)
    assert costs.take_up.state is (State.SHOWN if share is not None else State.NO_DATA)


def test_take_up_is_that_of_the_last_period(repository):
    service = f"{HEAD}communities: [field]\n"
    files = {"services/communities.yml": COMMUNITIES}
    use = used("2026-08,mail,,45,,", "2026-07,mail,,1,,")
    assert found(repository, "", use, service, **files).take_up.value == 0.9


def test_a_quarter_with_a_month_of_unknown_use_is_left_out(repository):
    use = used("2026-07,mail,,100,5,4", "2026-08,mail,,100,5,4")
    costs = found(repository, spent("2026-Q3,mail,a,3000"), use)
    assert (costs.person.value, costs.completed.value) == (None, None)


def test_a_week_that_began_before_the_window_is_not_in_it(repository):
    costs = found(repository, spent("2026-W27,mail,a,700", "2026-W28,mail,a,70"))
    assert costs.month.span is not None
    assert costs.month.span.start.isoformat() == "2026-07-06"
    assert costs.month.value == pytest.approx(70 * 30.436875 / 7)
