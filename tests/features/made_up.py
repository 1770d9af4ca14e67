"""Made-up cards: what a panel says of any state, without files, counts or figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

from msgspec import Struct
from msgspec.structs import astuple, replace

from generator.features.expected.drawing import ExpectedChart
from generator.features.panel import Panel
from generator.figures.figure import Figure, Periods, Span, State
from generator.figures.method import Method
from generator.figures.question_methods import OF_QUESTIONS
from generator.language import ENGLISH
from generator.model.definitions import Defined, Definitions
from generator.model.groups import Community, Supplier
from generator.model.organisation import Organisation
from generator.model.period import parse_period
from generator.model.provider import Provider
from generator.model.service import Service
from generator.sources.yaml_document import Document
from generator.wording.parts import SparkView

Said = Iterator[tuple[str, str]]
"""What is the case, and what is said of it."""
DAY = timedelta(days=1)
AS_OF = date(2026, 10, 31)
SPAN = Span(
    date(2026, 8, 1),
    date(2026, 10, 31),
    Periods(parse_period("2026-08"), parse_period("2026-10")),
)
_NOWHERE = Document("services/it/mail.yml", "", "", {})


def _defined(name: str, part: Any) -> Defined[Any]:
    return Defined(name, part, _NOWHERE, (), "it")


COMMUNITIES = ("field", "office", "shop")
DEFINITIONS = Definitions(
    _defined("organisation", Organisation(name="Small Works")),
    {"it": _defined("it", Provider(name="IT", shirt="IT"))},
    {name: _defined(name, Service(name=name, stage="live")) for name in ("mail", "letters")},
    suppliers={"acme": _defined("acme", Supplier(id="acme", name="Acme"))},
    communities={
        name: _defined(name, Community(id=name, name=name.title())) for name in COMMUNITIES
    },
)


def shown(method: Method, value: float, state: State = State.SHOWN, **more: Any) -> Figure:
    """Return a figure that has a number."""
    return Figure("mail/x", method, state, SPAN, value=value, **more)


def empty(method: Method, state: State = State.NO_DATA, **more: Any) -> Figure:
    """Return a figure that has none."""
    return Figure("mail/x", method, state, SPAN, **more)


def without_number(method: Method) -> dict[str, Figure]:
    """Return a figure in each state without a number that it can be in, by what it is called."""
    never = {State.SHOWN, State.FEW}
    if method.id not in OF_QUESTIONS:
        never |= {State.NO_COUNTS}
    if method.id != "like":
        never |= {State.NOT_YET}
    if method.id not in (*OF_QUESTIONS, "lost", "pride"):
        never |= {State.LONG_AGO, State.SET_ASIDE}
    if method.id == "lost":
        never |= {State.NOT_ASKED}  # the panel is not there
    return {state.value: empty(method, state) for state in State if state not in never}


def numbers(method: Method, values: Iterable[float], **more: Any) -> dict[str, Figure]:
    """Return a figure for each number, by its number."""
    return {f"{value:g}": shown(method, value, **more) for value in values}


GAPS: dict[str, tuple[float, float, float]] = {
    "more": (0.1, 0.05, 0.15),
    "1 point more": (0.01, 0.004, 0.02),
    "from 0 on": (0.05, 0.0, 0.1),
    "chance": (0.0, -0.05, 0.05),
    "to 0": (-0.05, -0.1, 0.0),
    "1 point less": (-0.01, -0.02, -0.004),
    "less": (-0.1, -0.15, -0.05),
}


def gaps(method: Method) -> dict[str, Figure]:
    return {
        called: shown(method, value, low=low, high=high, n=200)
        for called, (value, low, high) in GAPS.items()
    }


def each_alone(base: Any, **choices: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the base, then the base with one of its fields changed, with what was changed."""
    yield "base", base
    for name, values in choices.items():
        for called, value in values.items():
            yield f"{name} {called}", replace(base, **{name: value})


def say(panel: Panel, found: Any, also: Iterable[Any] = (), **service: Any) -> str:
    """Return all that a panel says of what was found, in one line; “–” where it says nothing."""
    part = Service.model_validate({"name": "Mail", "stage": "live", **service})
    card = SimpleNamespace(
        id="mail",
        service=part,
        defined=_defined("mail", part),
        provider=DEFINITIONS.providers["it"],
        panels={type(each): each for each in (found, *also)},
    )
    content = panel.describe(ENGLISH, card, DEFINITIONS, AS_OF)
    if content is None:
        return "–"
    words = [f"[{content.tone}] {content.said}", *([f"({content.add})"] if content.add else [])]
    return " | ".join([*words, *_texts(content.body)]).replace("\u202f", " ")


def _texts(part: Any) -> Iterator[str]:
    """Yield the texts and numbers of a body, in order; of a drawing its description."""
    if isinstance(part, SparkView):
        yield part.label
    elif isinstance(part, (tuple, list)):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, Struct) and not isinstance(part, ExpectedChart):
        yield from _texts(astuple(part))
    elif isinstance(part, str | float | int) and part != "":
        yield f"{part:g}" if isinstance(part, float) else str(part)
