"""How long something took, as other tools write it: “0 hrs, 15 mins”, 1:07:30, PT15M, or 15."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal as Exact

from generator.importing.grouped import without_groups
from generator.model.mapping import Decimal, Unit

_SECONDS: dict[Unit, int] = {
    "seconds": 1,
    "minutes": 60,
    "hours": 3_600,
    "days": 86_400,
}
_MILLISECOND = Exact("0.001")
_WORDS: dict[str, Exact] = {
    word: Exact(seconds)
    for words, seconds in (
        ("ms msec msecs millisecond milliseconds millisekunde millisekunden", _MILLISECOND),
        ("s sec secs second seconds sek sekunde sekunden seconde secondes", 1),
        ("m min mins minute minutes minuten", 60),
        ("h hr hrs hour hours std stunde stunden heure heures", 3_600),
        ("d day days tag tage tagen jour jours", 86_400),
        ("w wk wks week weeks woche wochen semaine semaines", 604_800),
    )
    for word in words.split()
}
_NUMBER = re.compile(r"\d{1,12}(?:\.\d{1,9})?")
_PART = re.compile(r"(\d{1,9}(?:[.,]\d{1,9})?)\s*([^\W\d_]+)\.?")
_BETWEEN = re.compile(r"[\s,;]*(?:\b(?:and|und|et)\b)?[\s,;]*")
_CLOCK = re.compile(
    r"(?:(\d{1,5})(?:\.|\s?(?:d|days?|Tage?),?\s))?(\d{1,5}):(\d\d):(\d\d)(?:[.,]\d+)?"
)
_TWO = re.compile(r"(\d{1,5}):([0-5]\d)")
_ISO = re.compile(
    r"P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?"
)
_IN_HEADER = re.compile(r"[^\W\d_]+")


def seconds_of(text: str, unit: Unit | None, decimal: Decimal = Decimal.POINT) -> int | None:
    """Return the seconds that a text writes; none where it writes none, or ``unit`` is missing.

    ``unit`` is that of a bare number, and of what stands before the colon in 1:30.
    """
    if iso := _ISO.fullmatch(text):
        each = zip(iso.groups(), (604_800, 86_400, 3_600, 60, 1), strict=True)
        return sum(int(number or 0) * seconds for number, seconds in each)
    if clock := _CLOCK.fullmatch(text):
        each = zip(clock.groups(), (86_400, 3_600, 60, 1), strict=True)
        return sum(int(number or 0) * seconds for number, seconds in each)
    if two := _TWO.fullmatch(text):
        whole = _SECONDS[unit] if unit in ("minutes", "hours") else 0
        return int(two[1]) * whole + int(two[2]) * whole // 60 if whole else None
    plain = without_groups(text, decimal)
    if _NUMBER.fullmatch(plain):
        return round(Exact(plain) * _SECONDS[unit]) if unit else None
    return _in_words(text)


def _in_words(text: str) -> int | None:
    """Return the seconds of numbers that each have their unit."""
    at, total = 0, Exact(0)
    while at < len(text):
        part = _PART.match(text, at)
        seconds = part and _WORDS.get(part[2].casefold())
        if not part or seconds is None:
            return None
        total += Exact(part[1].replace(",", ".")) * seconds
        between = _BETWEEN.match(text, part.end())
        at = between.end() if between else part.end()
    return round(total) if text else None


def needs_unit(texts: Collection[str], decimal: Decimal = Decimal.POINT) -> bool:
    """Return whether some texts are durations that only a unit tells."""
    return any(
        seconds_of(text, None, decimal) is None and seconds_of(text, "minutes", decimal) is not None
        for text in texts
    )


def unit_in(header: str) -> Unit | None:
    """Return the unit that a header names, as “Duration (in mins.)” does; none where it names none.

    None of several, and none where it is a part of a second.
    """
    known = {_WORDS.get(word.casefold()) for word in _IN_HEADER.findall(header)} - {None}
    named: list[Unit] = [unit for unit, seconds in _SECONDS.items() if Exact(seconds) in known]
    return named[0] if len(named) == len(known) == 1 else None
