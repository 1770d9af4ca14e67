"""The way through a service, step by step: who delivers each, since when, and time without it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.features.steps.figures import Leg, Steps
from generator.features.steps.ratings import StepRating
from generator.figures.figure import Figure, State
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.wording.parts import Link
from generator.wording.sentences import answers_words, figure_range, figure_value
from generator.wording.spans import span_words
from generator.wording.wording import day_words

_NOBODY = N_("nobody by name")


@dataclass(frozen=True, slots=True)
class LegView:
    """A step: who delivers it, since when, who did before and who will; what it is like.

    ``lost`` is the time without it, ``liked`` how many like it, ``liked_before`` how many did while
    the supplier before delivered it.
    """

    name: str
    by: Link | None
    nobody: str
    since: str
    before: str
    coming: str
    lost: str
    liked: str
    liked_before: str


def way_views(
    locale: Locale, found: Steps, lost: dict[str, str], definitions: Definitions
) -> tuple[LegView, ...]:
    """Return the steps in their order; ``lost`` says the time without each, by its id."""
    return tuple(
        _leg(
            locale,
            leg,
            lost.get(leg.step.id, ""),
            tuple(each for each in found.ratings if each.step == leg.step.id),
            definitions,
        )
        for leg in found.legs
    )


def _leg(
    locale: Locale,
    leg: Leg,
    lost: str,
    ratings: tuple[StepRating, ...],
    definitions: Definitions,
) -> LegView:
    _ = locale.text
    before = coming = ""
    if leg.before and leg.until:
        before = _("{name} until {day}").format(
            name=supplier_name(leg.before, definitions), day=day_words(locale, leg.until)
        )
    if leg.coming:
        name = supplier_name(leg.coming.supplier, definitions)
        coming = _("{name} from {day}").format(name=name, day=day_words(locale, leg.coming.since))
    known = leg.now is not None and leg.now in definitions.suppliers
    by = Link(supplier_name(leg.now or "", definitions), supplier_href(leg.now or ""))
    return LegView(
        name=leg.step.name,
        by=by if known else None,
        nobody="" if known else _(_NOBODY),
        since=_("since {day}").format(day=day_words(locale, leg.since)) if leg.since else "",
        before=before,
        coming=coming,
        lost=lost,
        liked=" ".join(_liked(locale, each.figure) for each in ratings if each.until is None),
        liked_before=" ".join(
            _("With {name}: {liked}").format(
                name=supplier_name(each.supplier or "", definitions)
                if each.supplier
                else _(_NOBODY),
                liked=_liked(locale, each.figure),
            )
            for each in ratings
            if each.until is not None
        ),
    )


def _liked(locale: Locale, figure: Figure) -> str:
    """Say how many like a step, on how many answers that rests, and from which time they are."""
    _, span = locale.text, span_words(locale, figure.span)
    if figure.value is None:
        said = _("how many like it is withheld, to protect people ({span})")
        return said.format(span=span)
    basis = ", ".join((figure_range(locale, figure), answers_words(locale, figure), span))
    few = _("{share} like it, of few answers ({basis})")
    said = few if figure.state is State.FEW else _("{share} like it ({basis})")
    return said.format(share=figure_value(locale, figure), basis=basis)


def supplier_href(supplier: str) -> str:
    """Return where a supplier's page lies."""
    return f"suppliers/{supplier}/"


def supplier_name(supplier: str, definitions: Definitions) -> str:
    """Return what a supplier is called."""
    known = definitions.suppliers.get(supplier)
    return known.part.name if known else supplier
