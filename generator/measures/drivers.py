"""What goes with what: how much of the ups and downs of a number several others account for.

The part of each other number is the average, over all orders in which they could be looked at, of
what it adds to R² when its turn comes (Lindeman, Merenda and Gold; the same as Shapley's value). So
parts are never negative and add up to R², and no order favours anybody. It is association: nothing
here tells a cause from a companion.
Source: Lindeman, Merenda, Gold 1980; Grömping 2006, J Stat Softw 17(1); Shapley 1953.
"""

from __future__ import annotations

from itertools import combinations
from math import factorial

import numpy as np
import numpy.typing as npt
from msgspec import Struct

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

MOST = 8
"""Numbers that are compared with one, at most: each further one doubles the work."""
DRAWS = 2000
SEED = 20261123
_FLAT = 1e-12
_SURE = (2.5, 97.5)
_AGREED = 0.95


class DriverShare(Struct, frozen=True):
    """A number's part of R², with its range; ``along``: whether it goes up with the one explained.

    ``along`` is None where nobody can say: less than 95 in 100 draws agree.
    """

    value: float
    low: float
    high: float
    along: bool | None


class Drivers(Struct, frozen=True):
    """``together`` is R² with its range, ``parts`` are in the order of the columns.

    ``clear`` is the part whose range lies above those of all others; None where none does.
    """

    together: DriverShare
    parts: tuple[DriverShare, ...]
    clear: int | None


def centred(values: Floats, lines: Ints) -> Floats:
    """Return each column less its mean on the row's line; (rows, columns) as given."""
    _, place, number = np.unique(lines, return_inverse=True, return_counts=True)
    sums = np.zeros((number.size, values.shape[1]))
    np.add.at(sums, place, values)
    found: Floats = values - (sums / number[:, None])[place]
    return found


def products(values: Floats, groups: Ints) -> Floats:
    """Return each group's sums of products, groups in order: (groups, columns, columns)."""
    names, place = np.unique(groups, return_inverse=True)
    found = np.zeros((names.size, values.shape[1], values.shape[1]))
    np.add.at(found, place, values[:, :, None] * values[:, None, :])
    return found


def parts_of(sums: Floats) -> Floats:
    """Return the parts of R² of the first column that each other one has: (…, columns − 1).

    ``sums`` are sums of products of centred columns, (…, columns, columns). Columns that say the
    same share what they say. Where the first never moves, nothing is explained: all 0.
    Raises ValueError for no other column, or more than 8.
    """
    others = sums.shape[-1] - 1
    if not 1 <= others <= MOST:
        raise ValueError(f"1 to {MOST} columns can be held beside the first one, got {others}")
    spread = np.sqrt(np.maximum(np.diagonal(sums, axis1=-2, axis2=-1), 0.0))
    # A column that is constant up to rounding has no scale: it explains nothing.
    moves = spread > 0.0
    scale = np.where(moves, 1.0 / np.where(moves, spread, 1.0), 0.0)
    alike = sums * scale[..., :, None] * scale[..., None, :]
    squares: dict[tuple[int, ...], Floats] = {(): np.zeros(sums.shape[:-2])}
    columns = range(others)
    for size in range(1, others + 1):
        for chosen in combinations(columns, size):
            squares[chosen] = _square(alike, [each + 1 for each in chosen])
    found = np.zeros((*sums.shape[:-2], others))
    for at in columns:
        rest = [each for each in columns if each != at]
        for size in range(others):
            weight = factorial(size) * factorial(others - 1 - size) / factorial(others)
            for before in combinations(rest, size):
                after = tuple(sorted((*before, at)))
                found[..., at] += weight * (squares[after] - squares[before])
    return np.maximum(found, 0.0)


def _square(alike: Floats, chosen: list[int]) -> Floats:
    """Return R² of the first column by some others, from correlations; 0 to 1."""
    inner = alike[..., chosen, :][..., :, chosen]
    outer = alike[..., chosen, 0]
    solved = np.einsum(
        "...i,...ij,...j->...",
        outer,
        np.linalg.pinv(inner, rcond=1e-10, hermitian=True),
        outer,
    )
    found: Floats = np.clip(solved, 0.0, 1.0)
    return found


def drivers(values: Floats, lines: Ints, groups: Ints) -> Drivers:
    """Return how much of the first column's ups and downs each other column goes with.

    ``values`` are finite, (rows, columns); each row is held against the mean of its line, and the
    ranges (95 %) come from drawing whole groups (services) again and again, with the same seed each
    time: rows of one group are no independent witnesses.
    Raises ValueError for values that are not finite, and as ``parts_of``.
    """
    if not bool(np.isfinite(values).all()):
        raise ValueError("a row with a gap cannot be held beside others: leave it out")
    own = centred(values, lines)
    # Rounding leaves crumbs of columns that never move on their lines; they are no movement.
    crumbs = np.abs(own).max(axis=0, initial=0.0) <= _FLAT * np.abs(values).max(axis=0, initial=1.0)
    sums = products(np.where(crumbs, 0.0, own), groups)
    whole = sums.sum(axis=0)
    found = parts_of(whole)
    number = sums.shape[0]
    draws = np.random.default_rng(SEED).multinomial(number, np.full(number, 1 / number), DRAWS)
    drawn = np.tensordot(draws.astype(np.float64), sums, axes=1)
    again = parts_of(drawn)
    up = (drawn[:, 0, 1:] > 0.0).mean(axis=0)
    down = (drawn[:, 0, 1:] < 0.0).mean(axis=0)
    low, high = np.percentile(again, _SURE, axis=0)
    ends = np.percentile(again.sum(axis=1), _SURE)
    parts = tuple(
        DriverShare(float(found[at]), float(low[at]), float(high[at]), _along(up[at], down[at]))
        for at in range(found.size)
    )
    together = DriverShare(float(found.sum()), float(ends[0]), float(ends[1]), None)
    return Drivers(together, parts, _clear(parts))


def _along(up: float, down: float) -> bool | None:
    return True if up >= _AGREED else False if down >= _AGREED else None


def _clear(parts: tuple[DriverShare, ...]) -> int | None:
    """Return the part whose range lies wholly above those of all others, if there are others."""
    first = max(range(len(parts)), key=lambda at: parts[at].value)
    others = [part.high for at, part in enumerate(parts) if at != first]
    return first if others and parts[first].low > max(others) else None
