"""The panel “What it costs”: for each person, each time, in all; and how many use it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from msgspec import Struct

from generator.features.costs.figures import Costs
from generator.features.costs.method import METHODS
from generator.features.feature import Feature
from generator.features.panel import Panel, PanelContent, add_rows
from generator.figures.card import Scorecard
from generator.figures.figure import Figure, State
from generator.language import N_, Locale
from generator.model.definitions import Definitions
from generator.model.service import Stage
from generator.wording.figure_words import figure_value, state_words
from generator.wording.marks import marked
from generator.wording.parts import BarView
from generator.wording.situation import Wording
from generator.wording.spans import span_words
from generator.wording.wording import integer, money, percent, whole

_FREE = N_("It cost nothing recently: at least as much money came back as was spent.")
_EXAMPLE = 11.2
_TINY = 0.005


class FactView(Struct, frozen=True):
    """A number, what it is, and what it is about in small print."""

    name: str
    value: str
    note: str


class CostsView(Struct, frozen=True):
    """The numbers, and where the money of a month goes."""

    facts: tuple[FactView, ...]
    categories_title: str
    categories: tuple[BarView, ...]


def describe(
    locale: Locale, card: Scorecard, definitions: Definitions, _as_of: date
) -> PanelContent | None:
    """Describe the costs; of a service that is not there yet only where there are some."""
    stage = card.service.stage
    found = card.panels[Costs]
    early = stage is Stage.PIPELINE
    if stage is Stage.RETIRED or (early and not found.month.has_value):
        return None
    said = _said(
        locale,
        _spent(found.person),
        _spent(found.month),
        found.take_up.value,
        found.people.value,
        early,
        found.person.state is State.WITHHELD,
    )
    add = "" if found.month.has_value else add_rows(locale, "costs")
    if not (add or early or found.people.has_value or found.people.state is State.WITHHELD):
        add = add_rows(locale, "usage")
    return PanelContent(said, add=add, body=_body(locale, found, definitions))


Spent = tuple[float, str] | None
"""An amount and its currency."""


def wordings(locale: Locale) -> tuple[Wording, ...]:
    """Return every sentence that the panel can begin with."""
    some, cent, back = (_EXAMPLE, "EUR"), (0.001, "EUR"), (-_EXAMPLE, "EUR")
    shares = {
        "": None,
        ", many use it": 0.82,
        ", one of a hundred uses it": 0.01,
        ", hardly anybody uses it": 0.004,
        ", nobody uses it": 0.0,
    }
    return (
        *(
            Wording(f"{when}{whom}", _said(locale, amount, amount, share, 10, False))
            for when, amount in (("the costs are known", some), ("it costs next to nothing", cent))
            for whom, share in shares.items()
            if share != 0.0
        ),
        *(
            Wording(f"no costs are known{whom}", _said(locale, None, None, share, 10, False))
            for whom, share in shares.items()
        ),
        Wording("more money came back than was spent", _said(locale, back, back, None, 10, False)),
        Wording("costs are known, use is not", _said(locale, None, some, None, None, False)),
        Wording(
            "costs and use are known, for other times", _said(locale, None, some, None, 10, False)
        ),
        Wording("costs are known, nobody uses it", _said(locale, None, some, None, 0, False)),
        Wording(
            "costs are known, use is withheld",
            _said(locale, None, some, None, None, False, withheld=True),
        ),
        Wording("it costs money before it is there", _said(locale, None, some, None, None, True)),
    )


def _said(
    locale: Locale,
    person: Spent,
    month: Spent,
    share: float | None,
    people: float | None,
    early: bool,
    withheld: bool = False,
) -> str:
    """Say what it costs, for whom as far as that is known."""
    _ = locale.text
    if month is None:
        return _of_hundred(locale, _UNKNOWN, share, people)
    if (person or month)[0] <= 0:
        return _(_FREE)
    if person is not None:
        return _of_hundred(locale, _EACH, share, people).format(money=money(locale, *person))
    if early:
        said = _("It already costs {money} a month, before anybody can use it.")
    elif withheld and people != 0:
        said = _("It costs {money} a month. We do not show for how many people, to protect them.")
    elif people is None:
        said = _("It costs {money} a month; nobody has written down how many people use it.")
    elif people == 0:
        said = _("It costs {money} a month, and nobody used it.")
    else:
        said = _(
            "It costs {money} a month. We know what it costs and how many use it, but not for the "
            "same time."
        )
    return said.format(money=money(locale, *month))


class _OfHundred(NamedTuple):
    """A sentence, alone and with how many of a hundred use it.

    Where these are fewer than one, it says how many people use it: a whole region is no measure of
    a service for new parents.
    """

    alone: str
    nobody: str
    fewer: str
    one: str
    some: str


_UNKNOWN = _OfHundred(
    N_("Nobody has written down what it costs."),
    N_("Nobody has written down what it costs; none of the people it is for use it."),
    N_("Nobody has written down what it costs; {people} people use it."),
    N_("Nobody has written down what it costs; 1 in 100 of the people it is for uses it."),
    N_("Nobody has written down what it costs; {number} in 100 of the people it is for use it."),
)
_EACH = _OfHundred(
    N_("It costs {money} per person per month."),
    N_(
        "It costs {money} a month for each person who uses it; none of the people it is for use it."
    ),
    N_("It costs {money} per person per month, for {people} people."),
    N_("It costs {money} per person per month; 1 in 100 of the people it is for uses it."),
    N_("It costs {money} per person per month; {number} in 100 of the people it is for use it."),
)


def _of_hundred(locale: Locale, said: _OfHundred, share: float | None, people: float | None) -> str:
    """Return the sentence with how many of those it is for use it, as far as anybody knows."""
    _ = locale.text
    if share is None:
        return _(said.alone)
    number = whole(share * 100)
    if number == 0:
        few = _(said.fewer).replace("{people}", integer(locale, whole(people or 0)))
        return few if share else _(said.nobody)
    return _(said.one) if number == 1 else _(said.some).replace("{number}", str(number))


def _spent(figure: Figure) -> Spent:
    return None if figure.value is None else (figure.value, figure.unit)


def _body(locale: Locale, found: Costs, definitions: Definitions) -> CostsView | None:
    _ = locale.text
    facts = [
        _fact(locale, _("Per person per month"), found.person),
        _fact(locale, _("Per completed use"), found.completed),
        _fact(locale, _("In total per month"), found.month),
        _fact(locale, _("People who use it"), found.people),
    ]
    shown = [fact for fact in facts if fact is not None]
    if found.people.has_value or found.people.state is State.WITHHELD:
        shown.append(_take_up(locale, found))
    if not shown:
        return None
    currency = definitions.organisation.part.currency
    return CostsView(
        tuple(shown), _("What the money is spent on in a month"), _bars(locale, found, currency)
    )


def _fact(locale: Locale, name: str, figure: Figure) -> FactView | None:
    if figure.state is State.WITHHELD:
        return FactView(name, state_words(locale, figure), span_words(locale, figure.span))
    if figure.value is None or figure.span is None:
        return None
    return FactView(name, figure_value(locale, figure), span_words(locale, figure.span))


def _take_up(locale: Locale, found: Costs) -> FactView:
    """Say which share of those it is for use it, or why nobody knows."""
    _ = locale.text
    name, size = _("Share who use it"), found.size
    if found.take_up.state is State.SHOWN:
        share = found.take_up.value or 0.0
        tiny = 0 < share < _TINY
        value = _("less than {least}").format(least=percent(0.01)) if tiny else percent(share)
        value = marked(found.take_up, value)
        return FactView(
            name,
            value,
            _("of {people} people in its groups").format(people=integer(locale, size or 0)),
        )
    if found.take_up.state is State.WITHHELD:
        return FactView(name, state_words(locale, found.take_up), "")
    why = (
        _("more people use it than it is for")
        if size
        else _("nobody has written down how many it is for")
    )
    return FactView(name, _("not known"), why)


def _bars(locale: Locale, found: Costs, currency: str) -> tuple[BarView, ...]:
    """Return a bar a category; one alone says no more than the sum."""
    if len(found.by_category) < 2:
        return ()
    amounts = [(name, figure.value or 0.0) for name, figure in found.by_category]
    most = sum(max(amount, 0.0) for _, amount in amounts)
    return tuple(
        BarView(
            name,
            money(locale, amount, currency),
            round(100 * max(amount, 0.0) / most, 1) if most else 0.0,
            note=locale.text("money that came back") if amount < 0 else "",
        )
        for name, amount in amounts
    )


PANEL = Panel("costs", N_("What it costs"), CostsView, describe, wordings)
FEATURE = Feature("costs", PANEL, (Costs,), METHODS)
