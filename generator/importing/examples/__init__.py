"""Mappings for exports of tools that are no surveys of one's own: to be taken over and adapted."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent
EXAMPLES = tuple(sorted(path.stem for path in _FOLDER.glob("*.yml")))
"""The names of the examples."""


def example(name: str) -> str:
    """Return the text of an example. Raises KeyError where there is none of this name."""
    if name not in EXAMPLES:
        raise KeyError(name)
    return (_FOLDER / f"{name}.yml").read_text(encoding="utf-8")
