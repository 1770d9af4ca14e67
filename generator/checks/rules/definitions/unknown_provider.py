"""Every provider that is named is defined."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.references import unknown_name
from generator.checks.rule import ERROR, Family, Problem, Rule


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Providers from which practices were adopted."""
    where = "services/<provider>/provider.yml"
    for provider in context.definitions.providers.values():
        for name in type(provider.part.answers).model_fields:
            answer = getattr(provider.part.answers, name)
            if answer and answer.adopted_from:
                path = ("answers", name, "adopted_from")
                known = set(context.known("provider") or ())
                yield from unknown_name(
                    provider, path, answer.adopted_from, "provider", known, where
                )


RULE = Rule(
    code="unknown-provider",
    title="Every provider that is named is defined",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A practice is adopted from a provider that readers can ask.",
    hint="write “it”",
    find=find,
)
