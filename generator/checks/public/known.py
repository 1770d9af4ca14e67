"""What definitions mean to publish: the contacts in their links, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.checks.public.addresses import plain_address
from generator.checks.public.detector import PublicWords
from generator.checks.public.phones import digits
from generator.checks.public.places import region_of
from generator.model.links import link_keys
from generator.sources.yaml_document import Document, Value

_CALLED = frozenset(("name", "source"))
"""Keys that say what a service, a supplier or another publisher is called."""


def known_of(documents: Iterable[Document], timezone: str) -> PublicWords:
    """Return what may stand everywhere, because a definition publishes it."""
    contacts: set[str] = set()
    names: set[str] = set()
    asked = _CALLED | link_keys()
    found: list[tuple[str, str]] = []
    for document in documents:
        _gather(document.value, "", asked, found)
    for key, text in found:
        if key in _CALLED:
            names.add(" ".join(text.lower().split()))
        else:
            contacts.update(_contacts(text))
    return PublicWords(frozenset(contacts), frozenset(names), region_of(timezone))


def _gather(value: Value, key: str, asked: frozenset[str], found: list[tuple[str, str]]) -> None:
    """Add the texts below a value that stand under keys that are asked for, each with its key.

    Thousands of files are walked through before each check, so no text is called for that is not.
    """
    if isinstance(value, dict):
        for name, item in value.items():
            if not isinstance(item, str):
                _gather(item, name, asked, found)
            elif name in asked:
                found.append((name, item))
    elif isinstance(value, list):
        for item in value:
            if not isinstance(item, str):
                _gather(item, key, asked, found)
            elif key in asked:
                found.append((key, item))


def _contacts(link: str) -> Iterator[str]:
    scheme, _, rest = link.strip().partition(":")
    reaches = unquote(rest.partition("?")[0])
    if scheme.lower() == "mailto":
        yield from (plain_address(each) for each in reaches.split(","))
    elif scheme.lower() == "tel":
        yield digits(reaches)
