"""A table becomes a trial: by groups that are held out, or forward in time."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from generator.backtest.columns import ColumnChoice, absent, names, numbers, times
from generator.backtest.likeness import NEAR, likeness
from generator.measures.forecast.baselines import Floats, Ints
from generator.measures.forecast.features import standing_out
from generator.measures.forecast.trial import (
    Importance,
    Score,
    Trial,
    forward,
    held_out,
    importance,
    score,
)
from generator.measures.forecast.walk import LEAST
from generator.sources.csv_table import Table
from generator.sources.finding import Finding, Place, Severity, error, warning

FEWEST = 24
"""Rows with a target, of which something can be learnt and something judged."""
PARTS = 50
"""Parts into which groups are put where there are too many to hold out each for itself."""
_MOST_WORK = 20_000_000
"""Groups times rows: so often a row is looked at where each group is held out for itself."""
_BLOCKS = 20
_MOST_CELLS = 50_000_000


class BacktestResult(Struct, frozen=True):
    """What came of it. ``how`` is “time”, “groups”, “parts” (of groups) or “blocks”.

    ``left_out`` rows had no target.

    ``groups`` counts the names in the groups' column; ``weights`` stand in the features' order.
    """

    asked: ColumnChoice
    how: str
    rows: int
    left_out: int
    groups: int
    score: Score
    weights: tuple[Importance, ...]


class _Read(Struct, frozen=True):
    """A table's rows that have a target."""

    target: Floats
    features: Floats
    groups: Ints
    times: Floats
    lines: Ints
    left_out: int


def backtest(table: Table, asked: ColumnChoice) -> tuple[BacktestResult | None, list[Finding]]:
    """Return what a trial says, or findings that say why there can be none."""
    findings = absent(table, asked)
    if findings:
        return None, findings
    return _tried(table, asked, findings), findings


def _tried(table: Table, asked: ColumnChoice, findings: list[Finding]) -> BacktestResult | None:
    """Return what a trial says; none, and findings, where there can be none."""
    read = _read(table, asked, findings)
    if not _bad(findings):
        findings += _unfit(table, asked, read)
    if _bad(findings):
        return None
    rows, groups = len(read.target), len(np.unique(read.groups))
    how = "time" if asked.time else "groups" if asked.groups else "blocks"
    if how == "groups" and groups * rows > _MOST_WORK:
        how = "parts"
    trial = (
        _forward(read) if asked.time else held_out(read.target, read.features, _folds(read, how))
    )
    if not len(trial.values):
        findings.append(_too_few(table, asked, rows))
        return None
    groups = groups if asked.groups else 0
    return BacktestResult(asked, how, rows, read.left_out, groups, score(trial), importance(trial))


def _bad(findings: list[Finding]) -> bool:
    return any(each.severity is Severity.ERROR for each in findings)


def _read(table: Table, asked: ColumnChoice, findings: list[Finding]) -> _Read:
    target = numbers(table, asked.target, findings)
    columns = [numbers(table, name, findings) for name in asked.features]
    when = times(table, asked.time, findings) if asked.time else [0.0] * len(target)
    rows = len(target)
    if asked.groups:
        _, place = np.unique(np.array(names(table, asked.groups), dtype=str), return_inverse=True)
    elif asked.time:
        place = np.zeros(rows, dtype=np.int64)
    else:
        place = np.arange(rows) * _BLOCKS // max(rows, 1)
    judged = ~np.isnan(target)
    features = np.stack(columns, axis=1) if columns else np.zeros((rows, 0))
    lines = np.array(table.lines, dtype=np.int64)
    return _Read(
        target[judged],
        features[judged],
        place[judged].astype(np.int64),
        np.array(when, dtype=np.float64)[judged],
        lines[judged],
        int((~judged).sum()),
    )


def _unfit(table: Table, asked: ColumnChoice, read: _Read) -> list[Finding]:
    """Return why these rows, each of them right, are nothing to learn from."""
    rows = len(read.target)
    if rows < FEWEST:
        return [_too_few(table, asked, rows)]
    findings = []
    head = table.header_place(asked.target)
    if (read.target == read.target[0]).all():
        message = f"the column “{asked.target}” is the same in all {rows:,} rows"
        hint = "choose a target that changes: what never changes needs no forecast"
        findings.append(error("backtest-constant", head, message, hint))
    if asked.groups and not asked.time and len(np.unique(read.groups)) < 2:
        message = f"the column “{asked.groups}” has one group; none can be held out"
        hint = "leave out --groups, or name a column with two groups or more"
        findings.append(
            error("backtest-one-group", table.header_place(asked.groups), message, hint)
        )
    for at, name in enumerate(asked.features):
        known = read.features[:, at][~np.isnan(read.features[:, at])]
        if not len(known) or (known == known[0]).all():
            said = "is empty" if not len(known) else "never changes"
            message = f"the column “{name}” {said}, so it cannot predict anything"
            hint = "leave it out of --features"
            findings.append(
                warning("backtest-idle-feature", table.header_place(name), message, hint)
            )
        elif likeness(read.features[:, at], read.target) >= NEAR:
            message = f"“{name}” alone says “{asked.target}” almost without fail"
            hint = "leave it out of --features if it is made from the target, or known only with it"
            findings.append(warning("backtest-twin", table.header_place(name), message, hint))
    if not asked.groups and not asked.time:
        message = (
            "the order of the rows decides which of them are held out together: neighbours are, "
            "and what they share is not learnt from the others"
        )
        hint = "say with --groups what rows are about, or with --time when it was"
        findings.append(warning("backtest-order", Place(table.file), message, hint))
    return [*findings, *(_crowded(table, asked, read) if asked.time else [])]


def _crowded(table: Table, asked: ColumnChoice, read: _Read) -> list[Finding]:
    """Find two rows of one time, and tables too large to be walked through."""
    first: dict[tuple[int, float], int] = {}
    keys = zip(read.groups.tolist(), read.times.tolist(), read.lines.tolist(), strict=True)
    for group, when, line in keys:
        earlier = first.setdefault((group, when), line)
        if earlier != line:
            of = f" of one “{asked.groups}”" if asked.groups else ""
            message = f"this row and line {earlier} are of the same “{asked.time}”{of}"
            hint = "name the column that tells them apart with --groups, or join the rows"
            return [error("backtest-same-time", table.place(line, asked.time), message, hint)]
    cells = len(np.unique(read.groups)) * len(np.unique(read.times)) * len(asked.features)
    if cells > _MOST_CELLS:
        message = "there are more groups and times than can be walked through"
        hint = "join times into weeks or months, or try some of the groups"
        return [error("backtest-too-large", Place(table.file), message, hint)]
    return []


def _too_few(table: Table, asked: ColumnChoice, rows: int) -> Finding:
    least = f"{LEAST} known before it and measures that moved" if asked.time else f"{FEWEST} in all"
    message = f"{rows:,} rows with a “{asked.target}” are too few: a forecast needs {least}"
    hint = "add rows: more times, or more groups"
    return error("backtest-too-few", Place(table.file, table.header_line), message, hint)


def _folds(read: _Read, how: str) -> Ints:
    """Return which rows are held out together: those of a group, or of some groups in “parts”."""
    groups = np.unique(read.groups, return_inverse=True)[1]
    return np.asarray(groups % PARTS if how == "parts" else groups, dtype=np.int64)


def _forward(read: _Read) -> Trial:
    """Lay the rows out as series by times; each measure is held against its own series' past."""
    _, group = np.unique(read.groups, return_inverse=True)
    _, step = np.unique(read.times, return_inverse=True)
    shape = int(group.max()) + 1, int(step.max()) + 1
    values = np.full(shape, np.nan)
    values[group, step] = read.target
    laid = np.full((*shape, read.features.shape[1]), np.nan)
    laid[group, step] = read.features
    unusual = [standing_out(laid[:, :, at], np.ones(shape[0])) for at in range(laid.shape[2])]
    return forward(values, np.stack(unusual, axis=2))
