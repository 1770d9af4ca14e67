"""Methods of the head of a scorecard, which features use as well."""

from __future__ import annotations

from collections.abc import Mapping

from generator.figures.method import Method, Unit, WorkedExample
from generator.measures.share import wilson
from generator.measures.verdict import VerdictThresholds

SHARE_RANGE = (
    "The range says how far chance may have moved the share: of 100 ranges made this way, about 95 "
    "hold the share that very many answers would have given. It is never below 0 or above 100 %. "
    "Wilson's range, which stays right with few answers."
)

SILENT = "It cannot tell what those think who did not answer."

WILSON = "Wilson 1927; recommended by Newcombe 1998"

COUNTED = "Counted; nothing is estimated"

OWN_RULE = "Our own rule"

DIFFERENCE_RANGE = (
    "Built from the two ranges of the two shares by Newcombe's rule. Where it leaves out 0, the "
    "difference is more than chance. Whether the two ranges themselves overlap proves nothing."
)

LIKE = Method(
    id="like",
    title="People like it",
    question="How do you like it? 1 (not at all) to 5 (very much)",
    formula=(
        "The number of answers 4 or 5, divided by the number of all answers 1 to 5. All answers "
        "of the period count the same. Where answers are weighted, the weighted share is shown "
        "with the plain one beside it, and the range is made as wide as the uneven weights "
        "require. We never take the average of the five steps: nobody knows whether from 1 to 2 "
        "is as far as from 4 to 5."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} It does not say why people like it or not.",
    source=WILSON,
    examples=(
        WorkedExample(
            "81 of 263 like it: 31 %, with a range from 26 to 37 %.",
            "share.share",
            {"successes": 81, "n": 263},
            {"value": 0.3080, "interval.low": 0.2553, "interval.high": 0.3662},
        ),
        WorkedExample(
            "None of 20 likes it: 0 %, with a range from 0 to 16 %.",
            "share.share",
            {"successes": 0, "n": 20},
            {"value": 0.0, "interval.low": 0.0, "interval.high": 0.1611},
        ),
        WorkedExample(
            "60 of 100 like it, but those who do carry half the weight of the others: 43 %, with "
            "a range from 33 to 53 %. Without weights 60 %.",
            "share.weighted_share",
            {
                "success_weight": 30.0,
                "weights_sum": 70.0,
                "weights_sq_sum": 55.0,
                "successes": 60,
                "n": 100,
            },
            {
                "value": 0.4286,
                "interval.low": 0.3309,
                "interval.high": 0.5322,
                "unweighted": 0.6,
                "effective_n": 89.0909,
            },
        ),
    ),
    answers_to=("like",),
)

EASE = Method(
    id="ease",
    title="It is easy",
    question="How easy was it? 1 (very hard) to 5 (very easy)",
    formula="The number of answers 4 or 5, divided by the number of all answers 1 to 5.",
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} Who gave up before the end is seldom asked.",
    source=WILSON,
    answers_to=("ease",),
)

RECOMMEND = Method(
    id="recommend",
    title="People would recommend it",
    question="How likely are you to recommend it to a colleague? 0 (never) to 10 (surely)",
    formula=(
        "The share of answers 9 or 10, minus the share of answers 0 to 6. Answers 7 and 8 count "
        "in the whole but on neither side. The result lies between −100 and +100 points. Where "
        "answers are weighted, the shares are shares of weights, and the range is made as wide "
        "as the uneven weights require."
    ),
    unit=Unit.POINTS,
    interval=(
        "Three made-up answers are added before the range is computed (three quarters on each "
        "side, the rest between), so that a few answers that all agree do not look certain. Of "
        "100 ranges made this way, about 95 hold the score that very many answers would have given."
    ),
    limits=(
        f"{SILENT} Very different answers can give the same score: half for and half against "
        "is 0, and so is everybody in between. With few answers the range is very wide."
    ),
    source="Score: Reichheld 2003. Range: Rocks 2016",
    examples=(
        WorkedExample(
            "40 answers 9 or 10, 30 answers 7 or 8, 30 answers 0 to 6: +10 points, with a range "
            "from −6 to +26.",
            "recommend.recommend",
            {"promoters": 40, "passives": 30, "detractors": 30},
            {"score": 0.10, "interval.low": -0.0627, "interval.high": 0.2569},
        ),
    ),
    answers_to=("recommend",),
)

HOME = Method(
    id="home",
    title="Beside what you use at home",
    question="Beside what you use at home: worse, the same or better?",
    formula="Three shares: worse, the same, better; each divided by all answers to this question.",
    unit=Unit.SHARE,
    interval=f"{SHARE_RANGE} Each of the three has its own range.",
    limits=f"{SILENT} Everybody uses something else at home.",
    source=WILSON,
    examples=(
        WorkedExample(
            "Of 233 answers 88 say worse: 38 %, with a range from 32 to 44 %.",
            "share.share",
            {"successes": 88, "n": 233},
            {"value": 0.3777, "interval.low": 0.3179, "interval.high": 0.4414},
        ),
    ),
    answers_to=("home",),
)

SHIRT = Method(
    id="shirt",
    title="Would wear the T-shirt",
    question="Would you wear its T-shirt? Yes or no",
    formula=(
        "The number of answers yes, divided by all answers yes or no. Only from this question: "
        "it is never worked out from other answers."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} Some people wear no T-shirts.",
    source=WILSON,
    answers_to=("shirt",),
)

RESPONSE_RATE = Method(
    id="response-rate",
    title="How many of those asked have answered",
    formula=(
        "The number of answers divided by the number of people asked, for the same time, the same "
        "round of questions and the same group of people. Lists of people asked and open links "
        "are never counted together: behind an open link nobody knows who was asked."
    ),
    unit=Unit.SHARE,
    limits="A high rate does not prove that those who stayed silent think the same.",
    source="Counted; nothing is estimated",
    examples=(
        WorkedExample(
            "241 of 1,130 people asked have answered: 21 %.",
            "share.response_rate",
            {"answered": 241, "invited": 1130},
            {"": 0.2133},
        ),
    ),
    answers_to=("like",),
)

PROVIDER = Method(
    id="provider",
    title="People like the provider",
    question="How do you like being served by them? 1 (not at all) to 5 (very much)",
    formula=(
        "As “People like it”, from questions about the provider itself. Where only answers about "
        "its services exist, they are put together, called a mix, and get no verdict."
    ),
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{SILENT} A mix depends on which services were asked about most.",
    source=WILSON,
)

VERDICT = Method(
    id="verdict",
    title="Which T-shirt",
    formula=(
        "The verdict looks at the range of the share who like it, never at the share alone. "
        "Loved: even the lower end reaches 70 %. Piñata: even the upper end is not above 45 %. "
        "Liked: the lower end is above 50 %. Otherwise undecided. With too few answers there is "
        "no verdict. An organisation may set other bounds than 70 and 45 %, but publishes them "
        "before the answers come."
    ),
    unit=Unit.WORD,
    limits=(
        "Undecided means that the answers do not settle it, not that people are lukewarm. With "
        "few answers most services are undecided."
    ),
    source="Our own rule, built on Wilson's range",
    examples=(
        WorkedExample(
            "54 % of 241 like it. The range is 48 to 60 %: undecided.",
            "verdict.verdict",
            {"interval": wilson(130, 241), "thresholds": VerdictThresholds()},
            {"": "undecided"},
        ),
        WorkedExample(
            "58 % of 241 like it. The range is 52 to 64 %: liked.",
            "verdict.verdict",
            {"interval": wilson(140, 241), "thresholds": VerdictThresholds()},
            {"": "liked"},
        ),
    ),
)

TREND = Method(
    id="trend",
    title="More than usual, less than usual, as usual",
    formula=(
        "The usual range comes from the past of the service itself: the average of its periods, "
        "give or take 2.66 times the average step from one period to the next. That average step "
        "is taken a second time without unusually large steps. More than everyday ups and downs "
        "is: a period outside the usual range; seven periods in a row that only rise or only "
        "fall; two of three periods in a row near an end of the range (in the outer third between "
        "the average and that end), all three on that side; seven in a row on one side of the "
        "average. Periods with few answers are drawn hollow and left out, and nothing is counted "
        "across them. With fewer than 13 periods, or 12 steps between neighbours, the range is "
        "on trial and called so; with fewer than four steps we do not judge. Where the survey "
        "changed, or a launch made it another service, it starts anew and the old line stays "
        "drawn."
    ),
    unit=Unit.WORD,
    interval="The usual range is about single periods. It is not the range of a share.",
    limits=(
        "It does not say why. Of 100 services on which nothing has changed, one or two are "
        "called unusual in any one period. Slow change over years can become the usual."
    ),
    source="Shewhart 1931; Wheeler 2000; NHS England, Making Data Count",
    examples=(
        WorkedExample(
            "Thirteen months, twelve of them between 66 and 71 % and then 52 %: less than usual. "
            "The average is 67 % and the usual range goes from 61 to 73 %.",
            "xmr.trend",
            {
                "values": [
                    0.68,
                    0.66,
                    0.69,
                    0.67,
                    0.70,
                    0.68,
                    0.71,
                    0.69,
                    0.67,
                    0.68,
                    0.66,
                    0.69,
                    0.52,
                ],
                "reliable": [True] * 13,
            },
            {
                "variation": "worsening",
                "signal": "below",
                "mean.0": 0.6692,
                "lower.0": 0.6088,
                "upper.0": 0.7297,
            },
        ),
        WorkedExample(
            "1, 2, 1, 2, 10, 1, 2 and on like this: the two steps to 10 and back are left out, so "
            "the usual range is −0.7 to 4.6 and the 10 stands out.",
            "xmr.xmr",
            {"values": [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]},
            {"lower.0": -0.7156, "upper.0": 4.6044, "signals.4": "above"},
        ),
    ),
)

DIFFERENCE = Method(
    id="difference",
    title="More or less than before",
    formula="The later share minus the earlier one, in points.",
    unit=Unit.POINTS,
    interval=DIFFERENCE_RANGE,
    limits=(
        "It treats the two groups of answers as independent. Who answered may have changed as "
        "well as what they think."
    ),
    source="Newcombe 1998",
    examples=(
        WorkedExample(
            "Before 64 % of 468, after 71 % of 455: 7 points more, with a range from 1 to 13.",
            "difference.difference",
            {"before": 300, "n_before": 468, "after": 323, "n_after": 455},
            {"value": 0.0689, "interval.low": 0.0084, "interval.high": 0.1285},
        ),
    ),
    answers_to=("like",),
)

HEAD = (
    LIKE,
    EASE,
    RECOMMEND,
    HOME,
    SHIRT,
    RESPONSE_RATE,
    PROVIDER,
    VERDICT,
    TREND,
    DIFFERENCE,
)
"""In the order of the method page."""

OF_QUESTIONS: Mapping[str, Method] = {
    each.id: each for each in (LIKE, EASE, RECOMMEND, HOME, SHIRT)
}
"""The methods of the questions that customers are asked, by the question."""
