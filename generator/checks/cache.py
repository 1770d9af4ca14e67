"""The folder for receipts: made where it may be, and not used where it cannot be trusted."""

from __future__ import annotations

from pathlib import Path

from generator.sources.history import is_tracked

RECEIPTS = "receipts"
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n# Made by iheartit; may be removed at any time.\n"
)


def open_cache(folder: Path) -> Path | None:
    """Return the cache's folder, ready for use; none where it cannot be written or trusted.

    A receipt is believed, so it must be our own: a folder that git tracks came with the repository,
    and a link leads who knows where.
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


def has_receipts(cache: Path) -> bool:
    """Return whether the cache has any receipts, for whatever."""
    return (cache / RECEIPTS).is_dir()
