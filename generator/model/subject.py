"""What figures and answers are about: a service, one of its steps, or a provider as a whole."""

from __future__ import annotations

from typing import NamedTuple


class Subject(NamedTuple):
    """A service, a provider, or a step of a service, by its id: “remote-access/sign-in”."""

    kind: str  # "service", "provider" or "step"
    id: str

    def __str__(self) -> str:
        return self.id if self.kind == "service" else f"{self.kind}:{self.id}"

    @property
    def whole(self) -> Subject:
        """The service that it is a step of; else itself."""
        return Subject("service", self.id.partition("/")[0]) if self.kind == "step" else self


def step_of(service: str, step: str) -> Subject:
    """Return a step of a service as what answers are about."""
    return Subject("step", f"{service}/{step}")
