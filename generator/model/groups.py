"""`services/communities.yml` and `services/suppliers.yml`: who uses, and who delivers."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.fields import Contact, Dated, Id, Link, Name, Part, Text, Whole


class Size(Dated):
    """How many people belong to a community."""

    people: Annotated[Whole, Field(ge=0)] = Field(description="How many people belong to it.")


class Community(Part):
    """A group of customers."""

    id: Id = Field(description="The community's id, by which services and data name it.")
    name: Name = Field(description="What its people call themselves: “Field staff”.")
    kind: Literal["internal", "external"] = Field(
        "internal", description="Inside the organisation, or outside."
    )
    size: tuple[Size, ...] = Field((), description="How many people belong to it, and since when.")
    description: Text | None = Field(None, description="Who they are and what they do.")


class Communities(Part):
    """All groups of customers."""

    communities: tuple[Community, ...] = Field(description="The groups of customers.")


class Supplier(Part):
    """Who delivers a step of a service."""

    id: Id = Field(description="The supplier's id, by which steps name it.")
    name: Name = Field(description="The supplier's name.")
    kind: Literal["internal", "external"] = Field(
        "external", description="A part of the organisation, or another company."
    )
    contact: Contact | None = Field(None, description="Who owns it.")
    link: Link | None = Field(None, description="Its own page.")
    reply: Text | None = Field(None, description="What the supplier itself says about its figures.")


class Suppliers(Part):
    """All suppliers."""

    suppliers: tuple[Supplier, ...] = Field(
        description="The suppliers that deliver steps of services."
    )
