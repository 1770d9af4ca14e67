"""The way through a service, step by step: who delivers each, since when, and time without it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.features.steps.figures import Leg
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.wording.parts import Link
from generator.wording.wording import day_words

_NOBODY = N_("nobody by name")


@dataclass(frozen=True, slots=True)
class LegView:
    """A step: who delivers it, since when, who did before and who will; time without it."""

    name: str
    by: Link | None
    nobody: str
    since: str
    before: str
    coming: str
    lost: str


def way_views(
    locale: Locale, legs: tuple[Leg, ...], lost: dict[str, str], definitions: Definitions
) -> tuple[LegView, ...]:
    """Return the steps in their order; ``lost`` says the time without each, by its id."""
    return tuple(_leg(locale, leg, lost.get(leg.step.id, ""), definitions) for leg in legs)


def _leg(locale: Locale, leg: Leg, lost: str, definitions: Definitions) -> LegView:
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
    )


def supplier_href(supplier: str) -> str:
    """Return where a supplier's page lies."""
    return f"suppliers/{supplier}/"


def supplier_name(supplier: str, definitions: Definitions) -> str:
    """Return what a supplier is called."""
    known = definitions.suppliers.get(supplier)
    return known.part.name if known else supplier
