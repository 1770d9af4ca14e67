"""Somebody answers for every service."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule
from generator.model.fields import holding_on
from generator.model.service import Stage


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Services that nobody answers for on the as-of date."""
    for service in context.services:
        if service.part.stage is not Stage.RETIRED and not holding_on(
            service.part.owner, context.as_of
        ):
            message = f"“{service.part.name}” has no owner on {context.as_of}"
            lines = f"“- since: {context.as_of}” and “  role: …”"
            hint = f"add “owner:” with the lines {lines} below it (such as “Head of Workplace”)"
            if service.part.owner:
                hint = f"write “- since: {context.as_of}” for the line of “since:” below “owner:”"
            place = service.key_place("owner") if service.part.owner else service.place("name")
            yield Problem(place, message, hint)


RULE = Rule(
    code="no-owner",
    title="Every service has an owner",
    severity=WARNING,
    family=Family.SENSE,
    why="Readers see “No owner is named”.",
    hint="add “owner:” with the lines “- since: 2026-01-01” and “  role: …” below it",
    find=find,
)
