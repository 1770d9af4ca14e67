"""How a reader gets from home to a page: the links to follow, found in the site's own files."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit


class _Links(HTMLParser):
    """The links in a page's own part and in its navigation; none inside what is folded away."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._folded = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._folded += tag == "details"
        href = dict(attrs).get("href")
        if tag == "a" and href and not self._folded and "download" not in dict(attrs):
            self.found.append(href)

    def handle_endtag(self, tag: str) -> None:
        self._folded -= tag == "details"


@cache
def routes(site: Path) -> dict[str, tuple[str, ...]]:
    """Return, for each page that can be reached from home, the links of a shortest way to it."""
    found: dict[str, tuple[str, ...]] = {"": ()}
    waiting = [""]
    for page in waiting:
        links = _Links()
        links.feed((site / page / "index.html").read_text(encoding="utf-8"))
        for href in links.found:
            address = urlsplit(urljoin(f"https://here.example/{page}", href))
            path = address.path.removeprefix("/")
            here = address.netloc == "here.example" and not address.query and not address.fragment
            if here and path not in found and (site / path / "index.html").is_file():
                found[path] = (*found[page], href)
                waiting.append(path)
    return found
