"""What RFC 4287 asks of a feed: its schema (RELAX NG, appendix B) and its words, as rules."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
_TIME = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d"
    r"(Z|[+-]([01]\d|2[0-3]):[0-5]\d)"
)
_URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_FEED = {"id": 1, "title": 1, "updated": 1, "author": 1, "link": 2}
_ENTRY = {"id": 1, "title": 1, "updated": 1, "published": 1, "link": 1, "summary": 1}
_MORE = {"category"}


def broken(text: str, at: str = "") -> list[str]:
    """Return which rules a feed breaks; ``at`` is the address from which it was taken, if any."""
    root = ET.fromstring(text.encode())  # noqa: S314 # our own file
    if root.tag != f"{ATOM}feed":
        return [f"the document is {root.tag}"]
    entries = root.findall(f"{ATOM}entry")
    found = [*_numbers("feed", root, _FEED, {"entry"}), *_self(root, at)]
    for entry in entries:
        found += _numbers("entry", entry, _ENTRY, _MORE)
    for one in (root, *entries):
        found += _values(one, at)
    ids = Counter(_text(one, "id") for one in (root, *entries))
    found += [f"{each} stands {number} times" for each, number in ids.items() if number > 1]
    newest = [_text(each, "updated") for each in entries[:1]]
    if newest and newest != [_text(root, "updated")]:
        found.append("the feed is not as new as its newest entry")
    return found


def _numbers(name: str, one: ET.Element, wanted: dict[str, int], more: set[str]) -> Iterator[str]:
    there = Counter(child.tag.removeprefix(ATOM) for child in one)
    for each, number in wanted.items():
        if there[each] != number:
            yield f"{name}: {there[each]} of {each}"
    yield from (f"{name}: {each} is none of Atom" for each in there.keys() - wanted - more)


def _self(root: ET.Element, at: str) -> Iterator[str]:
    own = [link.get("href", "") for link in root.findall(f"{ATOM}link[@rel='self']")]
    if len(own) != 1 or (at and urljoin(at, own[0]) != at):
        yield f"its own address is {own}"


def _values(one: ET.Element, at: str) -> Iterator[str]:
    if not _URN.fullmatch(_text(one, "id")):
        yield f"id: {_text(one, 'id')}"
    for name in ("updated", "published"):
        if one.find(f"{ATOM}{name}") is not None and not _TIME.fullmatch(_text(one, name)):
            yield f"{name}: {_text(one, name)}"
    if not _text(one, "title").strip():
        yield "a title is empty"
    for link in one.findall(f"{ATOM}link"):
        href = link.get("href", "")
        if not href or (at and not urlsplit(urljoin(at, href)).scheme):
            yield f"link: {href}"
    for category in one.findall(f"{ATOM}category"):
        if not category.get("term") or not urlsplit(category.get("scheme", "a:")).scheme:
            yield "a category says nothing"


def _text(one: ET.Element, name: str) -> str:
    return one.findtext(f"{ATOM}{name}") or ""
