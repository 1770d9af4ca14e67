"""What of the definitions is published: no size of a small community, no number of few people.

What is taken out here is in no page, file, comparison or alert, for none of them sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from generator.disclosure.audiences import SIZE, besides_small, sizes_of_groups
from generator.disclosure.people import few, few_besides
from generator.model.conversation import Entry
from generator.model.definitions import Defined, Definitions
from generator.model.fields import holding_on
from generator.model.groups import Community, Size
from generator.model.service import Service

_SETTLED = "{name}/conversation/{place}/settled"


class Sizes(Struct, frozen=True):
    """The sizes of communities by id: called with one and a day, how many people it had then.

    None where that is not said.
    """

    by_community: Mapping[str, tuple[Size, ...]] = field(default_factory=dict)

    def __call__(self, community: str, day: date) -> int | None:
        """Return the number of a day."""
        size = holding_on(self.by_community.get(community, ()), day)
        return size.people if size else None


def published_definitions(definitions: Definitions) -> Definitions:
    """Return the definitions without what would identify few people, or reveal much about one.

    ``withheld`` of the result says what is missing; :func:`audiences.size_withheld` and
    :func:`settled_withheld` ask for it.
    """
    floor = definitions.organisation.part.floors.privacy
    sizes = sizes_of_groups(size_of(definitions).by_community, floor)
    communities = {
        name: _community(each, sizes[name]) for name, each in definitions.communities.items()
    }
    withheld = {
        SIZE.format(name=name)
        for name, each in communities.items()
        if each.part.size != definitions.communities[name].part.size
    }
    known = replace(definitions, communities=communities, withheld=frozenset(withheld))
    besides = besides_small(known)
    services: dict[str, Defined[Service]] = {}
    for name, service in definitions.services.items():
        few_asked = {
            place
            for place, entry in enumerate(service.part.conversation)
            if entry.settled and _few_asked(entry.settled.asked, besides.get(name, ()), floor)
        }
        services[name] = _service(service, few_asked, floor)
        withheld |= {_SETTLED.format(name=name, place=place) for place in few_asked}
    return replace(
        definitions, communities=communities, services=services, withheld=frozenset(withheld)
    )


def size_of(definitions: Definitions) -> Sizes:
    """Return how many people each community has, as the definitions say."""
    return Sizes({name: each.part.size for name, each in definitions.communities.items()})


def settled_withheld(definitions: Definitions, service: str, place: int) -> bool:
    """Return whether too few were asked whether it is settled; ``place`` is the entry's, from 0."""
    return _SETTLED.format(name=service, place=place) in definitions.withheld


def _few_asked(asked: int, besides: Iterable[int], floor: int) -> bool:
    return few(asked, floor) or few_besides(asked, besides, floor)


def _community(defined: Defined[Community], sizes: tuple[Size, ...]) -> Defined[Community]:
    part = defined.part
    if sizes == part.size:
        return defined
    return replace(defined, part=part.model_copy(update={"size": sizes}))


def _service(defined: Defined[Service], few_asked: Set[int], floor: int) -> Defined[Service]:
    """Return a service without what few said; ``few_asked`` are places of entries, from 0."""
    part = defined.part
    entries = () if part.sensitive else tuple(_entries(part, few_asked, floor))
    if entries == part.conversation:
        return defined
    return replace(defined, part=part.model_copy(update={"conversation": entries}))


def _entries(service: Service, few_asked: Set[int], floor: int) -> Iterator[Entry]:
    """Yield what was raised; what few said counts once, as it can be read, and no more."""
    for place, entry in enumerate(service.conversation):
        changes: dict[str, None] = {}
        if place in few_asked:
            changes["settled"] = None
        if entry.comments and few(entry.comments, floor):
            changes["comments"] = None
        yield entry.model_copy(update=changes) if changes else entry
