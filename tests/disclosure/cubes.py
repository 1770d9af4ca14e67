"""Keys of a cube, as columns."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from generator.counts.keys import LEVELS, MODES, Key, Keys
from generator.counts.questions import QUESTIONS


def columns_of(keys: Sequence[Key]) -> Keys:
    """Return keys, in the order of a cube, as columns."""
    subjects = tuple(dict.fromkeys(key.subject for key in keys))
    communities = tuple(sorted({"", *(key.community for key in keys)}))
    rows = [
        (
            LEVELS.index(key.level),
            subjects.index(key.subject),
            QUESTIONS.index(key.question),
            MODES.index(key.mode),
            key.start.toordinal(),
            key.end.toordinal(),
            key.segment,
            communities.index(key.community),
        )
        for key in keys
    ]
    return Keys.of(subjects, communities, np.array(rows, dtype=np.int64).T)
