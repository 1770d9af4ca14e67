"""Data arrive in their rhythm, whichever file brings them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checks.arrival_context import ArrivalContext
from generator.checks.rule import WARNING, Family, Problem, Rule, Words
from generator.checks.table_context import TableContext
from generator.language import ENGLISH
from generator.model.freshness import awaited, is_late
from generator.model.period import Grain, period_of
from generator.model.rhythm import STREAMS, Pace, Stream
from generator.model.subject import Subject
from generator.sources.finding import Place

_WHAT = {
    "answers": "nobody has answered or been asked about",
    "telemetry": "no measurements of",
    "promises": "no count of the promises of",
    "usage": "no count of the use of",
    "requests": "no count of the requests for",
    "results": "no count of the results of",
    "costs": "no costs of",
    "pride": "no answers from the staff of",
}


def find(context: ArrivalContext) -> Iterator[Problem]:
    """What is late of everything in use that has had such data before."""
    for stream in STREAMS:
        if context.broken.isdisjoint(stream.folders):
            for subject, (last, place) in sorted(_last(context, stream).items()):
                pace = _pace(context.known, subject, stream)
                begins = context.known.reading.year_begins
                if pace and is_late(last, pace, context.known.as_of, begins):
                    yield Problem(place, *_words(context, subject, stream, last, pace))


def _last(context: ArrivalContext, stream: Stream) -> dict[Subject, tuple[date, Place]]:
    last: dict[Subject, tuple[date, Place]] = {}
    for folder in stream.folders:
        for subject, news in context.newest.get(folder, {}).items():
            last[subject] = max(news, last.get(subject, news))
    return last


def _pace(known: TableContext, subject: Subject, stream: Stream) -> Pace | None:
    """Return how often news is expected; none of what is not in use."""
    if subject.kind == "provider":
        return known.paces[stream.name] if subject.id in known.reading.providers else None
    service = known.services.get(subject.id)
    return service.paces.get(stream.name) if service else None


def _words(
    context: ArrivalContext, subject: Subject, stream: Stream, last: date, pace: Pace
) -> Words:
    begins = context.known.reading.year_begins
    missing = awaited(last, pace, begins)
    assert missing is not None, "what is never expected is never late"
    english = ENGLISH.where_a_year_begins(begins)
    since = english.period(period_of(last, Grain(pace.value), begins))
    message = (
        f"{_WHAT[stream.name]} “{subject.id}” since {since}, "
        f"but numbers are expected every {pace.value}"
    )
    hint = f"add rows of {english.period(missing)} below this one"
    if subject.kind == "service":
        file = context.definitions.services[subject.id].file
        hint += f", or write “rhythm: {{{stream.name}: never}}” into {file}"
    return message, hint


RULE = Rule(
    code="no-news",
    title="Data arrive on time",
    severity=WARNING,
    family=Family.DATA,
    why="If numbers stop without explanation, it looks as if nothing changed.",
    hint="add rows of October 2026 below this one",
    find=find,
)
