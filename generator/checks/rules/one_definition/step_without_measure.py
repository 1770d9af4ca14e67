"""Something is measured of every step."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import WARNING, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Steps of which nothing is measured; where it is none, one finding speaks for all."""
    for service in context.in_use:
        measured = {measure.step for measure in service.part.measures}
        if measured - {None} - {step.id for step in service.part.steps}:
            continue  # a measure names no step that there is, and that is reported
        steps = service.part.steps
        none = not measured - {None}
        for i, step in enumerate(steps[:1] if none else steps):
            if step.id not in measured:
                message = f"nothing measures the step “{step.name}”"
                if none and len(steps) > 1:
                    message = f"nothing measures any of the {len(steps)} steps"
                lines = f"“- id: …”, “  name: …”, “  unit: …” and “  step: {step.id}”"
                hint = f"add below “measures:” the lines {lines}"
                if not service.part.measures:
                    hint = f"add “measures:” to the end of the file, and below it the lines {lines}"
                yield Problem(service.place("steps", i, "id"), message, hint)


RULE = Rule(
    code="step-without-measure",
    title="Every step has a measure",
    severity=WARNING,
    family=Family.SENSE,
    why="If a step without a measure fails, nobody sees it.",
    hint="add below “measures:” the lines “- id: …”, “  name: …”, “  unit: …” and “  step: …”",
    find=find,
)
