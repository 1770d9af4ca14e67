"""What YAML files said when they were last read: an unchanged file need not be parsed again.

Only files without any finding are remembered, by the digest of their bytes. The memory is one JSON
file with a key of the caller's, who knows what else the answer hangs on; whatever does not fit
exactly, or cannot be read, is as if it were not there.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

from generator.sources.finding import Finding
from generator.sources.text import TextFile
from generator.sources.yaml_document import Document, Value, parse


@dataclass
class Remembered:
    """Values by file, each with the digest of the bytes that said it."""

    path: Path
    key: str
    _known: dict[str, tuple[str, Value]] = field(default_factory=dict)
    _now: dict[str, tuple[str, Value]] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path, key: str) -> Remembered:
        """Return what is remembered at a path under a key; nothing where it is another's."""
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
            values = told["values"] if told["key"] == key else {}
            known = {str(file): (str(digest), value) for file, (digest, value) in values.items()}
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            known = {}
        return cls(path, key, known)

    def parse(self, source: TextFile) -> tuple[Document | None, list[Finding]]:
        """Return the document and the findings, as ``yaml_document.parse`` does."""
        digest, value = self._known.get(source.file, ("", None))
        if digest == source.digest:
            document: Document | None = Document(source.file, source.text, digest, value)
            findings: list[Finding] = []
        else:
            document, findings = parse(source)
        if document is not None and not findings:
            self._now[source.file] = (document.digest, document.value)
        return document, findings

    def write(self) -> None:
        """Remember what was read, if anything is new; a file that cannot be written is not used."""
        if self._now == self._known:
            return
        told = {"key": self.key, "values": self._now}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft = self.path.with_suffix(".new")
            draft.write_text(json.dumps(told), encoding="utf-8")
            draft.replace(self.path)
        except OSError:
            return
