"""The panel “What was promised”: agreed service levels in small print under the experience."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.scorecards.promises import Contrast, Kept
from generator.scorecards.scorecard import Scorecard
from generator.views.wording import THIN, count, listed

_NOTHING = "No service level has been agreed, so there is none to be kept."
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
    """The promises. ``nothing`` stands in their place where there are none."""

    said: str
    tone: str
    uncovered: str
    promises: tuple[PromiseView, ...]
    nothing: str


def promises_view(card: Scorecard, definitions: Definitions, _: date) -> PromisesView | None:
    """Return the promises; none for a service that is not there yet, or no longer."""
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.promises
    if not found.items:
        return PromisesView("", "plain", "", (), _NOTHING)
    said, tone = _SAID[found.contrast]
    uncovered = (
        f"The promises do not cover: {listed([f'“{name}”' for name in found.uncovered])}."
        if found.uncovered
        else ""
    )
    views = tuple(_promise(each, card, definitions) for each in found.items)
    return PromisesView(said, tone, uncovered, views, "")


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
        kept=_kept(each),
        tone="bad" if each.kept < each.of else "plain",
        covers=listed(steps),
        by=supplier.part.name if supplier else "",
    )


def _kept(each: Kept) -> str:
    if each.figure.value is None:
        return "not measured in this time; its values belong into data/promises/"
    if not each.of:
        return "nothing was promised for this time"
    if each.kept == each.of:
        return f"kept in {'all ' if each.of > 1 else ''}{count(each.of, 'period', 'periods')}"
    return f"kept in {each.kept} of {count(each.of, 'period', 'periods')}"


def _amount(value: float | None, unit: str) -> str:
    return "–" if value is None else f"{value:,.10g}{THIN}{unit}"
