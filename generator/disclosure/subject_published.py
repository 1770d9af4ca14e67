"""What was published of one subject: all that its figures look at, and nothing of any other.

So two builds that publish the same of a subject make the same figures of it, and
:meth:`SubjectPublished.digest` says whether they do.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from generator.counts.asked import AskedCommunity
from generator.counts.cube import SourceFile
from generator.counts.invitations import Invitation
from generator.counts.keys import Mode
from generator.disclosure.cell import Cell
from generator.disclosure.published import Published
from generator.model.subject import Subject
from generator.records.by_subject import ABOUT, LOG, Record, rows_of
from generator.records.laid_out import Columns


class SubjectPublished:
    """The published cells and records of a service or a provider.

    Of a service's ``provider`` it knows the records that are about providers.
    Each question is that of :class:`Published`; who asks for another subject gets a KeyError.
    """

    def __init__(self, published: Published, subject: Subject, provider: str) -> None:
        self._published = published
        self.subject = subject
        self._names = {"service": subject.id, "provider": provider}
        self._columns: dict[str, Columns] = {}

    def _own(self, subject: Subject) -> Subject:
        """Return the subject: this one, or one of its steps."""
        if subject is not self.subject and subject.whole != self.subject:
            raise KeyError(subject)
        return subject

    def _own_name(self, kind: str, name: str) -> str:
        """Return whom records are about: this subject, or its provider."""
        if name != self._names[ABOUT.get(kind, "service")]:
            raise KeyError(name)
        return name

    def digest(self) -> str:
        """Return a digest of all that was published of the subject."""
        return self._published.digest(self.subject, self._names)

    def forget_columns(self) -> None:
        """Forget the rows about the subject that were taken."""
        self._columns.clear()

    @property
    def files(self) -> tuple[SourceFile, ...]:
        """Where the answers about the subject came from."""
        return self._published.files.get(self.subject, ())

    def points(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of a trend, in order of time; of one mode."""
        return self._published.points(self._own(subject), question, mode)

    def answered(self, subject: Subject, question: str) -> bool:
        """Return whether a question about the subject was ever answered, in whatever mode."""
        return self._published.answered(self._own(subject), question)

    def last_day(self, subject: Subject, question: str) -> date | None:
        """Return the last day of the newest period with answers, in whatever mode."""
        return self._published.last_day(self._own(subject), question)

    def total(
        self, subject: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers in some days; None where nobody answered."""
        return self._published.total(self._own(subject), question, mode, start, end)

    def mix(
        self, provider: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers about a provider's services in some days."""
        return self._published.mix(self._own(provider), question, mode, start, end)

    def communities(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of communities by quarter, in order of time."""
        return self._published.communities(self._own(subject), question, mode)

    def invitations(self, subject: Subject) -> tuple[Invitation, ...]:
        """Return who was asked about the subject."""
        return self._published.invitations(self._own(subject))

    def asked(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about the subject, and when."""
        return self._published.asked(self._own(subject))

    def records(self, kind: str, name: str) -> tuple[Record, ...]:
        """Return the rows of a kind of data about the subject, not about its people."""
        return rows_of(self.columns(kind, name))

    def columns(self, kind: str, name: str) -> Columns:
        """Return the same rows as columns."""
        own = self._own_name(kind, name)
        if kind not in self._columns:
            self._columns[kind] = self._published.columns(kind, own)
        return self._columns[kind]

    @property
    def log_days(self) -> Mapping[str, date]:
        """The last day that each file of breakdowns names, about whatever service, by file."""
        return self._published.last_days(LOG)

    def left_out(self, subject: Subject, question: str, start: date, end: date) -> bool:
        """Return whether answers of some days were left out because their rows have a mistake."""
        return self._published.left_out(self._own(subject), question, start, end)

    def left_out_of(self, cell: Cell) -> bool:
        """Return whether answers of a community were left out in the days of its cell."""
        self._own(cell.key.subject)
        return self._published.left_out_of(cell)

    def recorded(self, kind: str) -> bool:
        """Return whether anybody keeps such data here at all."""
        return self._published.recorded(kind)
