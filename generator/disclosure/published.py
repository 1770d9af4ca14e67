"""What passed the door: all that is published of subjects, and nothing that is withheld."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date
from functools import cached_property, partial
from hashlib import sha256

from msgspec.structs import replace

from generator.counts.asked import AskedCommunity
from generator.counts.cube import SourceFile
from generator.counts.invitations import Invitation
from generator.counts.keys import Key, Level, Mode, day_of
from generator.counts.questions import DAY, LOST, LOST_MINUTES, PRIDE, SCALES
from generator.disclosure.cell import Cell, CellTally
from generator.disclosure.people import said_withheld, withheld_rows
from generator.disclosure.pooled import pooled, together, why_withdrawn
from generator.disclosure.published_cells import PublishedCells
from generator.disk.batch import Batch
from generator.model.subject import Subject
from generator.records.by_subject import Record, RecordsBySubject, rows_of
from generator.records.laid_out import Columns, LaidOut

__all__ = [
    "DAY",
    "LOST",
    "LOST_MINUTES",
    "PRIDE",
    "SCALES",
    "AskedCommunity",
    "Cell",
    "CellTally",
    "Columns",
    "Invitation",
    "Key",
    "Level",
    "Mode",
    "Published",
    "Record",
    "SourceFile",
]


class Published(PublishedCells):
    """The published cells, and all else that is published of a subject.

    A cell is made when somebody asks for its series.
    """

    _besides: Mapping[str, tuple[int, ...]] = {}
    _known_as: tuple[Batch | None, tuple[str, ...]] = (None, ())

    def with_records(
        self, records: RecordsBySubject, besides: Mapping[str, tuple[int, ...]] | None = None
    ) -> Published:
        """Return the same cells with other records.

        ``besides`` are numbers of people that readers may take away from those of a service.
        """
        found = copy(self)
        found._besides = besides or {}
        found._cube = replace(self._cube, records=records)
        found._laid_out, found._digests = {}, {}
        return found

    def known_as(self, kept: Batch | None, *given: str) -> Published:
        """Return the same, of which ``kept`` has the digests; ``given`` is all it was made from."""
        found = copy(self)
        found._known_as = kept, given
        return found

    @property
    def made_from(self) -> tuple[str, ...]:
        """Digests of all that it was made from, if somebody knows them."""
        return self._known_as[1]

    @property
    def files(self) -> Mapping[Subject, tuple[SourceFile, ...]]:
        """Where the answers about each subject came from."""
        return self._cube.files

    def bytes_of(self, subject: Subject, names: Mapping[str, str]) -> Iterator[bytes]:
        """Yield all that is published of a subject: the same bytes where it is the same.

        ``names`` are whom its records are about: the service, the provider.
        """
        cube = self._cube
        yield from self.bytes_of_cells(subject)
        yield repr([(f.file, f.start, f.end) for f in self.files.get(subject, ())]).encode()
        yield cube.invitations.bytes_of(subject)
        yield cube.asked.bytes_of(subject)
        yield from cube.refused.bytes_of(subject)
        yield cube.records.digest(names)

    def digest(self, subject: Subject, names: Mapping[str, str]) -> str:
        """Return a digest of all that is published of a subject, as :meth:`bytes_of` has it."""
        key = (subject, *sorted(names.items()))
        if key not in self._digests:
            make = partial(self._digest, subject, names)
            kept, given = self._known_as
            said = make() if kept is None else kept.made(make, "published", *given, repr(key))
            self._digests[key] = said
        return self._digests[key]

    def _digest(self, subject: Subject, names: Mapping[str, str]) -> str:
        found = sha256()
        for each in self.bytes_of(subject, names):
            found.update(len(each).to_bytes(8, "big") + each)
        return found.hexdigest()

    def points(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of a trend, in order of time; of one mode."""
        return self.series((Level.POINT, subject, question, mode))

    def answered(self, subject: Subject, question: str) -> bool:
        """Return whether a question about the subject was ever answered, in whatever mode."""
        asked = (self._places.find((Level.POINT, subject, question, mode)) for mode in Mode)
        return any(number is not None for number in asked)

    def last_day(self, subject: Subject, question: str) -> date | None:
        """Return the last day of the newest period with answers, in whatever mode."""
        found = (self._places.find((Level.POINT, subject, question, mode)) for mode in Mode)
        last = [self._places.rows(number)[-1] for number in found if number is not None]
        ends = self._cube.keys.columns.end
        return max((day_of(int(ends[row])) for row in last), default=None)

    def total(
        self, subject: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers in some days; None where nobody answered."""
        series = (Level.POINT, subject, question, mode)
        return pooled(self.series(series), self.blocks(series), start, end)

    def mix(
        self, provider: Subject, question: str, mode: Mode, start: date, end: date
    ) -> Cell | None:
        """Return what is published of all answers about a provider's services in some days."""
        totals = [
            self.total(service, question, mode, start, end)
            for service in self._services.get(provider, ())
        ]
        cells = [cell for cell in totals if cell is not None]
        if not cells:
            return None
        shown = [cell for cell in cells if not cell.withheld]
        without = tuple(key for cell in cells for key in cell.without)
        whole = together(shown) if shown else cells[0]
        return whole._replace(
            without=without,
            withdrawn=why_withdrawn(cells),
            other_days=all(cell.other_days for cell in cells),
        )

    def communities(self, subject: Subject, question: str, mode: Mode) -> tuple[Cell, ...]:
        """Return the cells of communities by quarter, in order of time.

        None of a sensitive service: its groups are not shown.
        """
        if subject.kind == "service" and subject.id in self._cube.sensitive:
            return ()
        return self.series((Level.COMMUNITY, subject, question, mode))

    def invitations(self, subject: Subject) -> tuple[Invitation, ...]:
        """Return who was asked about a subject."""
        return self._cube.invitations.of(subject)

    def asked(self, subject: Subject) -> tuple[AskedCommunity, ...]:
        """Return which communities were asked about a subject, and when."""
        return self._cube.asked.of(subject)

    def records(self, kind: str, name: str) -> tuple[Record, ...]:
        """Return the rows of a kind of data about a service (or provider), not about its people."""
        return rows_of(self.columns(kind, name))

    def columns(self, kind: str, name: str) -> Columns:
        """Return the same rows as columns, for a kind that has many; none without any row.

        A number of too few people is withheld: it is NaN.
        """
        if kind not in self._laid_out:
            self._laid_out[kind] = self._without_few(kind)
        found = self._laid_out[kind]
        return {} if found is None else found.columns(name)

    @cached_property
    def _laid_out(self) -> dict[str, LaidOut | None]:
        """The kinds of records that were asked for."""
        return {}

    @cached_property
    def _digests(self) -> dict[tuple[object, ...], str]:
        """The digests that were asked for."""
        return {}

    @cached_property
    def _services(self) -> Mapping[Subject, list[Subject]]:
        """The services of each provider."""
        found: dict[Subject, list[Subject]] = {}
        for service, home in self._cube.homes.items():
            found.setdefault(home, []).append(service)
        return found

    def _without_few(self, kind: str) -> LaidOut | None:
        """Return all rows of a kind of data; none where there are none."""
        cube = self._cube
        found = cube.records.laid_out(kind)
        if found is None:
            return None
        sensitive = found.naming(cube.sensitive)
        masks = withheld_rows(kind, found.every, cube.few, sensitive, found.spread(self._besides))
        return found.without(masks, said_withheld)

    def last_days(self, kind: str) -> Mapping[str, date]:
        """Return the last day that each file of a kind of data names, by file."""
        return self._cube.records.last_days(kind)

    def left_out(self, subject: Subject, question: str, start: date, end: date) -> bool:
        """Return whether answers of some days were left out because their rows have a mistake."""
        return self._cube.refused.between(subject, question, start, end)

    def left_out_of(self, cell: Cell) -> bool:
        """Return whether answers of a community were left out in the days of its cell.

        Never where another community of these days is withheld: with the mark of everybody
        together, it would show whether the rows are of that one.
        """
        key = cell.key
        together = (
            each
            for each in self.communities(key.subject, key.question, key.mode)
            if each.key.start <= key.end and key.start <= each.key.end
        )
        return not any(each.withheld for each in together) and self._cube.refused.between(
            key.subject, key.question, key.start, key.end, key.community
        )

    def recorded(self, kind: str) -> bool:
        """Return whether anybody keeps such data here at all."""
        return kind in self._cube.records.kinds
