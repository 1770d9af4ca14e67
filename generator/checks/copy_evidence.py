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

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WINDOW = 20
"""Rows in a row that are looked for elsewhere."""


def containment(cell: Ints, of: Ints, answer: Ints, few: Ints, many: Ints) -> float:
    """Return the logarithm of the likelihood ratio that the few were drawn from the many.

    All have the shape (rows,), and each row is there once: its cell (a service and a day), what it
    is about (the service), its answer, and how often the few and the many have it, ``few <= many``.
    The order of the rows in a cell does not matter.
    """
    n_few, n_many = (np.bincount(cell, each).astype(np.int64) for each in (few, many))
    log = np.cumsum(np.log(np.maximum(np.arange(int(n_many.max()) + 1), 1)))  # of the factorials
    drawn = _choose(log, many, few) - _choose(log, n_many, n_few)
    arranged = log[n_few].sum() - log[few].sum()
    return float(drawn - arranged - _likeliest(of, answer, few))


def in_order(among: Ints, answer: Ints) -> float:
    """Return the same for rows that stand elsewhere in their order.

    ``answer`` has each row's answer, ``among`` the group of answers from which it comes: what is
    sorted by says nothing about the order.
    """
    return -_likeliest(among, answer, np.ones(len(answer), dtype=np.int64))


def _choose(log: Floats, n: Ints, k: Ints) -> float:
    """Return the logarithm of the number of ways to choose; ``log`` has those of the factorials."""
    return float((log[n] - log[k] - log[n - k]).sum())


def _likeliest(of: Ints, answer: Ints, counts: Ints) -> float:
    """Return the greatest log-likelihood of answers, those of each ``of`` for themselves."""
    pairs, which = np.unique(np.column_stack([of, answer]), axis=0, return_inverse=True)
    given = np.bincount(which.ravel(), counts)
    _, group = np.unique(pairs[:, 0], return_inverse=True)
    total = np.bincount(group, given)[group]
    some = given > 0
    return float((given[some] * np.log(given[some] / total[some])).sum())


def common_runs(few: Ints, many: Ints) -> list[tuple[int, int, int]]:
    """Return runs of rows of the few that stand among the many: first, end, and where there.

    Both are rows as codes, in order. Runs have at least :data:`WINDOW` rows.
    """
    if min(len(few), len(many)) < WINDOW:
        return []
    table = np.random.default_rng(0).integers(
        1, 2**63, int(max(few.max(), many.max())) + 1, dtype=np.uint64
    )
    there, first = np.unique(_windows(table[many]), return_index=True)
    own = _windows(table[few])
    at = np.minimum(np.searchsorted(there, own), len(there) - 1)
    found = np.flatnonzero(there[at] == own)
    if not len(found):
        return []
    place = first[at[found]]
    breaks = (np.diff(found) != 1) | (np.diff(place) != 1)
    runs = np.split(np.arange(len(found)), np.flatnonzero(breaks) + 1)
    return [(int(found[r[0]]), int(found[r[-1]]) + WINDOW, int(place[r[0]])) for r in runs]


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
