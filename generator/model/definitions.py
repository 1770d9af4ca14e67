"""All definitions of an organisation together, each with the document it came from."""

from __future__ import annotations

import re
from functools import cached_property
from hashlib import sha256
from typing import Generic

from msgspec import Struct, field
from msgspec.structs import replace

from generator.model.fields import Part
from generator.model.groups import Communities, Community, Supplier, Suppliers
from generator.model.organisation import Organisation
from generator.model.provider import Provider
from generator.model.reading import AnyPart
from generator.model.service import Service
from generator.model.shared_keys import with_own_keys_shared
from generator.sources.finding import Place
from generator.sources.repository import SERVICES
from generator.sources.yaml_document import Document

ORGANISATION = f"{SERVICES}/organisation.yml"
COMMUNITIES = f"{SERVICES}/communities.yml"
SUPPLIERS = f"{SERVICES}/suppliers.yml"
LAYOUT = re.compile(rf"{SERVICES}/([^/]+)/([^/]+)\.yml")


class Defined(Struct, Generic[AnyPart], frozen=True):
    """A definition: its id, what it says, and where it says it.

    ``path`` leads to it inside its document (empty where the document is the definition).
    """

    id: str
    part: AnyPart
    document: Document
    path: tuple[str | int, ...] = ()
    provider: str = ""

    @property
    def file(self) -> str:
        """The file that holds the definition."""
        return self.document.file

    def place(self, *path: str | int) -> Place:
        """Return where a value of the definition begins."""
        return self.document.place(*self.path, *path)

    def key_place(self, *path: str | int) -> Place:
        """Return where a key of the definition stands."""
        return self.document.key_place(*self.path, *path)


class Definitions(Struct, frozen=True, dict=True):
    """What the YAML says. A part that could not be read is missing here and has its findings."""

    organisation: Defined[Organisation]
    providers: dict[str, Defined[Provider]] = field(default_factory=dict)
    services: dict[str, Defined[Service]] = field(default_factory=dict)
    communities: dict[str, Defined[Community]] = field(default_factory=dict)
    suppliers: dict[str, Defined[Supplier]] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    """Ids of services and providers whose files have errors: known, but not what they say."""
    aliases: dict[str, str] = field(default_factory=dict)
    """Former ids of services, and what they are called now."""
    unread_files: frozenset[str] = frozenset()
    """Files of definitions that have errors; nothing is said of names that they may hold."""
    variants: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of services, and of those that say that they are for the same purpose."""
    withheld: frozenset[str] = frozenset()
    """What was taken out before anything is published: “community:field/size” and the like."""

    @cached_property
    def without_purposes(self) -> dict[str, Defined[Service]]:
        """The services without what they are for; their documents have digests of all else."""
        return {name: _without_purpose(defined) for name, defined in self.services.items()}

    def same_purpose(self, name: str) -> tuple[str, ...]:
        """Return the ids of other services for the same purpose, as either of them says."""
        other = self.services[name].part.variant_of
        said = (other,) if other in self.services and other != name else ()
        found = (*said, *self.variants.get(name, ()))
        return tuple(dict.fromkeys(each for each in found if each is not None))

    def seen_by(self, name: str) -> Definitions:
        """Return what a service's scorecard sees: of other services those for the same purpose."""
        seen = {each: self.services[each] for each in (name, *self.same_purpose(name))}
        variants = {name: self.variants[name]} if name in self.variants else {}
        return replace(self, services=seen, variants=variants, aliases={})

    @property
    def documents(self) -> tuple[Document, ...]:
        """All files that they were read from, sorted by name."""
        parts = (self.providers, self.services, self.communities, self.suppliers)
        read = [self.organisation.document]
        read += (defined.document for part in parts for defined in part.values())
        found = {document.file: document for document in read}
        return tuple(found[file] for file in sorted(found))

    def without_trees(self) -> Definitions:
        """Return the same, of whose documents only the text is left: it says where things stand."""
        bare: dict[str, Document] = {}

        def of(defined: Defined[AnyPart]) -> Defined[AnyPart]:
            document = defined.document
            known = bare.setdefault(document.file, document)
            if known is document:
                known = bare[document.file] = replace(document, value=None)
            return replace(defined, document=known)

        return replace(
            self,
            organisation=of(self.organisation),
            providers={name: of(each) for name, each in self.providers.items()},
            services={name: of(each) for name, each in self.services.items()},
            communities={name: of(each) for name, each in self.communities.items()},
            suppliers={name: of(each) for name, each in self.suppliers.items()},
        )

    def service_id(self, written: str) -> str | None:
        """Return the id of the service that data call ``written``, by its former ids too."""
        return written if written in self.services else self.aliases.get(written)


def _without_purpose(defined: Defined[Service]) -> Defined[Service]:
    part = with_own_keys_shared(defined.part.model_copy(update={"purpose": None}))
    digest = sha256(part.model_dump_json().encode()).hexdigest()
    return replace(defined, part=part, document=replace(defined.document, digest=digest))


_FILES: dict[str, type[Part]] = {
    ORGANISATION: Organisation,
    COMMUNITIES: Communities,
    SUPPLIERS: Suppliers,
}


def model_of(file: str) -> type[Part] | None:
    """Return the model that a file is read as, by its name; None where it is out of place."""
    layout = LAYOUT.fullmatch(file)
    if layout:
        return Provider if layout[2] == "provider" else Service
    return _FILES.get(file)


def is_of_a_service(file: str) -> bool:
    """Return whether a file's name is that of a service's definition."""
    return model_of(file) is Service
