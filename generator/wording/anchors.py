"""Addresses of single things on a page: made from the thing itself, never from its place there."""

from __future__ import annotations

import re
from hashlib import blake2s

_PLAIN = re.compile(r"[a-z0-9/?&=:. -]*")
_APART = re.compile(r"[^a-z0-9]+")


def anchor(kind: str, *names: str, said: str = "") -> str:
    """Return an id that any text can be part of: small letters, digits and hyphens.

    ``kind`` begins with a letter, as the id does. Names stay readable; what they lose by that, and
    ``said``, a longer text, become a digest.
    """
    whole = " ".join((kind, *names))
    slug = _APART.sub("-", whole.lower()).strip("-")
    rest = said if _PLAIN.fullmatch(whole) else f"{whole}\n{said}"
    return f"{slug}-{blake2s(rest.encode(), digest_size=4).hexdigest()}" if rest else slug
