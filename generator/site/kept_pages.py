"""What was made of pages before, kept by all that it is made from.

A scorecard whose inputs, templates, settings and program are the same has the same content: it is
taken from the cache as it is written, together with what was seen in it, and only its frame is
filled anew. Nothing is kept where others may have a hand in what a template makes: a plugin, or a
hook.
"""

from __future__ import annotations

import marshal
import zlib
from collections.abc import Callable
from typing import NamedTuple

from msgspec import Struct

from generator.disk.cache import Cache, maker
from generator.pages.page import Download, digest_of
from generator.resources import program_files
from generator.site.drawn_page import DrawnPage
from generator.site.look import Look, Sight, name_of
from generator.site.plain import as_bytes

_LIBRARIES = ("jinja2", "markupsafe", "mkdocs", "mkdocs-material", "numpy", "pandas")
_FAST = 1
"""The least that zlib does: a tenth of the bytes in a millisecond a page."""


class Content(Struct, frozen=True):
    """What a page is made of but for its frame: its body, and the files that it offers.

    ``parts`` is what other pages look at of its service.
    """

    body: str
    offers: tuple[Download, ...]
    parts: tuple[bytes, ...] = ()


class WrittenContent(NamedTuple):
    """A page's content as it is written, files by their paths, and what was seen in it.

    ``parts`` are those of the content.
    """

    body: bytes
    files: tuple[tuple[str, bytes], ...]
    sight: Sight
    parts: tuple[bytes, ...]

    def to_bytes(self) -> bytes:
        """Return it as bytes, of which each reader unpacks what it needs.

        What was seen, and the parts, are packed already.
        """
        page = zlib.compress(marshal.dumps((self.body, self.files)), _FAST)
        return marshal.dumps((self.sight.digest, page, self.sight.said, self.parts))

    @classmethod
    def from_bytes(cls, raw: bytes) -> WrittenContent:
        """Return what was made bytes. They are plain values alone, and of our own making."""
        digest, page, said, parts = marshal.loads(raw)  # noqa: S302
        body, files = marshal.loads(zlib.decompress(page))  # noqa: S302
        return cls(body, files, Sight(digest, said), parts)


class KeptPages:
    """The contents of pages in the cache, each with what ``look`` saw in it.

    ``own`` is a digest of what an organisation sets and overrides; none where nobody knows.
    """

    def __init__(self, cache: Cache, own: str | None, look: Look) -> None:
        self._cache = cache
        self.look = look
        self._own = None if own is None or cache.folder is None else (own, name_of(look))
        # Asked before the work is shared: each process would read the whole program.
        self._maker = maker(program_files(), *_LIBRARIES) if self._own else ""

    def key(self, drawn: DrawnPage) -> str:
        """Return a digest of all that a page's content is made from; empty where nobody knows."""
        made_from = drawn.made.made_from
        if made_from is None or self._own is None:
            return ""
        return digest_of((self._maker, *self._own, drawn.url, drawn.made.template, made_from()))

    def content(self, drawn: DrawnPage, key: str, make: Callable[[], Content]) -> WrittenContent:
        """Return what is kept of a page by its key, or make it, look at it and keep it."""
        kept = self._cache.get(self._maker, key) if key else None
        if kept is not None:
            return WrittenContent.from_bytes(kept)
        written = self._written(drawn, make())
        if key:
            self._cache.put(written.to_bytes(), self._maker, key)
        return written

    def said(self, key: str) -> bytes | None:
        """Return what was seen in a page that is kept; none where it is not any more."""
        return self._aside(key)[0]

    def parts(self, key: str) -> tuple[bytes, ...]:
        """Return what others look at of a page that is kept; nothing where it is not any more."""
        return self._aside(key)[1]

    def _aside(self, key: str) -> tuple[bytes | None, tuple[bytes, ...]]:
        kept = self._cache.get(self._maker, key)
        if kept is None:
            return None, ()
        _, _, said, parts = marshal.loads(kept)  # noqa: S302 # plain values of our own making
        return said, parts

    def _written(self, drawn: DrawnPage, made: Content) -> WrittenContent:
        sight = self.look(Download(drawn.place.file, made.body), made.offers)
        files = tuple((each.path, as_bytes(each.text)) for each in made.offers)
        return WrittenContent(as_bytes(made.body), files, sight, made.parts)
