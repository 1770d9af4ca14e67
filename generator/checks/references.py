"""What definitions name, and the problems of names: unknown ones, repeated ones."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from generator.checks.definition_context import DefinitionContext, unknown
from generator.checks.rule import Problem
from generator.model.definitions import Defined
from generator.model.service import Service

Path = tuple[str | int, ...]


def _all_named(part: Service) -> Iterator[tuple[str, Path, str | None]]:
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


def named(service: Defined[Service], what: str) -> Iterator[tuple[Path, str]]:
    """Yield what a service names of one sort: where, and the id."""
    for sort, path, name in _all_named(service.part):
        if sort == what and name:
            yield path, name


def unknown_name(
    defined: Defined[Any],
    path: Path,
    word: str,
    what: str,
    known: Collection[str] | None,
    where: str,
) -> Iterator[Problem]:
    """Yield a problem where a name is not known; nothing where nobody can say what is known."""
    if known is not None and word not in known:
        yield Problem(defined.place(*path), *unknown(word, what, known, where))


def unknown_names(context: DefinitionContext, what: str, where: str) -> Iterator[Problem]:
    """Yield a problem for each name of a sort that definitions use and nobody defines."""
    names = context.known(what)
    known = None if names is None else set(names)
    for service in context.services:
        for path, word in named(service, what):
            yield from unknown_name(service, path, word, what, known, where)
    if what == "community":
        for defined in context.withdrawing:
            for i, each in enumerate(defined.part.withdrawn):
                if each.community:
                    path = ("withdrawn", i, "community")
                    yield from unknown_name(defined, path, each.community, what, known, where)


def repeated(defined: Defined[Any], name: str, ids: list[str], *key: str) -> Iterator[Problem]:
    """Yield a problem for each name of a list that is in it already."""
    for i, one in enumerate(ids):
        if one in ids[:i]:
            message = f"“{one}” is in “{name}:” twice"
            place = defined.place(name, i, *key)
            hint = f"rename one of the two, for example “{one}-2”" if key else "remove this line"
            if not key and place.line == defined.place(name, ids.index(one)).line:
                hint = f"write “[{', '.join(dict.fromkeys(ids))}]”"
            yield Problem(place, message, hint)
