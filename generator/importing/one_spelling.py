"""One spelling for days and times that tools write in many: with names of days, months and zones.

Google Forms writes “2026/09/03 4:07:00 AM GMT+2”, a mail “Thu, 03 Sep 2026 16:07:00 +0200”, a
German table “Donnerstag, 3. September 2026 um 16:07 Uhr”. Names of months become those of ``%b``,
zones the offsets of ``%z``. What is a number stays where it is: what it means is not decided here.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MONTHS = {
    "Jan": "january januar jänner janvier jan jän janv",
    "Feb": "february februar feber février feb févr fév",
    "Mar": "march märz maerz mars mar mär mrz",
    "Apr": "april avril apr avr",
    "May": "may mai",
    "Jun": "june juni juin jun",
    "Jul": "july juli juillet jul juil",
    "Aug": "august août aout aug",
    "Sep": "september septembre sep sept",
    "Oct": "october oktober octobre oct okt",
    "Nov": "november novembre nov",
    "Dec": "december dezember décembre dec dez déc",
}
"""Names of months in English, German and French, by those that ``%b`` reads."""
_WEEKDAYS = (
    "monday mon montag mo lundi lun",
    "tuesday tue tues dienstag di mardi mar",
    "wednesday wed mittwoch mi mercredi mer",
    "thursday thu thur thurs donnerstag do jeudi jeu",
    "friday fri freitag fr vendredi ven",
    "saturday sat samstag sonnabend sa samedi sam",
    "sunday sun sonntag so dimanche dim",
)
_ZONES = {
    name: offset
    for offset, names in {
        "-0800": "pst",
        "-0700": "mst pdt",
        "-0600": "cst mdt",
        "-0500": "est cdt",
        "-0400": "edt",
        "+0000": "utc gmt ut z wet",
        "+0100": "cet mez west",
        "+0200": "cest mesz eet",
        "+0300": "eest",
    }.items()
    for name in names.split()
}
"""Zones by their short names: those of RFC 2822, and those of Europe that mean no other zone."""


def _any_of(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


_MONTH_OF = {name: month for month, names in _MONTHS.items() for name in names.split()}
_MONTH = re.compile(rf"(?<![^\W_])({_any_of(' '.join(_MONTH_OF))})(?![^\W_])(\.?)", re.IGNORECASE)
_WEEKDAY_OF = {name: at for at, names in enumerate(_WEEKDAYS) for name in names.split()}
_WEEKDAY = re.compile(rf"({_any_of(' '.join(_WEEKDAY_OF))})\.?,?\s+(?=\w)", re.IGNORECASE)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er)(?![^\W_])", re.IGNORECASE)
_POINTED = re.compile(r"\b(\d{1,2})\.\s*(?=[^\W\d_])")
_YEAR_FIRST = re.compile(r"^(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})\.(?=$|\s)")
"""As Hungary and Korea write a day: “2026. 09. 03.”."""
_AT = re.compile(
    r",?\s+(?:um|at|à|klo|kl\.)\s+(?=\d)|,\s+(?=\d{1,2}\s?[:.h]\s?\d\d)", re.IGNORECASE
)
_HOUR = re.compile(r"(?<=\d)\s?h\s?(?=\d\d\b)|(?<=\d)T(?=\d\d:)", re.IGNORECASE)
_POINTS = re.compile(r"(?<=\d{4}) (\d{1,2})\.(\d\d)(?:\.(\d\d))?(?=$| )")
_OCLOCK = re.compile(r"(?<=\d)\s?uhr\b", re.IGNORECASE)
_HALF = re.compile(r"(?<=\d)\s*([ap])\.?\s?m\b\.?", re.IGNORECASE)
_COMMENT = re.compile(r"\s*\([^()]*\)$")
_ZONE = re.compile(
    r"(?<=[\dM])\s?(?:(?P<utc>utc|gmt)?\s?(?P<sign>[+\N{MINUS SIGN}-])(?P<hours>\d{1,2})"
    rf"(?::?(?P<minutes>\d\d))?|(?P<zone>{_any_of(' '.join(_ZONES))}))(?=$|\s\d{{4}}$)",
    re.IGNORECASE,
)
_MAY_END = re.compile(r":\d\d:\d\d(?:\.\d+)?$|M$")
"""A time after which a bare number is an offset, and no second time."""
_YEAR_LAST = re.compile(r"(\w+ +\d{1,2}) (\d\d?:\d\d(?::\d\d)?(?: [+-]\d{4})?) (\d{4})")
_TIME = re.compile(r"\d:\d\d|\d\s?[ap]\.?\s?m\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def in_one_spelling(text: str) -> str:
    """Return a day or time with English months and offsets of four digits; others as they are.

    Times have a space before them and “:” between their parts.
    """
    said = _COMMENT.sub("", " ".join(text.split()))
    weekday = _WEEKDAY.match(said)
    said = said[weekday.end() :] if weekday else said
    said = _YEAR_FIRST.sub(r"\1-\2-\3", said)
    said = _POINTED.sub(r"\1 ", _ORDINAL.sub(r"\1", said))
    said = _MONTH.sub(_month, said)
    said = _POINTS.sub(_colons, _OCLOCK.sub("", _AT.sub(" ", said)))
    said = _HALF.sub(lambda found: f" {found[1].upper()}M", _HOUR.sub(_between, said))
    if _TIME.search(said):  # “2026-09-03” ends with no offset
        said = _ZONE.sub(_offset, said)
    moved = _YEAR_LAST.fullmatch(said)
    return f"{moved[1]} {moved[3]} {moved[2]}" if moved else said


def weekday_in(text: str) -> int | None:
    """Return the day of the week with which a text begins, from 0 (Monday); none without one."""
    found = _WEEKDAY.match(text)
    return _WEEKDAY_OF[found[1].casefold()] if found else None


def _month(found: re.Match[str]) -> str:
    follows = found.string[found.end() : found.end() + 1]
    return _MONTH_OF[found[1].casefold()] + (" " if found[2] and follows.isdigit() else "")


def _colons(found: re.Match[str]) -> str:
    return f" {':'.join(filter(None, found.groups()))}"


def _between(found: re.Match[str]) -> str:
    return " " if found[0] in "Tt" else ":"


def _offset(found: re.Match[str]) -> str:
    if found["zone"]:
        return f" {_ZONES[found['zone'].casefold()]}"
    said, before = found[0], found.string[: found.start()]
    as_in_mails = said[0].isspace() and found["minutes"] and ":" not in said
    if not (found["utc"] or as_in_mails or _MAY_END.search(before)):
        return said  # “10:00-12:00” is from when to when
    sign = "+" if found["sign"] == "+" else "-"
    return f" {sign}{int(found['hours']):02}{found['minutes'] or '00'}"
