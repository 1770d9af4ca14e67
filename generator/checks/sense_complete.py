"""Is what a service says complete?

What is merely missing is a warning: the page shows it as missing. What contradicts itself is an
error. What depends on the as-of date is always a warning, or no past day could be built again.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.rule import WARNING, Check, Family, Problem, Rule
from generator.checks.world import World
from generator.model.definitions import ORGANISATION, Defined
from generator.model.fields import holding_on
from generator.model.service import Service, Stage

_IN_USE = (Stage.LIVE, Stage.RETIRING)


def _in_use(world: World) -> Iterator[Defined[Service]]:
    """Yield the services that customers use, and those whose launch is planned."""
    for service in world.services:
        planned = service.part.stage is Stage.PIPELINE and service.part.launched is not None
        if service.part.stage in _IN_USE or planned:
            yield service


def no_owner(world: World) -> Iterator[Problem]:
    """Services that nobody answers for on the as-of date."""
    for service in world.services:
        if service.part.stage is not Stage.RETIRED and not holding_on(
            service.part.owner, world.as_of
        ):
            message = f"nobody answers for “{service.part.name}” on {world.as_of}"
            lines = f"“- since: {world.as_of}” and “  role: …”"
            hint = f"add “owner:” with the lines {lines} below it (such as “Head of Workplace”)"
            if service.part.owner:
                hint = f"write “- since: {world.as_of}” for the line of “since:” below “owner:”"
            place = service.key_place("owner") if service.part.owner else service.place("name")
            yield Problem(place, message, hint)


def no_purpose(world: World) -> Iterator[Problem]:
    """Services that do not say what they are for."""
    for service in world.services:
        if not service.part.purpose:
            message = f"nothing says what “{service.part.name}” is for"
            hint = "add “purpose: …”, one sentence that a customer would say"
            yield Problem(service.place("name"), message, hint)


def no_feedback(world: World) -> Iterator[Problem]:
    """Services about which customers can say something nowhere."""
    if ORGANISATION in world.definitions.unread_files:
        return  # it may name the place for all of them
    for service in _in_use(world):
        provider = world.definitions.providers.get(service.provider)
        other = world.organisation.feedback or (provider and provider.part.feedback)
        if not service.part.feedback and not other:
            message = f"customers can say something about “{service.part.name}” nowhere"
            hint = "add “feedback:” with the line “  link: https://…” below it"
            yield Problem(service.place("name"), message, hint)


def no_target(world: World) -> Iterator[Problem]:
    """Services that do not say how many people should like them."""
    for service in _in_use(world):
        if not service.part.targets:
            message = f"nothing says how many people should like “{service.part.name}”"
            hint = (
                f"add “targets:” with the lines “- since: {world.as_of}” and “  at_least: 0.7” "
                "below it"
            )
            yield Problem(service.place("name"), message, hint)


def no_steps(world: World) -> Iterator[Problem]:
    """Services that do not say how one goes through them."""
    for service in _in_use(world):
        if not service.part.steps:
            message = f"nothing says how customers go through “{service.part.name}”"
            hint = "add “steps:” with the lines “- id: sign-in” and “  name: Sign in” below it"
            yield Problem(service.place("name"), message, hint)


def step_without_measure(world: World) -> Iterator[Problem]:
    """Steps of which nothing is measured."""
    for service in _in_use(world):
        measured = {measure.step for measure in service.part.measures}
        if measured - {None} - {step.id for step in service.part.steps}:
            continue  # a measure names no step that there is, and that is told
        for i, step in enumerate(service.part.steps):
            if step.id not in measured:
                message = f"nothing measures the step “{step.name}”"
                lines = f"“- id: …”, “  name: …”, “  unit: …” and “  step: {step.id}”"
                hint = f"add below “measures:” the lines {lines}"
                yield Problem(service.place("steps", i, "id"), message, hint)


def step_without_supplier(world: World) -> Iterator[Problem]:
    """Steps of which nobody knows who delivers them."""
    for service in _in_use(world):
        for i, step in enumerate(service.part.steps):
            if not step.delivered_by:
                message = f"nothing says who delivers the step “{step.name}”"
                since = service.part.launched or world.as_of
                hint = (
                    f"add “delivered_by:” with the lines “- since: {since}” and “  supplier: …” "
                    "below it"
                )
                yield Problem(service.place("steps", i, "id"), message, hint)


def measure_without_good(world: World) -> Iterator[Problem]:
    """Measures that do not say what is good for people."""
    for service in _in_use(world):
        for i, measure in enumerate(service.part.measures):
            if not measure.good:
                message = f"nothing says what of “{measure.name}” is good for people"
                bound = "at_least" if measure.direction == "increase" else "at_most"
                lines = f"“- since: {world.as_of}” and “  {bound}: …”"
                hint = f"add “good:” with the lines {lines} below it"
                yield Problem(service.place("measures", i, "id"), message, hint)


def promise_without_target(world: World) -> Iterator[Problem]:
    """Promises that do not say what was promised."""
    for service in _in_use(world):
        for i, promise in enumerate(service.part.promises):
            if not promise.targets:
                message = f"nothing says which value was promised in “{promise.name}”"
                lines = f"“- since: {world.as_of}” and “  value: …”"
                hint = f"add “targets:” with the lines {lines} below it"
                yield Problem(service.place("promises", i, "id"), message, hint)


def differentiating_without_result(world: World) -> Iterator[Problem]:
    """Services that are said to set the organisation apart, but not for whom or by what."""
    communities = world.definitions.communities
    for service in world.services:
        if service.part.role != "differentiating":
            continue
        outside = [
            name
            for name in service.part.communities
            if name not in communities or communities[name].part.kind == "external"
        ]
        if not service.part.results or not outside:
            message = "a differentiating service needs a result, and an external community"
            hint = "write “role: supporting”, or add “results:” and an external community"
            yield Problem(service.place("role"), message, hint)


def _rule(code: str, title: str, why: str, hint: str) -> Rule:
    return Rule(code, title, WARNING, Family.SENSE, why, hint)


COMPLETE_CHECKS: tuple[Check, ...] = (
    Check(
        _rule(
            "no-owner",
            "Somebody answers for every service",
            "Readers see “nobody answers for this”.",
            "add “owner:” with the lines “- since: 2026-01-01” and “  role: …” below it",
        ),
        no_owner,
    ),
    Check(
        _rule(
            "no-purpose",
            "Every service says what it is for",
            "A colleague who does not know the name cannot know the service.",
            "add “purpose: …”, one sentence that a customer would say",
        ),
        no_purpose,
    ),
    Check(
        _rule(
            "no-feedback",
            "Customers can say something about every service",
            "Who asks people nothing hears nothing; a launch without it is not ready.",
            "add “feedback:” with the line “  link: https://…” below it",
        ),
        no_feedback,
    ),
    Check(
        _rule(
            "no-target",
            "Every service says how many people should like it",
            "Without a target set beforehand, every result is fine.",
            "add “targets:” with the lines “- since: 2026-01-01” and “  at_least: 0.7” below it",
        ),
        no_target,
    ),
    Check(
        _rule(
            "no-steps",
            "Every service says how one goes through it",
            "Where people give up is only seen where steps are known.",
            "add “steps:” with the lines “- id: sign-in” and “  name: Sign in” below it",
        ),
        no_steps,
    ),
    Check(
        _rule(
            "step-without-measure",
            "Something is measured of every step",
            "A step without a measure is dark: it fails and nobody sees it.",
            "add below “measures:” the lines “- id: …”, “  name: …”, “  unit: …” and “  step: …”",
        ),
        step_without_measure,
    ),
    Check(
        _rule(
            "step-without-supplier",
            "Every step says who delivers it",
            "Time without the service cannot be told by supplier.",
            "add “delivered_by:” with “- since: 2026-01-01” and “  supplier: …” below it",
        ),
        step_without_supplier,
    ),
    Check(
        _rule(
            "measure-without-good",
            "Every measure says what is good for people",
            "A number of seconds means nothing to a reader who does not know what is good.",
            "add “good:” with the lines “- since: 2026-01-01” and “  at_most: …”",
        ),
        measure_without_good,
    ),
    Check(
        _rule(
            "promise-without-target",
            "Every promise says what was promised",
            "A promise without a value can be neither kept nor broken.",
            "add “targets:” with the lines “- since: 2026-01-01” and “  value: …”",
        ),
        promise_without_target,
    ),
    Check(
        _rule(
            "differentiating-without-result",
            "What sets the organisation apart says for whom, and by what",
            "“Differentiating” is a claim about external customers; a result measures it.",
            "write “role: supporting”, or add “results:” and an external community",
        ),
        differentiating_without_result,
    ),
)
