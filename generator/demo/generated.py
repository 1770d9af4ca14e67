"""Generated services: a definition and a profile, drawn from the stream of the service's own id."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from generator.demo.names import Named, named
from generator.demo.profiles import (
    CommunityProfile,
    MeasureProfile,
    Path,
    Profile,
    RequestsProfile,
    Survey,
    UseProfile,
    ValueProfile,
    steady,
)
from generator.demo.span import stream
from generator.demo.subject import DemoService
from generator.sources.yaml_text import to_yaml

_OWNERS = {
    "it": ("Head of Workplace", "workplace", "workplace-team"),
    "hr": ("Lead of the people desk", "people", "people-desk"),
    "facilities": ("House manager", "house", "house-crew"),
    "finance": ("Head of the ledger", "ledger", "ledger-team"),
}
_OUTSIDE = ("longline", "third-knock", "ladlewick", "brindlebroom", "quillfeather", "otterway")
_STEPS = (("ask", "Ask for it"), ("use", "Use it"))
_SAID = (
    ("It is slow on Mondays.", "On Mondays everybody comes. We add a second pair of hands."),
    ("Nobody said that it had moved.", "The sign now hangs where you look first."),
    ("I asked twice and was asked the same twice.", "The second question is gone."),
    ("It works. I only wish that it said so.", "It now says so."),
)
_WORDS = (
    "We read every answer. Some of them twice.",
    "It is better than it was and not yet as good as it should be.",
    "Small things first. There are many.",
    "Call us before you kick the lift.",
)
_RETIRED = date(2026, 3, 31)


def generated(number: int, seed: int) -> DemoService:
    """Return the generated service of a number (from 0)."""
    who = named(number)
    rng = stream(seed, who.id, "profile")
    stage = str(
        rng.choice(["live", "retiring", "retired", "pipeline"], p=[0.94, 0.025, 0.02, 0.015])
    )
    launched = date(int(rng.integers(2016, 2023)), int(rng.integers(1, 13)), 1)
    log_since = date(2023, 11, 1) if rng.random() < 0.85 else None
    profile = _profile(number, rng)
    if stage == "pipeline":
        profile = Profile(costs=profile.costs)
    text = to_yaml(_definition(who, stage, launched, log_since, profile, rng))
    return DemoService(
        who.id,
        who.provider,
        text,
        profile,
        None if stage == "pipeline" else launched,
        retired=_RETIRED if stage == "retired" else None,
        log_since=log_since,
        steps=tuple(step for step, _ in _STEPS),
    )


def _profile(number: int, rng: np.random.Generator) -> Profile:
    level = float(np.clip(rng.normal(0.63, 0.13), 0.2, 0.93))
    ease = float(np.clip(level + rng.normal(0.0, 0.08), 0.15, 0.95))
    measured = rng.random() < 0.1
    people = float(np.round(rng.lognormal(5.5, 0.8)))
    size = float(rng.lognormal(-1.0, 0.6))  # of many services most are small: 20 answers a month
    asked = rng.random() > 0.04
    survey = Survey(
        like=_path(level, rng),
        ease=steady(ease),
        monthly=45.0 * size,
        groups=_groups(rng),
        mode="open" if rng.random() < 0.12 else "list",
        rate=float(rng.uniform(0.15, 0.5)),
        raw=number % 5 == 0,
        asks=("home",) if rng.random() < 0.3 else (),
        sway=0.05 if measured else 0.0,
    )
    wait = float(rng.uniform(1.0, 20.0))
    return Profile(
        survey if asked else None,
        signals=(MeasureProfile("waiting", steady(wait), 0.12, follows=0.12),) if measured else (),
        promises=(ValueProfile("in-time", steady(float(rng.uniform(93.0, 99.5))), 0.8),),
        results=(
            ValueProfile("first-time", steady(float(rng.uniform(60, 95))), 2.0, quarterly=True),
        ),
        use=UseProfile(
            steady(people),
            float(rng.uniform(1, 12)),
            (("ask", steady(float(rng.uniform(0.8, 0.99)))), ("use", steady(0.97))),
        ),
        requests=RequestsProfile(people / 6.0, steady(wait)) if rng.random() < 0.3 else None,
        costs=(("own people", 900.0 + people * 6.0), ("supplier", 300.0 + people * 4.0)),
        breakdowns=float(rng.gamma(1.2, 1.2)),
    )


def _path(level: float, rng: np.random.Generator) -> Path:
    """Most stay as they are; some change on a day, for better or worse."""
    if rng.random() > 0.3:
        return steady(level)
    day = date(int(rng.integers(2024, 2027)), int(rng.integers(1, 11)), 1).isoformat()
    return steady(level, (day, float(np.clip(level + rng.normal(0.0, 0.1), 0.15, 0.95))))


def _groups(rng: np.random.Generator) -> tuple[CommunityProfile, ...]:
    all_groups = (
        CommunityProfile("office", 0.5, 0.01),
        CommunityProfile("field", 0.3, -0.02),
        CommunityProfile("contact-centre", 0.2),
    )
    return all_groups[: int(rng.integers(1, 4))]


def _definition(
    who: Named,
    stage: str,
    launched: date,
    log_since: date | None,
    profile: Profile,
    rng: np.random.Generator,
) -> dict[str, Any]:
    role, box, team = _OWNERS[who.provider]
    service: dict[str, Any] = {"name": who.name, "purpose": who.purpose, "stage": stage}
    service["owner"] = [
        {"since": "2022-01-01", "role": role, "contact": f"mailto:{box}@fernmouth.example"}
    ]
    service["roles"] = {"provision": {"role": f"Site lead at {who.place}"}}
    if stage != "pipeline":
        service["launched"] = launched.isoformat()
    if stage in ("retiring", "retired"):
        service["retired"] = "2027-06-30" if stage == "retiring" else _RETIRED.isoformat()
    service["role"] = str(rng.choice(["supporting", "commodity"]))
    groups = profile.survey.groups if profile.survey else _groups(rng)
    service["communities"] = [group.community for group in groups]
    service["tags"] = [who.noun.lower(), who.place]
    if log_since and stage != "pipeline":
        service["log_since"] = log_since.isoformat()
    page = f"https://fernmouth.example/{who.provider}"
    service["request"] = {"link": f"{page}/ask/{who.id}"}
    service["help"] = {"link": f"{page}/help"}
    service["feedback"] = {"link": f"https://say.fernmouth.example/{who.id}"}
    service |= _levels(launched, team, profile, rng)
    if stage == "live":
        service["conversation"] = [_entry(rng)]
    if rng.random() < 0.7:
        service["word"] = [{"since": "2025-01-07", "text": _WORDS[int(rng.integers(0, 4))]}]
    return service


def _levels(
    launched: date, team: str, profile: Profile, rng: np.random.Generator
) -> dict[str, Any]:
    outside = _OUTSIDE[int(rng.integers(0, len(_OUTSIDE)))]
    begins = launched.isoformat()
    found: dict[str, Any] = {}
    if profile.results:
        wanted = round(float(rng.uniform(70, 95)))
        targets = [{"since": "2024-01-01", "value": wanted}]
        name = "Settled at the first try"
        found["results"] = [
            {"id": "first-time", "name": name, "goal": "less-fuss", "unit": "%", "targets": targets}
        ]
    found["steps"] = [
        {"id": step, "name": name, "delivered_by": [{"since": begins, "supplier": by}]}
        for (step, name), by in zip(_STEPS, (team, outside), strict=True)
    ]
    # Most say what should be measured; few measure it.
    usual = profile.signals[0].level.points[0][1] if profile.signals else 10.0
    found["measures"] = [
        _measure("waiting", "Waiting", "min", "ask", round(1.1 * usual, 1)),
        _measure("faults", "Faults", "per 100", "use", 5),
    ]
    if profile.promises:
        promise = {"id": "in-time", "name": "Done within the agreed time", "unit": "%"}
        targets = [{"since": "2023-11-01", "value": 95}]
        found["promises"] = [promise | {"covers": ["use"], "targets": targets}]
    found["targets"] = [{"since": "2024-01-01", "question": "like", "at_least": 0.6}]
    return found


def _measure(identity: str, name: str, unit: str, step: str, at_most: float) -> dict[str, Any]:
    good = [{"since": "2023-11-01", "at_most": at_most}]
    measure = {"id": identity, "name": name, "unit": unit}
    return measure | {"step": step, "good": good}


def _entry(rng: np.random.Generator) -> dict[str, Any]:
    said, reply = _SAID[int(rng.integers(0, len(_SAID)))]
    month = int(rng.integers(1, 9))
    entry: dict[str, Any] = {
        "raised": f"2026-{month:02}-06",
        "by": "customers",
        "said": said,
        "comments": int(rng.integers(3, 30)),
    }
    answered = {"answered": f"2026-{month:02}-13", "reply": reply}
    if rng.random() < 0.5:
        return entry | {"progress": "answered"} | answered
    done = {"done": f"2026-{month + 1:02}-20", "figure": "like"}
    return entry | {"progress": "done"} | answered | done
