"""From levels to the scales on which people answer."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from generator.demo.span import Floats

Texts = list[str]


def bounded(shares: Floats) -> Floats:
    """Keep shares away from 0 and 1, on which nobody's customers agree."""
    return np.clip(shares, 0.02, 0.98)


def rating_shares(liked: Floats) -> Floats:
    """Return the shares of the ratings 1 to 5 (last axis) for each share of likes (4 and 5)."""
    disliked = 1.0 - liked
    one = disliked * (0.14 + 0.26 * disliked)
    two = disliked * (0.26 + 0.08 * disliked)
    five = liked * (0.18 + 0.42 * liked)
    return np.stack([one, two, disliked - one - two, liked - five, five], axis=-1)


def ratings(liked: Floats, mind: Floats) -> Texts:
    """Return ratings from 1 to 5 of minds between 0 (grim) and 1 (glad)."""
    edges = np.cumsum(rating_shares(liked), axis=-1)[:, :4]
    return texts(1 + (mind[:, None] > edges).sum(axis=1), 6)


def recommendations(liked: Floats, mind: Floats) -> Texts:
    """Return answers from 0 to 10: somewhat fewer promote than like, fewer detract than dislike."""
    detractors = 0.85 * (1.0 - liked)
    promoters = 0.72 * liked
    low = np.floor(7.0 * np.sqrt(np.clip(mind / detractors, 0.0, 0.999)))
    passive = np.where(mind < (detractors + 1.0 - promoters) / 2.0, 7, 8)
    high = np.where(mind > 1.0 - 0.4 * promoters, 10, 9)
    value = np.where(mind < detractors, low, np.where(mind > 1.0 - promoters, high, passive))
    return texts(value.astype(np.int64), 11)


def shirts(liked: Floats, mind: Floats) -> Texts:
    """Return who would wear the shirt: a few less than like it."""
    return [str(word) for word in np.where(mind > 1.06 - liked, "yes", "no").tolist()]


def texts(values: npt.NDArray[np.int64], number: int) -> Texts:
    """Return whole numbers below ``number`` as texts."""
    words = [str(value) for value in range(number)]
    return [words[value] for value in values.tolist()]
