"""What the door goes by, besides the floors."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from generator.counts.cube import Key
from generator.releases.ledger import Ledger


@dataclass(frozen=True)
class DoorRules:
    """What the door decides by, besides the floors.

    ``ledger`` is what was published before. ``size_of`` returns the published size of a community
    on a day, None where it has none; ``people_of`` the true one, where it is known. ``withdrawn``
    says why an owner wants a cell withheld (it may be empty), None where nobody does.
    """

    ledger: Ledger = field(default_factory=Ledger)
    size_of: Callable[[str, date], int | None] = lambda *_: None
    withdrawn: Callable[[Key], str | None] = lambda _: None
    people_of: Callable[[str, date], int | None] = lambda *_: None
