"""How many people a service is for, as far as readers know: what they can take away from a number.

Where 162 people were asked, and one of the two groups has 150 people, as its page says, the other
one has 12: a size that no page may say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from generator.disclosure.people import few, few_besides, least_size
from generator.model.definitions import Definitions
from generator.model.fields import holding_on
from generator.model.groups import Size

SIZE = "community:{name}/size"
"""How what is withheld of the definitions names the size of a community."""


def size_withheld(definitions: Definitions, community: str) -> bool:
    """Return whether a size of a community was written down and is not published."""
    return SIZE.format(name=community) in definitions.withheld


def published_sizes(sizes: tuple[Size, ...], privacy_floor: int) -> tuple[Size, ...]:
    """Return the sizes of a community that are published: those since it was last a small one.

    A small community has fewer people than twice the privacy floor. Its size would say how many
    did not answer. An earlier size would stand in for it, so that is left out, too.
    """
    least = least_size(privacy_floor)
    small = [each.since for each in sizes if few(each.people, least)]
    return tuple(each for each in sizes if not small or each.since > max(small))


def sizes_of_groups(
    sizes: Mapping[str, tuple[Size, ...]], privacy_floor: int
) -> dict[str, tuple[Size, ...]]:
    """Return the sizes of each community that are published.

    Not those of a group that is just a small one and another, or and all others: who knows that
    would know the small one.
    """
    found = {name: published_sizes(some, privacy_floor) for name, some in sizes.items()}
    for day in sorted({size.since for some in sizes.values() for size in some}):
        held = {
            name: size.people for name, some in sizes.items() if (size := holding_on(some, day))
        }
        public = {name: n for name, n in held.items() if holding_on(found[name], day)}
        small = {n for name, n in held.items() if name not in public and n}
        whole, values = sum(public.values()), {*public.values()}
        for name, people in public.items():
            rest = {people - n for n in small} - {0}
            if not rest.isdisjoint(values) or whole - people in rest:
                found[name] = tuple(size for size in found[name] if size.since > day)
    return found


def public_sums(definitions: Definitions, communities: Collection[str]) -> tuple[int, ...]:
    """Return how many people readers may take away from those of some communities, at any time.

    What is published of these together. Where nothing is, and a size is withheld, that may be the
    size of a group of groups: any other group may be in it, or all others.
    """
    sizes = [some for name in communities if (some := _public(definitions, name))]
    if sizes or not any(size_withheld(definitions, name) for name in communities):
        return tuple(sorted(_sums(sizes)))
    every = [some for name in definitions.communities if (some := _public(definitions, name))]
    return tuple(sorted(_sums(every).union(*(_sums([some]) for some in every))))


def _sums(sizes: Collection[tuple[Size, ...]]) -> set[int]:
    days = {size.since for some in sizes for size in some}
    held = ([holding_on(some, day) for some in sizes] for day in days)
    return {sum(each.people for each in some if each) for some in held}


def besides_small(definitions: Definitions) -> Mapping[str, tuple[int, ...]]:
    """Return what the published sizes of each service's communities add up to, at any time.

    Of services that are for a community without one, too: what is left of all people is its own.
    """
    sums: dict[tuple[str, ...], tuple[int, ...]] = {}  # many services are for the same
    for service in definitions.services.values():
        of = service.part.communities
        if of not in sums:
            whole = all(_public(definitions, each) for each in of)
            sums[of] = () if whole else public_sums(definitions, of)
    return {
        name: sums[service.part.communities]
        for name, service in definitions.services.items()
        if sums[service.part.communities]
    }


def _public(definitions: Definitions, community: str) -> tuple[Size, ...]:
    defined = definitions.communities.get(community)
    return defined.part.size if defined else ()


def few_asked(definitions: Definitions, audience: Collection[str], asked: Counter[str]) -> bool:
    """Return whether a number of people who were asked shows how many a few of them are.

    ``asked`` says how many of each community were asked in some days, of “” where none is stated;
    ``audience`` are the communities that the service is for.
    """
    floor, people = definitions.organisation.part.floors.privacy, asked.total()
    groups = {*asked, *(audience if "" in asked else ())} - {""}
    small = {name for name, number in asked.items() if few(number, least_size(floor))}
    small |= {name for name in asked if size_withheld(definitions, name)}
    if "" in asked:
        small |= {name for name in audience if not _public(definitions, name)}
    besides = (groups - {name} if _public(definitions, name) else groups for name in small)
    return few(people, least_size(floor)) or any(
        few_besides(people, public_sums(definitions, others), floor) for others in besides
    )
