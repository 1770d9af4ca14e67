"""Methods of the head of a scorecard, which features use as well."""

from __future__ import annotations

from generator.figures.method import Method, Unit, WorkedExample
from generator.figures.method_texts import COUNTED, DIFFERENCE_RANGE, SHARE_RANGE, SILENT, WILSON
from generator.figures.question_methods import EASE, HOME, LIKE, RECOMMEND, SHIRT
from generator.measures.share import wilson
from generator.measures.verdict import VerdictThresholds

RESPONSE_RATE = Method(
    id="response-rate",
    title="How many of those asked have answered",
    formula=(
        "The number of answers divided by the number of people asked, for the same time, the same "
        "round of questions and the same group of people. Lists of people asked and open links "
        "are never counted together: with an open link nobody knows who was asked. Withheld where "
        "fewer people were asked than twice the privacy floor: it would say how many of them did "
        "not answer. Also where so few are left once the published sizes of other groups that were "
        "asked are taken away."
    ),
    unit=Unit.SHARE,
    limits="A high rate does not prove that the people who did not answer think the same.",
    source=COUNTED,
    examples=(
        WorkedExample(
            "241 of 1,130 people asked have answered: 21 %.",
            "share.response_rate",
            {"answered": 241, "invited": 1130},
            {"": 0.2133},
        ),
    ),
    data=("invitations",),
    answers_to=("like",),
    changes=(
        "First version.",
        "Withheld where few people were asked.",
        "Withheld where it would reveal the size of a small group.",
    ),
)

PROVIDER = Method(
    id="provider",
    title="People like the provider",
    question="How do you like being served by them? 1 (not at all) to 5 (very much)",
    formula=(
        "The same as “People like it”, from questions about the provider itself. Where there are "
        "only answers about its services, they are added together. That is called a mix, and it "
        "gets no verdict."
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
        "Loved: even the lower end is 70 % or more. Piñata: even the upper end is 45 % or less. "
        "Liked: the lower end is above 50 %. Otherwise undecided. With too few answers there is "
        "no verdict. An organisation may set other limits than 70 and 45 %, but publishes them "
        "before the answers come in."
    ),
    unit=Unit.WORD,
    limits=(
        "Undecided means that there are not enough answers to be sure, not that people are "
        "lukewarm. With few answers most services are undecided."
    ),
    source="Our own rule, based on Wilson’s range",
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
        "The usual range comes from the service’s own past: the average of its periods, plus or "
        "minus 2.66 times the average step from one period to the next. That average step is "
        "worked out a second time without unusually large steps. These are more than everyday ups "
        "and downs: a period outside the usual range; seven periods in a row that only rise or "
        "only fall; two of three periods in a row near one end of the range (in the outer third "
        "between the average and that end), with all three on that side; seven in a row on one "
        "side of the average. Periods with few answers are drawn hollow and left out, and no run "
        "of periods goes across them. With fewer than 13 periods, or 12 steps between neighbours, "
        "the range is provisional, and the page says so; with fewer than four steps we do not "
        "judge. Where the survey changed, or a launch made it a different service, it starts "
        "again and the old line stays on the chart. If people have liked it clearly more or less "
        "than before for seven periods or longer, we say so and give both levels, even if the "
        "usual range now includes the new one. We name an event if the new level began in its "
        "period or in one of the two after it."
    ),
    unit=Unit.WORD,
    interval="The usual range is about single periods. It is not the range of a share.",
    limits=(
        "It does not say why. Of 100 services where nothing has changed, one or two are called "
        "unusual in any one period, and over three years 29 have some period marked by chance "
        "alone. Slow change over years can become the usual."
    ),
    source="Shewhart 1931; Wheeler 2000; NHS England, Making Data Count",
    examples=(
        WorkedExample(
            "Thirteen months, twelve of them between 66 and 71 % and then 52 %: less than usual. "
            "The average is 67 % and the usual range is 61 to 73 %.",
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
            "1, 2, 1, 2, 10, 1, 2 and so on: the two steps to 10 and back are left out, so the "
            "usual range is −0.7 to 4.6 and the 10 stands out.",
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
        "It assumes that the two groups of answers do not affect each other. Who answered may "
        "have changed as well as what they think."
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
