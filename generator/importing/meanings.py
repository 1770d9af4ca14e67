"""What a question asks and what its answers mean, where words of common surveys show it."""

from __future__ import annotations

import re
from collections.abc import Collection

_ASKS = {
    "recommend": r"recommend|weiterempf|recommand",
    "ease": r"\beas(?:y|e|ily)\b|effort|difficult|leicht|einfach|mühe|facile",
    "home": r"\bat home\b|zu hause|privat|chez vous|à la maison",
    "shirt": r"t-?shirt|\bshirt\b|piñata",
    "lost_minutes": r"minutes?\b.*\blost\b|\blost\b.*minutes?|minuten|minutes perdues",
    "rating": r"\blik(?:e|ed)\b|satisf|happy|gefällt|gefallen|zufrieden|mögen|aim(?:er|ez)|content",
}
"""Our columns by words of questions; the first that fits counts."""
_SCALES = (
    ("very dissatisfied", "dissatisfied", "neutral", "satisfied", "very satisfied"),
    ("very unsatisfied", "unsatisfied", "neither", "satisfied", "very satisfied"),
    ("very unhappy", "unhappy", "neutral", "happy", "very happy"),
    ("very poor", "poor", "fair", "good", "very good"),
    ("very bad", "bad", "okay", "good", "very good"),
    ("strongly disagree", "disagree", "neither agree nor disagree", "agree", "strongly agree"),
    (
        *("very dissatisfied", "somewhat dissatisfied", "neither satisfied nor dissatisfied"),
        *("somewhat satisfied", "very satisfied"),
    ),
    ("sehr unzufrieden", "unzufrieden", "neutral", "zufrieden", "sehr zufrieden"),
    ("sehr unzufrieden", "eher unzufrieden", "teils, teils", "eher zufrieden", "sehr zufrieden"),
    (*("stimme gar nicht zu", "stimme nicht zu", "neutral", "stimme zu", "stimme voll zu"),),
    (*("très insatisfait", "insatisfait", "neutre", "satisfait", "très satisfait"),),
)
"""Words of scales from 1 to 5."""


def asked(question: str) -> str:
    """Return our column that a question is for, as its words say; empty where they do not."""
    found = (ours for ours, words in _ASKS.items() if re.search(words, question, re.IGNORECASE))
    return next(found, "")


def scale_of(values: Collection[str]) -> dict[str, str] | None:
    """Return what each value means from 1 to 5, of a scale in words that is known; else none."""
    plain = {value.casefold(): value for value in values}
    for scale in _SCALES:
        if plain.keys() <= {*scale} and len(plain) > 1:
            return {plain[word]: str(at) for at, word in enumerate(scale, 1) if word in plain}
    return None
