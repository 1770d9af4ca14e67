"""What a question asks and what its answers mean, where words of common surveys show it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher

_ASKS = {
    "recommend": r"recommend|weiterempf|recommand",
    "ease": r"\beas(?:y|e|ily)\b|effort|difficult|leicht|einfach|mühe|facile",
    "home": r"\bat home\b|zu hause|privat|chez vous|à la maison",
    "shirt": r"t-?shirt|\bshirt\b|piñata",
    "lost_minutes": r"minutes?\b.*\blost\b|\blost\b.*minutes?|minuten|minutes perdues"
    r"|\btime\b.*\blos[et]\b|\blost\b.*\btime\b|zeit\b.*verl[io]|verlorene.*zeit|temps.*perdu",
    "rating": r"\blik(?:e|ed)\b|satisf|happ[iy]|gefällt|gefallen|zufrieden|glücklich|mögen"
    r"|aim(?:er|ez)|content|heureu",
}
"""Our columns by words of questions; the first that fits counts."""
_LONGEST = 40
"""Characters of an odd word: a longer one is a sentence that somebody wrote."""
_ALIKE, _CLEARLY = 0.85, 0.06
"""How alike a slip of the pen and its word are; and by how much no other word is as like it."""


def asked(question: str) -> str:
    """Return our column that a question is for, as its words say; empty where they do not."""
    found = (ours for ours, words in _ASKS.items() if re.search(words, question, re.IGNORECASE))
    return next(found, "")


def nearest(odd: str, words: Collection[str]) -> str:
    """Return the one word that an odd one may be, misspelt; empty where nobody can know.

    Of “unsatisfied” it is none, though “satisfied” is in it.
    """
    found = sorted(
        (SequenceMatcher(None, odd.casefold(), word.casefold()).ratio(), word) for word in words
    )
    (second, _), (first, word) = ((0.0, ""), (0.0, ""), *found)[-2:]
    longer = len(odd) > len(word) + 1 and odd.casefold().endswith(word.casefold())
    return word if first >= _ALIKE and first - second >= _CLEARLY and not longer else ""


def few(odd: Collection[str], counted: Mapping[str, int]) -> bool:
    """Return whether some values are few among all of a column, and no sentence of anybody's."""
    rows = sum(counted[value] for value in odd)
    others = len(counted) - len(odd)
    return (
        len(odd) <= max(others, 1)
        and 2 * rows <= sum(counted.values())
        and all(len(value) <= _LONGEST for value in odd)
    )
