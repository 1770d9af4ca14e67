"""Telephone numbers in texts, as the library ``phonenumbers`` knows those of all countries.

A number that begins with “+” or “00” is one where its country has numbers so long. One without is
one where the organisation's own country (by its time zone) has just such numbers, and where it is
written like one: with a leading zero, in groups, or after a word such as “call”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.public.detector import Detector, Match, PublicWords
from generator.checks.public.reserved import is_reserved_number

_MAYBE = re.compile(r"(?<![\w.,:/=-])[+(\d](?:[ \t()./·–-]{0,3}\d){5,17}(?![\w%€$£])")
_CUE = re.compile(
    r"(?:\b(?:call|phone|telephone|tele?|ring|mobile|cell|fax|text|whatsapp|dial|handy|telefon\w*|"
    r"ruf\w*|durchwahl|t[ée]l[ée]phone\w*|portable|appel\w*|mobil\w*|extension)\b|☎|📞|\btel:)"
    r"[^\d\n]{0,24}$",
    re.IGNORECASE,
)
_OTHER_CUE = re.compile(
    r"\b(?:account|asset|build|case|commit|cost centre|id|incident|invoice|item|konto|kostenstelle|"
    r"order|rechnung|room|raum|facture|salle|seite|serial|ticket|version|no|nr|n°)\b\.?[ \t#:]*$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:[ T]+[\d.: ]+)?")
_MACHINE = re.compile(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}")
"""An address of a machine (IPv4)."""
_FROM_ZERO = re.compile(r"0(?!\.)\d+(?:[ ()./–-]+\d+)*")
_IN_GROUPS = re.compile(r"\(\d{2,5}\)(?:[ -]?\d{3,4}){2,3}|\d{2,4}([ -])\d{2,4}(?:\1\d{2,4}){1,3}")
_FEWEST = 9
"""Digits of a number that does not begin with zero."""
ELSEWHERE = ("GB", "US", "DE", "FR")
"""Countries whose numbers are known where the time zone (such as UTC) names no country."""


def find_phones(text: str, known: PublicWords) -> Iterator[Match]:
    """Yield the numbers that no contact of a definition publishes."""
    for match in _MAYBE.finditer(text):
        written = match[0]
        around = (max(0, match.start() - 40), match.start())
        called = bool(_CUE.search(text, *around))
        if _MACHINE.fullmatch(written):
            continue
        if not called and _OTHER_CUE.search(text, *around):
            continue
        likely = called or _is_written_like_one(written, bool(known.regions))
        if likely and digits(written) not in known.contacts and _is_one(written, known, called):
            yield Match(*match.span())


def digits(written: str) -> str:
    """Return a number's digits without what stands for “from abroad”."""
    only = re.sub(r"\D", "", written.replace("(0)", ""))
    return only.removeprefix("00")


def _is_written_like_one(written: str, at_home: bool) -> bool:
    """Whether it looks like a number of telephones, before anybody is asked."""
    if written.startswith("+"):
        return True
    if _DATE.fullmatch(written) or written.count("(") != written.count(")"):
        return False
    if _FROM_ZERO.fullmatch(written):
        in_one = written.isdigit()
        return not in_one or (at_home and not written.startswith("00"))
    return bool(_IN_GROUPS.fullmatch(written)) and len(digits(written)) >= _FEWEST


def _is_one(written: str, known: PublicWords, called: bool) -> bool:
    """Whether a country has such a number, and no contact publishes it.

    Where it is said that it is one, it is enough that numbers there are as long.
    """
    import phonenumbers as library

    written = written.replace("(0)", "")
    if written.startswith("00"):
        written = f"+{written[2:]}"
    abroad = written.startswith("+")
    grouped = bool(known.regions) and " " in written and len(digits(written)) > _FEWEST
    lenient = called or abroad or (grouped and written.startswith("0"))
    for region in (None,) if abroad else known.regions or ELSEWHERE:
        try:
            number = library.parse(written, region)
        except library.NumberParseException:
            continue
        if library.is_valid_number(number) or (lenient and library.is_possible_number(number)):
            whole = f"{number.country_code}{number.national_number}"
            return whole not in known.contacts and not is_reserved_number(whole)
    return False


def _say(number: str) -> tuple[str, str]:
    message = f"there is the telephone number “{number}” here"
    hint = (
        f"remove “{number}”; a number that is meant to be published belongs into a role's "
        "“contact: tel:…”"
    )
    return message, hint


PHONES = Detector(find_phones, _say)
