"""How the share of all groups together is balanced."""

from __future__ import annotations

from generator.figures.method import STATED, Method, Unit, WorkedExample

BALANCED = Method(
    id="balanced",
    title="People like it, each group by its size",
    question="How do you like it? 1 (not at all) to 5 (very much)",
    formula=(
        "The share of answers of 4 or 5 in each group that the service is for, in the last "
        "quarter, added up so that each group counts by its number of people. It is worked out "
        "only from what is published: where a group is not shown, or nobody has written down how "
        "many people are in it, there is no such share."
    ),
    unit=Unit.SHARE,
    interval=(
        "The squared ranges of the groups are added up, each weighted by the size of its group. "
        "Of 100 ranges worked out this way, about 95 contain the share that everybody’s answers "
        "would give, if the people who answer think like the rest of their group."
    ),
    limits=(
        "It corrects for groups that answer more often than others. People who did not answer may "
        "think differently."
    ),
    source="Groups: Cochran 1977. Range: Zou and Donner 2008",
    examples=(
        WorkedExample(
            "45 of 50 in a group of 100 people like it, and 20 of 50 in a group of 200: together "
            "57 %, with a range from 48 to 66 %. Counting every answer the same, it would be 65 %.",
            "share.stratified_share",
            {"successes": (45, 20), "numbers": (50, 50), "sizes": (100, 200)},
            {"value": 0.5667, "interval.low": 0.4758, "interval.high": 0.6607},
        ),
    ),
    only=(("community", STATED),),
    answers_to=("like",),
)

METHODS = (BALANCED,)
