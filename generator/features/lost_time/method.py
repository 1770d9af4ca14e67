"""How lost time is worked out."""

from __future__ import annotations

from generator.features.steps.method import UNPLANNED_FOR_EACH
from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import COUNTED, OWN_RULE, SHARE_RANGE, WILSON

_QUESTION = (
    "About how many minutes of working time did you lose because of problems with it? 0 if none"
)
_LIMITS = (
    "It is what people estimate, and nobody measures it. It is never multiplied by wages, nor by "
    "the people who did not answer."
)
_LISTS = (
    "Only from answers of people who were asked by list: those who lost much come to an open link "
    "more often. "
)
_PEOPLE = (
    "Minutes are shown only where each period, or several together, have at least as many people "
    "who lost time as the privacy floor says. "
)

LOST_ANY = Method(
    id="lost",
    title="They lost working time with it",
    question=_QUESTION,
    formula=(
        f"{_LISTS}The answers of more than 0 minutes, divided by all answers. 0 minutes is an "
        "answer, a blank is none. With fewer answers than a verdict needs there is no number."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=_LIMITS,
    source=WILSON,
    answers_to=("lost",),
)

LOST_MEDIAN = Method(
    id="lost-median",
    title="How much those lost who lost time",
    question=_QUESTION,
    formula=(
        f"{_LISTS}{_PEOPLE}Of the answers of more than 0 minutes, the one in the middle: half of "
        "them are as much or more, half as much or less."
    ),
    unit=Unit.MINUTES,
    interval=(
        "From one answer to another one, so many from the smallest and from the largest that at "
        "least 95 of 100 such ranges hold the middle of very many answers, whatever people answer."
    ),
    limits=_LIMITS,
    source="Conover 1999, section 3.2",
    examples=(
        WorkedExample(
            "Ten people lost 5, 5, 10, 10, 15, 20, 30, 45, 60 and 240 minutes: the middle is 18 "
            "minutes, with a range from 5 to 60.",
            "lost_time.median_minutes",
            {"lost": [5, 5, 10, 10, 15, 20, 30, 45, 60, 240]},
            {"value": 17.5, "interval.low": 5.0, "interval.high": 60.0},
        ),
    ),
    answers_to=("lost_minutes",),
)

LOST_MEAN = Method(
    id="lost-mean",
    title="How much time each lost on average",
    question=_QUESTION,
    formula=(
        f"{_LISTS}{_PEOPLE}The sum of all minutes divided by all answers, those of 0 minutes "
        "among them. An answer of more than 8 hours counts as 8 hours. Only from 100 answers on."
    ),
    unit=Unit.MINUTES,
    interval=(
        "Few people lose much of the time, so the usual range of an average would be too short at "
        "its upper end. Hall’s correction for this: in our trials with such answers, 93 to 95 of "
        "100 ranges held the average of very many answers."
    ),
    limits=_LIMITS,
    source="Hall 1992",
    examples=(
        WorkedExample(
            "Of 100 people, 96 lost nothing and four lost 10, 20, 60 and 240 minutes: 3.3 minutes "
            "on average, with a range from 0.2 to 19.4.",
            "lost_time.mean_minutes",
            {"lost": [10, 20, 60, 240], "none": 96, "cap": 480},
            {"value": 3.3, "interval.low": 0.1814, "interval.high": 19.4149},
        ),
    ),
    answers_to=("lost",),
)

LOST_BLANK = Method(
    id="lost-blank",
    title="They left the question about lost time blank",
    formula=(
        "One minus the answers to the question about lost time, divided by the answers to “do you "
        "like it” of the same time. Not shown where some of either are withheld."
    ),
    unit=Unit.SHARE,
    limits="People who leave it blank may have lost nothing, or may not want to say.",
    source=COUNTED,
    answers_to=("like",),
)

LOST_CAPPED = Method(
    id="lost-capped",
    title="They lost more than a working day",
    formula=(
        "The answers of more than 8 hours. Each counts as 8 hours in the average. Withheld where "
        "they are fewer than the privacy floor, but not none."
    ),
    unit=Unit.COUNT,
    limits="Some may have written seconds, or the time of a whole year.",
    source=COUNTED,
    answers_to=("lost_minutes",),
)

LOST_LOG = Method(
    id="lost-log",
    title="Time without it by our log, for the same time",
    formula=(
        "Time without it for each of us, as our log of breakdowns has it, for as many days as the "
        "question about lost time is about."
    ),
    unit=Unit.MINUTES,
    limits=(
        "The log counts hours without it, also of those who found another way; it does not count "
        "what is slow or hard to use."
    ),
    source=OWN_RULE,
    data=("incidents", "usage"),
    only=UNPLANNED_FOR_EACH,
)

METHODS = (LOST_ANY, LOST_MEDIAN, LOST_MEAN, LOST_BLANK, LOST_CAPPED, LOST_LOG)
