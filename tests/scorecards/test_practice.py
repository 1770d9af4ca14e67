"""What is counted about a provider's answers: its money, as far as it is written down."""

from __future__ import annotations

import pytest

from generator.pipeline import compute

HEAD = "name: {}\nstage: {}\nlaunched: 2020-01-01\n"
COSTS = "period,service,category,amount\n"


@pytest.mark.parametrize(
    ("rows", "spent", "at_least"),
    [
        ("2026-09,mail,all,900\n2026-09,post,all,100\n", 1000.0, False),
        ("2026-09,mail,all,900\n", 900.0, True),
        ("2026-09,mail,all,900\n2023-01,post,all,500\n2026-09,post,all,-100\n", 800.0, False),
        ("2026-09,mail,all,900\n2026-09,post,all,1\n2026-09,telex,all,5000\n", 901.0, False),
    ],
    ids=["all known", "one unknown", "money came back", "a retired one is not counted"],
)
def test_the_services_of_a_provider_cost_together(repository, rows, spent, at_least):
    files = {
        "services/it/mail.yml": HEAD.format("Mail", "live"),
        "services/it/post.yml": HEAD.format("Post", "live"),
        "services/it/telex.yml": HEAD.format("Telex", "retired"),
        "data/costs/c.csv": COSTS + rows,
    }
    (it,) = [card for card in compute(repository(files)).providers if card.id == "it"]
    figure = it.practice.by_question["paying"]
    assert (figure.value, figure.at_least, figure.unit) == (spent, at_least, "EUR")
    assert figure.id == "provider:it/cost"


def test_without_costs_there_is_no_number(repository):
    (it,) = compute(repository({})).providers
    assert "paying" not in it.practice.by_question
