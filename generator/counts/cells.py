"""Responses become the cube."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

import numpy as np
import pandas as pd

from generator.counts.cube import WIDTH, Cube, Key, Level, Provenance
from generator.counts.invitations import read_invitations
from generator.counts.responses import MODES, QUESTIONS, Names, names_of, responses
from generator.model.calendar import Calendar, calendars
from generator.model.definitions import Definitions
from generator.model.period import Grain, period_of
from generator.model.subject import Subject

_CELL = ["subject", "question", "mode", "start", "end", "segment", "community"]


def count(frames: Mapping[str, pd.DataFrame], definitions: Definitions, as_of: date) -> Cube:
    """Return the cells of all levels, from the accepted rows of answers and tallies.

    Only closed periods are counted: a row in a period that had not ended on ``as_of`` is in none.
    """
    calendar = calendars(definitions, as_of)
    names = names_of(frames, calendar)
    subjects = names.subjects
    invitations = read_invitations(frames)
    rows = _dated(responses(frames, names, invitations), subjects, calendar, as_of)
    levels = {
        Level.POINT: _points(rows),
        Level.WINDOW: _windows(rows, subjects, calendar),
        Level.COMMUNITY: _communities(rows, as_of),
        Level.MIX: _mixes(rows, subjects, calendar, definitions),
    }
    keys: list[Key] = []
    tables: list[tuple[np.ndarray, ...]] = []
    for level, lines in levels.items():
        if len(lines):
            cells, arrays = _add_up(lines)
            keys += _keys(level, names, cells)
            tables.append(arrays)
    counts, weights, squared, people = (
        np.concatenate(parts) for parts in zip(*(tables or [_empty()]), strict=True)
    )
    files = _files(rows, names)
    return Cube(tuple(keys), counts, weights, squared, people, invitations, files)


def _dated(
    rows: pd.DataFrame,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    as_of: date,
) -> pd.DataFrame:
    """Add each row's period (``start``, ``end``, ordinals) and segment; drop open periods."""
    grains = list(Grain)
    grain_of = _whole(grains.index(calendar[subject].grain) for subject in subjects)
    days, day_code = np.unique(rows["day"].to_numpy(), return_inverse=True)
    starts = np.zeros((len(grains), len(days)), dtype=np.int64)
    ends = np.zeros_like(starts)
    for g, grain in enumerate(grains):
        for d, day in enumerate(days):
            period = period_of(date.fromordinal(int(day)), grain)
            starts[g, d], ends[g, d] = period.start.toordinal(), period.end.toordinal()
    subject = rows["subject"].to_numpy()
    grain_code = grain_of[subject]
    rows = rows.assign(
        start=starts[grain_code, day_code],
        end=ends[grain_code, day_code],
        segment=_segments(subject, rows["day"].to_numpy(), subjects, calendar),
    )
    return rows[rows["end"] <= as_of.toordinal()]


def _segments(
    subject: np.ndarray,
    day: np.ndarray,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
) -> np.ndarray:
    segments = np.zeros(len(subject), dtype=np.int64)
    for code, name in enumerate(subjects):
        breaks = [each.toordinal() for each in calendar[name].breaks]
        if breaks:
            mine = subject == code
            segments[mine] = np.searchsorted(breaks, day[mine], side="right")
    return segments


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(community=0)


def _windows(
    rows: pd.DataFrame, subjects: tuple[Subject, ...], calendar: dict[Subject, Calendar]
) -> pd.DataFrame:
    """Each row once for each of its subject's windows that holds it."""
    parts = []
    longest = max((len(each.windows) for each in calendar.values()), default=0)
    for index in range(longest):
        spans = [calendar[subject].windows[index : index + 1] for subject in subjects]
        start = _whole(span[0].start.toordinal() if span else 1 for span in spans)
        end = _whole(span[0].end.toordinal() if span else 0 for span in spans)
        code = rows["subject"].to_numpy(dtype=np.int64)
        inside = (rows["day"].to_numpy() >= start[code]) & (rows["end"].to_numpy() <= end[code])
        part = rows[inside]
        code = code[inside]
        parts.append(part.assign(start=start[code], end=end[code], segment=0, community=0))
    return pd.concat(parts, ignore_index=True) if parts else rows


def _communities(rows: pd.DataFrame, as_of: date) -> pd.DataFrame:
    """Communities by quarters that do not overlap, for grains that fit into a quarter."""
    rows = rows[rows["community"] > 0]
    if not len(rows):
        return rows
    days, code = np.unique(rows["start"].to_numpy(), return_inverse=True)
    quarters = [period_of(date.fromordinal(int(day)), Grain.QUARTER) for day in days]
    start = _whole(quarter.start.toordinal() for quarter in quarters)[code]
    end = _whole(quarter.end.toordinal() for quarter in quarters)[code]
    fits = (rows["end"].to_numpy() <= end) & (end <= as_of.toordinal())
    return rows.assign(start=start, end=end)[fits]


def _mixes(
    rows: pd.DataFrame,
    subjects: tuple[Subject, ...],
    calendar: dict[Subject, Calendar],
    definitions: Definitions,
) -> pd.DataFrame:
    """A provider's services together, in the provider's first window."""
    place = {subject: code for code, subject in enumerate(subjects)}
    home = np.full(len(subjects), -1, dtype=np.int64)
    for name, service in definitions.services.items():
        home[place[Subject("service", name)]] = place.get(Subject("provider", service.provider), -1)
    provider = home[rows["subject"].to_numpy(dtype=np.int64)]
    spans = [calendar[subject].windows[0] for subject in subjects]
    start = _whole(span.first.start.toordinal() for span in spans)
    end = _whole(span.end.toordinal() for span in spans)
    inside = (provider >= 0) & (rows["day"].to_numpy() >= start[provider])
    inside &= rows["end"].to_numpy() <= end[provider]
    code = provider[inside]
    mine: pd.DataFrame = rows[inside]
    return mine.assign(subject=code, start=start[code], end=end[code], segment=0, community=0)


def _add_up(lines: pd.DataFrame) -> tuple[pd.DataFrame, tuple[np.ndarray, ...]]:
    """Return the cells and, row by row, their counts, weights, squared weights and people."""
    cell, first = _number(lines)
    cells = lines.iloc[first][_CELL]
    size = len(cells)
    at = cell * WIDTH + lines["rating"].to_numpy()

    def by_rating(name: str) -> np.ndarray:
        flat = np.bincount(at, weights=lines[name].to_numpy(), minlength=size * WIDTH)
        return flat.reshape(size, WIDTH)

    squared = np.bincount(cell, weights=lines["weight_squared"].to_numpy(), minlength=size)
    people = _people(cell, lines, size)
    return cells, (by_rating("n"), by_rating("weight"), squared, people)


def _number(lines: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return each line's cell, and the first line of each cell; cells in the order of their keys.

    The key's parts are packed into one whole number a line: numbering those is many times as fast
    as grouping by seven columns.
    """
    packed = np.zeros(len(lines), dtype=np.int64)
    for name in _CELL:
        part = lines[name].to_numpy(dtype=np.int64)
        lowest = part.min()
        packed = packed * (part.max() - lowest + 1) + (part - lowest)
    cell, found = pd.factorize(packed, sort=True)
    first = np.empty(len(found), dtype=np.int64)
    first[cell[::-1]] = np.arange(len(lines) - 1, -1, -1)
    return cell, first


def _people(cell: np.ndarray, lines: pd.DataFrame, size: int) -> np.ndarray:
    """Count respondents: each named one once a cell, and each answer without a name as one."""
    respondent = lines["respondent"].to_numpy()
    named = respondent >= 0
    unnamed = np.bincount(cell[~named], weights=lines["n"].to_numpy()[~named], minlength=size)
    span = respondent.max(initial=0) + 1
    once = np.unique(cell[named] * span + respondent[named])
    distinct = np.bincount(once // span, minlength=size)
    return (unnamed + distinct).astype(np.int64)


def _keys(level: Level, names: Names, cells: pd.DataFrame) -> list[Key]:
    columns = [cells[name].tolist() for name in _CELL]
    day = lru_cache(maxsize=None)(date.fromordinal)
    return [
        Key(
            level,
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


def _whole(numbers: Iterable[int]) -> np.ndarray:
    """Return whole numbers as an index can use them, also where there are none."""
    return np.fromiter(numbers, dtype=np.int64)


def _empty() -> tuple[np.ndarray, ...]:
    wide = np.zeros((0, WIDTH))
    return wide, wide.copy(), np.zeros(0), np.zeros(0, dtype=np.int64)


def _files(rows: pd.DataFrame, names: Names) -> dict[Subject, tuple[Provenance, ...]]:
    found: dict[Subject, list[Provenance]] = {}
    spans = rows.groupby(["subject", "file"], sort=True)["day"].agg(["min", "max"])
    for (subject, file), first, last in zip(spans.index, spans["min"], spans["max"], strict=True):
        span = (date.fromordinal(int(first)), date.fromordinal(int(last)))
        found.setdefault(names.subjects[subject], []).append(Provenance(names.files[file], *span))
    return {subject: tuple(each) for subject, each in found.items()}
