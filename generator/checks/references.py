"""Does everything that a definition names exist?"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.checks.rule import ERROR, WARNING, Check, Family, Problem, Rule
from generator.checks.world import World, unknown
from generator.model.definitions import COMMUNITIES, ORGANISATION, SUPPLIERS, Defined
from generator.model.service import Service
from generator.sources.finding import Place

Path = tuple[str | int, ...]


def _named(part: Service) -> Iterator[tuple[str, Path, str | None]]:
    """Yield what a service names: of which sort it is, where, and its id."""
    for i, community in enumerate(part.communities):
        yield "community", ("communities", i), community
    for i, result in enumerate(part.results):
        yield "goal", ("results", i, "goal"), result.goal
    for i, step in enumerate(part.steps):
        for j, delivery in enumerate(step.delivered_by):
            yield "supplier", ("steps", i, "delivered_by", j, "supplier"), delivery.supplier
    for i, measure in enumerate(part.measures):
        yield "step", ("measures", i, "step"), measure.step
    for i, promise in enumerate(part.promises):
        yield "supplier", ("promises", i, "supplier"), promise.supplier
        for j, covered in enumerate(promise.covers):
            yield "step", ("promises", i, "covers", j), covered
    for i, entry in enumerate(part.conversation):
        yield "community", ("conversation", i, "community"), entry.community
        yield "step", ("conversation", i, "step"), entry.step


def _names(service: Defined[Service], what: str) -> Iterator[tuple[Path, str]]:
    for sort, path, name in _named(service.part):
        if sort == what and name:
            yield path, name


def _unknown(
    defined: Defined[Any],
    path: Path,
    word: str,
    what: str,
    known: Collection[str] | None,
    where: str,
) -> Iterator[Problem]:
    if known is not None and word not in known:
        yield Problem(defined.place(*path), *unknown(word, what, known, where))


def _unknown_named(world: World, what: str, where: str) -> Iterator[Problem]:
    names = world.known(what)
    known = None if names is None else set(names)
    for service in world.services:
        for path, word in _names(service, what):
            yield from _unknown(service, path, word, what, known, where)


def unknown_supplier(world: World) -> Iterator[Problem]:
    """Suppliers named by steps and promises."""
    return _unknown_named(world, "supplier", SUPPLIERS)


def unknown_community(world: World) -> Iterator[Problem]:
    """Communities named by services and their conversations."""
    return _unknown_named(world, "community", COMMUNITIES)


def unknown_goal(world: World) -> Iterator[Problem]:
    """Goals named by results."""
    return _unknown_named(world, "goal", ORGANISATION)


def unknown_step(world: World) -> Iterator[Problem]:
    """Steps named by measures, promises and conversations, of the same service."""
    for service in world.services:
        known = [step.id for step in service.part.steps]
        for path, word in _names(service, "step"):
            yield from _unknown(service, path, word, "step", known, "“steps:”")


def unknown_provider(world: World) -> Iterator[Problem]:
    """Providers from which practices were adopted."""
    where = "services/<provider>/provider.yml"
    for provider in world.definitions.providers.values():
        for name in type(provider.part.answers).model_fields:
            answer = getattr(provider.part.answers, name)
            if answer and answer.adopted_from:
                path = ("answers", name, "adopted_from")
                known = set(world.known("provider") or ())
                yield from _unknown(provider, path, answer.adopted_from, "provider", known, where)


def unknown_variant(world: World) -> Iterator[Problem]:
    """Services that are for the same purpose as another."""
    where = "services/<provider>/<service>.yml"
    for service in world.services:
        other = service.part.variant_of
        if other == service.id:
            message = f"“{other}” is this service itself"
            yield Problem(service.place("variant_of"), message, "remove the line “variant_of: …”")
        elif other:
            known = set(world.known("service") or ()) - {service.id}
            yield from _unknown(service, ("variant_of",), other, "service", known, where)


def former_id_taken(world: World) -> Iterator[Problem]:
    """Former ids that another service has, or had too."""
    has = {name: f"the id of {one.file}" for name, one in world.definitions.services.items()}
    had: dict[str, str] = {}
    for service in world.everybody:
        for i, former in enumerate(service.part.formerly):
            taken = has.get(former) or had.get(former)
            if taken:
                message = f"“{former}” is {taken}"
                hint = f"remove “{former}” from “formerly:”"
                yield Problem(service.place("formerly", i), message, hint)
        had |= dict.fromkeys(service.part.formerly, f"a former id of {service.file}")


def missing_provider(world: World) -> Iterator[Problem]:
    """Folders with services but without the file that says who provides them."""
    providers = set(world.known("provider") or ())
    seen: set[str] = set()
    for service in world.everybody:
        if service.provider in providers | seen:
            continue
        seen.add(service.provider)
        file = f"services/{service.provider}/provider.yml"
        shirt = service.provider.upper()[:12]
        message = f"nothing says who provides “{service.id}”: {file} is missing"
        hint = f"create {file} with the lines “name: {shirt}” and “shirt: {shirt}”"
        yield Problem(Place(file), message, hint)


def repeated_id(world: World) -> Iterator[Problem]:
    """Ids that two steps, measures, promises or results of a service share, or two goals."""
    goals = [goal.id for goal in world.organisation.goals]
    yield from _repeated(world.definitions.organisation, "goals", goals, "id")
    for service in world.services:
        for name in ("steps", "measures", "promises", "results"):
            ids = [one.id for one in getattr(service.part, name)]
            yield from _repeated(service, name, ids, "id")


def listed_twice(world: World) -> Iterator[Problem]:
    """Names that stand twice in one list."""
    for service in world.services:
        for name in ("communities", "formerly", "tags"):
            yield from _repeated(service, name, list(getattr(service.part, name)))


def _repeated(defined: Defined[Any], name: str, ids: list[str], *key: str) -> Iterator[Problem]:
    for i, one in enumerate(ids):
        if one in ids[:i]:
            message = f"“{one}” stands in “{name}:” twice"
            hint = f"rename one of the two, for example “{one}-2”" if key else "remove this line"
            yield Problem(defined.place(name, i, *key), message, hint)


def _rule(code: str, title: str, why: str, hint: str) -> Rule:
    return Rule(code, title, ERROR, Family.REFERENCES, why, hint)


REFERENCE_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "unknown-supplier",
            "Every supplier that is named is defined",
            "A figure by supplier would lack the steps of a misspelt one.",
            "write “acme”",
        ),
        unknown_supplier,
    ),
    Check(
        _rule(
            "unknown-community",
            "Every community that is named is defined",
            "A misspelt community would have a page of its own, and no people.",
            "write “field”",
        ),
        unknown_community,
    ),
    Check(
        _rule(
            "unknown-goal",
            "Every goal that a result serves is one of the organisation's",
            "A result that serves no known goal is missing from what the goal has reached.",
            "write “on-time”",
        ),
        unknown_goal,
    ),
    Check(
        _rule(
            "unknown-step",
            "Every step that is named is one of the service's",
            "A measure of an unknown step stands beside nothing.",
            "write “sign-in”",
        ),
        unknown_step,
    ),
    Check(
        _rule(
            "unknown-provider",
            "Every provider that is named is defined",
            "A practice is adopted from somebody who can be asked.",
            "write “it”",
        ),
        unknown_provider,
    ),
    Check(
        _rule(
            "unknown-variant",
            "A service is a variant of another one that is defined",
            "Two services for one purpose are compared: both must be there.",
            "write “laptop”",
        ),
        unknown_variant,
    ),
    Check(
        _rule(
            "former-id-taken",
            "A former id is no other service's",
            "Rows with this id would count for one service or for the other.",
            "remove “vpn” from “formerly:”",
        ),
        former_id_taken,
    ),
    Check(
        _rule(
            "missing-provider",
            "Every folder of services says who provides them",
            "A service without a provider has nobody to wear its shirt.",
            "create services/it/provider.yml with the lines “name: IT” and “shirt: IT”",
        ),
        missing_provider,
    ),
    Check(
        _rule(
            "repeated-id",
            "No two things of one sort have the same id",
            "Data that name the id could mean either.",
            "rename one of the two, for example “sign-in-2”",
        ),
        repeated_id,
    ),
    Check(
        Rule(
            "listed-twice",
            "Nothing stands in a list twice",
            WARNING,
            Family.REFERENCES,
            "Readers would see it twice.",
            "remove this line",
        ),
        listed_twice,
    ),
)
