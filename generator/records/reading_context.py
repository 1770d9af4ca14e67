"""What must be known to read a cell: names, the zone of a clock, and where a year begins."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from generator.model.definitions import COMMUNITIES, Definitions
from generator.model.period import JANUARY


class ReadingContext(Struct, frozen=True):
    """Names that rows may use, the organisation's time zone, and the month that its year begins in.

    ``aliases`` are former ids of services with today's. ``communities`` is None where the file that
    lists them cannot be read: any name may be one then.
    """

    timezone: str
    services: Collection[str]
    aliases: Mapping[str, str]
    providers: Collection[str]
    communities: Collection[str] | None
    year_begins: int = JANUARY

    def named(self, what: str | None, written: str) -> str | None:
        """Return today's id of what a cell names; None where it is a name of nothing known.

        What only a service can say whether it exists, such as a step, is returned as written.
        """
        if what == "service":
            return written if written in self.services else self.aliases.get(written)
        if what == "provider":
            return written if written in self.providers else None
        if what == "community" and self.communities is not None:
            return written if written in self.communities else None
        return written

    def names(self, what: str) -> tuple[str, ...]:
        """Return all names by which rows may call a service, a provider or a community."""
        if what == "service":
            return (*self.services, *self.aliases)
        return tuple(self.providers if what == "provider" else self.communities or ())


def reading_context_of(definitions: Definitions) -> ReadingContext:
    """Return what is known from the definitions."""
    unread = COMMUNITIES in definitions.unread_files
    return ReadingContext(
        timezone=definitions.organisation.part.timezone,
        services=dict.fromkeys(sorted(definitions.services)),
        aliases=dict(sorted(definitions.aliases.items())),
        providers=tuple(sorted(definitions.providers)),
        communities=None if unread else tuple(sorted(definitions.communities)),
        year_begins=definitions.organisation.part.year_begins,
    )
