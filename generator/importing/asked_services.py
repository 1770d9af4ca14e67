"""Which services an export is about: what names one of ours, what is asked, what is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from msgspec import Struct, field

from generator.importing.open_places import comment
from generator.model.fields import plain_id
from generator.model.mapping import OPEN
from generator.model.period import JANUARY, Grain
from generator.sources.yaml_text import inline

_MOST_ASKED, _MOST_SHOWN = 12, 200
Values = tuple[str, ...]
"""What the columns say by which one thing differs from another, a value for each column."""


class NamesOfServices(Struct, frozen=True, dict=True):
    """The services that there are, with their names, by id; and what is measured of them.

    ``measures`` has the services that have each measure, by its id; ``year_begins`` is the month in
    which the organisation's year begins. ``periods`` says how long the periods of each service are,
    and which file may say so.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, Sequence[str]] = field(default_factory=dict)
    year_begins: int = JANUARY
    periods: Mapping[str, tuple[Grain, str]] = field(default_factory=dict)

    def called(self, text: str) -> str:
        """Return the service that a text is the id or the name of; empty where it is none."""
        plain = plain_id(text)
        return plain if plain in self.names else self._by_name.get(plain, "")

    def named_in(self, question: str) -> str:
        """Return the service that a question names; empty where it names none, or several."""
        said = f"-{plain_id(question)}-"
        found = {
            identity
            for identity, name in self.names.items()
            if f"-{plain_id(name)}-" in said or f"-{identity}-" in said
        }
        return found.pop() if len(found) == 1 else ""

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {plain_id(name): identity for identity, name in self.names.items()}


class AskedServices(NamedTuple):
    """What is taken of an export, each with its service or open; and the rest, which is not."""

    taken: Mapping[Values, str]
    rest: Sequence[Values] = ()


def asked_services(known: Mapping[Values, str]) -> AskedServices:
    """Return what is taken of things whose services are ``known``, or empty.

    Where no service is known the first few are asked about.
    """
    some = {each: service for each, service in known.items() if service}
    taken = some or dict.fromkeys([*known][:_MOST_ASKED], OPEN)
    return AskedServices(taken, [each for each in known if each not in taken])


def left_out(names: Sequence[str], rest: Sequence[Values]) -> Iterator[str]:
    """Yield what is said of the rest: how many there are, and each as the entry that takes it.

    ``names`` are the columns of their values.
    """
    if not rest:
        return
    are = "1 other is" if len(rest) == 1 else f"{len(rest):,} others are"
    how = "To take one, remove the # and say of which service:"
    yield from comment(f"{are} left out. {how}", "  ")
    for each in rest[:_MOST_SHOWN]:
        only = inline(dict(zip(names, each, strict=True)))
        yield f"  # - {{only: {only}, fixed: {{service: {inline(OPEN)}}}}}"
    if len(rest) > _MOST_SHOWN:
        more = f"and {len(rest) - _MOST_SHOWN:,} more: export less at once to see them here."
        yield from comment(more, "  ")
