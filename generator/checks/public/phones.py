"""Telephone numbers in texts, as the library ``phonenumbers`` knows those of all countries.

A number that begins with “+” or “00” is one where its country has numbers so long. One without is
one where the organisation's own country (by its time zone) has just such numbers, and where it is
written like one: with a leading zero, in groups, or after a word such as “call”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator.checks.public.detector import Detector, Known, Span
from generator.checks.rule import ERROR, Family, Rule

_MAYBE = re.compile(r"(?<![\w.,:/=-])[+(\d](?:[ \t()./·–-]{0,3}\d){5,17}(?![\w%€$£])")
_CUE = re.compile(
    r"(?:\b(?:call|phone|telephone|tele?|ring|mobile|cell|fax|text|whatsapp|dial|handy|telefon\w*|"
    r"ruf\w*|durchwahl|t[ée]l[ée]phone\w*|portable|appel\w*|mobil\w*|extension)\b|☎|📞|\btel:)"
    r"[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_NO_NUMBER = re.compile(
    r"\d{4}-\d{2}(?:-\d{2})?(?:[ T]\d.*)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}.*|\d+(?:\.\d+)?|"
    r"\d{1,3}(?:\.\d{1,3}){3}"
)
ELSEWHERE = ("GB", "US", "DE", "FR")
"""Countries whose numbers are known where the time zone (such as UTC) names no country."""


def find_phones(text: str, known: Known) -> Iterator[Span]:
    """Yield the numbers that no contact of a definition publishes."""
    for match in _MAYBE.finditer(text):
        written = match[0]
        called = bool(_CUE.search(text, max(0, match.start() - 40), match.start()))
        if _shape(written, called) and digits(written) not in known.contacts:
            begin = match.start()
            if _is_number(written, known.regions or ELSEWHERE, called):
                yield Span(begin, match.end())


def digits(written: str) -> str:
    """Return a number's digits without what stands for “from abroad”."""
    only = re.sub(r"\D", "", written.replace("(0)", ""))
    return only.removeprefix("00")


def _shape(written: str, called: bool) -> bool:
    """Whether it is written as numbers of telephones are, before anybody is asked."""
    if written.startswith(("+", "00")) or called:
        return True
    if _NO_NUMBER.fullmatch(written) and not written.startswith("0"):
        return False
    if _NO_NUMBER.fullmatch(written) and "." in written:
        return False
    return written.startswith(("0", "(")) or bool(re.search(r"\d[ ()–-]+\d", written))


def _is_number(written: str, regions: tuple[str, ...], called: bool) -> bool:
    import phonenumbers as library

    abroad = "+" + written[2:] if written.startswith("00") else written
    abroad = abroad.replace("(0)", "")
    if abroad.startswith("+"):
        regions = ("ZZ",)
    for region in regions:
        try:
            number = library.parse(abroad, None if region == "ZZ" else region)
        except library.NumberParseException:
            continue
        lenient = called or region == "ZZ"
        if library.is_valid_number(number) or (lenient and library.is_possible_number(number)):
            return True
    return False


@cache
def region_of(timezone: str) -> tuple[str, ...]:
    """Return the country of a time zone, by the zone tables; none where it is of no country."""
    for table in _tables():
        for line in table.splitlines():
            if not line.startswith("#"):
                country, _, zone = line.split("\t")[:3]
                if zone == timezone:
                    return (country,)
    return ()


def _tables() -> Iterator[str]:
    """Yield zone.tab as the system has it, then as the package ``tzdata`` does."""
    import zoneinfo
    from importlib import resources

    for folder in zoneinfo.TZPATH:
        path = Path(folder) / "zone.tab"
        if path.is_file():
            yield path.read_text(encoding="utf-8")
    try:
        yield resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    except (OSError, ModuleNotFoundError):
        return


def _say(number: str) -> tuple[str, str]:
    message = f"the telephone number “{number}” stands here, and everybody can read it"
    hint = (
        f"remove “{number}”; a number that is meant to be published belongs into a role's "
        "“contact: tel:…”"
    )
    return message, hint


PHONES = Detector(
    Rule(
        "public-phone",
        "No telephone number stands in a public file, but for the contacts of roles",
        ERROR,
        Family.PUBLIC,
        "It rings at one person's. A number in a link of a definition (contact: tel:…) is meant to "
        "be read. Numbers without “+” are found where they are numbers of the country whose "
        "time zone the organisation has. Bad: “call me on +44 20 7946 0018” in a summary. "
        "Good: “call the service desk”.",
        "remove “+44 20 7946 0018”",
    ),
    find_phones,
    _say,
)
