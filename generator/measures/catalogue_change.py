"""Methods for what changes: better or worse, before and after, and what is expected."""

from __future__ import annotations

from generator.measures.catalogue_entry import Example, Method, Unit

_DIFFERENCE_RANGE = (
    "Built from the two ranges of the two shares by Newcombe's rule. Where it leaves out 0, the "
    "difference is more than chance. Whether the two ranges themselves overlap proves nothing."
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
        Example(
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
        Example(
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
    interval=_DIFFERENCE_RANGE,
    limits=(
        "It treats the two groups of answers as independent. Who answered may have changed as "
        "well as what they think."
    ),
    source="Newcombe 1998",
    examples=(
        Example(
            "Before 64 % of 468, after 71 % of 455: 7 points more, with a range from 1 to 13.",
            "difference.difference",
            {"before": 300, "n_before": 468, "after": 323, "n_after": 455},
            {"value": 0.0689, "interval.low": 0.0084, "interval.high": 0.1285},
        ),
    ),
)

MOVED = Method(
    id="moved",
    title="What moved most",
    formula=(
        "Each service's difference is held against chance. The list is then cut so that no more "
        "than one in ten entries is expected to be there by chance alone."
    ),
    unit=Unit.COUNT,
    limits="One in ten is an average: one list may hold more. A service left out may still move.",
    source="Benjamini and Hochberg 1995",
    examples=(
        Example(
            "Of a list of 20 services, two may be there by chance.",
            "false_discovery.expected_false",
            {"listed": 20},
            {"": 2.0},
        ),
    ),
)

FUNNEL = Method(
    id="funnel",
    title="Services beside each other",
    formula=(
        "Each service is a dot: its share, over the number of its answers. The band shows where "
        "a service lies if it is like all the others; with few answers the band is wide. There "
        "is no league table."
    ),
    unit=Unit.SHARE,
    limits="Services for different people and different needs may differ for good reasons.",
    source="Spiegelhalter 2005",
    examples=(
        Example(
            "All services together: 60 %. With 100 answers, 50 to 70 % is nothing special.",
            "funnel.funnel_band",
            {"centre": 0.6, "n": 100},
            {"low": 0.5040, "high": 0.6960},
        ),
    ),
)

PRIDE_GAP = Method(
    id="pride-gap",
    title="Pride beside liking",
    formula=(
        "The share of those who provide it and are proud of it, minus the share of those who use "
        "it and like it, in points and over the same time. Only where both have enough answers."
    ),
    unit=Unit.POINTS,
    interval=_DIFFERENCE_RANGE,
    limits=(
        "To be proud of something and to like it are two questions. A gap says that the two sides "
        "see it differently, not which of them is right."
    ),
    source="Newcombe 1998",
    examples=(
        Example(
            "53 of 60 who provide it are proud of it, 130 of 241 who use it like it: 34 points "
            "more, with a range from 22 to 43.",
            "difference.difference",
            {"before": 130, "n_before": 241, "after": 53, "n_after": 60},
            {"value": 0.3439, "interval.low": 0.2220, "interval.high": 0.4303},
        ),
    ),
)

HELPED = Method(
    id="helped",
    title="Did it help?",
    formula=(
        "The figure that was named before the deed was done: three periods before against the "
        "three periods after, in points. The period of the deed itself is left out. Where an "
        "unusual period made us act, the page says that some return to normal was to be expected."
    ),
    unit=Unit.POINTS,
    interval=_DIFFERENCE_RANGE,
    limits="It cannot prove that the deed was the reason: other things change at the same time.",
    source="Newcombe 1998",
)

RIGHT_FIRST_TIME = Method(
    id="right-first-time",
    title="Right first time",
    formula=(
        "After a launch: the share who like it in the next 90 days, minus the share in the first "
        "90, in points; and the breakdowns that the launch caused. Only periods that lie wholly "
        "within these days count, and only where both have enough answers. The days and the least "
        "number of answers are fixed before any launch."
    ),
    unit=Unit.POINTS,
    interval=_DIFFERENCE_RANGE,
    limits="People also need time to get used to what is new.",
    source="Newcombe 1998",
)

FROM_CHANGE = (
    TREND,
    DIFFERENCE,
    MOVED,
    FUNNEL,
    PRIDE_GAP,
    HELPED,
    RIGHT_FIRST_TIME,
)
