"""The kinds of data: which folder holds which rows, and what their columns mean.

One table. Reading, checking and the documentation all follow from it.
"""

from __future__ import annotations

from generator.language import N_
from generator.model.table import Column, Identity, Kind, Type, counted, number, reference
from generator.sources.repository import DATA

QUESTIONS = ("like", "ease", "recommend", "home", "shirt")
ANSWER_COLUMNS = {
    "rating": "like",
    "ease": "ease",
    "recommend": "recommend",
    "home": "home",
    "shirt": "shirt",
    "lost_minutes": "lost",
}
"""Which column of an answer holds which question's answer."""


_ANSWERED = tuple(ANSWER_COLUMNS)
_BREAKDOWN = ("service", "opened", "resolved", "step", "summary")
_BEGUN = ("service", "opened", "step", "summary")
_TWO_BREAKDOWNS = "if they are two breakdowns, say in “summary” how they differ"
LOG = "incidents"
"""The kind whose rows are a log of breakdowns."""
COVERAGE = "coverage"
"""The kind whose rows say on which days such a log was kept."""
_PERIOD = Column("period", Type.PERIOD, "2026, 2026-Q3, 2026-09, 2026-W36 or a date", required=True)
_DATE = Column("date", Type.DAY, "the day, as 2026-09-30", required=True)
_SERVICE = reference("service", "service", "the service's id", required=True)
_SERVICE_OR = reference("service", "service", "the service's id, or empty")
_PROVIDER_OR = reference("provider", "provider", "the provider's id, or empty")
_COMMUNITY = reference("community", "community", "the community's id; empty: not stated")
_STEP = reference(
    "step", "step", "the step's id, if it is about that step alone; empty: the whole service"
)
_WAVE = Column("wave", Type.TEXT, "the survey's name, if it has one")
_SUBJECT = ("service", "provider")

KINDS: tuple[Kind, ...] = (
    Kind(
        "answers",
        N_("one answer"),
        (
            Column("date", Type.PERIOD, "the day; of a survey wave, its period", required=True),
            _SERVICE_OR,
            _PROVIDER_OR,
            Column("id", Type.TEXT, "the answer's id", shown=False),
            Column(
                "respondent",
                Type.TEXT,
                "who answered, as a number that names nobody",
                shown=False,
            ),
            _WAVE,
            _COMMUNITY,
            _STEP,
            Column("rating", Type.WHOLE, "1 (not) to 5 (much)", minimum=1, maximum=5, present=True),
            Column("ease", Type.WHOLE, "1 (hard) to 5 (easy)", minimum=1, maximum=5),
            Column("recommend", Type.WHOLE, "0 to 10", minimum=0, maximum=10),
            Column("home", Type.WHOLE, "−1 worse, 0 same, 1 better", minimum=-1, maximum=1),
            Column("shirt", Type.YES_NO, "would they wear the shirt"),
            number("lost_minutes", "working time lost, as they estimate it", minimum=0),
            Column("comment", Type.TEXT, "never published", shown=False),
        ),
        key=("id",),
        one_of=_SUBJECT,
        any_of=_ANSWERED,
        when="date",
        identities=(
            Identity(
                ("respondent", "date", "service", "provider", "wave", "step", "id", *_ANSWERED),
                "if they are two answers, give each its own “id”",
                filled=("respondent",),
            ),
        ),
    ),
    Kind(
        "tallies",
        N_("counted answers"),
        (
            _PERIOD,
            _SERVICE_OR,
            _PROVIDER_OR,
            Column(
                "question", Type.CHOICE, "like or ease", required=True, choices=("like", "ease")
            ),
            _COMMUNITY,
            _WAVE,
            *(
                counted(f"rating_{k}", f"how many answered {k}", required=True, adds_up=True)
                for k in range(1, 6)
            ),
            Column(
                "people",
                Type.WHOLE,
                "how many people gave these answers, if other periods may be of the same people",
                minimum=0,
                shown=False,
            ),
        ),
        key=("period", "service", "provider", "question", "community", "wave"),
        one_of=_SUBJECT,
        compared_with=("answers",),
    ),
    Kind(
        "summaries",
        N_("a published statistic without counts"),
        (
            _PERIOD,
            _SERVICE,
            Column("question", Type.CHOICE, "the question", required=True, choices=QUESTIONS),
            Column(
                "statistic", Type.CHOICE, "what it is", required=True, choices=("mean", "share")
            ),
            number("value", "the statistic", required=True, adds_up=False, behind="n"),
            counted("n", "how many answered, if known", people=True),
            Column("scale", Type.TEXT, "the scale, as 1-5"),
            Column(
                "direction", Type.CHOICE, "which way is better", choices=("increase", "decrease")
            ),
        ),
        key=("period", "service", "question", "statistic"),
    ),
    Kind(
        "invitations",
        N_("who was asked"),
        (
            Column("period", Type.PERIOD, "the period"),
            _WAVE,
            _SERVICE_OR,
            _PROVIDER_OR,
            Column(
                "invited",
                Type.WHOLE,
                "how many were asked; empty: chosen, but nobody knows how many",
                minimum=0,
                present=True,
                adds_up=True,
                people=True,
            ),
            Column(
                "mode",
                Type.CHOICE,
                "a list of people, or an open link",
                required=True,
                choices=("list", "open"),
            ),
            _COMMUNITY,
        ),
        key=("period", "wave", "service", "provider", "mode", "community"),
        plans=True,
        one_of=_SUBJECT,
        any_of=("period", "wave"),
        compared_with=("answers", "tallies"),
    ),
    Kind(
        "telemetry",
        N_("one measured value"),
        (
            Column("date", Type.TIME, "the day or time of measuring"),
            Column("time", Type.TIME, "the time of measuring"),
            _SERVICE,
            reference("measure", "measure", "the measure's id", required=True),
            Column(
                "value",
                Type.NUMBER,
                "what was measured; empty: the monitor was turned away",
                present=True,
            ),
            counted("samples", "from how many samples"),
            Column(
                "refused",
                Type.WHOLE,
                "how many checks were turned away; they count neither way",
                minimum=1,
            ),
        ),
        key=("date", "time", "service", "measure"),
        one_of=("date", "time"),
        any_of=("value", "refused"),
        when="date",
    ),
    Kind(
        "incidents",
        N_("one breakdown"),
        (
            Column("id", Type.TEXT, "the breakdown's id", required=True, any_case=True),
            _SERVICE,
            Column("opened", Type.TIME, "when it began", required=True),
            Column(
                "resolved",
                Type.TIME,
                "when it ended; empty: it is still going on; unknown: nobody knows when it ended",
                present=True,
                may_be_unknown=True,
            ),
            Column("planned", Type.YES_NO, "was it planned", required=True),
            _STEP,
            counted("people", "how many people could not use it", people=True),
            Column(
                "cause",
                Type.CHOICE,
                "the agreed cause",
                choices=(
                    "supplier",
                    "change",
                    "capacity",
                    "hardware",
                    "software",
                    "human",
                    "other",
                    "unknown",
                    "disputed",
                ),
            ),
            Column("event", Type.TEXT, "the change or launch that caused it"),
            Column("problem", Type.TEXT, "the id of the breakdown that it repeats"),
            Column("noticed_by", Type.CHOICE, "who noticed first", choices=("us", "customers")),
            Column("summary", Type.TEXT, "what happened, in a few words", any_case=True),
        ),
        key=("id", "service"),
        ordered=(("opened", "resolved"),),
        when="opened",
        identities=(
            Identity(_BREAKDOWN, _TWO_BREAKDOWNS, filled=("summary",)),
            Identity(_BREAKDOWN, _TWO_BREAKDOWNS, clocked="opened"),
            Identity(_BEGUN, _TWO_BREAKDOWNS, clocked="opened", known_by="resolved"),
        ),
    ),
    Kind(
        "coverage",
        N_("days on which somebody watched for breakdowns"),
        (
            Column("source", Type.TEXT, "who watched: a log, a monitor", required=True),
            _SERVICE,
            Column("from", Type.DAY, "the first day, as 2026-01-01", required=True),
            Column("to", Type.DAY, "the last day, as 2026-09-30", required=True),
        ),
        key=("source", "service", "from", "to"),
        plans=True,
        ordered=(("from", "to"),),
        when="from",
    ),
    Kind(
        "promises",
        N_("a promise measured"),
        (
            _PERIOD,
            _SERVICE,
            reference("promise", "promise", "the promise's id", required=True),
            number("value", "what was kept, in the promise's unit", required=True, adds_up=False),
        ),
        key=("period", "service", "promise"),
    ),
    Kind(
        "usage",
        N_("use in a period"),
        (
            _PERIOD,
            _SERVICE,
            _STEP,
            counted("people", "how many people used it", adds_up=False, people=True),
            counted("started", "how often it was started", adds_up=True, people=True),
            counted("completed", "how often it was completed", adds_up=True, people=True),
            counted("digital", "how often it was used online", adds_up=True, people=True),
            counted("total", "how often it was used in any way", adds_up=True, people=True),
        ),
        key=("period", "service", "step"),
        any_of=("people", "started", "completed", "digital", "total"),
        ordered=(("completed", "started"), ("digital", "total")),
    ),
    Kind(
        "requests",
        N_("requests fulfilled in a period"),
        (
            _PERIOD,
            _SERVICE,
            counted("made", "how many were made", required=True, adds_up=True, people=True),
            counted(
                "fulfilled", "how many were fulfilled", required=True, adds_up=True, people=True
            ),
            number(
                "median_wait_days",
                "the median wait in days",
                minimum=0,
                adds_up=False,
                behind="fulfilled",
            ),
        ),
        key=("period", "service"),
    ),
    Kind(
        "costs",
        N_("money in a period"),
        (
            _PERIOD,
            _SERVICE,
            Column("category", Type.TEXT, "what it was for", required=True, any_case=True),
            number("amount", "in the organisation's currency", required=True, adds_up=True),
        ),
        key=("period", "service", "category"),
        plans=True,
    ),
    Kind(
        "results",
        N_("a desired result in a period"),
        (
            _PERIOD,
            _SERVICE,
            reference("result", "result", "the result's id", required=True),
            number("value", "what was reached, in the result's unit", required=True, adds_up=False),
        ),
        key=("period", "service", "result"),
    ),
    Kind(
        "visits",
        N_("a day spent with customers"),
        (
            _DATE,
            reference("provider", "provider", "the provider's id", required=True),
            reference("community", "community", "the community's id", required=True),
            Column("learned", Type.TEXT, "what was learned", required=True),
            Column("action", Type.TEXT, "what was done about it", formerly=("deed",)),
        ),
        key=("date", "provider", "community"),
        when="date",
    ),
    Kind(
        "pride",
        N_("an answer from the provider’s staff"),
        (
            Column("date", Type.PERIOD, "the day; of a survey wave, its period", required=True),
            _SERVICE_OR,
            _PROVIDER_OR,
            Column("rating", Type.WHOLE, "1 to 5", required=True, minimum=1, maximum=5),
        ),
        one_of=_SUBJECT,
        when="date",
    ),
    Kind(
        "forecasts",
        N_("a prediction, written down beforehand"),
        (
            Column("made_on", Type.DAY, "the day on which it was made", required=True),
            Column(
                "input_commit", Type.TEXT, "the commit of its inputs", required=True, shown=False
            ),
            _SERVICE,
            _PERIOD,
            Column("expected", Type.NUMBER, "share", required=True, minimum=0, maximum=1),
            Column("low", Type.NUMBER, "share", required=True, minimum=0, maximum=1),
            Column("high", Type.NUMBER, "share", required=True, minimum=0, maximum=1),
            Column("method", Type.TEXT, "method and version", required=True, shown=False),
            Column("digest", Type.TEXT, "chained to the row before", required=True, shown=False),
        ),
        key=("made_on", "service", "period"),
        plans=True,
        ordered=(("low", "expected"), ("expected", "high")),
        when="made_on",
    ),
)

LEFT_BEHIND = {
    "weight": (
        "every answer counts once: a share that some answers pull more than others would "
        "reveal theirs"
    )
}
"""Columns of other people's exports that are not read, and why."""

KIND_OF_FOLDER = {kind.folder: kind for kind in KINDS}


def left_behind(column: str) -> str:
    """Say why a column is read over."""
    return f"the column “{column}” is not read: {LEFT_BEHIND[column]}"


def kind_of(file: str) -> Kind | None:
    """Return the kind of data that a file holds, by its folder; None where that is unknown."""
    parts = file.split("/")
    return KIND_OF_FOLDER.get(parts[1]) if len(parts) > 2 and parts[0] == DATA else None
