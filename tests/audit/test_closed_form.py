"""Where no solver need be asked, the solver says the same."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from generator.audit import closed_form, solver
from generator.audit.statements import Line, Statement
from generator.audit.system import CommunityGroup, Component, Sum

FLOOR = 6
MAIL = Line("mail", "like", "list")


def withheld(name: str, day: int = 1) -> Statement:
    return Statement(MAIL, ((day, day),), "", None, "api/v1/all.json", name)


@st.composite
def components(draw: st.DrawFn) -> Component:
    """Return sums that share nothing, and quarters whose communities are parts of any of them."""
    size = draw(st.integers(2, 5))
    truth = [draw(st.integers(1, FLOOR - 1)) for _ in range(size)]
    cut = draw(st.integers(1, size))
    sums = [
        Sum(frozenset((MAIL, at) for at in some), sum(truth[at] for at in some), withheld("sum"))
        for some in (range(cut), range(cut, size))
        if len(some) > 1
    ]
    groups = []
    for number in range(draw(st.integers(1, 2))):
        inside = sorted(draw(st.sets(st.integers(0, size - 1))))
        small = [draw(st.integers(1, FLOOR - 1)) for _ in range(draw(st.integers(1, 3)))]
        unnamed, shown = draw(st.integers(0, 4)), draw(st.integers(0, 20))
        total = sum(small) + unnamed + shown - sum(truth[at] for at in inside)
        names = tuple(withheld(f"community {number} {each}") for each in range(len(small)))
        opened = frozenset((MAIL, at) for at in inside)
        groups.append(
            CommunityGroup(names, float(shown), opened, float(total), withheld("all", number))
        )
    asked = [(withheld(f"period {at}"), frozenset({(MAIL, at)}), 0.0) for at in range(size)]
    return Component(asked, sums, groups)


def test_the_solver_prints_nothing(capfd):
    solver._solver(2, [{0: 1.0, 1: 1.0}, {0: 1.0}], [3.0]).run()
    assert tuple(capfd.readouterr()) == ("", "")


@given(components())
@settings(max_examples=40)
def test_closed_form_and_solver_find_the_same(component):
    same(component)


@pytest.mark.long
@given(components())
@settings(max_examples=400)
def test_they_find_the_same_in_many_more(component):
    same(component)


def same(component: Component) -> None:
    assume(closed_form.applies(component))
    found = {(each.about.name, each.label) for each in closed_form.close(component, FLOOR)}
    assert found == {(each.about.name, each.label) for each in solver.close(component, FLOOR)}
