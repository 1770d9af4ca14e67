"""The check that data arrive in their rhythm, whichever file brings them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from generator.checks.facts import Facts
from generator.checks.outcome import Newest
from generator.checks.rule import WARNING, Family, Problem, Rule, stamp
from generator.model.definitions import Definitions
from generator.model.period import Grain, period_of
from generator.model.rhythm import STREAMS, Pace, Stream, awaited, is_late
from generator.model.subject import Subject
from generator.sources.finding import Finding, Place, Severity
from generator.sources.repository import DATA

NO_NEWS = Rule(
    "no-news",
    "Data arrive in their rhythm",
    WARNING,
    Family.DATA,
    "Numbers that stop without a word look as if nothing changed.",
    "add rows of October 2026 below this one",
)
_WHAT = {
    "answers": "nobody has answered or been asked about",
    "telemetry": "no measurements of",
    "promises": "no count of the promises of",
    "usage": "no count of the use of",
    "requests": "no count of the requests for",
    "results": "no count of the results of",
    "costs": "no costs of",
    "pride": "no answers of those who provide",
}


def check_news(
    definitions: Definitions,
    facts: Facts,
    newest: Mapping[str, Newest],
    findings: Iterable[Finding],
) -> Iterator[Finding]:
    """Yield what is late of everything in use that has had such data before.

    ``newest`` has by folder the last days that good rows tell of. A folder with a file that cannot
    be read says nothing of what is late: the ``findings`` tell of that file.
    """
    broken = {
        finding.place.file.split("/")[1]
        for finding in findings
        if finding.severity is Severity.ERROR and finding.place.file.startswith(f"{DATA}/")
    }
    for stream in STREAMS:
        if broken.isdisjoint(stream.folders):
            for subject, (last, place) in sorted(_last(stream, newest).items()):
                pace = _pace(facts, subject, stream)
                if pace and is_late(last, pace, facts.as_of):
                    words = _words(definitions, subject, stream, last, pace)
                    yield stamp(NO_NEWS, Problem(place, *words))


def _last(stream: Stream, newest: Mapping[str, Newest]) -> dict[Subject, tuple[date, Place]]:
    last: dict[Subject, tuple[date, Place]] = {}
    for folder in stream.folders:
        for subject, news in newest.get(folder, {}).items():
            last[subject] = max(news, last.get(subject, news))
    return last


def _pace(facts: Facts, subject: Subject, stream: Stream) -> Pace | None:
    """Return how often news is expected; none of what is not in use."""
    if subject.kind == "provider":
        return facts.paces[stream.name] if subject.id in facts.providers else None
    service = facts.services.get(subject.id)
    if service is None or (service.last and service.last <= facts.as_of):
        return None
    return service.paces.get(stream.name)


def _words(
    definitions: Definitions, subject: Subject, stream: Stream, last: date, pace: Pace
) -> tuple[str, str]:
    """Return the message and the hint."""
    missing = awaited(last, pace)
    assert missing is not None, "what is never expected is never late"
    since = period_of(last, Grain(pace.value)).label
    message = (
        f"{_WHAT[stream.name]} “{subject.id}” since {since}, and news is expected each {pace.value}"
    )
    hint = f"add rows of {missing.label} below this one"
    if subject.kind == "service":
        file = definitions.services[subject.id].file
        hint += f", or write “rhythm: {{{stream.name}: never}}” into {file}"
    return message, hint
