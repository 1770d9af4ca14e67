"""The row of the table of sentences: what can be said, and when."""

from __future__ import annotations

from msgspec import Struct


class Wording(Struct, frozen=True):
    """A sentence that a panel or a page may begin with, and the situation in which it does."""

    when: str
    says: str
