"""What a method says is what the code does: its numbers, questions and data, how sure it is."""

from __future__ import annotations

from generator.features.communities.method import BALANCED
from generator.features.conversation.helped import PERIODS
from generator.features.launch.figures import DAYS
from generator.features.lost_time.figures import LEAST_FOR_A_MEAN
from generator.features.steps.breakdowns import AGAIN_WITHIN
from generator.figures.method import STATED
from generator.figures.question_methods import OF_QUESTIONS
from generator.measures import drivers
from generator.measures.forecast.interval import SURE
from generator.measures.forecast.skill import LEAST_ORIGINS
from generator.measures.interval import CONFIDENCE
from generator.measures.service_hours import DAY
from generator.measures.verdict import HALF, VerdictThresholds
from generator.measures.xmr import LEAST_RANGES
from generator.measures.xmr_chart import TRIAL_RANGES
from generator.measures.xmr_limits import LIMIT_FACTOR, NEAR
from generator.measures.xmr_rules import RUN
from generator.model.kinds import KIND_OF_FOLDER
from generator.pages.method import METHODS

WORDS = {3: "three", 4: "four", 7: "seven"}
BOUNDS = VerdictThresholds()
SAYS = {
    "like": [f"about {CONFIDENCE * 100:g} contain", "answers of 4 or 5, divided by"],
    "recommend": [
        "answers of 9 or 10, minus the share of answers of 0 to 6",
        "7 and 8 count in the",
    ],
    "verdict": [
        f"lower end is {BOUNDS.loved:.0%} or more".replace("%", " %"),
        f"upper end is {BOUNDS.pinata:.0%} or less".replace("%", " %"),
        f"lower end is above {HALF:.0%}".replace("%", " %"),
        f"than {BOUNDS.loved * 100:g} and {BOUNDS.pinata * 100:g} %",
    ],
    "trend": [
        f"plus or minus {LIMIT_FACTOR:g} times the average step",
        f"{WORDS[RUN]} periods in a row that only rise or only fall",
        f"{WORDS[RUN]} in a row on one side of the average",
        "two of three periods in a row near one end of the range (in the outer third",
        f"fewer than {TRIAL_RANGES + 1} periods, or {TRIAL_RANGES} steps",
        f"fewer than {WORDS[LEAST_RANGES]} steps we do not judge",
    ],
    "expected": [f"at least {LEAST_ORIGINS} periods", "with 95 % certainty"],
    "again": [f"in the {AGAIN_WITHIN // DAY} days before"],
    "lost-mean": [f"only from {LEAST_FOR_A_MEAN} answers", "above 8 hours counts as 8"],
    "helped": [f"{WORDS[PERIODS]} periods before compared with the {WORDS[PERIODS]} periods after"],
    "right-first-time": [f"the next {DAYS} days, minus the share in the first {DAYS}"],
    "drivers": [f"again {drivers.DRAWS:,} times"],
    "difference": ["The later share minus the earlier one"],
}


def test_the_numbers_in_a_method_s_text_are_those_of_the_code():
    assert NEAR == 2 / 3, "the outer third"
    missing = {
        (name, said)
        for name, some in SAYS.items()
        for said in some
        if said not in f"{METHODS[name].formula} {METHODS[name].interval} {METHODS[name].limits}"
    }
    assert missing == set()


def test_of_a_hundred_ranges_so_many_hold_the_truth():
    others = {name: each.sure for name, each in METHODS.items() if each.sure != CONFIDENCE * 100}
    assert others == {"expected": round(SURE * 100)}


def test_each_question_s_method_counts_its_own_answers():
    assert {name: each.answers_to for name, each in OF_QUESTIONS.items()} == {
        name: (name,) for name in ("like", "ease", "recommend", "home", "shirt")
    }
    assert {name: each.id for name, each in OF_QUESTIONS.items()} == {n: n for n in OF_QUESTIONS}
    assert {name: each.version for name, each in OF_QUESTIONS.items()} == dict.fromkeys(
        OF_QUESTIONS, 2
    )
    others = {
        name: each.answers_to
        for name, each in METHODS.items()
        if each.answers_to not in ((), ("like",)) and name not in OF_QUESTIONS
    }
    assert others == {
        "lost": ("lost",),
        "lost-median": ("lost_minutes",),
        "lost-mean": ("lost",),
        "lost-capped": ("lost_minutes",),
        "pride": ("pride",),
        "pride-gap": ("pride", "like"),
        "drivers": ("like", "ease"),
        "drivers-together": ("like", "ease"),
    }
    assert {name for name, each in METHODS.items() if each.answers_to == ("like",)} == {
        "like", "response-rate", "difference", "expected-error", "expected-held", "step-like",
        "lost-blank", "right-first-time", "balanced", "signals", "false-signals",
    }  # fmt: skip
    assert {name for name, each in METHODS.items() if each.answers_to_chosen} == {"helped"}


LOG, SAID = ("incidents",), ("telemetry", "incidents")
DATA = {
    "works": SAID,
    "response-rate": ("invitations",),
    "measure": ("telemetry",),
    **dict.fromkeys(("expected", "expected-error", "expected-held"), SAID),
    **dict.fromkeys(("frozen-error", "frozen-held"), ("forecasts",)),
    **dict.fromkeys(("get-through", "digital", "usage", "take-up"), ("usage",)),
    **dict.fromkeys(("requests", "wait"), ("requests",)),
    "promise": ("promises",),
    **dict.fromkeys(("time-lost", "time-away", "breakdowns", "noticed-first", "again"), LOG),
    **dict.fromkeys(("time-each", "lost-log"), ("incidents", "usage")),
    "result": ("results",),
    "cost": ("costs",),
    **dict.fromkeys(("cost-per-person", "cost-per-completed", "cost-middle"), ("costs", "usage")),
    "summary": ("summaries",),
    "days-with-customers": ("visits",),
    **dict.fromkeys(("drivers", "drivers-together"), SAID),
}


def test_each_method_names_the_data_that_it_is_made_from():
    assert {name: each.data for name, each in METHODS.items() if each.data} == DATA
    assert {kind for some in DATA.values() for kind in some} <= KIND_OF_FOLDER.keys()
    unplanned = {name for name, each in METHODS.items() if ("planned", "no") in each.only}
    assert unplanned == {name for name, kinds in DATA.items() if kinds[0] == "incidents"}
    whole = {name for name, each in METHODS.items() if ("step", "") in each.only}
    assert whole == {
        "get-through", "digital", "usage", "take-up", "cost-per-person", "cost-per-completed",
    }  # fmt: skip
    both = {name for name, each in METHODS.items() if ("usage.step", "") in each.only}
    assert both == {"time-each", "lost-log"}
    assert BALANCED.only == (("community", STATED),)
