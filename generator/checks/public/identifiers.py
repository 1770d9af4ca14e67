"""What else identifies somebody in a text, by patterns that ordinary sentences do not have.

Numbers of bank accounts (IBAN, by their check digits), and what stands behind a word for it:
numbers of staff, dates of birth, number plates, extensions. Names in chats begin with “@”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.public.detector import Detector, Match, PublicWords

_IBAN = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])")
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}(?:st|nd|rd|th)?\.? [^\W\d_]{3,9}\.?,? \d{4}|"
    r"[^\W\d_]{3,9} \d{1,2},? \d{4})"
)
_STAFF = (
    r"(?:staff|employee|personnel|payroll)[ -](?:number|no\b\.?|nr\b\.?|id)|"
    r"personal-?(?:nummer|nr\b\.?)|mitarbeiter-?(?:nummer|nr\b\.?)|(?:numéro de )?matricule"
)
_BORN = (
    r"born(?: on)?|date of birth|birthday|birth date|dob|geboren(?: am)?|geb\.|geburtsdatum|"
    r"née? le|date de naissance"
)
_PLATE = r"(?:number|licen[cs]e) plate|registration(?: number)?|kennzeichen|immatriculation"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?<!\w)(?:{_STAFF})[ :#.]{{0,3}}(?P<is>[a-z]{{0,3}}-?\d[\d-]{{3,}})(?!\w)",
        rf"(?<!\w)(?:{_BORN})[ :]{{0,2}}(?P<is>{_DATE})(?!\w)",
        (
            r"(?<!\w)(?:ext\.?|extension|durchwahl|nebenstelle|poste)[ :.]{0,2}"
            r"(?P<is>\d{3,6})(?![\w–-]|[.,]\d)"
        ),
    )
)
_HANDLE = re.compile(r"(?<![\w.%+@/)\]-])@(?P<is>[a-z][\w.-]{1,38}\w)(?![\w@/])", re.IGNORECASE)
_PROFILE = re.compile(
    r"(?:twitter\.com|instagram\.com|linkedin\.com/in)/(?P<is>[\w.-]{3,39})", re.IGNORECASE
)
_AFTER_PLATE = re.compile(
    rf"(?i:(?<!\w)(?:{_PLATE}))[ :]{{0,2}}(?P<is>(?=[A-Z0-9 -]*\d)[A-ZÄÖÜ0-9]{{1,4}}[ -]?"
    r"[A-Z0-9]{1,4}(?: [A-Z0-9]{1,4})?)(?!\w)"
)
_CAR = re.compile(
    r"(?i:(?<!\w)(?:car|van|vehicle|auto|wagen|fahrzeug|voiture))(?!\w)[^.\n]{0,30}?"
    r"(?<![\w-])(?P<is>[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}|[A-Z]{2}\d{2} ?[A-Z]{3})(?![\w-])"
)
_EVERYBODY = frozenset(("all", "channel", "everyone", "everybody", "here", "home", "team"))
_OF_CODE = re.compile(r'(?<=[{};>])@(?:media|supports|font-face|page|import)\b|(?<=")@\w+(?=":)')
"""What style sheets and JSON-LD write with the same sign."""
_ALL = (*_PATTERNS, _PROFILE, _AFTER_PLATE, _CAR)
_MAYBE = re.compile(r"[\d@]|\.com/", re.IGNORECASE)
"""What each of them has: most texts have none of it, and are passed over quickly."""


def find_identifiers(text: str, known: PublicWords) -> Iterator[Match]:
    """Yield what identifies somebody, but for numbers that a contact publishes."""
    if not _MAYBE.search(text):
        return
    spans = [*_accounts(text), *_handles(text)] if "@" in text else [*_accounts(text)]
    for pattern in _ALL:
        spans += [Match(*match.span("is")) for match in pattern.finditer(text)]
    end = 0
    for span in sorted(set(spans)):
        if span.begin >= end and text[span.begin : span.end] not in known.contacts:
            yield span
            end = span.end


def _handles(text: str) -> Iterator[Match]:
    code = {match.start() for match in _OF_CODE.finditer(text)}
    for match in _HANDLE.finditer(text):
        if match["is"].lower() not in _EVERYBODY and match.start() not in code:
            yield Match(*match.span())


def _accounts(text: str) -> Iterator[Match]:
    for match in _IBAN.finditer(text):
        written = match[0]
        while len(written) > 14:
            if _is_account(written.replace(" ", "")):
                yield Match(match.start(), match.start() + len(written))
                break
            written = written.rpartition(" ")[0]


def _is_account(plain: str) -> bool:
    """Whether the check digits of ISO 13616 are right: the number is 1 more than 97 divides."""
    if not 15 <= len(plain) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in plain[4:] + plain[:4])) % 97 == 1


def _say(what: str) -> tuple[str, str]:
    return f"“{what}” identifies a person", f"remove “{what}”"


IDENTIFIERS = Detector(find_identifiers, _say)
