"""Where feeds and calendars lie: next to the page that they are about, or at the site's root."""

from __future__ import annotations

FEED = "feed.xml"
CALENDAR = "calendar.ics"
DIGEST = "digest.txt"
FIGURE = "urn:iheartit:figure"
"""The scheme of a feed's categories that name a figure and its answers, as marks on pages do."""


def is_feed(path: str) -> bool:
    """Return whether a file of the site is a feed, by its path."""
    return path.rpartition("/")[2] == FEED


def feed_of(page: str) -> str:
    """Return the path of the feed of a page, such as “services/mail/”; “” is the whole site."""
    return f"{page}{FEED}"


def calendar_of(page: str) -> str:
    """Return the path of the calendar of a page."""
    return f"{page}{CALENDAR}"


def digest_of(provider: str = "") -> str:
    """Return the address of the months of a provider, or of all services."""
    return f"digest/{provider}/" if provider else "digest/"
