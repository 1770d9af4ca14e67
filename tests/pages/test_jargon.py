"""No page of the example holds a word that readers must never meet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict

from generator.resources import site_overrides
from tests.wording.jargon import jargon_in

ROOT = Path(__file__).parents[2]
NO_TEXT = {"id", "key", "href", "file", "folder", "commit", "part", "svg"}
"""Fields that hold names of files, keys and figures, not words for readers."""
NAMES = "one of: "
"""What stands before the values that a key in a file may have."""


def texts(view: Any) -> Iterator[str]:
    """Yield every text that a view shows."""
    if isinstance(view, str):
        if not view.startswith(NAMES):
            yield view
    elif isinstance(view, Struct):
        for name, value in asdict(view).items():
            if name not in NO_TEXT and not name.endswith("_href"):
                yield from texts(value)
    elif isinstance(view, (tuple, list)):
        for each in view:
            yield from texts(each)
    elif isinstance(view, dict):
        yield from texts(list(view.values()))


def test_no_page_says_what_readers_must_not_meet(example_pages) -> None:
    found = {
        (page.path, text): words
        for page in example_pages
        for text in (page.title, page.description, *texts(page.view))
        if (words := jargon_in(text))
    }
    assert found == {}


def test_no_template_says_it_either() -> None:
    root = site_overrides()
    found = {}
    for file in [*root.rglob("*.html"), *(root / "pages").rglob("*.md")]:
        text = re.sub(r"\{[{%#].*?[}%#]\}|<[^>]*>", " ", file.read_text("utf-8"), flags=re.DOTALL)
        if words := jargon_in(text):
            found[file.name] = words
    assert found == {}


def test_jargon_is_found_where_it_is() -> None:
    assert jargon_in("Our SLA was kept.") == ["SLA"]
    assert jargon_in("No Stakeholder was harmed.") == ["Stakeholder"]
    assert jargon_in("data/incidents/it.csv and a pick-ticket") == []
