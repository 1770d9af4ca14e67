"""How the share of all groups together is balanced."""

from __future__ import annotations

from generator.figures.method import STATED, Method, Unit, WorkedExample

BALANCED = Method(
    id="balanced",
    title="People like it, each group by its size",
    question="How do you like it? 1 (not at all) to 5 (very much)",
    formula=(
        "The share of answers 4 or 5 in each group that the service is for, in the last quarter; "
        "these shares together, each counted as much as the group has people. It is worked out "
        "only from what is published: where a group is not shown, or nobody has written down how "
        "many people belong to it, there is no such share."
    ),
    unit=Unit.SHARE,
    interval=(
        "The ranges of the groups are put together by their squares, each as wide as the group is "
        "large. Of 100 ranges made this way, about 95 hold the share that everybody's answers "
        "would give, if those who answer think like the rest of their group."
    ),
    limits=(
        "It puts right that a group answers more often than another. It does not know what those "
        "think who did not answer."
    ),
    source="Groups: Cochran 1977. Range: Zou and Donner 2008",
    examples=(
        WorkedExample(
            "45 of 50 in a group of 100 people like it, and 20 of 50 in a group of 200: together "
            "57 %, with a range from 48 to 66 %. Of all answers it would be 65 %.",
            "share.stratified_share",
            {"successes": (45, 20), "numbers": (50, 50), "sizes": (100, 200)},
            {"value": 0.5667, "interval.low": 0.4758, "interval.high": 0.6607},
        ),
    ),
    only=(("community", STATED),),
    answers_to=("like",),
)

METHODS = (BALANCED,)
