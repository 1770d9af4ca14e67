"""E-mail addresses, in any text.

A pattern, no library: what is wanted is the addresses that people write, not all that RFC 5322
allows, and those that validate addresses (email-validator) do not find them in texts. A number
before “@” and a name without a dot after it (git@host, user@localhost) are no addresses. What is
kept free for documents (example.org) reaches nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.public.detector import Detector, Match, PublicWords
from generator.checks.public.reserved import is_reserved_host

# Possessive and bounded, so that no text, however hostile, takes longer than its length.
ADDRESS = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}+(?:@|\s?[\[(]at[\])]\s?)"
    r"(?=[\w-]{1,63}+\.)(?:[\w-]{1,63}+\.){1,8}[^\W\d_]{2,24}+(?![\w-])",
    re.IGNORECASE,
)
SPELT = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}+(?:\s?[\[({]\s?(?:at|a|ät)\s?[\])}]\s?|\s(?:at|ät)\s(?!(?:a|an|the|that|this|each|every|one|any|einem?|dem)\s)(?=[\w-]++\s(?:dot|punkt)\s))"
    r"[\w-]{1,63}+(?:(?:\.|\s?[\[({]\s?(?:dot|punkt)\s?[\])}]\s?|\s(?:dot|punkt)\s)[\w-]{1,63}+){1,8}",
    re.IGNORECASE,
)
"""With words for “@” and “.”; without brackets only where both are spelt."""
_SIGNS = ("@", "at)", "AT)", "at]", "AT]", "(a)", "[a]", "ät)", "ät]", " dot ", " DOT ", " punkt ")
_SURE = re.compile(r"@|[\[({]\s?(?:at|a|ät)\s?[\])}]|\s(?:at|ät)\s", re.IGNORECASE)
_DOT = re.compile(r"[\[({]\s?(?:dot|punkt)\s?[\])}]|\s(?:dot|punkt)\s")
_NO_ADDRESS = re.compile(
    r"^(?:git|no-?reply)@|\.(?:png|jpe?g|gif|svg|webp|ico|css|js|mjs|html?|py|ya?ml|json|csv|md)$"
)
"""Machines, and names of files such as icon@2x.png."""


def find_addresses(text: str, known: PublicWords) -> Iterator[Match]:
    """Yield the addresses that no contact of a definition publishes."""
    if not any(sign in text for sign in _SIGNS):  # much faster than any pattern
        return
    for match in _matches(text):
        address = plain_address(match[0])
        free = _NO_ADDRESS.search(address) or is_reserved_host(address)
        if not (free or address in known.contacts):
            yield Match(*match.span())


def _matches(text: str) -> Iterator[re.Match[str]]:
    end = 0
    found = (*ADDRESS.finditer(text), *SPELT.finditer(text))
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end:
            yield match
            end = match.end()


def plain_address(written: str) -> str:
    """Return an address as it is compared: small letters, “@” for what stands for it."""
    plain = _DOT.sub(".", _SURE.sub("@", written.lower(), count=1))
    return "".join(plain.split()).strip(".%+-")


def _say(address: str) -> tuple[str, str]:
    message = f"there is the e-mail address “{address}” here"
    hint = (
        f"remove “{address}”; an address that is meant to be published belongs into a role's "
        "“contact: mailto:…”"
    )
    return message, hint


ADDRESSES = Detector(find_addresses, _say, every_cell=True)
