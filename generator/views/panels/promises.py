"""The panel “What was promised”: agreed service levels in small print under the experience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.card import Scorecard
from generator.scorecards.panels.promises import Contrast, Kept, Promises
from generator.views.panels.panel import Panel, Told, add_lines, add_rows
from generator.views.words.situation import Wording
from generator.views.words.wording import THIN, count, listed

_SAID = {
    Contrast.KEPT: ("Every promise was kept.", "plain"),
    Contrast.BROKEN: ("Not every promise was kept.", "bad"),
    Contrast.CANNOT_TELL: (
        "Whether promise and experience agree cannot be told yet, which is not the same as fine.",
        "plain",
    ),
    Contrast.GREEN_OUTSIDE: (
        "Green outside, red inside: every promise was kept, yet people like it too little.",
        "bad",
    ),
}
_NONE = "Nothing has been promised, so there is nothing to be kept."
_UNMEASURED = "Whether the promises were kept has not been measured."
_WHEN = {
    Contrast.KEPT: "all promises were kept, and people are content",
    Contrast.BROKEN: "a promise was not kept",
    Contrast.CANNOT_TELL: "too few answers, or a promise was not measured",
    Contrast.GREEN_OUTSIDE: "all promises were kept, and people are not content",
}


@dataclass(frozen=True, slots=True)
class PromiseView:
    """One promise: what was measured last, what was promised then, and how often it was kept."""

    name: str
    value: str
    promised: str
    kept: str
    tone: str
    covers: str
    by: str


@dataclass(frozen=True, slots=True)
class PromisesView:
    """The promises, and the steps that none of them covers."""

    uncovered: str
    promises: tuple[PromiseView, ...]


def tell(card: Scorecard, definitions: Definitions, _: date) -> Told | None:
    """Tell of the promises; nothing for a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Promises]
    if not found.items:
        return Told(_NONE, add=add_lines(card, "promises"))
    unmeasured = all(item.figure.value is None for item in found.items)
    said, tone = (_UNMEASURED, "plain") if unmeasured else _SAID[found.contrast]
    uncovered = (
        f"The promises do not cover: {listed([f'“{name}”' for name in found.uncovered])}."
        if found.uncovered
        else ""
    )
    views = tuple(_promise(each, card, definitions) for each in found.items)
    add = add_rows("promises") if unmeasured else ""
    return Told(said, tone, add, PromisesView(uncovered, views))


def wordings() -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    return (
        Wording("nothing is promised", _NONE),
        Wording("no promise was measured in this time", _UNMEASURED),
        *(Wording(_WHEN[contrast], said) for contrast, (said, _) in _SAID.items()),
    )


def _promise(each: Kept, card: Scorecard, definitions: Definitions) -> PromiseView:
    promise = each.promise
    steps = [step.name for step in card.service.steps if step.id in promise.covers]
    supplier = definitions.suppliers.get(promise.supplier or "")
    way = "at most " if promise.direction == "decrease" else "at least "
    held = each.promised
    return PromiseView(
        name=promise.name,
        value=_amount(each.figure.value, promise.unit),
        promised="" if held is None else way + _amount(held, promise.unit),
        kept=kept_words(each),
        tone="bad" if each.kept < each.of else "plain",
        covers=listed(steps),
        by=supplier.part.name if supplier else "",
    )


def kept_words(each: Kept) -> str:
    """Say how often a promise was kept."""
    if each.figure.value is None:
        return "not measured in this time"
    if not each.of:
        return "nothing was promised for this time"
    if each.kept == each.of:
        return f"kept in {'all ' if each.of > 1 else ''}{count(each.of, 'period', 'periods')}"
    return f"kept in {each.kept} of {count(each.of, 'period', 'periods')}"


def _amount(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:,.10g}{THIN}{unit}"


PANEL = Panel(
    "promise", "What was promised", "promise.html", PromisesView, tell, wordings, (Promises,)
)
