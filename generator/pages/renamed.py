"""Old addresses of a service that was renamed: each leads to the new one."""

from __future__ import annotations

from html import escape

from generator.api.places import file_of
from generator.drawing.cards import service_href
from generator.language import Locale
from generator.pages.page import Download

_PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{href}">
<title>{name}</title>
<p>{said} <a href="{href}">{name}</a></p>
</html>
"""


def old_addresses(
    locale: Locale, name: str, now: str, before: tuple[str, ...], text: str
) -> tuple[Download, ...]:
    """Return what lies at the addresses that a service had ``before``; ``now`` is its id.

    The page leads to the new one, in browsers and in search engines. The API's file is the new one
    under its old name: ``text``, for programs follow no links.
    """
    said = locale.text("This page has moved:")
    page = _PAGE.format(
        language=locale.code, href=f"../{now}/", name=escape(name), said=escape(said)
    )
    return tuple(
        each
        for old in before
        for each in (
            Download(f"{service_href(old)}index.html", page),
            Download(file_of(service_href(old)), text),
        )
    )
