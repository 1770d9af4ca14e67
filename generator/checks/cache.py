"""The folder for what need not be read twice: made where it may be, else not used."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import generator
from generator.sources.history import is_tracked
from generator.sources.remembered import Remembered

DEFINITIONS = "definitions.json"
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by iheartit; may be removed at any time.\n"
)


def open_cache(folder: Path) -> Path | None:
    """Return the cache's folder, ready for use; none where it cannot be written or trusted.

    What is in it is believed, so it must be our own: a folder that git tracks came with the
    repository, and a link leads who knows where.
    """
    root = folder.parent.parent
    if any(path.is_symlink() for path in (folder, folder.parent)) or is_tracked(root, folder):
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_once(folder / ".gitignore", "*\n")
        _write_once(folder / "CACHEDIR.TAG", _TAG)
    except OSError:
        return None
    return folder


def _write_once(path: Path, text: str) -> None:
    if not path.exists():
        path.write_text(text, encoding="utf-8")


def remembered(folder: Path | None) -> Remembered | None:
    """Return what is remembered of definitions; none where there is no cache to be trusted."""
    opened = open_cache(folder) if folder else None
    return Remembered.read(opened / DEFINITIONS, program()) if opened else None


@cache
def program() -> str:
    """Return a digest of the source by which YAML is read: another program reads anew."""
    digest = hashlib.sha256(generator.__version__.encode())
    for path in sorted((Path(generator.__file__).parent / "sources").rglob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()
