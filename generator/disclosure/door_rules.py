"""What the door goes by, besides the floors."""

from __future__ import annotations

from msgspec import Struct, field

from generator.disclosure.definitions import Sizes
from generator.disclosure.withdrawn import Withdrawals
from generator.releases.ledger import Ledger


class DoorRules(Struct, frozen=True):
    """What the door decides by, besides the floors.

    ``ledger`` is what was published before. ``size_of`` has the published sizes of communities,
    ``people_of`` the true ones, where they are known. ``withdrawn`` returns the rows that an owner
    wants withheld, each with the reason (which may be empty). A period is published
    ``closes_after`` days after its end.
    """

    ledger: Ledger = field(default_factory=Ledger)
    size_of: Sizes = field(default_factory=Sizes)
    withdrawn: Withdrawals = field(default_factory=Withdrawals)
    people_of: Sizes = field(default_factory=Sizes)
    closes_after: int = 0

    @property
    def said(self) -> tuple[object, ...]:
        """All of it but the ledger, in an order that is always the same."""
        sizes = (sorted(each.by_community.items()) for each in (self.size_of, self.people_of))
        return (*sizes, self.withdrawn.said, self.closes_after)
