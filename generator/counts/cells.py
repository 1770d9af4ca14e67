"""Responses become the cube."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np

from generator.counts.asked import AskedCommunities
from generator.counts.closed import in_closed_periods
from generator.counts.counting_context import KINDS, CountingContext
from generator.counts.cube import Cube, SourceFile
from generator.counts.invitations import Invitations, read_invitations, wave_spans
from generator.counts.keys import Keys
from generator.counts.level_cells import cells_of, one_below_the_other
from generator.counts.responses import Names, Responses, names_of, responses, steps_answered
from generator.model.file_names import FileNames
from generator.model.subject import Subject
from generator.records.by_subject import RecordsBySubject
from generator.records.numbering import Ints, numbered
from generator.records.records import Records
from generator.records.refused import RefusedAnswers

_TOGETHER = 300
"""So many subjects are counted at once: all of ten thousand would take half a GB meanwhile."""


def count(records: Mapping[str, Records], known: CountingContext) -> Cube:
    """Return the cells of all levels, from the accepted records of answers and tallies.

    Only closed periods are counted: a row in a period that had not ended on the as-of day, or so
    lately that the organisation waits for late answers, is in none.
    """
    # What takes much memory on its way is made while little else is there.
    invitations, asked = read_invitations(records), _asked(records)
    refused = RefusedAnswers(records, known.communities)
    names, closed = counted(records, known, invitations)
    files = _files(closed, records, names, known.shown)
    cells = one_below_the_other(
        [
            cells_of(closed.of_subjects(first, first + _TOGETHER), known)
            for first in range(0, len(names.subjects) or 1, _TOGETHER)
        ]
    )
    del closed
    return Cube(
        keys=Keys.of(names.subjects, names.communities, cells.keys),
        counts=cells.counts,
        people=cells.people,
        named=cells.named,
        in_tallies=cells.in_tallies,
        few=known.few,
        sensitive=known.sensitive,
        minutes=cells.minutes,
        invitations=invitations,
        files=files,
        records=RecordsBySubject(records),
        refused=refused,
        asked=asked,
        homes=known.homes,
    )


def _asked(records: Mapping[str, Records]) -> AskedCommunities:
    invited = records.get("invitations")
    return AskedCommunities(invited.afresh() if invited else None, wave_spans(records))


def counted(
    records: Mapping[str, Records], known: CountingContext, invitations: Invitations
) -> tuple[Names, Responses]:
    """Return the responses that count, each in its period; and what their codes stand for."""
    calendar = known.with_steps(steps_answered(records))
    names = names_of(records, calendar)
    given = responses(records, names, invitations)
    return names, in_closed_periods(given, names.subjects, calendar, known.until)


def _files(
    closed: Responses, records: Mapping[str, Records], names: Names, shown: FileNames
) -> dict[Subject, tuple[SourceFile, ...]]:
    """Return the files that hold rows about each subject, with the days of the first and last.

    They are called as the site calls them; those of one name are one.
    """
    spots, spot = closed.spots, closed.rows.spot
    pairs = _file_of_rows(closed, records, names)
    pairs += spot * np.int64(len(names.files))
    of, file = np.divmod(np.unique(pairs), max(1, len(names.files)))
    subject, day = (spots[name].to_numpy()[of].astype(np.int64) for name in ("subject", "day"))
    number, row = numbered([subject, file])
    begin = np.full(len(row), np.iinfo(np.int64).max)
    end = np.zeros(len(row), dtype=np.int64)
    np.minimum.at(begin, number, day)
    np.maximum.at(end, number, day)
    called = [shown(name) for name in names.files]
    found: dict[Subject, dict[str, SourceFile]] = {}
    for at, earliest, latest in zip(row, begin, end, strict=True):
        span = date.fromordinal(int(earliest)), date.fromordinal(int(latest))
        mine, name = found.setdefault(names.subjects[subject[at]], {}), called[file[at]]
        mine[name] = SourceFile(name, *span).with_days_of(mine.get(name))
    return {each: tuple(files.values()) for each, files in found.items()}


def _file_of_rows(closed: Responses, records: Mapping[str, Records], names: Names) -> Ints:
    """Return the number of each row's file; the rows are in the order of their kinds."""
    kinds = closed.spots["kind"].to_numpy()[closed.rows.spot]
    file = np.empty(len(kinds), dtype=np.int64)
    for code, name in enumerate(KINDS):
        if name in records:
            own, mine = records[name], slice(*np.searchsorted(kinds, (code, code + 1)).tolist())
            number = np.searchsorted(names.files, [table.file for table in own.tables])
            file[mine] = number[own.files[closed.rows.record[mine]]]
    return file
