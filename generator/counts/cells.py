"""Responses become the cube."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from generator.counts.asked import AskedCommunities
from generator.counts.base import Base, base_of
from generator.counts.closed import in_closed_periods
from generator.counts.cube import WIDTH, Cube, Invitation, Key, Level, SourceFile
from generator.counts.invitations import read_invitations, wave_spans
from generator.counts.levels import Members, members
from generator.counts.numbering import Ints, distinct, numbered
from generator.counts.responses import (
    MODES,
    QUESTIONS,
    Names,
    Responses,
    names_of,
    responses,
    steps_answered,
)
from generator.model.calendar import Calendar, calendars, step_calendar
from generator.model.definitions import Definitions
from generator.model.subject import Subject, step_of
from generator.records.by_subject import RecordsBySubject
from generator.records.cells import Codes
from generator.records.records import Records
from generator.records.refused import RefusedAnswers

_CELL = ("subject", "question", "mode", "start", "end", "segment", "community")


def count(records: Mapping[str, Records], definitions: Definitions, as_of: date) -> Cube:
    """Return the cells of all levels, from the accepted records of answers and tallies.

    Only closed periods are counted: a row in a period that had not ended on ``as_of`` is in none.
    """
    invitations = read_invitations(records)
    names, closed = counted(records, definitions, as_of, invitations)
    base = base_of(closed)
    keys: list[Key] = []
    named = np.empty(0, np.int32), np.empty(0, np.int32)
    minutes = np.empty(0, np.int64), np.empty(0, np.int64)
    tables = [_nothing()]
    for each in members(base, as_of):
        columns = [each.keys[name].to_numpy() for name in _CELL]
        cell, first = numbered(columns)
        keys += _keys(each, names, [column[first].tolist() for column in columns])
        who = _respondents(base, each.numbers, cell)
        if each.level is Level.POINT:
            named, minutes = who, _minutes(base, each.numbers, cell)
        tables.append(_add_up(base, each.numbers, cell, who[0], len(first)))
    counts, people = (np.concatenate(parts) for parts in zip(*tables, strict=True))
    files = _files(closed.rows, names)
    asked = AskedCommunities(records.get("invitations"), wave_spans(records))
    return Cube(
        keys=tuple(keys),
        counts=counts,
        people=people,
        named=named,
        minutes=minutes,
        invitations=invitations,
        files=files,
        records=RecordsBySubject(records),
        refused=RefusedAnswers(records),
        asked=asked,
        homes={
            Subject("service", name): Subject("provider", service.provider)
            for name, service in definitions.services.items()
        },
    )


def counted(
    records: Mapping[str, Records],
    definitions: Definitions,
    as_of: date,
    invitations: tuple[Invitation, ...],
) -> tuple[Names, Responses]:
    """Return the responses that count, each in its period; and what their codes stand for."""
    calendar = calendars(definitions, as_of)
    calendar |= _step_calendars(records, definitions, calendar, as_of)
    names = names_of(records, calendar)
    given = responses(records, names, invitations)
    return names, in_closed_periods(given, names.subjects, calendar, as_of)


def _step_calendars(
    records: Mapping[str, Records],
    definitions: Definitions,
    calendar: Mapping[Subject, Calendar],
    as_of: date,
) -> dict[Subject, Calendar]:
    """Return the calendars of the steps that answers are about."""
    return {
        step_of(name, step.id): step_calendar(calendar[Subject("service", name)], step, as_of)
        for name, answered in steps_answered(records).items()
        if name in definitions.services
        for step in definitions.services[name].part.steps
        if step.id in answered
    }


def _add_up(
    base: Base, numbers: Ints, cell: Ints, named: Codes, size: int
) -> tuple[np.ndarray, ...]:
    """Return the counts and people of cells, a row each.

    The base's cell ``numbers[i]`` is a part of the cell ``cell[i]``; ``named`` has the cell of each
    respondent whose name is known.
    """
    order = np.argsort(cell, kind="stable")
    first = np.searchsorted(cell[order], np.arange(size))
    parts = numbers[order]

    def total(of_base: np.ndarray) -> np.ndarray:
        found: np.ndarray = np.add.reduceat(of_base[parts], first, axis=0)
        return found

    if not size:
        return _nothing()
    people = total(base.unnamed).astype(np.int64) + np.bincount(named, minlength=size)
    return total(base.counts), people


def _respondents(base: Base, numbers: Ints, cell: Ints) -> tuple[Codes, Codes]:
    """Return who answered in which cell: the cells, in order, and the people; each pair once."""
    part, respondent = base.named
    span = int(respondent.max(initial=0)) + 1
    pairs = _cells_of(base, numbers, cell)[part]  # of ten million answers each copy is large
    pairs *= span
    pairs += respondent
    if len(numbers) < len(base.cells):
        pairs = pairs[pairs >= 0]
    pairs = distinct(pairs)
    who = (pairs % span).astype(np.int32)
    pairs //= span
    return pairs.astype(np.int32), who


def _minutes(base: Base, numbers: Ints, cell: Ints) -> tuple[Ints, Ints]:
    """Return the cells of lost minutes, in order, and the minutes, from few to many."""
    part, minutes = base.minutes
    mine = _cells_of(base, numbers, cell)[part]
    order = np.lexsort((minutes, mine))
    return mine[order], minutes[order].astype(np.int64)


def _cells_of(base: Base, numbers: Ints, cell: Ints) -> Ints:
    """Return the cell that each of the base's cells is a part of; −1 where it is none."""
    of_base = np.full(len(base.cells), -1, dtype=np.int64)
    of_base[numbers] = cell
    return of_base


def _keys(each: Members, names: Names, columns: list[list[int]]) -> list[Key]:
    day = lru_cache(maxsize=None)(date.fromordinal)
    return [
        Key(
            each.level,
            names.subjects[subject],
            QUESTIONS[question],
            MODES[mode],
            day(start),
            day(end),
            segment,
            names.communities[community],
        )
        for subject, question, mode, start, end, segment, community in zip(*columns, strict=True)
    ]


def _nothing() -> tuple[np.ndarray, ...]:
    return np.zeros((0, WIDTH)), np.zeros(0, dtype=np.int64)


def _files(rows: pd.DataFrame, names: Names) -> dict[Subject, tuple[SourceFile, ...]]:
    """Return the files that hold rows about each subject, with the days of the first and last."""
    subject, file = (rows[name].to_numpy() for name in ("subject", "file"))
    day = (
        rows["day"].to_numpy().astype(np.int64)
    )  # of one size with what it goes into: it is faster
    number, first = numbered([subject, file])
    begin = np.full(len(first), np.iinfo(np.int64).max)
    end = np.zeros(len(first), dtype=np.int64)
    np.minimum.at(begin, number, day)
    np.maximum.at(end, number, day)
    found: dict[Subject, list[SourceFile]] = {}
    for at, earliest, latest in zip(first, begin, end, strict=True):
        span = date.fromordinal(int(earliest)), date.fromordinal(int(latest))
        mine = found.setdefault(names.subjects[subject[at]], [])
        mine.append(SourceFile(names.files[file[at]], *span))
    return {each: tuple(files) for each, files in found.items()}
