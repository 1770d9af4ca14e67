"""The repository's other texts: what is neither a definition nor a table, and yet can be read.

They are Markdown, pages written by hand, the site's settings, notes that lie next to the data, and
definitions that cannot be read as YAML. Programs, styles and hidden folders are not among them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from generator.sources.repository import DATA, SERVICES
from generator.sources.text import TextFile

LARGEST_TEXT = 4 * 1024 * 1024
"""Bytes of one text that is not a table."""
PAGES = "site_overrides"
_TEXTS = frozenset(
    (".md", ".markdown", ".txt", ".rst", ".adoc", ".html", ".yml", ".yaml", ".csv", ".json")
)


def is_own(file: str) -> bool:
    """Return whether a file of this name is one whose text belongs to the organisation."""
    parts = PurePosixPath(file).parts
    if any(part.startswith(".") or part.endswith("~") for part in parts):
        return False
    if len(parts) > 1 and parts[0] in (SERVICES, DATA):
        return True
    written = PurePosixPath(file).suffix.lower() in _TEXTS
    return written and (len(parts) == 1 or parts[0] == PAGES)


def free_texts(
    root: Path, read: Collection[str], folders: Collection[str] = ("", SERVICES, DATA, PAGES)
) -> Iterator[TextFile]:
    """Yield the texts below ``root`` but those already ``read``, by name; no binary, no large one.

    ``folders`` are where they lie; "" is the root itself, without what lies below.

    Links are not followed. What cannot be read has its finding elsewhere, or is nobody's text.
    """
    for path in sorted(_paths(root, folders)):
        file = path.relative_to(root).as_posix()
        plain = file.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if plain in read or not is_own(file) or path.is_symlink() or not path.is_file():
            continue
        try:
            raw = path.read_bytes() if path.stat().st_size <= LARGEST_TEXT else None
        except OSError:
            continue
        text = None if raw is None else lenient(raw)
        if text is not None:
            yield TextFile(plain, text)


def lenient(raw: bytes) -> str | None:
    """Return bytes as text, as far as they are; none where they are none."""
    return None if b"\0" in raw else raw.decode("utf-8-sig", "replace")


def _paths(root: Path, folders: Collection[str]) -> Iterator[Path]:
    for folder in folders:
        if not folder:
            yield from root.glob("*.*")
        elif not (root / folder).is_symlink():
            yield from (root / folder).rglob("*")
