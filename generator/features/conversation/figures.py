"""The panel “You said, we did”: what was raised, how far it has come, and whether it helped."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from statistics import median
from typing import Self

from msgspec import Struct
from msgspec.structs import replace

from generator.disclosure.definitions import settled_withheld
from generator.features.conversation.method import ANSWERED, SETTLED
from generator.figures.figure import Figure, Span, State, Usual
from generator.figures.method import Method
from generator.figures.panel_context import PanelContext
from generator.figures.subject_context import SubjectContext
from generator.model.conversation import Entry, Progress
from generator.model.freshness import overdue_since


class Standing(StrEnum):
    """How far a topic has come, in the order in which a page shows them."""

    OVERDUE = "overdue"  # promised for a day that has passed, or open for too long
    WAITING = "waiting"  # nobody has answered yet
    DOING = "doing"
    ANSWERED = "answered"
    DONE = "done"
    REFUSED = "refused"


class Topic(Struct, frozen=True):
    """One thing that was raised.

    ``place`` is where it stands in the file's list, from 0; ``waited`` how many days went by until
    the first answer, none while there is none; ``since`` the day from which it is overdue, or on
    which it was done. ``settled_withheld`` says that some were asked whether it is settled, too few
    to be shown.
    """

    place: int
    entry: Entry
    standing: Standing
    waited: int | None
    since: date | None
    settled_withheld: bool = False

    @property
    def unanswered(self) -> bool:
        """Whether nobody has answered it, be it overdue or not."""
        return self.entry.progress is Progress.HEARD and self.waited is None


class Conversation(Struct, frozen=True):
    """What was raised about a service, the most pressing first.

    ``wait`` is the median number of days until a first answer; ``answered`` and ``settled`` are
    counts of comments and of people who had raised something.
    """

    topics: tuple[Topic, ...]
    answered: Figure
    settled: Figure
    wait: float | None

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The panel's figures."""
        return (self.answered, self.settled)

    @classmethod
    def of(cls, context: PanelContext) -> Self:
        """Return what was raised until the as-of date, as it stood on that day."""
        subject_context = context.subject_context
        entries = context.service.conversation if context.service else ()
        known = [entry for entry in entries if entry.raised <= subject_context.as_of]
        definitions, service = subject_context.definitions, subject_context.subject.id
        topics = [
            replace(
                topic_on(place, entry, subject_context.as_of),
                settled_withheld=settled_withheld(definitions, service, place),
            )
            for place, entry in enumerate(entries)
            if entry.raised <= subject_context.as_of
        ]
        order = tuple(Standing)
        topics.sort(key=lambda each: (order.index(each.standing), -each.entry.raised.toordinal()))
        waits = [each.waited for each in topics if each.waited is not None]
        comments = {True: 0, False: 0}
        for each in topics:
            comments[not each.unanswered] += each.entry.comments or 1
        total = sum(comments.values())
        settled = [each.entry.settled for each in topics if each.entry.settled]
        few = any(each.settled_withheld for each in topics)
        yes, asked = sum(each.yes for each in settled), sum(each.asked for each in settled)
        return cls(
            tuple(topics),
            _count(subject_context, ANSWERED, known, comments[True], total),
            _count(subject_context, SETTLED, known, yes, asked, few),
            float(median(waits)) if waits else None,
        )


def topic_on(place: int, entry: Entry, as_of: date) -> Topic:
    """Return how far something that had been raised by a day had come on that day."""
    answered = entry.answered if entry.answered and entry.answered <= as_of else None
    waited = (answered - entry.raised).days if answered else None
    if entry.done is not None and entry.done <= as_of:
        return Topic(place, entry, Standing.DONE, waited, entry.done)
    if entry.progress is Progress.REFUSED:
        return Topic(place, entry, Standing.REFUSED, waited, None)
    late = overdue_since(entry, as_of)
    if late is not None:
        return Topic(place, entry, Standing.OVERDUE, waited, late)
    if entry.progress in (Progress.DOING, Progress.DONE):  # done later than the as-of date
        return Topic(place, entry, Standing.DOING, waited, None)
    quiet = entry.progress is Progress.HEARD and answered is None
    return Topic(place, entry, Standing.WAITING if quiet else Standing.ANSWERED, waited, None)


def _count(
    subject_context: SubjectContext,
    method: Method,
    entries: list[Entry],
    some: int,
    of: int,
    few: bool = False,
) -> Figure:
    """Return “some of so many”; no number where nobody raised or was asked anything.

    ``few`` says that some were asked, too few to be shown.
    """
    identity = subject_context.figure_id(method.id)
    if not of:
        withheld = few or subject_context.sensitive
        return Figure(identity, method, State.WITHHELD if withheld else State.NOT_ASKED)
    first = min(entry.raised for entry in entries)
    span = Span(first, subject_context.as_of, Usual.SO_FAR)
    sources = (subject_context.defined.file,)
    return Figure(identity, method, State.SHOWN, span, value=float(some), of=of, sources=sources)
