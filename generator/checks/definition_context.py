"""What rules about definitions look at, with the questions they ask most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.model.conversation import Entry
from generator.model.definitions import (
    COMMUNITIES,
    ORGANISATION,
    SUPPLIERS,
    Defined,
    Definitions,
    is_of_a_service,
)
from generator.model.organisation import Organisation
from generator.model.provider import Provider
from generator.model.reading import misspelt
from generator.model.service import Service, Stage

_LISTED_IN = {"supplier": SUPPLIERS, "community": COMMUNITIES, "goal": ORGANISATION}


class DefinitionContext(Struct, frozen=True):
    """All definitions, and the day on which they are judged.

    Where only some files are asked about, ``only`` names them: of services in others no more is
    known than what these need (``definitions.sketch``).
    """

    definitions: Definitions
    as_of: date
    only: frozenset[str] | None = None
    alone: bool = False
    """True where one service is all that is asked about and known."""
    dated: bool = True
    """False where nobody says which day it is: ``as_of`` is then the last day that data name."""

    def of_one(self, service: Defined[Service]) -> DefinitionContext:
        """Return a context that knows of no service but one; what services share is there."""
        own = replace(self.definitions, services={service.id: service})
        return replace(self, definitions=_alone(own), only=frozenset((service.file,)), alone=True)

    @property
    def of_shared(self) -> DefinitionContext:
        """Return a context that knows of no service."""
        return replace(self, definitions=_alone(replace(self.definitions, services={})))

    @property
    def said(self) -> tuple[object, ...]:
        """All that a context without services knows, in an order that is always the same."""
        documents = [(document.file, document.digest) for document in self.definitions.documents]
        return self.as_of, self.dated, documents, sorted(self.definitions.unread_files)

    @property
    def organisation(self) -> Organisation:
        """Who publishes."""
        return self.definitions.organisation.part

    @property
    def services(self) -> Iterable[Defined[Service]]:
        """All services that could be read and are asked about."""
        if self.only is None or self.alone:
            return self.everybody
        return [service for service in self.everybody if service.file in self.only]

    @property
    def shared(self) -> Iterator[Defined[Any]]:
        """All other definitions that are asked about: what services share."""
        if self.alone:
            return
        definitions = self.definitions
        parts = (definitions.providers, definitions.communities, definitions.suppliers)
        for one in (definitions.organisation, *(one for part in parts for one in part.values())):
            if self.only is None or one.file in self.only:
                yield one

    @property
    def withdrawing(self) -> Iterator[Defined[Service] | Defined[Provider]]:
        """All that may withdraw numbers: services that are asked about, and providers."""
        yield from self.services
        for provider in self.definitions.providers.values():
            if self.only is None or provider.file in self.only:
                yield provider

    @property
    def everybody(self) -> Iterable[Defined[Service]]:
        """All services that could be read: their names, their ids, and who provides them."""
        return self.definitions.services.values()

    @property
    def in_use(self) -> Iterator[Defined[Service]]:
        """The services that customers use, and those whose launch is planned."""
        for service in self.services:
            planned = service.part.stage is Stage.PIPELINE and service.part.launched is not None
            if service.part.stage.in_use or planned:
                yield service

    @property
    def entries(self) -> Iterator[tuple[Defined[Service], int, Entry]]:
        """The entries of all conversations, each with its service and its place there."""
        for service in self.services:
            for i, entry in enumerate(service.part.conversation):
                yield service, i, entry

    def known(self, what: str) -> Iterable[str] | None:
        """Return the ids of a sort of thing; none where the file that lists them has errors."""
        definitions = self.definitions
        if _LISTED_IN.get(what) in definitions.unread_files:
            return None
        if what == "supplier":
            return definitions.suppliers.keys()
        if what == "community":
            return definitions.communities.keys()
        if what == "goal":
            return [goal.id for goal in self.organisation.goals]
        if what == "provider":
            return definitions.providers.keys() | definitions.unread
        return definitions.services.keys() | definitions.unread


def _alone(definitions: Definitions) -> Definitions:
    """Return definitions without what is said of services that are not among them."""
    unread = {file for file in definitions.unread_files if not is_of_a_service(file)}
    return replace(
        definitions,
        unread=frozenset(),
        aliases={},
        variants={},
        unread_files=frozenset(unread),
    )


def unknown(word: str, what: str, known: Iterable[str], where: str) -> tuple[str, str]:
    """Return message and hint for a name that stands for nothing."""
    names = sorted(known)
    near = misspelt(word, names)
    if near:
        meant = " or ".join(f"“{name}”" for name in near)
        which = ", whichever it is" if len(near) > 1 else ""
        return f"no {what} is called “{word}”; did you mean {meant}?", f"write {meant}{which}"
    message = f"no {what} is called “{word}”"
    if not names:
        return message, f"remove it: no {what} is defined; or define “{word}” in {where}"
    some = ", ".join(names[:8]) + (" …" if len(names) > 8 else "")
    return message, f"write one of: {some}; or define “{word}” in {where}"
