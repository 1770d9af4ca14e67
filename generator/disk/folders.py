"""Folders of a site: thousands of them, most in one that is there already."""

from __future__ import annotations

import os
from contextlib import suppress


def make_folder(path: str) -> None:
    """Have a folder, and those that it lies in, if they are not there. Raises OSError."""
    try:
        with suppress(FileExistsError):
            os.mkdir(path)  # noqa: PTH102 # thousands of them
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103
