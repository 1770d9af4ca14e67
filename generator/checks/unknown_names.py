"""What the rules about names in cells share: is what a cell names defined?"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.cell_context import CellContext
from generator.checks.definition_context import unknown
from generator.checks.rule import Mask, Words

_WHERE = {
    "service": "services/<provider>/<service>.yml",
    "provider": "services/<provider>/provider.yml",
    "community": "services/communities.yml",
}


def not_defined(context: CellContext, what: str) -> Iterator[Mask]:
    """Yield the names of services, providers or communities that nobody defines."""
    if context.column.refers_to != what:
        return
    if what == "community" and context.known.reading.communities is None:
        return
    known = context.known.reading.names(what)
    names = {*known, *context.known.unread}
    yield context.mask(context.not_in(names), lambda text: unknown(text, what, known, _WHERE[what]))


def not_of_the_service(context: CellContext, what: str) -> Iterator[Mask]:
    """Yield ids of steps, measures, promises or results that the row's service does not have."""
    if context.column.refers_to != what:
        return
    services = context.known.services.items()
    pairs = {f"{name}/{one}" for name, each in services for one in each.ids(what)}

    def words(text: str) -> Words:
        service, _, name = text.partition("/")
        if not service:
            return (
                f"the row names the {what} “{name}” but no service",
                f"empty “{context.column.name}”, or name a service instead of the provider",
            )
        known = context.known.services[service].ids(what)
        return unknown(name, f"{what} of “{service}”", known, f"the service's {what}s")

    yield context.mask(context.not_in(pairs), words)
