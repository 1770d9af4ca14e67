"""Addresses within the site, each as the page says it that leads there."""

from __future__ import annotations

import posixpath
import re
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from jinja2 import pass_context
from jinja2.runtime import Context

from generator.api.places import relative

_NOT_WRITTEN = re.compile(r"""[\x00-\x20"&'<>\\^`{|}\x7f]""")


@pass_context
def url(context: Context, value: object) -> str:
    """Return an address as the page that is drawn says it: what templates call ``| url``.

    It is the same as MkDocs' own. Where no page is drawn, it begins at ``base_url``.
    """
    path, above = _read(str(value))
    page: Any = context["page"]
    if above is None:
        return path
    if page is None:
        return posixpath.join(context["base_url"], path)
    return "../" * above + relative(path, page.url)


def written(address: str) -> str:
    """Return a whole address in which nothing has a meaning in HTML, JSON or XML."""
    return _NOT_WRITTEN.sub(_coded, address)


def _coded(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


@cache
def _read(path: str) -> tuple[str, int | None]:
    """Return an address, and how many folders it begins above its page; none if it is whole."""
    path = path.replace("\\", "/") or "."
    parsed = urlsplit(path)
    if parsed.scheme or parsed.netloc or path.startswith(("/", "#")):
        return path, None
    parts = posixpath.normpath(path).split("/")
    return path, next((at for at, part in enumerate(parts) if part != ".."), len(parts))
