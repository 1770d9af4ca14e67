"""Do two surveys hold the same answers? How much likelier a copy makes them than chance does.

Two honest surveys may share days, services and many equal answers. The evidence that rows of one
are a copy of rows of the other is a likelihood ratio. Its numerator is the probability of the rows
if they were drawn from the other survey; its denominator the greatest probability that any
distribution of answers gives them, so whatever is common cannot look like a copy. Where the surveys
are independent, a ratio of 1,000 or more comes up in at most one of 1,000 (Markov's inequality:
Grünwald, de Heide and Koolen, “Safe testing”, JRSS B 86, 2024; the denominator is that of
Wasserman, Ramdas and Balakrishnan, “Universal inference”, PNAS 117, 2020).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generator.checks.numbered import dense, joined

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WINDOW = 20
"""Rows in a row that are looked for elsewhere."""
PASTED = 3
"""So often somebody may paste a block."""


def containment(run: Ints, cell: Ints, of: Ints, answer: Ints, few: Ints, many: Ints) -> Floats:
    """Return, for each run, the logarithm of the likelihood ratio that its few are of the many.

    All have the shape (rows,), and each row is there once: its run, its cell (a service and a day
    of a run), what it is about (the service), its answer, and how often the few and the many have
    it, ``few <= many``. The order of the rows in a cell does not matter. A run without rows has 0.
    """
    runs, cells = int(run.max(initial=-1)) + 1, int(cell.max(initial=-1)) + 1
    n_few, n_many = (np.bincount(cell, each).astype(np.int64) for each in (few, many))
    log = np.cumsum(np.log(np.maximum(np.arange(int(n_many.max(initial=0)) + 1), 1)))  # factorials
    run_of = np.zeros(cells, dtype=np.int64)
    run_of[cell] = run
    of_rows = _choose(log, many, few) + log[few]
    of_cells = _choose(log, n_many, n_few) + log[n_few]
    drawn = np.bincount(run, of_rows, runs) - np.bincount(run_of, of_cells, runs)
    evidence: Floats = drawn - _likeliest(run, of, answer, few)
    return evidence


def in_order(among: Ints, answer: Ints) -> float:
    """Return the same for rows that stand elsewhere in their order.

    ``answer`` has each row's answer, ``among`` the group of answers from which it comes: what is
    sorted by says nothing about the order.
    """
    ones = np.ones(len(answer), dtype=np.int64)
    return -float(_likeliest(np.zeros_like(ones), among, answer, ones)[0])


def _choose(log: Floats, n: Ints, k: Ints) -> Floats:
    """Return the logarithms of the numbers of ways to choose; ``log`` has those of factorials."""
    ways: Floats = log[n] - log[k] - log[n - k]
    return ways


def _likeliest(run: Ints, of: Ints, answer: Ints, counts: Ints) -> Floats:
    """Return each run's greatest log-likelihood of answers, those of each ``of`` for themselves."""
    some = counts > 0
    run, of, answer, counts = (each[some] for each in (run, of, answer, counts))
    group = dense(joined([run, of], len(run)))[0]
    pair, first = dense(joined([group, answer], len(run)))
    given = np.bincount(pair, counts)
    total = np.bincount(group, counts)[group[first]]
    runs = int(run.max(initial=-1)) + 1
    likelihood = np.bincount(run[first], given * np.log(given / total), runs)
    return likelihood.astype(np.float64)


def common_runs(few: Ints, many: Ints) -> list[tuple[int, int, int]]:
    """Return runs of rows of the few that stand among the many: first, end, and where there.

    Both are rows as codes, in order. Runs have at least :data:`WINDOW` rows.
    """
    if min(len(few), len(many)) < WINDOW:
        return []
    table = _random(int(max(few.max(), many.max())))
    elsewhere, own = _windows(table[many]), _windows(table[few])
    known, asked = np.sort(elsewhere), np.sort(own)
    if not (known[np.searchsorted(known, asked).clip(max=len(known) - 1)] == asked).any():
        return []  # so it is with honest files, and of sorted ones it is found quickly
    there, first = np.unique(elsewhere, return_index=True)
    at = np.minimum(np.searchsorted(there, own), len(there) - 1)
    found = np.flatnonzero(there[at] == own)
    return _runs(found, first[at[found]])


def repeated_runs(rows: Ints) -> list[tuple[int, int, int]]:
    """Return runs of rows that stand further up, too: first, end, and where there.

    What stands there more often than :data:`PASTED` times is a pattern, and left alone.
    """
    if len(rows) < 2 * WINDOW:
        return []
    windows = _windows(_random(int(rows.max()))[rows])
    known = np.sort(windows)
    if not (known[1:] == known[:-1]).any():
        return []
    which, first = dense(windows)
    place = first[which]
    again = place <= np.arange(len(place)) - WINDOW
    found = np.flatnonzero(again & (np.bincount(which)[which] <= PASTED))
    return _runs(found, place[found])


def _runs(found: Ints, place: Ints) -> list[tuple[int, int, int]]:
    """Return runs of windows that follow each other here, and where they are found as well."""
    if not len(found):
        return []
    breaks = (np.diff(found) != 1) | (np.diff(place) != 1)
    runs = np.split(np.arange(len(found)), np.flatnonzero(breaks) + 1)
    return [(int(found[r[0]]), int(found[r[-1]]) + WINDOW, int(place[r[0]])) for r in runs]


def _random(largest: int) -> npt.NDArray[np.uint64]:
    return np.random.default_rng(0).integers(1, 2**63, largest + 1, dtype=np.uint64)


def _windows(rows: npt.NDArray[np.uint64]) -> npt.NDArray[np.uint64]:
    """Return a hash of each window of twenty rows: as 16 rows and 4, by doubling."""
    base, size, hashed = 0x9E3779B97F4A7C15, 1, rows
    of_four = rows
    while size < 16:
        power = np.uint64(pow(base, size, 2**64))
        hashed = hashed[:-size] * power + hashed[size:]
        size *= 2
        of_four = hashed if size == 4 else of_four
    power = np.uint64(pow(base, 4, 2**64))
    return hashed[: len(rows) - WINDOW + 1] * power + of_four[16:]
