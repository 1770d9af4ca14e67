"""Responses become the cube."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

from generator.counts.asked import AskedCommunities
from generator.counts.base import Base, base_of
from generator.counts.closed import in_closed_periods
from generator.counts.counting_context import CountingContext
from generator.counts.cube import Counts, Cube, SourceFile
from generator.counts.invitations import Invitations, read_invitations, wave_spans
from generator.counts.keys import LEVELS, Keys, Level
from generator.counts.levels import Members, members
from generator.counts.people import counted_again, respondents
from generator.counts.questions import LOST_MINUTES, QUESTIONS, WIDTH
from generator.counts.responses import KINDS, Names, Responses, names_of, responses, steps_answered
from generator.model.subject import Subject
from generator.records.by_subject import RecordsBySubject
from generator.records.cells import Codes
from generator.records.numbering import Floats, Ints, numbered
from generator.records.records import Records
from generator.records.refused import RefusedAnswers

COUNTED = (*KINDS, "invitations")
"""The kinds of data that cells, and who was asked, are made from."""
_CELL = ("subject", "question", "mode", "start", "end", "segment", "community")


def count(records: Mapping[str, Records], known: CountingContext) -> Cube:
    """Return the cells of all levels, from the accepted records of answers and tallies.

    Only closed periods are counted: a row in a period that had not ended on the as-of day, or so
    lately that the organisation waits for late answers, is in none.
    """
    invitations = read_invitations(records)
    names, closed = counted(records, known, invitations)
    base = base_of(closed)
    few = known.few
    keys: list[list[Ints]] = []
    named = np.empty(0, np.int32), np.empty(0, np.int32)
    minutes = np.empty(0, np.int32), np.empty(0, np.int16)
    counts, people = [np.zeros((0, WIDTH))], [np.zeros(0, dtype=np.int64)]
    for each in members(base, known.until):
        columns = [each.keys[name].to_numpy() for name in _CELL]
        cell, at = numbered(columns)
        level = np.full(len(at), LEVELS.index(each.level))
        keys.append([level, *(column[at] for column in columns)])
        cell_of_base = _spread(each.numbers, cell, len(base.cells))
        counts.append(_added_up(base, each.numbers, cell, len(at)))
        again = counted_again(base, cell_of_base, _groups(base, each), len(at))
        people.append(counts[-1].sum(axis=1).astype(np.int64) - again)
        if each.level is Level.POINT:
            named = respondents(base, cell_of_base, people[-1] < few)
            minutes = _minutes(base, cell_of_base)
    files = _files(closed, records, names)
    asked = AskedCommunities(records.get("invitations"), wave_spans(records))
    return Cube(
        keys=Keys.of(
            names.subjects, names.communities, map(np.concatenate, zip(*keys, strict=True))
        ),
        counts=_narrow(np.concatenate(counts)),
        people=_narrow(np.concatenate(people)),
        named=named,
        few=few,
        sensitive=known.sensitive,
        minutes=minutes,
        invitations=invitations,
        files=files,
        records=RecordsBySubject(records),
        refused=RefusedAnswers(records, known.communities),
        asked=asked,
        homes=known.homes,
    )


def counted(
    records: Mapping[str, Records], known: CountingContext, invitations: Invitations
) -> tuple[Names, Responses]:
    """Return the responses that count, each in its period; and what their codes stand for."""
    calendar = known.with_steps(steps_answered(records))
    names = names_of(records, calendar)
    given = responses(records, names, invitations)
    return names, in_closed_periods(given, names.subjects, calendar, known.until)


def _added_up(base: Base, numbers: Ints, cell: Ints, size: int) -> np.ndarray:
    """Return the counts of cells; the base's cell ``numbers[i]`` is a part of ``cell[i]``."""
    if not size:
        return np.zeros((0, WIDTH))
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], np.arange(size))
    found: np.ndarray = np.add.reduceat(base.counts[numbers[order]], first, axis=0)
    return found


def _groups(base: Base, each: Members) -> Ints:
    """Return a number for each place, the same where the cells of one question are the same."""
    group, _ = numbered([each.keys[name].to_numpy() for name in _CELL if name != "question"])
    return _spread(base.cells["place"].to_numpy()[each.numbers], group, len(base.cell_of))


def _spread(numbers: Ints, values: Ints, size: int) -> Ints:
    """Return each number's value; −1 for one without any."""
    spread = np.full(size, -1, dtype=np.int64)
    spread[numbers] = values
    return spread


def _minutes(base: Base, cell_of_base: Ints) -> tuple[Codes, NDArray[np.int16]]:
    """Return the cells of lost minutes, in order, and the minutes, from few to many."""
    question = QUESTIONS.index(LOST_MINUTES)
    parts = [part for part in base.ratings if part.question == question]
    none = np.zeros(0, dtype=np.int64)
    minutes = np.concatenate([none, *(part.rating for part in parts)])
    place = np.concatenate([none, *(base.place[part.rows] for part in parts)])
    cell = cell_of_base[base.cell_of[place[minutes >= 0], question]]
    minutes = minutes[minutes >= 0]
    order = np.lexsort((minutes, cell))
    return cell[order].astype(np.int32), minutes[order].astype(np.int16)


def _narrow(numbers: Floats | Ints) -> Counts:
    """Return whole numbers in as little memory as they need."""
    small = numbers.max(initial=0) <= np.iinfo(np.int32).max
    return numbers.astype(np.int32) if small else numbers.astype(np.int64)


def _files(
    closed: Responses, records: Mapping[str, Records], names: Names
) -> dict[Subject, tuple[SourceFile, ...]]:
    """Return the files that hold rows about each subject, with the days of the first and last."""
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
    found: dict[Subject, list[SourceFile]] = {}
    for at, earliest, latest in zip(row, begin, end, strict=True):
        span = date.fromordinal(int(earliest)), date.fromordinal(int(latest))
        mine = found.setdefault(names.subjects[subject[at]], [])
        mine.append(SourceFile(names.files[file[at]], *span))
    return {each: tuple(files) for each, files in found.items()}


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
