"""A page that has a view and a template, with its place in the site."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct

from generator.pages.page import Page


class PagePlace(NamedTuple):
    """Where a page lies: the path of its source, and of its file in the site.

    ``url`` is its address from the site's first page, ``canonical_url`` its whole one, if the site
    has an address. ``frame`` is the source path of what has its frame.
    """

    source: str
    file: str
    url: str
    canonical_url: str | None
    frame: str


class DrawnPage(Struct, frozen=True):
    """A page with its place in the site."""

    made: Page
    place: PagePlace

    @property
    def alone(self) -> bool:
        """Whether it has a frame of its own."""
        return self.place.frame == self.made.path

    @property
    def url(self) -> str:
        """Its address, from the site's first page."""
        return self.place.url
