"""Files of one survey whose names differ in the day alone, as many tools call their exports.

People in two of them would count twice: each file has ids of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable

from generator.importing.number_key import survey_of

_BETWEEN = re.compile(r"[\s_\-.,+()]+")
_OF_DAY = re.compile(
    r"\d[\d:hTZ]*(?:st|nd|rd|th|am|pm|uhr)?|(?:(?:19|20)\d\d)?(?:q|w|kw|cw)\d{1,2}|am|pm|"
    r"jan(?:uary|uar|vier)?|feb(?:ruary|ruar)?|février|march|mar|märz|mär|mars|apr(?:il)?|avril|"
    r"may|mai|june?|juni?|juin|july?|juli?|juillet|aug(?:ust)?|août|sept?(?:ember|embre)?|"
    r"o[ck]t(?:ober|obre)?|nov(?:ember|embre)?|de[cz](?:ember)?|décembre",
    re.IGNORECASE,
)
"""A part of a name that may be one of a day."""
_YEAR = re.compile(r"(?:19|20)\d\d")


def stable_name(stem: str) -> str:
    """Return the name of our file for an export, without what tools add to it; “” of one without.

    They add the day, or how many answers there are: “Mail survey(1-42)”, “answers-2026-10”. A year
    alone may be the name of the survey.
    """
    plain = survey_of(stem)
    parts = [part for part in _BETWEEN.split(plain) if part]
    of_day = [part for part in parts if _OF_DAY.fullmatch(part)]
    dated = any(map(_YEAR.match, of_day)) and (len(of_day) > 1 or len(of_day[0]) > len("2026"))
    if not dated:
        return "" if plain == stem else plain
    return "-".join(part for part in parts if part not in of_day)


def without_day(file: str) -> str:
    """Return the name of a file of ours without all that may be of a day, or a number."""
    folder, _, name = file.removesuffix(".csv").rpartition("/")
    parts = [part for part in _BETWEEN.split(name) if part and not _OF_DAY.fullmatch(part)]
    return f"{folder}/{'-'.join(parts)}".casefold()


def with_akin(files: Collection[str], there: Iterable[str]) -> frozenset[str]:
    """Return those of some files whose names differ from others in the day alone."""
    names = Counter(map(without_day, {*files, *there}))
    return frozenset(name for name in files if names[without_day(name)] > 1)
