"""The way through a service, step by step: who delivers each, since when, and time without it."""

from __future__ import annotations

from msgspec import Struct

from generator.features.steps.figures import Leg, Steps
from generator.features.steps.ratings import StepRating
from generator.figures.figure import Figure, State
from generator.language import Locale
from generator.language.marked import filled
from generator.model.definitions import Definitions
from generator.wording.figure_words import answers_words, figure_range, figure_value
from generator.wording.marks import marked
from generator.wording.parts import Link
from generator.wording.spans import span_words
from generator.wording.wording import day_words


class LegView(Struct, frozen=True):
    """A step: who delivers it, since when, who did before and who will; what it is like.

    ``lost`` is the time without it, ``liked`` how many like it and ``basis`` on what that rests;
    ``liked_before`` is how many did while the supplier before delivered it.
    """

    name: str
    by: Link | None
    nobody: str
    since: str
    before: str
    coming: str
    lost: str
    liked: str
    basis: str
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
    now = next((each.figure for each in ratings if each.until is None), None)
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
        nobody="" if known else _("no supplier is named"),
        since=_("since {day}").format(day=day_words(locale, leg.since)) if leg.since else "",
        before=before,
        coming=coming,
        lost=lost,
        liked=_liked(locale, now) if now else "",
        basis=_basis(locale, now) if now else "",
        liked_before=" ".join(
            before_words(locale, each, definitions) for each in ratings if each.until
        ),
    )


def rating_words(locale: Locale, figure: Figure) -> str:
    """Say how many like a step, and on what that rests."""
    return filled("{liked} ({basis})", liked=_liked(locale, figure), basis=_basis(locale, figure))


def before_words(locale: Locale, each: StepRating, definitions: Definitions) -> str:
    """Say how many liked a step while the supplier before delivered it."""
    liked, basis = _liked(locale, each.figure), _basis(locale, each.figure)
    if not each.supplier:
        nobody = locale.text("With no named supplier: {liked} ({basis})")
        return filled(nobody, liked=liked, basis=basis)
    said = locale.text("With {name}: {liked} ({basis})")
    return filled(said, name=supplier_name(each.supplier, definitions), liked=liked, basis=basis)


def _liked(locale: Locale, figure: Figure) -> str:
    """Say how many like a step, or that they are too few to be shown."""
    _ = locale.text
    if figure.value is None:
        return _("how many like it is withheld, to protect people")
    few = _("{share} of the few who answered like it")
    said = few if figure.state is State.FEW else _("{share} like it")
    return marked(figure, said.format(share=figure_value(locale, figure)))


def _basis(locale: Locale, figure: Figure) -> str:
    """Say on how many answers that rests, how sure it is, and from which time they are."""
    parts = (figure_range(locale, figure), answers_words(locale, figure))
    said = ", ".join(part for part in (*parts, span_words(locale, figure.span)) if part)
    return marked(figure, said)


def supplier_href(supplier: str) -> str:
    """Return where a supplier's page lies."""
    return f"suppliers/{supplier}/"


def supplier_name(supplier: str, definitions: Definitions) -> str:
    """Return what a supplier is called."""
    known = definitions.suppliers.get(supplier)
    return known.part.name if known else supplier
