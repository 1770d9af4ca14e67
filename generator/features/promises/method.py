"""How promises are judged."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, OWN_RULE

PROMISE = Method(
    id="promise",
    title="Was the promise kept?",
    formula="The value measured for the promise, compared with what was promised at that time.",
    unit=Unit.OWN,
    limits=(
        "A promise can be kept and people may still not like it. The page names the steps that no "
        "promise covers."
    ),
    source=COUNTED,
    data=("promises",),
)

CONTRAST = Method(
    id="contrast",
    title="Green outside, red inside",
    formula=(
        "Every promise was kept, and yet one of these is true: the verdict is piñata; even the "
        "upper end of the range of people who like it is below the target; or people like it less "
        "than usual. Where there are too few answers we cannot say. That does not mean it is fine."
    ),
    unit=Unit.WORD,
    limits="It shows that promise and experience differ, not which of the two should change.",
    source=OWN_RULE,
)

METHODS = (
    PROMISE,
    CONTRAST,
)
