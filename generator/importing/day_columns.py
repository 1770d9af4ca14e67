"""Which columns of an export hold days or times: what is written as one, and what may be a number.

A spreadsheet counts days, and systems count seconds, so that a number may be a day; a number of a
member of staff may look the same. Such a column is one only where its header says so.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from generator.importing.moments import are_fiscal_quarters, are_months, ways_of
from generator.model.period import Grain, parse_period

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d.*)?")
_TIME_ALONE = re.compile(r"\b(?:1899|1900)\b")
"""The year in which spreadsheets have a time of no day."""
_PERIOD = re.compile(r"(?:19|20)\d\d-(?:\d\d|Q[1-4]|W\d\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE = re.compile(r"\d+(?:[.,]\d+)?")
_MINUTES = re.compile(r"\d{1,4}(?:[.,]\d+)?")
_WORDS = re.compile(r"[^\W\d_]+|#")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_OF_TIME = frozenset(
    (
        *("date", "day", "time", "when", "ts", "epoch", "timestamp", "created", "updated"),
        *("opened", "closed", "resolved", "solved", "started", "ended", "completed", "submitted"),
        *("answered", "recorded", "start", "end", "begin", "from", "to", "until", "since"),
        *("year", "month", "quarter", "week", "period", "jahr", "monat", "quartal", "woche"),
        *("zeitraum", "année", "mois", "trimestre", "semaine", "période"),
        *("tag", "wann", "erstellt", "geändert", "eröffnet", "geschlossen", "gelöst", "begonnen"),
        *("beendet", "beginn", "ende", "von", "bis"),
        *("jour", "heure", "quand", "créé", "fermé", "résolu", "début", "fin", "horodateur"),
    )
)
_GRAINS = {
    **dict.fromkeys(("quarter", "quartal", "trimestre"), Grain.QUARTER),
    **dict.fromkeys(("month", "monat", "mois"), Grain.MONTH),
    **dict.fromkeys(("week", "woche", "semaine"), Grain.WEEK),
}
"""Parts of a year, by what headers call them."""
_ENDING_OF_TIME = ("datum", "zeit", "stamp", "stempel", "zeitpunkt")
_OF_NUMBERS = frozenset(
    (
        *("id", "ids", "nr", "no", "num", "number", "numbers", "#", "key", "phone", "telephone"),
        *("tel", "mobile", "fax", "zip", "plz", "row", "zeile", "badge", "employee", "staff"),
        *("numéro", "clé", "téléphone"),
    )
)
_OF_ROWS = frozenset(
    (
        *("response", "respondent", "answer", "submission", "survey", "entry", "result", "record"),
        *("interview", "ticket", "request", "case", "issue", "incident", "change", "problem"),
        *("antwort", "umfrage", "vorgang", "anfrage", "vorfall", "réponse", "demande"),
    )
)
"""What rows of an export are about, each once."""
_NAMES_OF_ROWS = frozenset({"id", "uuid", "guid", "key", "schlüssel"})
_ENDING_OF_NUMBERS = ("nummer", "nummern", "telefon", "handy")


def moment_columns(texts: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the columns that hold moments, by their header and different texts, in their order.

    Numbers are moments only where the header says so.
    """
    return tuple(
        name
        for name, some in texts.items()
        if (says_time(name) or not _is_counted(some)) and _moments(some)
    )


def day_column(texts: Mapping[str, Collection[str]]) -> str:
    """Return the column that says the day of each row; empty where nobody knows.

    A day that is written as one goes before a number, and one whose header speaks of it before one
    that may be a birthday.
    """
    found = [n for n in moment_columns(texts) if not all(map(_TIME_ALONE.search, texts[n]))]
    return min(found, key=lambda n: (_is_counted(texts[n]), not says_time(n)), default="")


def period_column(texts: Mapping[str, Collection[str]]) -> str:
    """Return the column that says the day of each row, or its month, quarter or year; else “”."""
    periods = [name for name, some in texts.items() if are_periods(name, some)]
    if any(map(grain_in, texts)):
        # A year is no period where another column says which part of it.
        periods = [name for name in periods if not all(map(_YEAR.fullmatch, texts[name]))]
    return day_column(texts) or next(iter(periods), "")


def are_periods(header: str, texts: Collection[str]) -> bool:
    """Return whether texts are months, quarters, weeks or years, and none of them is a day."""
    if not texts:
        return False
    years = says_time(header) and all(map(_YEAR.fullmatch, texts))
    parts = all(map(_PERIOD.fullmatch, texts)) or are_fiscal_quarters(texts)
    return years or parts or (are_months(texts) and (says_time(header) or not _is_counted(texts)))


def grain_in(header: str) -> Grain | None:
    """Return the part of a year that a header names, as “month” does; none where it names none."""
    return next((_GRAINS[word] for word in _words(header) if word in _GRAINS), None)


def grain_of(texts: Collection[str]) -> Grain | None:
    """Return how long the periods are that all of some texts write; none where they differ."""
    if are_fiscal_quarters(texts):
        return Grain.QUARTER
    if are_months(texts):
        return Grain.MONTH
    try:
        found = {parse_period(text).grain for text in texts}
    except ValueError:
        return None
    return found.pop() if len(found) == 1 else None


def perhaps_days(texts: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the columns of numbers that may be days, though no header says so."""
    return tuple(
        name
        for name, some in texts.items()
        if not says_number(name) and _is_counted(some) and _moments(some)
    )


def says_time(header: str) -> bool:
    """Return whether a header speaks of a day or a time, and of no number."""
    return not says_number(header) and any(
        word in _OF_TIME or word.endswith(_ENDING_OF_TIME) for word in _words(header)
    )


def says_number(header: str) -> bool:
    """Return whether a header speaks of a number that tells things or people apart."""
    return any(word in _OF_NUMBERS or word.endswith(_ENDING_OF_NUMBERS) for word in _words(header))


def identifies(header: str) -> bool:
    """Return whether a header speaks of what tells one row from another, and of nobody.

    “Response ID” and “Issue key” do; “Employee ID” does not, and “Nr” may count the rows.
    """
    plain = header.casefold()
    number = any(plain.endswith(end) and plain != end for end in _ENDING_OF_NUMBERS)
    return plain in _NAMES_OF_ROWS or (
        (says_number(header) and bool(words_of(header) & _OF_ROWS))
        or (number and any(plain.startswith(word) for word in _OF_ROWS))
    )


def words_of(header: str) -> frozenset[str]:
    """Return the words of a header in small letters; “startDate” has two."""
    return frozenset(_words(header))


def _words(header: str) -> list[str]:
    return [word.casefold() for word in _WORDS.findall(_CAMEL.sub(" ", header))]


def _is_counted(texts: Collection[str]) -> bool:
    """Return whether all texts are numbers without a mark between their parts."""
    return bool(texts) and all(map(_BARE.fullmatch, texts))


def _moments(texts: Collection[str]) -> bool:
    if not texts or all(map(_MINUTES.fullmatch, texts)):
        return False
    return all(map(_ISO.fullmatch, texts)) or bool(ways_of(texts)) or are_fiscal_quarters(texts)
