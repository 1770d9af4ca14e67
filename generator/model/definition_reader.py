"""Reads documents of YAML as definitions, and says what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from generator.model.definitions import (
    COMMUNITIES,
    LAYOUT,
    ORGANISATION,
    SUPPLIERS,
    Defined,
    Definitions,
    model_of,
)
from generator.model.fields import ID_PATTERN, as_id
from generator.model.groups import Communities, Community, Supplier, Suppliers
from generator.model.old_names import with_current_keys
from generator.model.organisation import Organisation
from generator.model.out_of_place import better_name, meant_definition, meant_id, where_it_belongs
from generator.model.provider import Provider
from generator.model.reading import AnyPart, read_part
from generator.model.service import Service, Stage
from generator.sources.finding import Finding, Place, Severity, error
from generator.sources.yaml_document import Document

_BLANK = Service.model_construct(name="?", stage=Stage.PIPELINE)


def sketch(document: Document) -> Service | None:
    """Return as much of a service as another one's findings hang on; none where even that is amiss.

    A name, former ids, nothing else: a hundred times as quick as to read it.
    """
    said = document.value
    if not isinstance(said, dict) or not isinstance(said.get("name"), str):
        return None
    former = said.get("formerly") or []
    if not isinstance(former, list) or not all(isinstance(word, str) for word in former):
        return None
    name, words = str(said["name"]).strip(), tuple(str(word) for word in former)
    return _BLANK.model_copy(update={"name": name, "formerly": words})


def read_definitions(
    documents: dict[str, Document],
    unreadable: Iterable[str] = (),
    only: frozenset[str] | None = None,
    others: Iterable[str] = (),
) -> tuple[Definitions, list[Finding]]:
    """Read every document below ``services/`` as what its place says it is.

    Where ``only`` some files of services are asked about, all other services are but sketched.
    ``others`` are files that are no documents: those that are meant to be one count as unread.

    ``unreadable`` are files that have become no document, or not a whole one: they are read for
    what else is wrong, but what they define counts as unread.
    """
    unreadable = tuple(unreadable)
    there = frozenset((*documents, *unreadable))
    reader = _DefinitionReader(only, there)
    for file in unreadable:
        reader.miss(file)
    for file, document in documents.items():
        reader.read(file, document)
    for file in others:
        if meant_definition(file) and meant_definition(file) not in there:
            reader.misplaced(Place(file))
    return reader.result(documents)


class _DefinitionReader:
    def __init__(self, only: frozenset[str] | None, there: Collection[str]) -> None:
        self.only, self.there = only, there
        self.findings: list[Finding] = []
        self.organisation: Defined[Organisation] | None = None
        self.providers: dict[str, Defined[Provider]] = {}
        self.services: dict[str, Defined[Service]] = {}
        self.communities: dict[str, Defined[Community]] = {}
        self.suppliers: dict[str, Defined[Supplier]] = {}
        self.unread: set[str] = set()
        self.unread_files: set[str] = set()
        self._out_of_place: list[Place] = []

    def miss(self, file: str) -> None:
        self.unread_files.add(file)
        layout = LAYOUT.fullmatch(file)
        if layout:
            self.unread.add(layout[1] if layout[2] == "provider" else layout[2])
        elif file not in (ORGANISATION, COMMUNITIES, SUPPLIERS):
            self.unread.add(file.rpartition("/")[2].removesuffix(".yml"))

    def read(self, file: str, document: Document) -> None:
        document, layout = self._with_current_keys(document), LAYOUT.fullmatch(file)
        if file == ORGANISATION:
            part = self._part(document, Organisation)
            if part:
                self.organisation = Defined("organisation", part, document)
        elif file == COMMUNITIES:
            groups = self._part(document, Communities)
            for index, one in enumerate(groups.communities if groups else ()):
                path = ("communities", index)
                self._add(self.communities, Defined(one.id, one, document, path), "community")
        elif file == SUPPLIERS:
            carriers = self._part(document, Suppliers)
            for index, each in enumerate(carriers.suppliers if carriers else ()):
                path = ("suppliers", index)
                self._add(self.suppliers, Defined(each.id, each, document, path), "supplier")
        elif layout and layout[2] == "provider":
            self._provider(layout[1], document)
        elif layout:
            self._service(layout[1], layout[2], document)
        else:
            self.misplaced(document.place())

    def _with_current_keys(self, document: Document) -> Document:
        kind = model_of(document.file)
        if kind is None:
            return document
        document, problems = with_current_keys(document, kind)
        self.findings += problems
        if any(problem.severity is Severity.ERROR for problem in problems):
            self.miss(document.file)
        return document

    def result(self, documents: dict[str, Document]) -> tuple[Definitions, list[Finding]]:
        self._put_right()
        organisation = self.organisation
        if organisation is None:
            document = documents.get(ORGANISATION) or Document(ORGANISATION, "", "", {})
            organisation = Defined("organisation", Organisation(name="?"), document)
            if ORGANISATION not in documents and ORGANISATION not in self.unread_files:
                message = "the file that says who publishes is missing"
                hint = "create it with the line “name: …”"
                self.findings.append(error("missing-file", Place(ORGANISATION), message, hint))
        definitions = Definitions(
            organisation,
            self.providers,
            self.services,
            self.communities,
            self.suppliers,
            frozenset(self.unread),
            self._aliases(),
            frozenset(self.unread_files),
            self._variants(),
        )
        return definitions, self.findings

    def _part(self, document: Document, kind: type[AnyPart]) -> AnyPart | None:
        part, problems = read_part(document, kind)
        self.findings += problems
        if part is None:
            self.unread_files.add(document.file)
        return None if document.file in self.unread_files else part

    def _add(self, known: dict[str, Defined[AnyPart]], new: Defined[AnyPart], what: str) -> None:
        old = known.get(new.id)
        if old is None:
            known[new.id] = new
            return
        self.unread.add(new.id)
        where = new.place("id") if new.path else new.place()
        earlier = old.place("id") if old.path else old.place()
        message = f"a second {what} has the id “{new.id}”; {earlier.file}:{earlier.line} has it too"
        hint = f"rename one of the two, for example “{new.id}-2”"
        self.findings.append(error("duplicate-id", where, message, hint))

    def _provider(self, folder: str, document: Document) -> None:
        part = self._part(document, Provider)
        if part and self._good_id(folder, document, "folder"):
            self._add(self.providers, Defined(folder, part, document), "provider")
        else:
            self.unread.add(folder)

    def _service(self, folder: str, name: str, document: Document) -> None:
        if self.only is None or document.file in self.only:
            part = self._part(document, Service)
        else:
            part = sketch(document)
        if part and self._good_id(name, document, "file"):
            self._add(self.services, Defined(name, part, document, (), folder), "service")
        else:
            self.unread |= {name, meant_id(document.file)}

    def _good_id(self, name: str, document: Document, what: str) -> bool:
        if re.fullmatch(ID_PATTERN, name) and name != "organisation":
            return True
        message = f"the {what}'s name “{name}” cannot be an id"
        hint = f"rename the {what} to “{as_id(name)}”"
        if what == "file":
            hint = better_name(document.file, self.there)
        self.findings.append(error("bad-id", document.place(), message, hint))
        return False

    def misplaced(self, place: Place) -> None:
        """Keep in mind a file that lies where nobody reads it, and that what it defines is unread.

        But for what another file defines.
        """
        self._out_of_place.append(place)

    def _put_right(self) -> None:
        """Say of each misplaced file where it belongs, now that the providers are known."""
        for place in self._out_of_place:
            meant = meant_definition(place.file)
            what = "its name is not one that a definition can have"
            why = what if meant else "it is in a folder that we do not read"
            if meant not in self.there:
                self.miss(meant or f"{place.file.rpartition('.')[0]}.yml")
            hint = where_it_belongs(place.file, sorted(self.providers), self.there)
            message = f"this file is not read: {why}"
            self.findings.append(error("misplaced-file", place, message, hint))

    def _aliases(self) -> dict[str, str]:
        return {
            former: service.id
            for service in self.services.values()
            for former in service.part.formerly
            if former not in self.services
        }

    def _variants(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for name, service in sorted(self.services.items()):
            other = service.part.variant_of
            if other in self.services and other != name:
                found[other] = (*found.get(other, ()), name)
        return found
