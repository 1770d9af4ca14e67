"""E-mail addresses, in any text.

A pattern, no library: what is wanted is the addresses that people write, not all that RFC 5322
allows, and those that validate addresses (email-validator) do not find them in texts. A number
before “@” and a name without a dot after it (git@host, user@localhost) are no addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.checks.public.detector import Detector, Match, PublicWords

# Possessive and bounded, so that no text, however hostile, takes longer than its length.
ADDRESS = re.compile(
    r"(?<![\w.%+-])[\w.%+-]{1,64}+(?:@|\s?[\[(]at[\])]\s?)"
    r"(?=[\w-]{1,63}+\.)(?:[\w-]{1,63}+\.){1,8}[^\W\d_]{2,24}+(?![\w-])",
    re.IGNORECASE,
)
_SIGNS = ("@", "at)", "AT)", "at]", "AT]")
_SURE = re.compile(r"@|[\[(]at[\])]", re.IGNORECASE)
_NO_ADDRESS = re.compile(
    r"^(?:git|no-?reply)@|\.(?:png|jpe?g|gif|svg|webp|ico|css|js|mjs|html?|py|ya?ml|json|csv|md)$"
)
"""Machines, and names of files such as icon@2x.png."""


def find_addresses(text: str, known: PublicWords) -> Iterator[Match]:
    """Yield the addresses that no contact of a definition publishes."""
    if not any(sign in text for sign in _SIGNS):  # much faster than any pattern
        return
    for match in ADDRESS.finditer(text):
        address = plain_address(match[0])
        if not (address in known.contacts or _NO_ADDRESS.search(address)):
            yield Match(*match.span())


def plain_address(written: str) -> str:
    """Return an address as it is compared: small letters, “@” for what stands for it."""
    return _SURE.sub("@", written.lower(), count=1).replace(" ", "").strip(".%+-")


def _say(address: str) -> tuple[str, str]:
    message = f"the e-mail address “{address}” stands here, and everybody can read it"
    hint = (
        f"remove “{address}”; an address that is meant to be published belongs into a role's "
        "“contact: mailto:…”"
    )
    return message, hint


ADDRESSES = Detector(find_addresses, _say, every_cell=True)
