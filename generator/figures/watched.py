"""On which days a breakdown of a service would have been written down.

Rows of ``data/coverage/`` say so. Without any, the service says since when its log is kept, and the
log itself shows until when: one that has fallen silent says nothing of the days after.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from msgspec import Struct

from generator.figures.subject_context import SubjectContext
from generator.model.freshness import is_late
from generator.model.rhythm import Pace

Days = tuple[date, date]
"""A first day and a last day."""
_SILENT = Pace.QUARTER
"""A log without a row for so long, and a while to gather it, has fallen silent."""
_DAY = timedelta(days=1)


class Watched(Struct, frozen=True):
    """Spans of days in order, with days between them on which nobody watched.

    ``until`` is the last day of which anybody would know, at most the as-of day; none where there
    is no log.
    """

    spans: tuple[Days, ...]
    until: date | None

    def inside(self, start: date, end: date) -> tuple[Days, ...]:
        """Return the parts of the spans that lie in some days."""
        parts = ((max(first, start), min(last, end)) for first, last in self.spans)
        return tuple(part for part in parts if part[0] <= part[1])

    def whole(self, start: date, end: date) -> bool:
        """Return whether each of some days was watched."""
        return self.inside(start, end) == ((start, end),)


def watched(subject_context: SubjectContext) -> Watched:
    """Return on which days breakdowns of a service would have been written down."""
    published, name = subject_context.published, subject_context.subject.id
    as_of = subject_context.as_of
    rows = published.columns("coverage", name)
    if rows:
        said = zip(rows["from"].tolist(), rows["to"].tolist(), strict=True)
        spans = joined((first.start, min(last.end, as_of)) for first, last in said)
        return Watched(spans, spans[-1][1] if spans else None)
    since = subject_context.service.log_since if subject_context.service else None
    until = _until(subject_context, since)
    known = since is not None and until is not None and since <= until
    return Watched(((since, until),) if since and until and known else (), until)


def _until(subject_context: SubjectContext, since: date | None) -> date | None:
    """Return until when a log is kept of which nobody says it: to its last row, or to this day.

    The log is the files in which the service stands; where it stands in none, it is all of them.
    """
    published, as_of = subject_context.published, subject_context.as_of
    of_files = published.log_days
    own = published.columns("incidents", subject_context.subject.id)
    files = set(own["file"].tolist()) if own else of_files.keys()
    last = max((of_files[file] for file in files if file in of_files), default=None)
    if last is None:
        return None
    last = min(max(last, since or last), as_of)
    return (
        last if is_late(last, _SILENT, as_of, subject_context.organisation.year_begins) else as_of
    )


def joined(spans: Iterable[Days]) -> tuple[Days, ...]:
    """Return spans of days in order, those that touch or overlap as one."""
    found: list[Days] = []
    for first, last in sorted(span for span in spans if span[0] <= span[1]):
        if found and first <= found[-1][1] + _DAY:
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return tuple(found)
