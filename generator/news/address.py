"""The site's address in feeds and calendars: it is put in where files are written.

So what is kept of a page is the same wherever the site lies.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.news.places import CALENDAR, DIGEST, is_feed

ADDRESS = "\0"
"""Stands for the site's address, in a text from which all such signs were taken away."""
_BYTES = ADDRESS.encode()
_LINE = b"\r\n"
_OCTETS = 75


def with_address(path: str, raw: bytes, address: str) -> bytes:
    """Return a file of the site with the address that the site has; empty where nobody knows it.

    Then a feed has relative addresses, as seen from where it lies. A calendar and the text of a
    mail have none: they are read elsewhere.
    """
    if is_feed(path):
        return raw.replace(_BYTES, (address or "../" * path.count("/") or "./").encode())
    name = path.rpartition("/")[2]
    if name == CALENDAR:
        return _LINE.join(map(folded, _lines(raw, _LINE, address)))
    if name == DIGEST:
        return b"\n".join(_lines(raw, b"\n", address))
    return raw


def _lines(raw: bytes, between: bytes, address: str) -> Iterator[bytes]:
    """Yield the lines of a file; those with an address only where the site has one."""
    for line in raw.split(between):
        if address or _BYTES not in line:
            yield line.replace(_BYTES, address.encode())


def folded(line: bytes) -> bytes:
    """Return a line of a calendar in lines of at most 75 bytes each; no letter is cut."""
    if len(line) <= _OCTETS:
        return line
    parts, most = [], _OCTETS
    while len(line) > most:
        end = most
        while line[end] & 0xC0 == 0x80:  # the rest of a letter of several bytes
            end -= 1
        parts.append(line[:end])
        line, most = line[end:], _OCTETS - 1  # a space goes before it
    return b"\r\n ".join([*parts, line])
