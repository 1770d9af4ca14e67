"""What the door goes by, besides the floors."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.counts.keys import Keys
from generator.releases.ledger import Ledger


@dataclass(frozen=True)
class DoorRules:
    """What the door decides by, besides the floors.

    ``ledger`` is what was published before. ``size_of`` returns the published size of a community
    on a day, None where it has none; ``people_of`` the true one, where it is known. ``withdrawn``
    returns the rows that an owner wants withheld, each with the reason (which may be empty).
    """

    ledger: Ledger = field(default_factory=Ledger)
    size_of: Callable[[str, date], int | None] = lambda *_: None
    withdrawn: Callable[[Keys], Mapping[int, str]] = lambda _: {}
    people_of: Callable[[str, date], int | None] = lambda *_: None
