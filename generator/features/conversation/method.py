"""How the numbers of the conversation are worked out."""

from __future__ import annotations

from generator.figures.method import Method, Unit
from generator.figures.method_texts import COUNTED, DIFFERENCE_RANGE

ANSWERED = Method(
    id="answered",
    title="Comments answered",
    formula=(
        "Comments that were answered, out of all comments. A comment made by fewer people than "
        "the privacy floor counts once."
    ),
    unit=Unit.COUNT,
    limits="It does not check whether an answer is a good one.",
    source=COUNTED,
)

SETTLED = Method(
    id="settled",
    title="People say it is resolved",
    question="Does this resolve it for you? Yes or no",
    formula=(
        "People who say it resolves their comment, out of those who had raised it and were asked."
    ),
    unit=Unit.COUNT,
    limits="Some people who raised it could not be reached.",
    source=COUNTED,
)

HELPED = Method(
    id="helped",
    title="Did it help?",
    formula=(
        "The figure that was named before the action was taken: the three periods before compared "
        "with the three periods after, in points. The period of the action itself is left out. "
        "Where an unusual period led to the action, the page says that some recovery was likely "
        "anyway."
    ),
    unit=Unit.POINTS,
    interval=DIFFERENCE_RANGE,
    limits="It does not prove that the action was the cause: other things change at the same time.",
    source="Newcombe 1998",
    answers_to_chosen="figure",
)

METHODS = (
    ANSWERED,
    SETTLED,
    HELPED,
)
