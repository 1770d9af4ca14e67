"""Every folder of services says who provides them."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.definition_context import DefinitionContext
from generator.checks.rule import ERROR, Family, Problem, Rule
from generator.sources.finding import Place


def find(context: DefinitionContext) -> Iterator[Problem]:
    """Folders with services but without the file that says who provides them."""
    providers = set(context.known("provider") or ())
    seen: set[str] = set()
    for service in context.everybody:
        if service.provider in providers | seen:
            continue
        seen.add(service.provider)
        file = f"services/{service.provider}/provider.yml"
        shirt = service.provider.upper()[:12]
        message = f"no file says who provides “{service.id}”: {file} is missing"
        hint = f"create {file} with the lines “name: {shirt}” and “shirt: {shirt}”"
        yield Problem(Place(file), message, hint)


RULE = Rule(
    code="missing-provider",
    title="Every folder of services says who provides them",
    severity=ERROR,
    family=Family.REFERENCES,
    why="A service without a provider has nobody to wear its shirt.",
    hint="create services/it/provider.yml with the lines “name: IT” and “shirt: IT”",
    find=find,
)
