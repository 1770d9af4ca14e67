"""Of what there has been no news for too long, as far as is published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
from msgspec import Struct

from generator.disclosure.published import PRIDE, SCALES, Columns
from generator.disclosure.subject_published import SubjectPublished
from generator.figures.subject_context import SubjectContext
from generator.model.freshness import expects_news, is_late
from generator.model.kinds import KIND_OF_FOLDER
from generator.model.period import Grain, Period, period_of
from generator.model.rhythm import STREAMS, Stream, pace_of
from generator.model.subject import Subject
from generator.records.laid_out import distinct

_QUESTIONS = {"answers": tuple(q for q in SCALES if q != PRIDE), "pride": (PRIDE,)}
"""Streams that are answers, and so cells: their questions."""
OF_ANSWERS = frozenset(_QUESTIONS)
"""Streams of which a period is published some days after its end."""


class Silence(Struct, frozen=True):
    """A stream of news that has dried up, and the last period of which there was any."""

    stream: str
    since: Period


def silences(subject_context: SubjectContext) -> tuple[Silence, ...]:
    """Return what is late of a subject in use, in the order of the streams."""
    return tuple(_silences(subject_context))


def _silences(subject_context: SubjectContext) -> Iterator[Silence]:
    service, as_of = subject_context.service, subject_context.as_of
    if service is not None and not expects_news(service, as_of):
        return
    begins = subject_context.organisation.year_begins
    said = (service.rhythm if service else None, subject_context.organisation.rhythm)
    for stream in STREAMS:
        last = max(_days(subject_context.published, subject_context.subject, stream), default=None)
        pace = pace_of(stream, subject_context.calendar.grain, *said)
        today = subject_context.answers_until if stream.name in _QUESTIONS else as_of
        if last is not None and is_late(last, pace, today, begins):
            yield Silence(stream.name, period_of(last, Grain(pace.value), begins))


def _days(published: SubjectPublished, subject: Subject, stream: Stream) -> Iterator[date]:
    """Yield last days of what is published of a stream, among them the very last."""
    for question in _QUESTIONS.get(stream.name, ()):
        last = published.last_day(subject, question)
        if last is not None:
            yield last
    if stream.name == "answers":
        yield from (invitation.end for invitation in published.invitations(subject))
    if subject.kind == "service":
        for folder in stream.folders:
            yield from _last_days(folder, published.columns(folder, subject.id))


def _last_days(folder: str, columns: Columns) -> Iterator[date]:
    """Yield the last day that the rows of a folder name in each column that says when."""
    kind = KIND_OF_FOLDER[folder]
    for when in {kind.when, *(kind.one_of if kind.when in kind.one_of else ())}:
        if f"{when}_day" in columns:
            days = np.array(distinct(columns, f"{when}_day"))
            known = days[~np.isnat(days)]
            if known.size:
                yield known.max().item()
        elif when in columns:
            ends = [period.end for period in distinct(columns, when) if period]
            if ends:
                yield max(ends)
