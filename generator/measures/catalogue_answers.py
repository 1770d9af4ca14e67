"""Methods for what people answered."""

from __future__ import annotations

from generator.measures.catalogue_entry import Example, Method, Unit
from generator.measures.share import wilson
from generator.measures.verdict import Thresholds

SHARE_RANGE = (
    "The range says how far chance may have moved the share: of 100 ranges made this way, about 95 "
    "hold the share that very many answers would have given. It is never below 0 or above 100 %. "
    "Wilson's range, which stays right with few answers."
)
_SILENT = "It cannot tell what those think who did not answer."
_WILSON = "Wilson 1927; recommended by Newcombe 1998"

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
    limits=f"{_SILENT} It does not say why people like it or not.",
    source=_WILSON,
    examples=(
        Example(
            "81 of 263 like it: 31 %, with a range from 26 to 37 %.",
            "share.share",
            {"successes": 81, "n": 263},
            {"value": 0.3080, "interval.low": 0.2553, "interval.high": 0.3662},
        ),
        Example(
            "None of 20 likes it: 0 %, with a range from 0 to 16 %.",
            "share.share",
            {"successes": 0, "n": 20},
            {"value": 0.0, "interval.low": 0.0, "interval.high": 0.1611},
        ),
        Example(
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
)

EASE = Method(
    id="ease",
    title="It is easy",
    question="How easy was it? 1 (very hard) to 5 (very easy)",
    formula="The number of answers 4 or 5, divided by the number of all answers 1 to 5.",
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits=f"{_SILENT} Who gave up before the end is seldom asked.",
    source=_WILSON,
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
        f"{_SILENT} Very different answers can give the same score: half for and half against "
        "is 0, and so is everybody in between. With few answers the range is very wide."
    ),
    source="Score: Reichheld 2003. Range: Rocks 2016",
    examples=(
        Example(
            "40 answers 9 or 10, 30 answers 7 or 8, 30 answers 0 to 6: +10 points, with a range "
            "from −6 to +26.",
            "recommend.recommend",
            {"promoters": 40, "passives": 30, "detractors": 30},
            {"score": 0.10, "interval.low": -0.0627, "interval.high": 0.2569},
        ),
    ),
)

HOME = Method(
    id="home",
    title="Beside what you use at home",
    question="Beside what you use at home: worse, the same or better?",
    formula="Three shares: worse, the same, better; each divided by all answers to this question.",
    unit=Unit.SHARE,
    interval=f"{SHARE_RANGE} Each of the three has its own range.",
    limits=f"{_SILENT} Everybody uses something else at home.",
    source=_WILSON,
    examples=(
        Example(
            "Of 233 answers 88 say worse: 38 %, with a range from 32 to 44 %.",
            "share.share",
            {"successes": 88, "n": 233},
            {"value": 0.3777, "interval.low": 0.3179, "interval.high": 0.4414},
        ),
    ),
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
    limits=f"{_SILENT} Some people wear no T-shirts.",
    source=_WILSON,
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
        Example(
            "241 of 1,130 people asked have answered: 21 %.",
            "share.response_rate",
            {"answered": 241, "invited": 1130},
            {"": 0.2133},
        ),
    ),
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
    limits=f"{_SILENT} A mix depends on which services were asked about most.",
    source=_WILSON,
)

SUMMARY = Method(
    id="summary",
    title="Published by others",
    formula=(
        "A number that others worked out and published without the answers behind it, shown as it "
        "is. It gets a trend but no range and no verdict, because we cannot check it."
    ),
    unit=Unit.OWN,
    limits="It cannot be put beside our own shares: the question or the scale may be another.",
    source="Named beside the number",
    data=("summaries",),
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
        Example(
            "54 % of 241 like it. The range is 48 to 60 %: undecided.",
            "verdict.verdict",
            {"interval": wilson(130, 241), "thresholds": Thresholds()},
            {"": "undecided"},
        ),
        Example(
            "58 % of 241 like it. The range is 52 to 64 %: liked.",
            "verdict.verdict",
            {"interval": wilson(140, 241), "thresholds": Thresholds()},
            {"": "liked"},
        ),
    ),
)

PRIDE = Method(
    id="pride",
    title="Those who provide it are proud of it",
    question="How proud are you of what we provide? 1 (not at all) to 5 (very)",
    formula="The number of answers 4 or 5, divided by the number of all answers 1 to 5.",
    unit=Unit.SHARE,
    interval=SHARE_RANGE,
    limits="It says how those feel who provide the service. Customers may see it differently.",
    source=_WILSON,
)

OWN_ESTIMATE = Method(
    id="own-estimate",
    title="Time lost, as customers say",
    question="How many minutes did you lose?",
    formula="The minutes that customers say they lost, beside the number of answers they are from.",
    unit=Unit.HOURS,
    limits=f"{_SILENT} Memory is not a stopwatch, so it stands beside our own count, not above it.",
    source="Counted; nothing is estimated",
)

FROM_ANSWERS = (
    LIKE,
    EASE,
    RECOMMEND,
    HOME,
    SHIRT,
    RESPONSE_RATE,
    PROVIDER,
    SUMMARY,
    VERDICT,
    PRIDE,
    OWN_ESTIMATE,
)
