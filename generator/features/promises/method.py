"""How promises are judged."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, OWN_RULE

PROMISE = Method(
    id="promise",
    title="Was the promise kept?",
    formula="The value measured for the promise, beside what was promised at that time.",
    unit=Unit.OWN,
    limits="A kept promise does not mean that people like it. Steps it does not cover are named.",
    source=COUNTED,
    data=("promises",),
)

CONTRAST = Method(
    id="contrast",
    title="Green outside, red inside",
    formula=(
        "All promises were kept, and yet one of these holds: the verdict is piñata; even the upper "
        "end of the range of people who like it is below what was aimed at; or they like it less "
        "than usual. Without enough answers we cannot tell, which is not the same as fine."
    ),
    unit=Unit.WORD,
    limits="It shows that promise and experience differ, not which of the two should change.",
    source=OWN_RULE,
)

METHODS = (
    PROMISE,
    CONTRAST,
)
