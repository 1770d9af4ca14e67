"""How the numbers of the conversation are worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, DIFFERENCE_RANGE

ANSWERED = Method(
    id="answered",
    title="Comments answered",
    formula=(
        "Comments that got an answer, of all comments. What fewer people said than the privacy "
        "floor counts once."
    ),
    unit=Unit.COUNT,
    limits="An answer need not be a good one.",
    source=COUNTED,
)

SETTLED = Method(
    id="settled",
    title="It settled the matter",
    question="Does this settle it for you? Yes or no",
    formula="Those who say that it settles the matter, of those who had raised it.",
    unit=Unit.COUNT,
    limits="Some who raised it have not been reached.",
    source=COUNTED,
)

HELPED = Method(
    id="helped",
    title="Did it help?",
    formula=(
        "The figure that was named before the action was taken: three periods before against the "
        "three periods after, in points. The period of the action itself is left out. Where an "
        "unusual period made us act, the page says that some return to normal was to be expected."
    ),
    unit=Unit.POINTS,
    interval=DIFFERENCE_RANGE,
    limits="It cannot prove that the action was the reason: other things change at the same time.",
    source="Newcombe 1998",
    answers_to_chosen="figure",
)

METHODS = (
    ANSWERED,
    SETTLED,
    HELPED,
)
