"""Every sentence about time without a service, for the page that lists what can be said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec.structs import replace

from generator.features.steps.breakdowns import LogCoverage
from generator.features.steps.duration_words import a_year
from generator.features.steps.time_without_words import Facts, said
from generator.language import ENGLISH, Locale
from generator.wording.situation import Wording

_TIMES = ((1, "once"), (2, "twice"), (3, "several times"))
"""Numbers of breakdowns that are said in different words."""
_DAY, _END = date(2026, 8, 1), date(2026, 10, 31)
"""The days of the examples: a log is kept from the first to the last."""


def time_without_wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence about time without a service, made by the code that says it."""
    base = Facts(LogCoverage.COMPLETE, _DAY, _END, since=_DAY, until=_END)

    def situation(when: str, **facts: Any) -> Wording:
        return Wording(when, said(locale, replace(base, **facts))[0])

    return (*_without_breakdowns(situation), *_with_breakdowns(situation))


def _without_breakdowns(situation: Callable[..., Wording]) -> tuple[Wording, ...]:
    before, within, after = date(2026, 5, 4), date(2026, 9, 14), date(2026, 11, 9)
    return (
        situation("no log is kept", coverage=LogCoverage.NO_LOG),
        situation("the log is not among the data", coverage=LogCoverage.MISSING),
        situation("the log is empty, and nobody says when it began", coverage=LogCoverage.UNDATED),
        situation("the log begins after the time", coverage=LogCoverage.LATER, since=after),
        situation(
            "nothing broke down, and the log began within the time", coverage=LogCoverage.PARTLY
        ),
        situation("the log ended before the time", coverage=LogCoverage.ENDED_BEFORE, until=before),
        situation(
            "nothing broke down, and the log ended within the time",
            coverage=LogCoverage.ENDED_WITHIN,
            until=within,
        ),
        *(
            situation(
                f"nothing broke down, and anybody looked {often}",
                coverage=LogCoverage.SOME_DAYS,
                days=number,
            )
            for number, often in ((1, "on one day only"), (40, "on some days only"))
        ),
        situation("nothing broke down"),
        situation("there was only planned work", planned=4.0),
        situation("there was only planned work, for a few minutes", planned=0.05),
    )


def _with_breakdowns(situation: Callable[..., Wording]) -> tuple[Wording, ...]:
    broke = {"away": 3.0, "total": 275.0}
    years = (0.01, 0.5, 1.0, 3.0, 8.0, 24.0)
    each = (
        situation(
            f"each loses {a_year(ENGLISH, number, least)} a year",
            **broke,
            number=2,
            each=number,
            at_least=least,
        )
        for least in (False, True)
        for number in years
    )
    return (
        situation("something is still broken", number=1, broken=_DAY),
        *(
            situation(
                f"it broke down {many}, and nobody knows when it was over",
                number=number,
                open_ended=True,
            )
            for number, many in _TIMES
        ),
        *(
            wording
            for number, many in _TIMES
            for wording in (
                situation(f"it broke down {many}, outside service hours", number=number),
                situation(f"it broke down {many}, people unknown", number=number, away=3.0),
                situation(
                    f"it broke down {many}, too few people", number=number, away=3.0, few=True
                ),
                situation(f"the same {many}, for a few minutes", number=number, away=0.05),
                situation(f"it broke down {many}, for nobody", number=number, away=3.0, total=0.0),
            )
        ),
        situation("it broke down, and how many use it is not known", number=2, **broke),
        situation("the same, and some people are not known", number=2, at_least=True, **broke),
        *each,
        situation("at least an hour", number=2, each=1.2, at_least=True, **broke),
        situation("at least 50 minutes", number=2, each=0.9, at_least=True, **broke),
    )
