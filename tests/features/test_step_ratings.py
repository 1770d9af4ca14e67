"""Answers about a step: apart from those about the service, for the supplier of that time."""

from __future__ import annotations

from datetime import date

import pytest
from scipy import stats

from generator.cli.explain import Origins
from generator.features.steps.figures import Steps
from generator.features.steps.words import describe
from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pages.table import pages
from generator.pipeline import compute, material

SERVICE = """\
name: Mail
purpose: I write to anybody.
stage: live
launched: 2020-01-01
steps:
  - id: sign-in
    name: Sign in
    delivered_by:
      - {since: 2020-01-01, supplier: old-keys}
      - {since: 2026-08-15, supplier: new-keys}
  - {id: write, name: Write}
"""
SUPPLIERS = "suppliers:\n  - {id: old-keys, name: Old Keys}\n  - {id: new-keys, name: New Keys}\n"
HEADER = "date,service,step,rating\n"


def made(day: str, likes: int, others: int, step: str = "sign-in") -> str:
    return f"{day},mail,{step},5\n" * likes + f"{day},mail,{step},2\n" * others


def read(repository, answers, **files):
    reading = repository(
        {
            "services/it/mail.yml": SERVICE,
            "services/suppliers.yml": SUPPLIERS,
            "data/answers/a.csv": HEADER + answers,
            **files,
        }
    )
    assert reading.checked.errors == ()
    return reading


def card(repository, answers, **files):
    return compute(read(repository, answers, **files)).services[0]


def ratings(repository, answers, **files):
    return card(repository, answers, **files).panels[Steps].ratings


BOTH = made("2026-08-03", 8, 32) + made("2026-08-20", 30, 10) + made("2026-09-03", 20, 5)


def test_answers_before_and_after_a_handover_are_never_counted_together(repository):
    now, before = ratings(repository, BOTH)
    assert [(each.supplier, each.until) for each in (now, before)] == [
        ("new-keys", None),
        ("old-keys", date(2026, 8, 14)),
    ]
    for each, likes, n in ((now, 50, 65), (before, 8, 40)):
        range_ = stats.binomtest(likes, n).proportion_ci(method="wilson")
        assert (each.figure.value, each.figure.n) == (likes / n, n)
        assert (each.figure.low, each.figure.high) == pytest.approx((range_.low, range_.high))
        assert each.figure.state is State.SHOWN
    assert now.figure.span.start == date(2026, 8, 15)


def test_an_answer_about_a_step_is_none_about_the_service(repository):
    found = card(repository, BOTH + made("2026-09-03", 31, 0, step=""))
    assert (found.signs.like.n, found.signs.like.value) == (31, 1)
    assert found.panels[Steps].ratings[0].figure.n == 65


@pytest.mark.parametrize(
    ("people", "state"), [(9, State.WITHHELD), (10, State.FEW), (30, State.SHOWN)]
)
def test_a_step_passes_the_same_door(repository, people, state):
    (found,) = ratings(repository, made("2026-09-03", people, 0))
    assert found.figure.state is state
    assert (found.figure.value is None) == (found.figure.n is None) == (state is State.WITHHELD)


def test_the_days_of_a_handover_do_not_show_what_is_withheld(repository):
    """Six answers with the old supplier, in a month that is large enough as a whole."""
    now, before = ratings(repository, made("2026-08-03", 6, 0) + made("2026-08-20", 40, 0))
    assert now.figure.n == 40
    assert before.figure.state is State.WITHHELD


def test_the_list_of_the_service_holds_for_its_steps(repository):
    invited = "period,service,invited,mode\n2026-08,mail,300,list\n2026-09,mail,300,list\n"
    rows = made("2026-06-03", 0, 40) + BOTH
    now, _ = ratings(repository, rows, **{"data/invitations/i.csv": invited})
    assert (now.figure.mode, now.figure.n) == ("list", 65)


def test_who_never_asked_about_a_step_says_nothing_of_it(repository):
    assert ratings(repository, made("2026-09-03", 40, 0, step="")) == ()


def test_the_panel_says_it_next_to_the_supplier(repository):
    cards = compute(read(repository, BOTH))
    content = describe(ENGLISH, cards.services[0], cards.definitions, cards.as_of)
    sign_in, write = content.body.way
    assert sign_in.by.text == "New Keys"
    assert sign_in.liked == "77\u202f% like it"
    assert sign_in.basis.startswith("65–85\u202f%, 65 answers, 15 August 2026")
    assert sign_in.liked_before.startswith("With Old Keys: 20")
    assert (write.liked, write.liked_before) == ("", "")


def supplier_pages(repository, answers):
    reading = read(repository, answers)
    found = {page.path: page for page in pages(material(reading, compute(reading)))}
    return {name: found[f"suppliers/{name}/index.md"].view for name in ("new-keys", "old-keys")}


MORE = "More people like it than before, by more than chance."
FEWER = "Fewer people like it than before, by more than chance."
CHANCE = "The difference may be chance, so we cannot say which was better."
FEW = "These are too few answers to say which was better."


@pytest.mark.parametrize(
    ("before", "now", "says"),
    [
        ((8, 32), (50, 15), MORE),
        ((32, 8), (15, 50), FEWER),
        ((20, 20), (22, 18), CHANCE),
        ((20, 30), (32, 18), MORE),  # the two ranges overlap, and that of the difference is above 0
        ((8, 32), (12, 0), FEW),
        ((0, 12), (50, 15), FEW),
    ],
)
def test_the_supplier_s_page_compares_with_the_one_before(repository, before, now, says):
    """It says which was better only where the difference is more than chance."""
    answers = made("2026-08-03", *before) + made("2026-08-20", *now)
    found = supplier_pages(repository, answers)
    (step,) = found["new-keys"].services[0].steps
    assert step.liked.startswith("The step alone: ")
    assert step.before.startswith("With Old Keys: ")
    assert step.compared == says
    (earlier,) = found["old-keys"].earlier
    said = "Mail: “Sign in”, from 1 January 2020 to 14 August 2026. "
    assert f"{earlier}." == said + step.before
    assert earlier.__html__() != earlier  # the figure keeps its mark
    assert found["new-keys"].unrated == ""


@pytest.mark.parametrize(("before", "now"), [((6, 0), (50, 15)), ((8, 32), (6, 0))])
def test_nothing_is_compared_with_what_is_withheld(repository, before, now):
    answers = made("2026-08-03", *before) + made("2026-08-20", *now)
    (step,) = supplier_pages(repository, answers)["new-keys"].services[0].steps
    assert "how many like it is withheld, to protect people" in f"{step.liked} {step.before}"
    assert step.compared == ""


def test_explain_names_the_rows_of_each_supplier(repository):
    reading = read(repository, BOTH)
    now, before = compute(reading).services[0].panels[Steps].ratings
    origins = Origins(reading.checked)
    assert [len(origins.rows(each.figure)["answers"]) for each in (now, before)] == [65, 40]
