"What could be simpler: dear and the same everywhere, or two for one purpose."

from __future__ import annotations

from generator.figures.figure import State
from generator.language import ENGLISH
from generator.pages.simplify import simplify_view
from generator.pipeline import compute
from generator.scorecards.overviews.simplify import simplify

PEOPLE = 100


def computed(repository, prices: dict[str, float | None], **more: str):
    """Services of the names' first letters: c… is a commodity, s… supports."""
    roles = {"c": "commodity", "s": "supporting"}
    files, costs, usage = {}, "period,service,category,amount\n", "period,service,people\n"
    for name, price in prices.items():
        text = f"name: {name}\nstage: live\nlaunched: 2020-01-01\nrole: {roles[name[0]]}\n"
        files[f"services/it/{name}.yml"] = text + more.get(name, "")
        if price is not None:
            costs += f"2026-09,{name},all,{price * PEOPLE}\n"
            usage += f"2026-09,{name},{PEOPLE}\n"
    files["services/it/mail.yml"] = "name: Mail\nstage: retired\nretired: 2021-01-01\n"
    if any(price is not None for price in prices.values()):
        files |= {"data/costs/c.csv": costs, "data/usage/u.csv": usage}
    reading = repository(files)
    assert reading.checked.errors == ()
    return compute(reading)


def dear(cards) -> list[str]:
    return [each.card.id for family in simplify(cards).families for each in family.dear]


def test_what_is_the_same_everywhere_and_above_the_middle(repository):
    cards = computed(repository, {"c1": 9, "c2": 3, "s1": 20, "s2": 5, "s3": 1})
    (provider,) = cards.providers
    assert provider.middle_cost.value == 5.0
    assert provider.middle_cost.id in cards.figures()
    assert dear(cards) == ["c1"]


def test_at_the_middle_is_not_above_it(repository):
    assert dear(computed(repository, {"c1": 5, "s1": 9, "s2": 1})) == []


def test_one_alone_has_no_middle(repository):
    cards = computed(repository, {"c1": 5})
    assert cards.providers[0].middle_cost.state is State.NO_DATA
    assert dear(cards) == []


def test_unknown_costs_are_named(repository):
    cards = computed(repository, {"c1": None, "c2": 4, "s1": None})
    (family,) = simplify(cards).families
    assert [card.id for card in family.unpriced] == ["c1"]


def test_two_for_one_purpose_are_one_pair(repository):
    cards = computed(
        repository, {"c1": None, "c2": None}, c1="variant_of: c2\n", c2="variant_of: c1\n"
    )
    assert [[card.id for card in pair] for pair in simplify(cards).doubles] == [["c1", "c2"]]


def test_what_has_ended_is_not_there_twice(repository):
    cards = computed(repository, {"c1": None}, c1="variant_of: mail\n")
    assert simplify(cards).doubles == ()


def test_each_state_has_its_sentence(repository):
    def said(prices: dict[str, float | None], **more: str) -> str:
        return simplify_view(ENGLISH, computed(repository, prices, **more)).said

    cheap = {"c1": 1.0, "s1": 9.0}
    assert said({"c1": None}).startswith("We do not know what services cost per person")
    assert said(cheap).startswith("Nothing stands out")
    assert said({"c1": 9.0, "s1": 1.0}) == (
        "1 standard service costs more than is typical for its provider."
    )
    assert said(cheap, c1="variant_of: s1\n") == "1 need is served by two services."
    assert said({"c1": 9.0, "c2": 8.0, "s1": 1.0, "s2": 0.5}, c1="variant_of: c2\n") == (
        "2 standard services cost more than is typical for their provider and 1 need is "
        "served by two services."
    )
