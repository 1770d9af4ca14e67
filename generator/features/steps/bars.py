"""The time without a service as bars: by its cause, and by who delivers the step that broke."""

from __future__ import annotations

from generator.features.steps.outage_impact import NO_STEP, OutageShare
from generator.features.steps.time_without import OutageImpact
from generator.features.steps.way_words import supplier_name
from generator.figures.figure import Figure, State
from generator.language import N_, Locale
from generator.language.alphabet import Order, alphabetical
from generator.model.definitions import Definitions
from generator.wording.figure_words import figure_value
from generator.wording.parts import BarView

CAUSES = {
    "supplier": N_("The supplier"),
    "change": N_("A change"),
    "capacity": N_("Too much demand"),
    "hardware": N_("Hardware"),
    "software": N_("Software"),
    "human": N_("Human error"),
    "other": N_("Something else"),
    "disputed": N_("Disputed"),
    "unknown": N_("Not known"),
    "": N_("Not written down"),
}
"""How causes are said; those that accuse nobody come last."""
_UNSURE = N_("not known")


def cause_bars(locale: Locale, lost: OutageImpact) -> tuple[BarView, ...]:
    """Return a bar for each cause, the largest first; none where no bar would have a length."""
    if not lost.total.value:
        return ()
    ordered = sorted(lost.by_cause, key=lambda each: cause_place(each.key, each.figure))
    return tuple(
        bar(locale, cause_words(locale, e.key), e.figure, lost.total.value) for e in ordered
    )


def cause_words(locale: Locale, cause: str) -> str:
    """Say a cause."""
    return locale.text(CAUSES.get(cause, cause))


def cause_place(cause: str, figure: Figure) -> tuple[bool, float]:
    """Return where a cause stands: the largest first; what accuses nobody comes last."""
    order = list(CAUSES)
    return order.index(cause) >= order.index("disputed"), -(figure.value or 0.0)


def supplier_bars(
    locale: Locale, lost: OutageImpact, definitions: Definitions
) -> tuple[BarView, ...]:
    """Return a bar for each supplier, in order of name: this is no ranking.

    There is none where no bar would have a length.
    """
    if not lost.total.value:
        return ()
    names = {"": locale.text("Nobody named"), NO_STEP: locale.text("No step named")}

    def place(each: OutageShare) -> tuple[bool, Order]:
        return each.key in names, alphabetical(supplier_name(each.key, definitions))

    return tuple(
        bar(
            locale,
            names.get(each.key) or supplier_name(each.key, definitions),
            each.figure,
            lost.total.value,
        )
        for each in sorted(lost.by_supplier, key=place)
    )


def bar(locale: Locale, name: str, figure: Figure, total: float | None) -> BarView:
    """Return a part of the time without a service as a bar of the whole."""
    if figure.state is State.WITHHELD:
        return BarView(name, locale.in_context("state of a number", "withheld"), 0.0)
    if figure.value is None:
        return BarView(name, locale.text(_UNSURE), 0.0)
    return BarView(
        name, figure_value(locale, figure), round(100 * figure.value / total, 1) if total else 0
    )
