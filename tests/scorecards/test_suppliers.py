"Suppliers: what each delivers and when, and the downtimes steps; never a ranking."

from __future__ import annotations

from datetime import date

import pytest

from generator.features.steps.figures import Steps, leg
from generator.figures.figure import State
from generator.pipeline import compute
from generator.scorecards.overviews.suppliers import SupplierCard
from generator.scorecards.scorecard import Scorecards

SUPPLIERS = """suppliers:
- {id: lines, name: lines and Cables}
- {id: crew, name: Crew, reply: We are glad to help.}
- {id: idle, name: Zebra Crossing}
"""
MAIL = """name: Mail
stage: live
launched: 2020-01-01
log_since: 2024-01-01
targets: [{since: 2020-01-01, at_least: 0.7}, {since: 2026-01-01, at_least: 0.8}]
steps:
- id: open
  name: Open it
  delivered_by:
  - {since: 2020-01-01, supplier: crew}
  - {since: 2026-09-01, supplier: lines}
- id: send
  name: Send it
  delivered_by: [{since: 2020-01-01, supplier: crew}]
promises:
- {id: up, name: It is up, supplier: lines, targets: [{since: 2020-01-01, value: 99}]}
"""
PHONE = """name: Phone
stage: live
launched: 2020-01-01
log_since: 2024-01-01
steps:
- id: ring
  name: Ring
  delivered_by: [{since: 2020-01-01, supplier: crew}, {since: 2026-12-01, supplier: lines}]
"""
FAX = """name: Fax
stage: retired
launched: 2004-01-01
retired: 2025-06-30
steps: [{id: fax, name: Fax it, delivered_by: [{since: 2004-01-01, supplier: crew}]}]
"""
SOON = """name: Soon
stage: pipeline
steps: [{id: ask, name: Ask it, delivered_by: [{since: 2026-05-01, supplier: lines}]}]
"""
LOG = """id,service,opened,resolved,planned,step,people,cause
1,mail,2026-08-31T18:00,2026-09-01T08:00,no,open,10,supplier
2,mail,2026-09-02T08:00,2026-09-02T10:00,no,send,20,disputed
3,phone,2026-09-02T08:00,2026-09-02T10:00,no,ring,30,disputed
"""


def cards(repository, **files: str) -> Scorecards:
    every = {
        "services/suppliers.yml": SUPPLIERS,
        "services/it/mail.yml": MAIL,
        "services/it/phone.yml": PHONE,
        "services/it/fax.yml": FAX,
        "services/it/soon.yml": SOON,
        "data/incidents/i.csv": LOG,
    }
    reading = repository(every | files)
    assert reading.checked.errors == ()
    return compute(reading)


def suppliers(repository, **files: str) -> dict[str, SupplierCard]:
    return {card.id: card for card in cards(repository, **files).suppliers}


def test_they_come_in_order_of_name(repository):
    assert list(suppliers(repository)) == ["crew", "lines", "idle"]


def test_what_is_delivered_now_earlier_and_later(repository):
    found = suppliers(repository)
    lines = {each.card.id: each for each in found["lines"].carried}
    assert [turn.step.id for turn in lines["mail"].now] == ["open"]
    assert lines["mail"].now[0].since == date(2026, 9, 1)
    assert (lines["phone"].now, lines["phone"].coming[0].since) == ((), date(2026, 12, 1))
    assert (lines["soon"].now, len(lines["soon"].coming)) == ((), 1)
    crew = {each.card.id: each for each in found["crew"].carried}
    assert [turn.step.id for turn in crew["mail"].now] == ["send"]
    assert crew["mail"].earlier[0].until == date(2026, 8, 31)
    assert (crew["fax"].now, crew["fax"].earlier[0].until) == ((), date(2025, 6, 30))
    assert [each.card.id for each in found["crew"].current] == ["mail", "phone"]
    assert found["idle"].carried == ()


def test_time_without_its_steps_is_the_sum_over_services(repository):
    found = suppliers(repository)
    assert found["crew"].total.value == 10.0 + 40.0 + 60.0
    assert found["crew"].total.id == "supplier:crew/time-lost"
    assert found["lines"].total.value == 10.0
    causes = {cause: figure.value for cause, figure in found["crew"].by_cause}
    assert causes == {"supplier": 10.0, "disputed": 100.0}


def test_the_latest_breakdowns_are_those_of_its_steps_while_it_delivered_them(repository):
    found = suppliers(repository)
    said = {
        name: [(day.isoformat(), card.id, cause) for day, card, cause in each.last]
        for name, each in found.items()
    }
    assert said["crew"] == [
        ("2026-09-02", "mail", "disputed"),
        ("2026-09-02", "phone", "disputed"),
        ("2026-08-31", "mail", "supplier"),
    ]
    assert said["lines"] == said["idle"] == []


def test_five_are_listed_none_of_them_planned_or_outside_service_hours(repository):
    rows = [
        f"{n},mail,2026-0{n}-02T08:00,2026-0{n}-02T10:00,no,send,20,human\n" for n in range(1, 8)
    ]
    work = "8,mail,2026-09-12T08:00,2026-09-12T10:00,yes,send,20,change\n"
    night = "9,mail,2026-09-13T02:00,2026-09-13T03:00,no,send,20,change\n"
    log = LOG.splitlines()[0] + "\n" + "".join(rows) + work + night
    files = {
        "services/it/mail.yml": f"{MAIL}hours: Mon-Sun 06:00-22:00\n",
        "data/incidents/i.csv": log,
    }
    crew = suppliers(repository, **files)["crew"]
    assert [(day.month, cause) for day, _, cause in crew.last] == [
        (month, "human") for month in (7, 6, 5, 4, 3)
    ]


def test_who_delivers_nothing_has_no_time(repository):
    idle = suppliers(repository)["idle"].total
    assert (idle.state, idle.span) == (State.NO_DATA, None)


def test_a_service_without_a_log_makes_the_sum_at_least(repository):
    quiet = PHONE.replace("log_since: 2024-01-01\n", "")
    log = "".join(LOG.splitlines(keepends=True)[:-1])
    files = {"services/it/phone.yml": quiet, "data/incidents/i.csv": log}
    crew = suppliers(repository, **files)["crew"]
    assert (crew.total.value, crew.total.at_least) == (50.0, True)
    (phone,) = (each for each in crew.carried if each.card.id == "phone")
    assert phone.lost is not None
    assert phone.lost.state is State.NO_DATA


def test_nothing_broken_with_a_log_is_zero_and_without_one_not_known(repository):
    log = LOG.splitlines()[0] + "\n1,mail,2026-06-02T08:00,2026-06-02T10:00,no,open,10,supplier\n"
    crew = suppliers(repository, **{"data/incidents/i.csv": log})["crew"]
    assert (crew.total.value, crew.total.at_least) == (0.0, False)
    files = {
        "data/incidents/i.csv": log,
        "services/it/phone.yml": PHONE.replace("log_since: 2024-01-01\n", ""),
    }
    crew = suppliers(repository, **files)["crew"]
    assert (crew.total.state, crew.total.value) == (State.NO_DATA, None)


def test_a_target_is_shared_by_all_who_deliver(repository):
    found = suppliers(repository)
    mail = next(each for each in found["lines"].carried if each.card.id == "mail")
    assert mail.others == ("crew",)
    assert [target.at_least for target in mail.targets] == [0.8]


def test_a_promise_stands_with_who_gave_it(repository):
    found = suppliers(repository)
    given = {
        name: [kept.promise.id for each in card.carried for kept in each.promises]
        for name, card in found.items()
    }
    assert given == {"lines": ["up"], "crew": [], "idle": []}


def test_their_figures_are_published_and_can_be_explained(repository):
    figures = cards(repository).figures()
    assert figures["supplier:crew/time-lost"].value == 110.0
    assert figures["supplier:crew/time-lost?cause=disputed"].sources == (
        "data/incidents/i.csv",
        "services/it/mail.yml",
        "services/it/phone.yml",
    )


@pytest.mark.parametrize(
    ("day", "now", "since", "before", "until", "coming"),
    [
        (date(2019, 1, 1), None, None, None, None, "crew"),
        (date(2026, 8, 31), "crew", date(2020, 1, 1), None, None, "lines"),
        (date(2026, 9, 1), "lines", date(2026, 9, 1), "crew", date(2026, 8, 31), None),
    ],
)
def test_who_delivers_a_step_on_a_day(repository, day, now, since, before, until, coming):
    step = cards(repository).services[1].service.steps[0]
    found = leg(step, day)
    assert (found.now, found.since, found.before, found.until) == (now, since, before, until)
    assert (found.coming.supplier if found.coming else None) == coming


def test_a_contract_that_was_renewed_is_one_turn(repository):
    twice = MAIL.replace(
        "delivered_by: [{since: 2020-01-01, supplier: crew}]",
        "delivered_by: [{since: 2020-01-01, supplier: crew}, {since: 2024-01-01, supplier: crew}]",
    )
    found = cards(repository, **{"services/it/mail.yml": twice})
    mail = next(card for card in found.services if card.id == "mail")
    send = mail.panels[Steps].legs[1]
    assert (send.since, send.before) == (date(2020, 1, 1), None)
    crew = next(card for card in found.suppliers if card.id == "crew")
    turns = [turn for each in crew.carried if each.card.id == "mail" for turn in each.now]
    assert [turn.since for turn in turns] == [date(2020, 1, 1)]
