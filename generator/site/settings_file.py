"""The file in which a repository says how MkDocs is to work, read without MkDocs."""

from __future__ import annotations

from pathlib import Path

_FROM_ELSEWHERE = (b"INHERIT", b"!ENV")


def settings_file(root: Path) -> Path:
    """Return where a repository says how MkDocs is to work, by either of the names it may have."""
    other = root / "mkdocs.yaml"
    usual = root / "mkdocs.yml"
    return other if other.is_file() and not usual.is_file() else usual


def own_settings(file: Path) -> bytes | None:
    """Return all that a repository sets; none where some of it may come from elsewhere."""
    settings = file.read_bytes() if file.is_file() else b""
    return None if any(word in settings for word in _FROM_ELSEWHERE) else settings
