"""Definitions that need not be parsed again: what an unchanged file says, by its bytes' digest.

All files of a repository are one entry of the cache, as a thousand entries would take as long to
read as the files. Only a file without any finding is kept.
"""

from __future__ import annotations

import json
from pathlib import Path

from generator.disk.cache import Cache, maker
from generator.sources import cells, finding, text, yaml_document, yaml_syntax
from generator.sources.finding import Finding
from generator.sources.text import TextFile
from generator.sources.yaml_document import Document, Value, parse

_CODE = tuple(str(each.__file__) for each in (cells, finding, text, yaml_document, yaml_syntax))
Said = tuple[Value, dict[str, int]]
"""What a file says, and where its outermost keys begin."""


class Parsed:
    """The values of a repository's definitions, each with the digest of the bytes that said it."""

    def __init__(self, cache: Cache, root: Path) -> None:
        self._cache = cache
        self._about = (maker(_CODE, "pyyaml"), "definitions", str(root.absolute()))
        cached = cache.get(*self._about)
        self._known: dict[str, Said] = json.loads(cached) if cached else {}
        self._now: dict[str, Said] = {}

    def parse(self, source: TextFile) -> tuple[Document | None, list[Finding]]:
        """Return the document and the findings, as ``yaml_document.parse`` does."""
        if source.digest in self._known:
            value, keys = self._now[source.digest] = self._known[source.digest]
            return Document(source.file, source.text, source.digest, value, outermost=keys), []
        document, findings = parse(source)
        if document is not None and not findings:
            self._now[source.digest] = document.value, dict(document.outermost)
        return document, findings

    def save(self) -> None:
        """Keep what was read, if anything is new."""
        if self._now.keys() != self._known.keys():
            self._cache.put(json.dumps(self._now).encode(), *self._about)
