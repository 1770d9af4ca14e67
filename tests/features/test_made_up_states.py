"""What panels say of made-up states, held to the letter: on each side of each bound, in each state.

The example shows every state once, with the numbers that it happens to have. Here one thing at a
time is changed, so that a bound that moves by one, a plural of the wrong number or the sentence of
another state is seen. In the files “… 3 …” stands for three parts that are those of the line above,
counted from its beginning or its end. Renew it as the golden views:
IHEARTIT_RENEW=1 ./iheartit test tests/features/test_made_up_states.py
"""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.features import made_up_people as people
from tests.features import made_up_series as series
from tests.features import made_up_service as service
from tests.features.test_panel_states import hold

PANELS = (
    people.at_home,
    people.heard,
    people.conversation,
    service.costs_,
    people.days,
    series.expected,
    service.getting_through,
    service.launch,
    people.lost_time,
    service.measured,
    people.pride,
    service.promises,
    series.published,
    service.stage,
    service.value,
)


@pytest.mark.parametrize("panel", PANELS, ids=lambda each: each.__name__.strip("_"))
def test_a_panel_says_of_each_state_what_it_said(panel) -> None:
    name = panel.__name__.strip("_")
    cases, said = zip(*panel(), strict=True)
    parts = [each.split(" | ") for each in said]
    pairs = zip(cases, pairwise([[], *parts]), strict=True)
    lines = [f"{case}: {unlike(*both)}" for case, both in pairs]
    hold(f"states/{name}.txt", lines, "tests/features/test_made_up_states.py")


def unlike(before: list[str], parts: list[str]) -> str:
    """Return the parts of a line, without those at its ends that the line above has there."""
    alike = [one == other for one, other in zip(before, parts, strict=False)]
    first = [*alike, False].index(False)
    rest = min(len(before), len(parts)) - first
    turned = [one == other for one, other in zip(before[::-1], parts[::-1], strict=False)]
    last = [*turned[:rest], False].index(False)
    middle = parts[first : len(parts) - last]
    return " | ".join([*_left_out(first), *middle, *_left_out(last)])


def _left_out(number: int) -> list[str]:
    return [f"… {number} …"] if number else []
