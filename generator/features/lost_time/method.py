"""How lost time is worked out."""

from __future__ import annotations

from generator.features.steps.method import UNPLANNED_FOR_EACH
from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import COUNTED, OWN_RULE, SHARE_RANGE, WILSON

_QUESTION = (
    "About how many minutes of working time did you lose because of problems with it? 0 if none"
)
_LIMITS = (
    "It is people’s own estimate; nobody measures it. It is never multiplied by wages, or by the "
    "people who did not answer."
)
_LISTS = (
    "Only from answers of people who were asked by list: people who lost a lot of time are more "
    "likely to follow an open link. "
)
_PEOPLE = (
    "Minutes are shown only where each period, or several together, have at least as many people "
    "who lost time as the privacy floor says. The file of all published numbers then lists these "
    "minutes, from few to many. "
)

LOST_ANY = Method(
    id="lost",
    title="Lost working time because of it",
    question=_QUESTION,
    formula=(
        f"{_LISTS}It is the number of answers above 0 minutes, divided by all answers. 0 minutes "
        "is an answer; a blank is not. With fewer answers than a verdict needs there is no number."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=_LIMITS,
    source=WILSON,
    answers_to=("lost",),
)

LOST_MEDIAN = Method(
    id="lost-median",
    title="How much time people lost who lost any",
    question=_QUESTION,
    formula=(
        f"{_LISTS}{_PEOPLE}It is the median of the answers above 0 minutes: half of them are the "
        "same or more, half the same or less."
    ),
    unit=Unit.MINUTES,
    interval=(
        "The range goes from one answer to another. It starts and stops so many answers from the "
        "smallest and the largest that at least 95 of 100 such ranges contain the median of very "
        "many answers, whatever people answer."
    ),
    limits=_LIMITS,
    source="Conover 1999, section 3.2",
    examples=(
        WorkedExample(
            "Ten people lost 5, 5, 10, 10, 15, 20, 30, 45, 60 and 240 minutes: the median is 18 "
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
    title="How much time each person lost on average",
    question=_QUESTION,
    formula=(
        f"{_LISTS}{_PEOPLE}It is the sum of all minutes divided by all answers, including those "
        "of 0 minutes. An answer above 8 hours counts as 8 hours. Shown only from 100 answers."
    ),
    unit=Unit.MINUTES,
    interval=(
        "A few people lose a lot of time, so the usual range of an average would stop too soon at "
        "its upper end. Hall’s correction fixes this: in our trials with such answers, 93 to 95 "
        "of 100 ranges contained the average of very many answers."
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
    title="Left the question about lost time blank",
    formula=(
        "1 minus the answers to the question about lost time, divided by the answers to “do you "
        "like it” from the same time. Not shown where some of either are withheld."
    ),
    unit=Unit.SHARE,
    limits="People who leave it blank may have lost nothing, or may not want to say.",
    source=COUNTED,
    answers_to=("like",),
)

LOST_CAPPED = Method(
    id="lost-capped",
    title="Lost more than a working day",
    formula=(
        f"{_PEOPLE}It is the number of answers above 8 hours. Each counts as 8 hours in the "
        "average."
    ),
    unit=Unit.COUNT,
    limits="Some people may have written seconds, or the time for a whole year.",
    source=COUNTED,
    answers_to=("lost_minutes",),
    changes=("First version.", "A few people are no longer withheld."),
)

LOST_LOG = Method(
    id="lost-log",
    title="From our log of breakdowns, for the same time",
    formula=(
        "How long each of us could not use it, from our log of breakdowns, for as many days as "
        "the question about lost time asks about."
    ),
    unit=Unit.MINUTES,
    limits=(
        "The log counts the hours when it was down, even for people who found another way. It "
        "does not count what is slow or hard to use."
    ),
    source=OWN_RULE,
    data=("incidents", "usage"),
    only=UNPLANNED_FOR_EACH,
)

METHODS = (LOST_ANY, LOST_MEDIAN, LOST_MEAN, LOST_BLANK, LOST_CAPPED, LOST_LOG)
