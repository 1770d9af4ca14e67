"""What owners write in definitions: the words that a site shows as they are."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.definitions import Definitions
from generator.model.fields import Part


def own_words(definitions: Definitions) -> Iterator[str]:
    """Yield what each definition says, its texts joined in the order of the model.

    A name is followed by its purpose, as on the pages.
    """
    yield " ".join(_texts(definitions.organisation.part))
    for each in (
        definitions.providers,
        definitions.services,
        definitions.communities,
        definitions.suppliers,
    ):
        for defined in each.values():
            yield " ".join(_texts(defined.part))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts below a value, however deep."""
    if isinstance(value, Part):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
