"""What figures and answers are about: a service, or a provider as a whole."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A service or a provider, by its id."""

    kind: str  # "service" or "provider"
    id: str

    def __str__(self) -> str:
        return self.id if self.kind == "service" else f"provider:{self.id}"
