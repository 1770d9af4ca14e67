"""What definitions mean to publish: the contacts in their links, and what things are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.checks.kept_findings import Kept
from generator.checks.public.addresses import plain_address
from generator.checks.public.detector import PublicWords
from generator.checks.public.phones import digits
from generator.checks.public.places import region_of
from generator.model.links import link_keys
from generator.sources.yaml_document import Document, Value

_CALLED = frozenset(("name", "source"))
"""Keys that say what a service, a supplier or another publisher is called."""


def known_of(documents: Iterable[Document], timezone: str, kept: Kept) -> PublicWords:
    """Return what may stand everywhere, because a definition publishes it."""
    contacts: set[str] = set()
    names: set[str] = set()
    batch = kept.batch("public words")
    for document in documents:
        words = batch.get(document.digest)
        if words is None:
            words = _words(document.value)
            batch.put(document.digest, words)
        contacts.update(words[0])
        names.update(words[1])
    batch.save()
    return PublicWords(frozenset(contacts), frozenset(names), region_of(timezone))


def _words(value: Value) -> tuple[list[str], list[str]]:
    """Return the contacts and the names in what a definition says."""
    contacts: list[str] = []
    names: list[str] = []
    for key, text in _texts(value, ""):
        if key in _CALLED:
            names.append(" ".join(text.lower().split()))
        elif key in link_keys():
            contacts += _contacts(text)
    return contacts, names


def _texts(value: Value, key: str) -> Iterator[tuple[str, str]]:
    """Yield all texts below a value, each with the key it stands under."""
    if isinstance(value, str):
        yield key, value
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, key)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _texts(item, name)


def _contacts(link: str) -> Iterator[str]:
    scheme, _, rest = link.strip().partition(":")
    reaches = unquote(rest.partition("?")[0])
    if scheme.lower() == "mailto":
        yield from (plain_address(each) for each in reaches.split(","))
    elif scheme.lower() == "tel":
        yield digits(reaches)
