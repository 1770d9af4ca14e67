"""Old addresses of a service that was renamed: each leads to the new one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from generator.api.places import file_of
from generator.drawing.cards import service_href
from generator.language import Locale
from generator.news.places import calendar_of, feed_of
from generator.pages.page import Download

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{href}">
<link rel="icon" href="../../assets/iheartit/shirt.svg">
<title>{name}</title>
<p>{said} <a href="{href}">{name}</a></p>
</html>
"""


def old_addresses(
    locale: Locale, name: str, now: str, before: tuple[str, ...], kept: Iterable[Download]
) -> tuple[Download, ...]:
    """Return what lies at the addresses that a service had ``before``; ``now`` is its id.

    The page leads to the new one, in browsers and in search engines. Files for programs, which
    follow no links, are ``kept``: they are the new ones under their old names.
    """
    files = tuple(kept)
    said = locale.text("This page has moved:")
    page = _PAGE.format(
        language=locale.code, href=f"../{now}/", name=escape(name), said=escape(said)
    )
    return tuple(
        each
        for old in before
        for each in (
            Download(f"{service_href(old)}index.html", page),
            *(Download(_renamed(file.path, now, old), file.text) for file in files),
        )
    )


def old_places(name: str) -> Iterator[str]:
    """Yield where the files of a name that a service had may lie, but for that of the API."""
    page = service_href(name)
    yield from (f"{page}index.html", feed_of(page), calendar_of(page))


def _renamed(path: str, now: str, old: str) -> str:
    """Return where a file of a service lies under an id that it had."""
    if path == file_of(service_href(now)):
        return file_of(service_href(old))
    return service_href(old) + path.removeprefix(service_href(now))
