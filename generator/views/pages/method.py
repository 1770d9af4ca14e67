"""How each number is made, generated from the methods' catalogue."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from generator.language import _
from generator.measures.catalogue import METHODS, Method
from generator.model.definitions import Definitions
from generator.model.organisation import Organisation
from generator.views.pages.page import Download, Material, Page, PageKind
from generator.views.words.wording import percent

USED = (
    "like",
    "ease",
    "recommend",
    "home",
    "shirt",
    "response-rate",
    "summary",
    "provider",
    "verdict",
    "trend",
    "difference",
    "pride",
    "pride-gap",
    "right-first-time",
    "ready",
    "days-with-customers",
    "evidence",
    "moved",
    "signals",
    "false-signals",
    "drivers",
    "drivers-together",
    "funnel",
    "works",
    "measure",
    "get-through",
    "digital",
    "requests",
    "wait",
    "promise",
    "contrast",
    "time-lost",
    "time-each",
    "time-away",
    "breakdowns",
    "noticed-first",
    "again",
    "answered",
    "settled",
    "result",
    "cost",
    "cost-per-person",
    "cost-middle",
    "cost-per-completed",
    "usage",
    "take-up",
    "helped",
    "expected",
    "expected-error",
    "expected-held",
    "frozen-error",
    "frozen-held",
)
"""The methods of figures that pages show; one that no page names would only puzzle."""


@dataclass(frozen=True, slots=True)
class MethodView:
    """One method, in plain words."""

    id: str
    title: str
    question: str
    formula: str
    interval: str
    limits: str
    source: str
    version: int
    changes: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """The organisation's own settings, fixed before the data came."""

    loved: str
    pinata: str
    privacy: int
    reliability: int
    period: str
    window: str


@dataclass(frozen=True, slots=True)
class MethodsView:
    """The method page."""

    rules: RulesView
    methods: tuple[MethodView, ...]


def methods_view(organisation: Organisation) -> MethodsView:
    """Return the view of the method page."""
    lengths = _(", then ").join(str(n) for n in organisation.windows(organisation.period))
    rules = RulesView(
        loved=percent(organisation.thresholds.loved),
        pinata=percent(organisation.thresholds.pinata),
        privacy=organisation.floors.privacy,
        reliability=organisation.floors.reliability,
        period=organisation.period.value,
        window=lengths,
    )
    return MethodsView(rules, tuple(_method(METHODS[name]) for name in USED))


def _method(method: Method) -> MethodView:
    return MethodView(
        id=method.id,
        title=method.title,
        question=method.question or "",
        formula=method.formula,
        interval=method.interval or "",
        limits=method.limits,
        source=method.source,
        version=method.version,
        changes=method.changes,
        examples=tuple(example.says for example in method.examples),
    )


def _pages(material: Material) -> Iterator[Page]:
    definitions = material.cards.definitions
    view = methods_view(definitions.organisation.part)
    said = _("What each number means, how it is made, and what it cannot tell.")
    rules = Download("method/rules.json", rules_json(definitions))
    yield Page(
        "method.md", _("How each number is made"), said, lambda: view, offer=lambda: (rules,)
    )


def rules_json(definitions: Definitions) -> str:
    """Return what a program must know to check a site: its floors, and whose services are whose."""
    floors = definitions.organisation.part.floors
    homes = {name: service.provider for name, service in sorted(definitions.services.items())}
    known = {
        "privacy_floor": floors.privacy,
        "reliability_floor": floors.reliability,
        "provider_of": homes,
    }
    return json.dumps(known, ensure_ascii=False, indent=1) + "\n"


KIND = PageKind("method.html", MethodsView, _pages)
