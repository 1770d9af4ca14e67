"""The frame of a page: all that is around what is drawn from its view.

MkDocs and Material make it. They draw one page that stands for all pages of a kind in a folder,
with a blank for each thing in which those differ. A page is then its frame with the blanks filled.
Pages that the navigation may mark have a frame each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from hashlib import sha256
from itertools import zip_longest

from msgspec import Struct

from generator.site.plain import as_bytes


class Blank(StrEnum):
    """What differs between the pages of a frame, as it is written in the frame that MkDocs draws.

    No id of a service or a provider can be like it. The path is the last folder of a page's
    address; description and title are plain text.
    """

    PATH = "IHEARTIT_BLANK_PATH"
    TITLE = "IHEARTIT_BLANK_TITLE"
    DESCRIPTION = "IHEARTIT_BLANK_DESCRIPTION"
    PICTURE = "IHEARTIT_BLANK_PICTURE"
    PICTURE_SAID = "IHEARTIT_BLANK_ALTERNATIVE"
    BODY = "IHEARTIT_BLANK_BODY"


_BLANKS = re.compile(f"({'|'.join(Blank)})")
_LINES = re.compile(r"\s*\n\s*")
"""Spaces between lines: Material's templates leave thousands of them."""
NEEDLESS = ' xmlns="http://www.w3.org/2000/svg"'
"""What Material's icons say, and HTML knows."""
_SPACED = re.compile(r"<(?:pre|textarea)\b")
"""Elements in which spaces count."""


class Frame(Struct, frozen=True):
    """What all pages of a kind have in common: texts, and the blank after each but the last.

    ``digest`` is one of all of it.
    """

    texts: Sequence[bytes]
    blanks: Sequence[Blank]
    digest: str

    def filled(self, values: Mapping[Blank, bytes]) -> bytes:
        """Return a page as it is written; ``values`` are HTML."""
        parts = zip_longest(self.texts, map(values.__getitem__, self.blanks), fillvalue=b"")
        return b"".join(part for pair in parts for part in pair)


def frame_of(html: str) -> Frame:
    """Return the frame that a page with blanks is."""
    parts = _BLANKS.split(html.replace(NEEDLESS, ""))
    texts = parts[::2] if _SPACED.search(html) else [_LINES.sub("\n", t) for t in parts[::2]]
    written, blanks = [*map(as_bytes, texts)], [Blank(each) for each in parts[1::2]]
    return Frame(written, blanks, sha256(repr((written, blanks)).encode()).hexdigest())
