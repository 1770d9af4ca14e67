"""What other plugins cannot do here: pages that we draw do not go through MkDocs one by one.

A plugin sees each page written by hand, each frame, and the whole site when it is done. What it
does to the text of a page, or to what a template is given, happens to no page of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from generator.site.style import PLAIN_PLUGINS
from generator.sources.finding import Finding, Place, warning

CODE = "plugin-misses-pages"
_ONE_BY_ONE = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context")
"""The events of MkDocs that are about one page, and come to none of ours."""


def plugins_that_miss_pages(config: MkDocsConfig) -> Iterator[Finding]:
    """Yield a warning for each plugin that works on the pages one by one."""
    for name, plugin in config.plugins.items():
        events = [f"on_{each}" for each in _ONE_BY_ONE if hasattr(plugin, f"on_{each}")]
        if events and name not in PLAIN_PLUGINS:
            yield warning(
                CODE,
                place_in_settings(config, name),
                f"the plugin “{name}” works on pages one by one ({', '.join(events)}), and sees "
                "neither scorecards nor overviews",
                "use it for pages written by hand; what should be on all pages can stand in a "
                "template of your own",
            )


def place_in_settings(config: MkDocsConfig, name: str) -> Place:
    """Return where something is named; the file's beginning where that stands elsewhere."""
    file = Path(config.config_file_path)
    lines = (
        file.read_text(encoding="utf-8", errors="replace").splitlines() if file.is_file() else []
    )
    word = name.rpartition("/")[2]
    found = ((number, line.find(word) + 1) for number, line in enumerate(lines, 1) if word in line)
    return Place(file.name, *next(found, (1, 1)))
