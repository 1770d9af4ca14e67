"""Does the whole fit together: is everything used, told apart, and by the usual rules?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Check, Family, Problem, Rule
from generator.checks.world import World
from generator.model.definitions import Defined
from generator.model.organisation import Floors, Thresholds
from generator.model.service import Service


def unused_community(world: World) -> Iterator[Problem]:
    """Communities that no service is for."""
    used = {name for service in world.services for name in service.part.communities}
    if world.definitions.unread or used - world.definitions.communities.keys():
        return  # what cannot be read, or is misspelt, may be for it
    for community in world.definitions.communities.values():
        if community.id not in used:
            message = f"no service is for the community “{community.id}”"
            hint = f"add “- {community.id}” below “communities:” of a service, or remove it here"
            yield Problem(community.place("id"), message, hint)


def unused_supplier(world: World) -> Iterator[Problem]:
    """Suppliers that deliver nothing."""
    used = set()
    for service in world.services:
        used |= {d.supplier for step in service.part.steps for d in step.delivered_by}
        used |= {promise.supplier for promise in service.part.promises if promise.supplier}
    if world.definitions.unread or used - world.definitions.suppliers.keys():
        return
    for supplier in world.definitions.suppliers.values():
        if supplier.id not in used:
            message = f"the supplier “{supplier.id}” delivers no step"
            hint = f"write “supplier: {supplier.id}” in a step that it delivers, or remove it here"
            yield Problem(supplier.place("id"), message, hint)


def provider_without_services(world: World) -> Iterator[Problem]:
    """Providers that provide nothing."""
    if world.definitions.unread:
        return
    busy = {service.provider for service in world.everybody}
    for provider in world.definitions.providers.values():
        if provider.id not in busy:
            message = f"the provider “{provider.id}” has no service"
            hint = f"create “services/{provider.id}/<service>.yml”, or remove this file"
            yield Problem(provider.place("name"), message, hint)


def same_name(world: World) -> Iterator[Problem]:
    """Services that readers cannot tell apart."""
    first: dict[str, Defined[Service]] = {}
    for service in world.everybody:
        earlier = first.setdefault(service.part.name.casefold(), service)
        if earlier is not service:
            message = f"{earlier.file} has the name “{service.part.name}” too"
            hint = f"tell them apart, such as “name: {service.part.name} ({service.provider})”"
            yield Problem(service.place("name"), message, hint)


def community_not_served(world: World) -> Iterator[Problem]:
    """Voices in a conversation from communities that the service is not for."""
    for service in world.services:
        for i, entry in enumerate(service.part.conversation):
            name = entry.community
            known = name in world.definitions.communities
            if name and known and name not in service.part.communities:
                message = f"the community “{name}” is not among those that use the service"
                hint = f"add “- {name}” below “communities:”"
                yield Problem(service.place("conversation", i, "community"), message, hint)


def floors_lowered(world: World) -> Iterator[Problem]:
    """Floors below those that protect people and readers by default."""
    usual, organisation = Floors(), world.definitions.organisation
    for name in ("privacy", "reliability"):
        own, default = getattr(world.organisation.floors, name), getattr(usual, name)
        if own < default:
            message = f"the {name} floor is {own}; {default} is usual, and this one is shown"
            yield Problem(organisation.place("floors", name), message, f"write “{name}: {default}”")


def thresholds_lowered(world: World) -> Iterator[Problem]:
    """Thresholds by which more is loved and less goes to the piñata than by default."""
    usual, organisation = Thresholds(), world.definitions.organisation
    for name in ("loved", "pinata"):
        own, default = getattr(world.organisation.thresholds, name), getattr(usual, name)
        if own < default:
            message = f"“{name}” begins at {own:g}; {default:g} is usual, and this one is shown"
            place = organisation.place("thresholds", name)
            yield Problem(place, message, f"write “{name}: {default:g}”")


def no_services(world: World) -> Iterator[Problem]:
    """An organisation without any service."""
    if not world.definitions.services and not world.definitions.unread:
        message = "no service is defined: the site will be empty"
        hint = "create “services/<provider>/<service>.yml” with “name: …” and “stage: pipeline”"
        yield Problem(world.definitions.organisation.place(), message, hint)


def _rule(code: str, title: str, why: str, hint: str) -> Rule:
    return Rule(code, title, WARNING, Family.SENSE, why, hint)


WHOLE_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "unused-community",
            "Every community uses a service",
            "A community that nobody serves is a mistake, or worth knowing.",
            "add “- field” below “communities:” of a service, or remove it here",
        ),
        unused_community,
    ),
    Check(
        _rule(
            "unused-supplier",
            "Every supplier delivers something",
            "Left over from a change, or a step lacks its supplier.",
            "write “supplier: acme” in a step that it delivers, or remove it here",
        ),
        unused_supplier,
    ),
    Check(
        _rule(
            "provider-without-services",
            "Every provider has a service",
            "A provider's page without services tells readers nothing.",
            "create “services/it/<service>.yml”, or remove this file",
        ),
        provider_without_services,
    ),
    Check(
        _rule(
            "same-name",
            "No two services have the same name",
            "Readers cannot tell them apart.",
            "tell them apart, such as “name: Laptop (hr)”",
        ),
        same_name,
    ),
    Check(
        _rule(
            "community-not-served",
            "Voices come from communities that use the service",
            "Either the community uses it, or the voice belongs elsewhere.",
            "add “- field” below “communities:”",
        ),
        community_not_served,
    ),
    Check(
        _rule(
            "floors-lowered",
            "The floors are not below the usual ones",
            "Fewer people hide less; fewer answers say less. Readers are told.",
            "write “privacy: 10”",
        ),
        floors_lowered,
    ),
    Check(
        _rule(
            "thresholds-lowered",
            "The thresholds are not below the usual ones",
            "A lower bar makes more love. Readers are told.",
            "write “loved: 0.7”",
        ),
        thresholds_lowered,
    ),
    Check(
        _rule(
            "no-services",
            "At least one service is defined",
            "A site without services has nothing to say.",
            "create “services/<provider>/<service>.yml” with “name: …” and “stage: pipeline”",
        ),
        no_services,
    ),
)
