"""Compiled templates, kept from one build to the next as Python keeps its bytecode."""

from __future__ import annotations

from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache, FileSystemBytecodeCache

from generator import __version__


class TemplateCache(FileSystemBytecodeCache):
    """A cache that never stands in the way: what cannot be kept is compiled again.

    It lies in the user's own cache: what is read from there is run, so no repository may write
    there.
    """

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        try:
            super().dump_bytecode(bucket)
        except OSError:
            return


def template_cache(folder: Path) -> BytecodeCache | None:
    """Return the cache below a folder; none where the folder cannot be made."""
    place = folder / "templates" / f"{__version__}-trimmed"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return TemplateCache(str(place))
