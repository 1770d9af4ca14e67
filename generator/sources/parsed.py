"""Definitions that need not be parsed again: what an unchanged file says, by its text's digest.

Only a file without any finding is kept.
"""

from __future__ import annotations

from pathlib import Path

from generator.disk import batch
from generator.disk.batch import Batch
from generator.disk.cache import Cache, maker
from generator.sources import cells, finding, text, yaml_document, yaml_syntax
from generator.sources.finding import Finding
from generator.sources.text import TextFile
from generator.sources.yaml_document import Document, parse

_MODULES = (batch, cells, finding, text, yaml_document, yaml_syntax)
_CODE = (__file__, *(str(each.__file__) for each in _MODULES))


class Parsed:
    """The values of a repository's definitions, each with where its outermost keys begin."""

    def __init__(self, cache: Cache, root: Path) -> None:
        self._batch = Batch(cache, maker(_CODE, "pyyaml"), "definitions", str(root.absolute()))

    def parse(self, source: TextFile) -> tuple[Document | None, list[Finding]]:
        """Return the document and the findings, as ``yaml_document.parse`` does."""
        kept = self._batch.get(source.digest)
        if kept is not None:
            value, keys = kept
            return Document(source.file, source.text, source.digest, value, outermost=keys), []
        document, findings = parse(source)
        if document is not None and not findings:
            self._batch.put(source.digest, (document.value, dict(document.outermost)))
        return document, findings

    def save(self) -> None:
        """Keep what was read, if anything is new."""
        self._batch.save()
