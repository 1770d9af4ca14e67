"""Every supplier delivers something."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Suppliers that deliver nothing."""
    used = set()
    for service in context.services:
        used |= {d.supplier for step in service.part.steps for d in step.delivered_by}
        used |= {promise.supplier for promise in service.part.promises if promise.supplier}
    if context.definitions.unread or used - context.definitions.suppliers.keys():
        return
    for supplier in context.definitions.suppliers.values():
        if supplier.id not in used:
            message = f"the supplier “{supplier.id}” delivers no step"
            lines = f"“- since: …” and “  supplier: {supplier.id}”"
            hint = (
                f"write “delivered_by:” in a step that it delivers, with the lines {lines} below "
                "it; or remove it here"
            )
            yield Problem(supplier.place("id"), message, hint)


RULE = Rule(
    code="unused-supplier",
    title="Every supplier delivers something",
    severity=WARNING,
    family=Family.SENSE,
    why="Either it is left over from a change, or a step does not name its supplier.",
    hint="write “delivered_by:” in a step that it delivers, with the lines “- since: …” and "
    "“  supplier: acme” below it; or remove it here",
    find=find,
)
