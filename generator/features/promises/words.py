"""The panel “What was promised”: agreed service levels in small print under the experience."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_lines, add_rows
from generator.features.promises.figures import Contrast, PromiseRecord, Promises
from generator.features.promises.method import METHODS
from generator.figures.card import Scorecard
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.anchors import anchor
from generator.wording.situation import Wording
from generator.wording.wording import THIN, either, integer, quoted

_SAID = {
    Contrast.KEPT: (N_("Every promise was kept."), "plain"),
    Contrast.BROKEN: (N_("Not every promise was kept."), "bad"),
    Contrast.CANNOT_TELL: (
        N_(
            "We do not know yet whether promise and experience agree. That does not mean it is "
            "fine."
        ),
        "plain",
    ),
    Contrast.WATERMELON: (
        N_("Green outside, red inside: every promise was kept, yet too few people like it."),
        "bad",
    ),
}
_NONE = N_("Nothing has been promised.")
_UNMEASURED = N_("Nobody has measured whether the promises were kept.")
_WHEN = {
    Contrast.KEPT: "all promises were kept, and people are content",
    Contrast.BROKEN: "a promise was not kept",
    Contrast.CANNOT_TELL: "too few answers, or a promise was not measured",
    Contrast.WATERMELON: "all promises were kept, and people are not content",
}


class PromiseView(Struct, frozen=True):
    """One promise: what was measured last, what was promised then, and how often it was kept."""

    id: str
    name: str
    value: str
    promised: str
    kept: str
    tone: str
    covers: str
    by: str


class PromisesView(Struct, frozen=True):
    """The promises, and the steps that none covers; which columns of their table say anything."""

    uncovered: str
    promises: tuple[PromiseView, ...]
    with_value: bool
    with_promised: bool
    with_covers: bool
    with_by: bool


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Describe the promises; nothing for a service that is not there yet, or no longer."""
    _ = locale.text
    if card.service.stage in (Stage.PIPELINE, Stage.RETIRED):
        return None
    found = card.panels[Promises]
    if not found.items:
        return PanelContent(_(_NONE), add=add_lines(locale, card, "promises"))
    unmeasured = all(item.figure.value is None for item in found.items)
    said, tone = (_UNMEASURED, "plain") if unmeasured else _SAID[found.contrast]
    uncovered = (
        _("No promise covers {names}.").format(
            names=either(locale, [quoted(locale, name) for name in found.uncovered])
        )
        if found.uncovered
        else ""
    )
    views = tuple(_promise(locale, each, card, definitions) for each in found.items)
    add = add_rows(locale, "promises") if unmeasured else ""
    body = PromisesView(
        uncovered=uncovered,
        promises=views,
        with_value=not unmeasured,
        with_promised=any(each.promised for each in views),
        with_covers=any(each.covers for each in views),
        with_by=any(each.by for each in views),
    )
    return PanelContent(_(said), tone, add, body)


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    _ = locale.text
    return (
        Wording("nothing is promised", _(_NONE)),
        Wording("no promise was measured in this time", _(_UNMEASURED)),
        *(Wording(_WHEN[contrast], _(said)) for contrast, (said, _tone) in _SAID.items()),
    )


def _promise(
    locale: Locale, each: PromiseRecord, card: Scorecard, definitions: Definitions
) -> PromiseView:
    promise = each.promise
    steps = [step.name for step in card.service.steps if step.id in promise.covers]
    supplier = definitions.suppliers.get(promise.supplier or "")
    held = each.promised
    least = promise.direction != "decrease"
    way = locale.text("at least {value}") if least else locale.text("at most {value}")
    return PromiseView(
        id=anchor("promise", promise.id),
        name=promise.name,
        value=_amount(locale, each.figure.value, promise.unit),
        promised="" if held is None else way.format(value=_amount(locale, held, promise.unit)),
        kept=kept_words(locale, each),
        tone="bad" if each.kept < each.of else "plain",
        covers=locale.listed(steps),
        by=supplier.part.name if supplier else "",
    )


def kept_words(locale: Locale, each: PromiseRecord) -> str:
    """Say how often a promise was kept."""
    if each.figure.value is None:
        return locale.text("not measured in this time")
    if not each.of:
        return locale.text("nothing was promised for this time")
    if each.kept == each.of:
        said = locale.plural("kept in {n} period", "kept in all {n} periods", each.of)
        return said.format(n=integer(locale, each.of))
    said = locale.plural("kept in {n} of {all} period", "kept in {n} of {all} periods", each.of)
    return said.format(n=integer(locale, each.kept), all=integer(locale, each.of))


def _amount(locale: Locale, value: float | None, unit: str) -> str:
    return "" if value is None else f"{locale.number(f'{value:,.10g}')}{THIN}{unit}"


PANEL = Panel("promise", N_("What was promised"), PromisesView, describe, wordings)
FEATURE = Feature("promises", PANEL, (Promises,), METHODS)
